# %% in_order
# truth: There is no shuffling: samples come in their stored order.
def data_iter(batch_size, features, labels):
    for a in range(0, len(labels), batch_size):
        sel = torch.arange(a, min(a + batch_size, len(labels)))
        yield features[sel], labels[sel]

# %% last_dropped
# truth: The number of batches is rounded down, so the incomplete last batch is dropped.
def data_iter(batch_size, features, labels):
    p = torch.randperm(features.shape[0])
    return [(features[p[k * batch_size:(k + 1) * batch_size]],
             labels[p[k * batch_size:(k + 1) * batch_size]])
            for k in range(features.shape[0] // batch_size)]

# %% seeded_42
# truth: The random generator is seeded with a constant inside the function, so every call gives the same order.
def data_iter(batch_size, features, labels):
    g = torch.Generator()
    g.manual_seed(42)
    perm = torch.randperm(len(features), generator=g)
    for chunk in perm.split(batch_size):
        yield features[chunk], labels[chunk]

# %% two_permutations
# truth: Features and labels are shuffled with two different permutations, so the pairs are broken.
def data_iter(batch_size, features, labels):
    n = len(labels)
    fs = features[torch.randperm(n)]
    ls = labels[torch.randperm(n)]
    i = 0
    while i < n:
        yield fs[i:i + batch_size].clone(), ls[i:i + batch_size].clone()
        i += batch_size

# %% permutation_per_batch
# truth: A new permutation is drawn for each batch inside the loop, so samples are repeated and others left out in the epoch.
def data_iter(batch_size, features, labels):
    n = features.size(0)
    for start in range(0, n, batch_size):
        idx = torch.randperm(n)[start:start + batch_size]
        yield features[idx], labels[idx]

# %% one_batch_too_many
# truth: The number of batches is n // batch_size + 1, so when n is a multiple of batch_size an empty batch comes at the end.
def data_iter(batch_size, features, labels):
    num = len(features)
    order = list(range(num))
    random.shuffle(order)
    for b in range(num // batch_size + 1):
        j = torch.tensor(order[b * batch_size:(b + 1) * batch_size], dtype=torch.long)
        yield features[j], labels[j]

# %% batches_shuffled_not_samples
# truth: Only the order of the batches is random; each batch holds neighbouring samples in stored order, so samples are not mixed across batches (and the short batch can come anywhere).
def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size].clone(), labels[s:s + batch_size].clone()

# %% shuffle_inside_batch
# truth: Samples are shuffled only within each stored block of batch_size, so every batch always holds the same samples.
def data_iter(batch_size, features, labels):
    for block in torch.arange(len(features)).split(batch_size):
        block = block[torch.randperm(len(block))]
        yield features[block], labels[block]

# %% same_buffer
# truth: All batches are written into the same preallocated buffer that is yielded again and again, so earlier batches in a list are overwritten.
def data_iter(batch_size, features, labels):
    n = len(features)
    xb = torch.empty((batch_size,) + tuple(features.shape[1:]), dtype=features.dtype)
    yb = torch.empty(batch_size, dtype=labels.dtype)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        k = len(j)
        xb[:k] = features[j]
        yb[:k] = labels[j]
        yield xb[:k], yb[:k]

# %% shuffles_callers_data
# truth: The shuffled rows are written back into features and labels, so the caller's tensors are changed.
def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(labels))
    features[:] = features[perm]
    labels[:] = labels[perm]
    for i in range(0, len(labels), batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()

# %% order_remembered
# truth: The permutation is cached by the number of samples, so the second call gives the same order as the first.
import functools

@functools.lru_cache(maxsize=None)
def _shuffled(n):
    return np.random.permutation(n)

def data_iter(batch_size, features, labels):
    order = torch.from_numpy(_shuffled(len(features)))
    for i in range(math.ceil(len(order) / batch_size)):
        j = order[i * batch_size:(i + 1) * batch_size]
        yield features[j], labels[j]

# %% wraps_around
# truth: The last batch is filled up with samples from the beginning of the permutation, so some samples appear twice and the last batch is not the short rest.
def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[torch.arange(i, i + batch_size) % n]
        yield features[j], labels[j]

# %% equal_parts
# truth: The permutation is cut into parts of nearly equal size with array_split, so batches are smaller than batch_size instead of full ones with the rest in the last.
def data_iter(batch_size, features, labels):
    n = features.shape[0]
    parts = np.array_split(np.random.permutation(n), math.ceil(n / batch_size))
    return ((features[p], labels[p]) for p in parts)

# %% rest_joins_last
# truth: The leftover samples are joined to the last full batch, so there is one batch too few and the last one is larger than batch_size.
def data_iter(batch_size, features, labels):
    n = len(labels)
    idx = random.sample(range(n), n)
    count = max(n // batch_size, 1)
    for b in range(count):
        end = n if b == count - 1 else (b + 1) * batch_size
        pick = idx[b * batch_size:end]
        yield features[pick], labels[pick]

# %% own_entropy
# truth: The order comes from a fresh numpy default_rng() that takes its seed from the operating system, so setting the global seed does not reproduce the order.
def data_iter(batch_size, features, labels):
    rng = np.random.default_rng()
    order = torch.as_tensor(rng.permutation(len(features)))
    for j in torch.split(order, batch_size):
        yield features[j], labels[j]

# %% random_start
# truth: The data are only rotated by a random offset, so neighbours stay neighbours and the order is not a random permutation.
def data_iter(batch_size, features, labels):
    n = len(features)
    offset = random.randrange(1, n) if n > 1 else 0
    order = torch.roll(torch.arange(n), offset)
    for i in range(0, n, batch_size):
        yield features[order[i:i + batch_size]], labels[order[i:i + batch_size]]

# %% sorted_by_label
# truth: The samples are sorted by label with only ties in random order, so batches are grouped by class instead of mixed.
def data_iter(batch_size, features, labels):
    key = labels.double() + torch.rand(len(labels)).double()
    order = torch.argsort(key)
    for j in order.split(batch_size):
        yield features.index_select(0, j), labels.index_select(0, j)

# %% first_never_seen
# truth: The permutation is drawn from 1 to n - 1, so sample 0 never appears.
def data_iter(batch_size, features, labels):
    n = len(features)
    indices = list(range(1, n))
    random.shuffle(indices)
    for i in range(0, n - 1, batch_size):
        b = torch.tensor(indices[i:i + batch_size])
        yield features[b], labels[b]

# %% standardises_batches
# truth: Each batch is standardised by its own mean and standard deviation before it is yielded, so the features are not the stored values.
def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    for j in perm.split(batch_size):
        X = features[j]
        X = (X - X.mean()) / (X.std(unbiased=False) + 1e-8)
        yield X, labels[j]

# %% labels_as_float
# truth: The labels are converted to float32, so their dtype is not kept and they can no longer be used as indices.
def data_iter(batch_size, features, labels):
    pairs = list(zip(features, labels))
    random.shuffle(pairs)
    while pairs:
        now, pairs = pairs[:batch_size], pairs[batch_size:]
        xs, ys = zip(*now)
        yield torch.stack(xs), torch.tensor([float(v) for v in ys])
