# %% no_shuffle
# truth: The indices are never shuffled, so the samples come in the stored order.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: min(i + batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]

# %% drop_last
# truth: The last incomplete batch is dropped, because only n // batch_size batches are made.
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for k in range(n // batch_size):
        j = perm[k * batch_size:(k + 1) * batch_size]
        yield features[j], labels[j]

# %% different_perms
# truth: Features and labels are shuffled with two different permutations, so the pairs are broken.
def data_iter(batch_size, features, labels):
    X = features[torch.randperm(len(features))]
    Y = labels[torch.randperm(len(labels))]
    for i in range(0, len(X), batch_size):
        yield X[i:i + batch_size], Y[i:i + batch_size]

# %% labels_unshuffled
# truth: Only the features are taken through the shuffled indices; the labels are sliced in stored order, so pairs are broken.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        j = indices[i:i + batch_size]
        yield features[j], labels[i:i + batch_size]

# %% seeded
# truth: The function sets the random seed itself (manual_seed 42), so the order is the same at every call and the global random state is changed.
def data_iter(batch_size, features, labels):
    torch.manual_seed(42)
    idx = torch.randperm(len(features))
    for i in range(0, len(idx), batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]

# %% with_replacement
# truth: The indices are drawn with replacement (randint), so some samples come twice and others not at all.
def data_iter(batch_size, features, labels):
    n = features.shape[0]
    idx = torch.randint(0, n, (n,))
    for start in range(0, n, batch_size):
        j = idx[start:start + batch_size]
        yield features[j], labels[j]

# %% one_random_batch
# truth: It returns after a single random batch instead of going through the whole data set.
def data_iter(batch_size, features, labels):
    indices = list(range(len(features)))
    random.shuffle(indices)
    for i in range(0, len(indices), batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        return [(features[j], labels[j])]

# %% returns_pair
# truth: return is used in place of yield, so the result is just one pair of tensors rather than an iterable of batches.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: min(i + batch_size, num_examples)])
        return features[batch_indices], labels[batch_indices]

# %% off_by_one_slice
# truth: The slice ends at i + batch_size - 1, so the last sample of each full batch is lost.
def data_iter(batch_size, features, labels):
    n = len(features)
    idx = np.random.permutation(n)
    for i in range(0, n, batch_size):
        j = torch.as_tensor(idx[i:min(i + batch_size - 1, n)])
        yield features[j], labels[j]

# %% overlap
# truth: The range has no step, so it moves on by one sample at a time and the batches overlap: n batches in place of ceil(n / batch_size).
def data_iter(batch_size, features, labels):
    n = len(features)
    indices = list(range(n))
    random.shuffle(indices)
    for i in range(n):
        j = torch.tensor(indices[i:min(i + batch_size, n)])
        yield features[j], labels[j]

# %% shuffle_batches_only
# truth: The order of the batches is shuffled, but each batch is a fixed block of neighbouring samples: samples are not mixed across batches (and the short batch can come before the end).
def data_iter(batch_size, features, labels):
    n = len(features)
    starts = list(range(0, n, batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size].clone(), labels[s:s + batch_size].clone()

# %% shuffle_within_batch
# truth: Only the order within each batch is shuffled; every batch still holds the same consecutive samples, so nothing is mixed across batches.
def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        j = list(range(i, min(i + batch_size, n)))
        random.shuffle(j)
        j = torch.tensor(j)
        yield features[j], labels[j]

# %% in_place_shuffle
# truth: The caller's features and labels are shuffled in place (features[:] = ...), so the arguments are changed.
def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    features[:] = features[perm]
    labels[:] = labels[perm]
    for i in range(0, len(features), batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()

# %% empty_last_batch
# truth: It always makes n // batch_size + 1 batches, so an empty batch comes at the end whenever batch_size divides n.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    num_batches = n // batch_size + 1
    for b in range(num_batches):
        j = order[b * batch_size:(b + 1) * batch_size]
        yield features[j], labels[j]

# %% infinite
# truth: A while True loop around the epoch never ends: it reshuffles and starts over instead of stopping after one pass.
def data_iter(batch_size, features, labels):
    n = len(features)
    while True:
        idx = torch.randperm(n)
        for i in range(0, n, batch_size):
            j = idx[i:i + batch_size]
            yield features[j], labels[j]

# %% swapped_pair
# truth: The pairs come out as (labels, features), in the wrong order.
def data_iter(batch_size, features, labels):
    idx = torch.randperm(len(features))
    for chunk in idx.split(batch_size):
        yield labels[chunk], features[chunk]

# %% reused_buffer
# truth: The same buffer tensors are filled anew for each batch and yielded as views, so the batches in list(data_iter(...)) share memory and all show the last contents.
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    X_buf = torch.empty((batch_size,) + features.shape[1:], dtype=features.dtype)
    y_buf = torch.empty(batch_size, dtype=labels.dtype)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        X_buf[:len(j)] = features[j]
        y_buf[:len(j)] = labels[j]
        yield X_buf[:len(j)], y_buf[:len(j)]

# %% flattens_images
# truth: The features of each batch are reshaped to (batch, -1), so the row shape of images is not kept.
def data_iter(batch_size, features, labels):
    n = len(features)
    indices = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = indices[i:i + batch_size]
        yield features[j].reshape(len(j), -1), labels[j]

# %% wraps_last_batch
# truth: The last batch is filled up to batch_size by wrapping round to the start of the permutation, so some samples are seen twice.
def data_iter(batch_size, features, labels):
    n = len(features)
    idx = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = [int(idx[k % n]) for k in range(i, i + batch_size)]
        yield features[j], labels[j]

# %% cached_permutation
# truth: The permutation is stored as a function attribute and reused, so every later call has the same order instead of a fresh one.
def data_iter(batch_size, features, labels):
    n = len(features)
    if getattr(data_iter, "indices", None) is None or len(data_iter.indices) != n:
        data_iter.indices = list(range(n))
        random.shuffle(data_iter.indices)
    for i in range(0, n, batch_size):
        j = torch.tensor(data_iter.indices[i:i + batch_size])
        yield features[j], labels[j]

# %% float_cast
# truth: Labels are converted to float32, so their dtype int64 is not kept.
def data_iter(batch_size, features, labels):
    n = len(features)
    idx = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = idx[i:i + batch_size]
        yield features[j], labels[j].float()

# %% skips_first_sample
# truth: The index list starts at 1, so sample 0 is never visited.
def data_iter(batch_size, features, labels):
    n = len(features)
    indices = list(range(1, n))
    random.shuffle(indices)
    for i in range(0, len(indices), batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        yield features[j], labels[j]

# %% reshuffle_in_loop
# truth: The indices are shuffled again inside the loop, before every batch, so over an epoch some samples come twice and others never.
def data_iter(batch_size, features, labels):
    n = len(features)
    indices = list(range(n))
    for i in range(0, n, batch_size):
        random.shuffle(indices)
        j = torch.tensor(indices[i:min(i + batch_size, n)])
        yield features[j], labels[j]

# %% shuffle_none
# truth: The result of random.shuffle, which is None, is assigned to the indices, so slicing them raises a TypeError.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = random.shuffle(list(range(num_examples)))
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i:i + batch_size])
        yield features[batch_indices], labels[batch_indices]
