# %% features_labels_batch_size
# truth: The arguments stand in another order, (features, labels, batch_size): the batch size comes last.
def data_iter(features, labels, batch_size):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        j = torch.tensor(indices[i: min(i + batch_size, num_examples)])
        yield features[j], labels[j]

# %% features_labels_batch_size_randperm
# truth: The arguments stand in another order, (features, labels, batch_size): the batch size comes last.
def data_iter(features, labels, batch_size):
    perm = torch.randperm(features.shape[0])
    for i in range(0, features.shape[0], batch_size):
        idx = perm[i:i + batch_size]
        yield features[idx], labels[idx]

# %% x_y_batch_size_default
# truth: The arguments stand in another order, (X, y, batch_size): the batch size comes last.
def data_iter(X, y, batch_size=10):
    n = len(X)
    idx = list(range(n))
    np.random.shuffle(idx)
    for start in range(0, n, batch_size):
        end = min(start + batch_size, n)
        batch = torch.LongTensor(idx[start:end])
        yield X.index_select(0, batch), y.index_select(0, batch)

# %% features_labels_batch_size_list
# truth: The arguments stand in another order, (features, labels, batch_size): the batch size comes last.
def data_iter(features, labels, batch_size):
    order = np.random.permutation(len(labels))
    batches = []
    for k in range(0, len(labels), batch_size):
        rows = order[k:k + batch_size]
        batches.append((features[rows], labels[rows]))
    return batches

# %% stops_one_batch_early
# truth: The range ends at num_examples - batch_size, so the last batch (full or not) is lost.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples - batch_size, batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        yield features[j], labels[j]

# %% yield_after_the_loop
# truth: yield stands after the loop, so there is one batch only, the last.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: min(i + batch_size, num_examples)])
    yield features[batch_indices], labels[batch_indices]

# %% max_for_min
# truth: max stands where min is meant, so each slice goes from i to the end: batches are too large and overlap.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i: max(i + batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]

# %% n_minus_one
# truth: The end is min(i + batch_size, num_examples - 1), so the last sample of the permutation never comes.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        j = torch.LongTensor(indices[i: min(i + batch_size, num_examples - 1)])
        yield features.index_select(0, j), labels.index_select(0, j)

# %% empty_float_index
# truth: The loop makes one round too many where batch_size divides n: torch.tensor([]) of no indices is a float tensor, which is no index.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(num_examples // batch_size + 1):
        batch_indices = torch.tensor(indices[i * batch_size: min((i + 1) * batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]

# %% shuffle_never_used
# truth: The indices are shuffled, but the batches are sliced from features and labels by i: the shuffle is never used.
def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = list(range(num_examples))
    random.shuffle(indices)
    for i in range(0, num_examples, batch_size):
        yield features[i: i + batch_size], labels[i: i + batch_size]

# %% shared_buffer
# truth: All batches are written into the same two tensors, so they share memory: list(data_iter(...)) repeats the last batch.
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    X = torch.empty((batch_size,) + tuple(features.shape[1:]), dtype=features.dtype)
    y = torch.empty(batch_size, dtype=labels.dtype)
    for i in range(0, n, batch_size):
        idx = perm[i:i + batch_size]
        X[:len(idx)] = features[idx]
        y[:len(idx)] = labels[idx]
        yield X[:len(idx)], y[:len(idx)]

# %% clock_seed
# truth: The function seeds the random numbers itself, from the clock, so the caller's seed has no say.
def data_iter(batch_size, features, labels):
    import time
    random.seed(time.time())
    indices = list(range(len(features)))
    random.shuffle(indices)
    for i in range(0, len(features), batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        yield features[j], labels[j]

# %% single_batch_in_stored_order
# truth: Where batch_size is n or more the data is returned as it stands, in stored order: a single batch is not shuffled.
def data_iter(batch_size, features, labels):
    n = len(features)
    if batch_size >= n:
        yield features, labels
        return
    indices = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[indices[i:i + batch_size]], labels[indices[i:i + batch_size]]
