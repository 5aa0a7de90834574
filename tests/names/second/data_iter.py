# %% no_shuffle
# truth: The samples are never shuffled; the batches come in stored order.
def data_iter(batch_size, features, labels):
    n = len(features)
    for start in range(0, n, batch_size):
        yield features[start:start + batch_size].clone(), labels[start:start + batch_size].clone()

# %% drop_the_rest
# truth: Only n // batch_size batches are given, so the last, smaller batch is dropped.
def data_iter(batch_size, features, labels):
    perm = torch.randperm(features.shape[0])
    n_batches = features.shape[0] // batch_size
    for k in range(n_batches):
        j = perm[k * batch_size:(k + 1) * batch_size]
        yield features[j], labels[j]

# %% with_replacement
# truth: The indices are drawn with replacement (randint), so some samples come twice and others never.
def data_iter(batch_size, features, labels):
    n = len(labels)
    idx = torch.randint(0, n, (n,))
    for i in range(0, n, batch_size):
        b = idx[i:i + batch_size]
        yield features[b], labels[b]

# %% two_permutations
# truth: Features and labels are shuffled with two different permutations, so the pairs are torn apart.
def data_iter(batch_size, features, labels):
    n = features.size(0)
    Xs = features[torch.randperm(n)]
    ys = labels[torch.randperm(n)]
    for i in range(0, n, batch_size):
        yield Xs[i:i+batch_size].clone(), ys[i:i+batch_size].clone()

# %% shuffle_blocks
# truth: Only the order of the batches is shuffled; each batch is still a contiguous block of the stored order, so samples do not mix across batches.
def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    random.shuffle(starts)
    # put short block last
    starts.sort(key=lambda s: s + batch_size > len(features))
    for s in starts:
        j = torch.arange(s, min(s + batch_size, len(features)))
        yield features[j], labels[j]

# %% shuffle_inside_batch
# truth: The shuffling happens only inside each contiguous block of batch_size samples, so every batch always holds the same samples.
def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        idx = list(range(i, min(i + batch_size, n)))
        random.shuffle(idx)
        yield features[idx], labels[idx]

# %% private_seed
# truth: The order comes from an own generator with the fixed seed 42, so it is the same at every call.
def data_iter(batch_size, features, labels):
    rng = np.random.RandomState(42)  # reproducible
    order = torch.as_tensor(rng.permutation(len(features)))
    for i in range(0, len(order), batch_size):
        pick = order[i: i + batch_size]
        yield features[pick], labels[pick]

