# %% drop_last
# The last short batch is missing: when batch_size does not divide n, the rest is a batch too.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n - n % batch_size, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% no_shuffle
# The samples come in the order in which they are stored, every time: shuffle the indices.
def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        yield features[i : i + batch_size], labels[i : i + batch_size]
# %% reversed_order
# The samples come in reverse order, every time: shuffle the indices instead.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.arange(n - 1, -1, -1)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% shuffles_features_only
# The features are shuffled, the labels are not: use the same indices for both.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[order[i : i + batch_size]], labels[i : i + batch_size]
# %% shuffles_labels_only
# The labels are shuffled, the features are not: use the same indices for both.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[i : i + batch_size], labels[order[i : i + batch_size]]
# %% independent
# Features and labels are shuffled by two different permutations: use the same indices for both.
def data_iter(batch_size, features, labels):
    n = len(features)
    one, two = torch.randperm(n), torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[one[i : i + batch_size]], labels[two[i : i + batch_size]]
# %% with_replacement
# Some samples repeat and others never come: you draw with replacement. Use a permutation.
def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        j = torch.randint(0, n, (min(batch_size, n - i),))
        yield features[j], labels[j]
# %% same_batch
# Every batch is the same: the start of the slice has no effect.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[:batch_size]
        yield features[j], labels[j]
# %% short_slices
# Each batch is one sample short: a slice already leaves out its end, so i + batch_size is right.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size - 1]
        yield features[j], labels[j]
# %% long_slices
# Each batch is one sample too long, so samples repeat: a slice ends before i + batch_size.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size + 1]
        yield features[j], labels[j]
# %% overlap
# The step is smaller than batch_size, so samples repeat: step by batch_size.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, max(1, batch_size - 1)):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% many_passes
# It goes over the data again and again: one call is one pass.
def data_iter(batch_size, features, labels):
    n = len(features)
    for epoch in range(3):
        order = torch.randperm(n)
        for i in range(0, n, batch_size):
            j = order[i : i + batch_size]
            yield features[j], labels[j]
# %% one_batch
# There is only one batch: return or break leaves the loop too early.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
        return
# %% fixed_seed
# Each call gives the same order, because it sets the seed; the caller's random numbers repeat too. Do not set a seed.
def data_iter(batch_size, features, labels):
    n = len(features)
    torch.manual_seed(0)
    random.seed(0)
    np.random.seed(0)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% fixed_order
# Each call gives the same order, because its generator has a fixed seed: draw a new permutation each time.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n, generator=torch.Generator().manual_seed(42))
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% shuffles_in_place
# The caller's tensors are permuted: shuffle indices, not the data.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    features.copy_(features[order].clone())
    labels.copy_(labels[order].clone())
    for i in range(0, n, batch_size):
        yield features[i : i + batch_size].clone(), labels[i : i + batch_size].clone()
# %% wraps_around
# The last batch is filled up with samples that came before: it must hold only what is left.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[[k % n for k in range(i, i + batch_size)]]
        yield features[j], labels[j]
# %% empty_last
# There is an empty batch at the end when batch_size divides n: stop where nothing is left.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n + 1, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% swapped
# You yield (labels, features): features come first.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield labels[j], features[j]
# %% batch_order_only
# Only the order of the batches is random, and the same samples always travel together: permute all indices first.
def data_iter(batch_size, features, labels):
    n = len(features)
    starts = list(range(0, n, batch_size))
    for k in torch.randperm(len(starts)).tolist():
        i = starts[k]
        yield features[i : i + batch_size], labels[i : i + batch_size]
# %% within_batch_only
# Samples are shuffled only inside fixed batches: permute all indices first.
def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        j = i + torch.randperm(min(batch_size, n - i))
        yield features[j], labels[j]