# %% shuffle_in_place
# truth: The permutation is written back into features and labels themselves, so the caller's tensors are changed.
def data_iter(batch_size, features, labels):
    p = torch.randperm(len(labels))
    features[:] = features[p]
    labels[:] = labels[p]
    for i in range(0, len(labels), batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()

# %% wraps_around
# truth: The last batch is filled up to the full batch size with samples from the beginning of the permutation, so some samples come twice.
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = np.random.permutation(n)
    for i in range(0, n, batch_size):
        rows = [perm[(i + t) % n] for t in range(batch_size)]
        rows = torch.tensor(np.array(rows))
        yield features[rows], labels[rows]

# %% one_batch_too_many
# truth: The number of batches is n // batch_size + 1, so there is an extra, empty batch when batch_size divides n.
def data_iter(batch_size, features, labels):
    n = len(features)
    idx = torch.randperm(n)
    for b in range(n // batch_size + 1):
        sel = idx[b * batch_size: min((b + 1) * batch_size, n)]
        yield features[sel], labels[sel]

# %% keras_generator
# truth: The generator starts over for ever (while True) as Keras generators do, instead of stopping after one pass.
def data_iter(batch_size, features, labels):
    n = len(features)
    while True:
        order = torch.randperm(n)
        for i in range(0, n, batch_size):
            yield features[order[i:i + batch_size]], labels[order[i:i + batch_size]]

# %% flattens_images
# truth: The features are reshaped to (n, -1), so images lose their row shape.
def data_iter(batch_size, features, labels):
    n = features.shape[0]
    flat = features.reshape(n, -1)
    indices = list(range(n))
    random.shuffle(indices)
    for i in range(0, n, batch_size):
        ii = torch.tensor(indices[i:i + batch_size])
        yield flat[ii], labels[ii]

# %% label_column
# truth: The labels are given as a column (batch, 1) instead of (batch,).
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:min(i + batch_size, n)]
        yield features[j], labels[j].reshape(-1, 1)

# %% reused_buffer
# truth: All batches are written into the same preallocated buffer, so earlier batches in list(data_iter(...)) are overwritten by later ones.
def data_iter(batch_size, features, labels):
    n = len(features)
    bx = torch.empty_like(features[:batch_size])
    by = torch.empty_like(labels[:batch_size])
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        m = len(j)
        bx[:m] = features[j]
        by[:m] = labels[j]
        yield bx[:m], by[:m]

# %% end_minus_one
# truth: The slice ends one too early (i + batch_size - 1), so each batch has one sample too few and those samples are skipped.
def data_iter(batch_size, features, labels):
    num = len(features)
    ind = list(range(num))
    random.shuffle(ind)
    for i in range(0, num, batch_size):
        last = min(i + batch_size - 1, num)
        j = torch.LongTensor(ind[i:last])
        yield features[j], labels[j]

# %% tensor_random_shuffle
# truth: random.shuffle is used on an index tensor; its swaps work on views, so some indices are duplicated and others lost: samples come twice or never.
def data_iter(batch_size, features, labels):
    idx = torch.arange(len(features))
    random.shuffle(idx)
    for i in range(0, len(features), batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]

# %% chunk_mixup
# truth: chunk(batch_size) splits the permutation into batch_size pieces instead of into pieces of that size, so number and size of the batches are mixed up.
def data_iter(batch_size, features, labels):
    for j in torch.randperm(len(features)).chunk(batch_size):
        yield features[j], labels[j]

# %% equal_parts
# truth: array_split makes ceil(n / batch_size) parts of nearly equal size, so the batches are not all full with the rest in the last one.
def data_iter(batch_size, features, labels):
    n = len(features)
    k = math.ceil(n / batch_size)
    for part in np.array_split(np.random.permutation(n), k):
        part = torch.from_numpy(part)
        yield features[part], labels[part]

# %% roll_start
# truth: The stored order is only rotated by a random offset, not permuted, so neighbours stay neighbours and the samples do not mix.
def data_iter(batch_size, features, labels):
    n = len(labels)
    off = random.randrange(n)
    idx = (torch.arange(n) + off) % n
    for i in range(0, n, batch_size):
        yield features[idx[i:i+batch_size]], labels[idx[i:i+batch_size]]

# %% sample_each_batch
# truth: Each batch is drawn independently from all the samples, so across the batches some samples come several times and others never in one epoch.
def data_iter(batch_size, features, labels):
    n = len(features)
    left = n
    while left > 0:
        k = min(batch_size, left)
        j = torch.tensor(random.sample(range(n), k))
        yield features[j], labels[j]
        left -= k

# %% own_entropy
# truth: The order comes from a new NumPy generator seeded by the operating system, so it ignores the global seeds: the same global seed does not give the same order.
def data_iter(batch_size, features, labels):
    rng = np.random.default_rng()
    perm = rng.permutation(features.shape[0])
    for i in range(0, features.shape[0], batch_size):
        j = torch.from_numpy(perm[i:i + batch_size])
        yield features[j], labels[j]

# %% squeeze_batch
# truth: squeeze() removes all dimensions of length one from the features, so the channel dimension of images (and a batch of one sample) is lost.
def data_iter(batch_size, features, labels):
    order = np.arange(len(features))
    np.random.shuffle(order)
    for s in range(0, len(order), batch_size):
        rows = order[s:s + batch_size].tolist()
        yield features[rows].squeeze(), labels[rows]