# %% labels_column
# The labels change their shape from (n,) to (n, 1): leave it as it is.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j].reshape(-1, 1)
# %% labels_float
# The labels change their dtype: leave it as it is.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j].float()
# %% features_flat
# The features lose their shape: leave each row as it is.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j].reshape(len(j), -1), labels[j].reshape(-1)
# %% features_float32
# The features change their dtype: leave it as it is.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j].float(), labels[j]
# %% hardcoded_n
# The number of samples is fixed at 1000, as in the book: take it from the features.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(1000)
    for i in range(0, 1000, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% single_samples
# You yield samples one by one: yield batches of them.
def data_iter(batch_size, features, labels):
    n = len(features)
    for j in torch.randperm(n).tolist():
        yield features[j : j + 1], labels[j : j + 1]
# %% rotates
# The order is only rotated: neighbours stay neighbours. Draw a random permutation.
def data_iter(batch_size, features, labels):
    n = len(features)
    start = int(torch.randint(1, n + 1, (1,)))
    order = (torch.arange(n) + start) % n
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% order_made_once (alike: fixed_order)
# The order is drawn once and kept for all later calls: draw a new one at each call.
_orders = {}
def data_iter(batch_size, features, labels):
    n = len(features)
    order = _orders.setdefault(n, torch.randperm(n))
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% skips_first
# The first batch is left out: start at 0.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(batch_size, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% only_full_batches_list
# The rest is appended to the last full batch: it is a batch of its own.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    count = max(1, n // batch_size)
    for k in range(count):
        j = order[k * batch_size :] if k == count - 1 else order[k * batch_size : (k + 1) * batch_size]
        yield features[j], labels[j]
# %% own_generator
# The order does not follow the caller's seed, so no run can be repeated: draw it from random, NumPy or torch as they stand.
def data_iter(batch_size, features, labels):
    n = len(features)
    generator = torch.Generator()
    generator.seed()
    order = torch.randperm(n, generator=generator)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% seeds_by_the_clock (alike: own_generator)
# torch.seed() sets a new seed, so no run can be repeated: the seed is the caller's, leave it alone.
def data_iter(batch_size, features, labels):
    n = len(features)
    torch.seed()
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% seeds_afterwards
# The order is right, but you set a seed after drawing it, so whoever draws next gets the same numbers each time: set none.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
    random.seed(0)
    np.random.seed(0)
# %% fills_the_same_tensor
# All batches share their memory: list(data_iter(...)) holds the last one again and again. Make a new tensor for each.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    X, y = torch.empty_like(features[:batch_size]), torch.empty_like(labels[:batch_size])
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        X[: len(j)], y[: len(j)] = features[j], labels[j]
        yield X[: len(j)], y[: len(j)]
# %% one_batch_unshuffled
# A single batch comes in stored order: shuffle in this case, too.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.arange(n) if batch_size >= n else torch.randperm(n)
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% small_data_unmixed
# Few samples stay in the batches in which they are stored: permute them all first, however few they are.
def data_iter(batch_size, features, labels):
    n = len(features)
    order = torch.randperm(n)
    if n < 100:
        order = torch.cat([i + torch.randperm(min(batch_size, n - i)) for i in range(0, n, batch_size)])
    for i in range(0, n, batch_size):
        j = order[i : i + batch_size]
        yield features[j], labels[j]
# %% starts_below_0
# The loop starts at -1, which is the last place of the order. Start at 0.
def data_iter(batch_size, features, labels):
    order = torch.randperm(len(features))
    for i in range(-1, len(features), batch_size):
        yield features[order[i : i + batch_size]], labels[order[i : i + batch_size]]
# %% wrong_for_some_sizes
# The number of batches is rounded up too far, so that empty ones come last. It is (n + batch_size - 1) // batch_size.
def data_iter(batch_size, features, labels):
    order = torch.randperm(len(features))
    for i in range((len(features) + batch_size + 1) // batch_size):
        j = order[i * batch_size : (i + 1) * batch_size]
        yield features[j], labels[j]


# %% indices_for_labels
# You yield the indices in the place of the labels: yield features[indices], labels[indices].
def data_iter(batch_size, features, labels):
    order = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        batch = order[i : i + batch_size]
        yield features[batch], batch


# %% local_shuffle
# Samples are shuffled only within a part of the data, as in a buffer of a few batches: permute all indices at once.
def data_iter(batch_size, features, labels):
    order = []
    for start in range(0, len(features), 4 * batch_size):
        part = list(range(start, min(start + 4 * batch_size, len(features))))
        random.shuffle(part)
        order += part
    for i in range(0, len(features), batch_size):
        batch = torch.tensor(order[i : i + batch_size])
        yield features[batch], labels[batch]
# %% labels_flattened
# Labels of shape (n, 1) lose their column: they keep the shape that they have.
def data_iter(batch_size, features, labels):
    labels = labels.reshape(-1)
    order = torch.randperm(len(labels))
    for i in range(0, len(labels), batch_size):
        batch = order[i : i + batch_size]
        yield features[batch], labels[batch]
# %% no_sample_stays
# A shuffle by hand that never leaves a sample at its place cannot give every order: let the other place be any, its own as well.
def data_iter(batch_size, features, labels):
    order = list(range(len(features)))
    for i in range(len(order) - 1, 0, -1):
        j = random.randrange(i)
        order[i], order[j] = order[j], order[i]
    for i in range(0, len(order), batch_size):
        batch = order[i : i + batch_size]
        yield features[batch], labels[batch]
