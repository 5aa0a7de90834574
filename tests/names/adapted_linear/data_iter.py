# %% stored_order
# truth: The samples are never permuted, so each call yields the batches in the order in which they are stored.
import torch

def data_iter(batch_size, features, labels):
    num_examples = len(features)
    for i in range(0, num_examples, batch_size):
        yield features[i:i + batch_size], labels[i:i + batch_size]

# %% full_batches_only
# truth: n // batch_size batches are made, so the samples of the short last batch are left out.
import torch

def data_iter(batch_size, features, labels):
    n = features.shape[0]
    order = torch.randperm(n)
    for k in range(n // batch_size):
        j = order[k * batch_size:(k + 1) * batch_size]
        yield features[j], labels[j]

# %% bootstrap_batches
# truth: The indices of each batch are drawn with torch.randint, that is with replacement, so some samples come several times in an epoch and others never.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    for start in range(0, n, batch_size):
        size = min(batch_size, n - start)
        idx = torch.randint(0, n, (size,))
        yield features[idx], labels[idx]

# %% two_permutations
# truth: Features and labels are shuffled by two different permutations, so a sample no longer comes with its own label.
import torch

def data_iter(batch_size, features, labels):
    X = features[torch.randperm(len(features))]
    y = labels[torch.randperm(len(labels))]
    for i in range(0, len(X), batch_size):
        yield X[i:i + batch_size], y[i:i + batch_size]

# %% fixed_generator
# truth: The permutation comes from a generator seeded with 0 at each call, so each epoch has the same order instead of a fresh one.
import numpy as np
import torch

def data_iter(batch_size, features, labels):
    rng = np.random.RandomState(0)
    idx = torch.from_numpy(rng.permutation(len(features)))
    for i in range(0, len(features), batch_size):
        sel = idx[i:i + batch_size]
        yield features[sel], labels[sel]

# %% shuffles_a_range
# truth: random.shuffle is applied to a range object, which cannot be changed, so a TypeError is raised at the first batch.
import random
import torch

def data_iter(batch_size, features, labels):
    indices = range(len(features))
    random.shuffle(indices)
    for i in range(0, len(indices), batch_size):
        batch = torch.tensor(indices[i:i + batch_size])
        yield features[batch], labels[batch]

# %% shuffles_batches_only
# truth: Only the order of the batches is shuffled while each holds neighbours in stored order, so the samples are not randomly permuted and the short batch may come before the last.
import random
import torch

def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size], labels[s:s + batch_size]

# %% step_one
# truth: range has no step of batch_size, so n overlapping batches are yielded instead of ceil(n / batch_size).
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(n):
        j = perm[i:i + batch_size]
        yield features[j], labels[j]

# %% return_first_batch
# truth: return stands where yield belongs, so only the first batch comes back, as a bare pair of tensors rather than pairs one after the other.
import torch

def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        j = perm[i:i + batch_size]
        return features[j], labels[j]

# %% keras_endless
# truth: The generator loops for ever with while True, as Keras generators do, so an epoch never ends and list(data_iter(...)) hangs.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    while True:
        perm = torch.randperm(n)
        for i in range(0, n, batch_size):
            j = perm[i:i + batch_size]
            yield features[j], labels[j]

# %% sample_too_large
# truth: random.sample asks for batch_size indices also when fewer are left, so with a short last batch it raises a ValueError.
import random
import torch

def data_iter(batch_size, features, labels):
    left = list(range(len(features)))
    while left:
        picked = random.sample(left, batch_size)
        left = [i for i in left if i not in picked]
        yield features[picked], labels[picked]

# %% wraps_around
# truth: The last batch is filled up with samples from the beginning of the permutation, so it is full instead of short and some samples come twice.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[torch.arange(i, i + batch_size) % n]
        yield features[j], labels[j]

# %% labels_always_column
# truth: The labels of each batch are reshaped to (-1, 1), so for labels (n,) the batch is a column instead of labels[j].
import torch

def data_iter(batch_size, features, labels):
    indices = torch.randperm(features.shape[0])
    for i in range(0, features.shape[0], batch_size):
        b = indices[i:i + batch_size]
        yield features[b], labels[b].reshape(-1, 1)

# %% minus_one_end
# truth: The end of the slice is limited to n - 1 although slices exclude their end, so the last sample of the permutation is never yielded.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    indices = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = indices[i:min(i + batch_size, n - 1)]
        yield features[j], labels[j]

# %% reorders_the_originals
# truth: features and labels are overwritten by their permuted copies, so the batches are right but the caller's tensors are changed.
import torch

def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    features[:] = features[perm]
    labels[:] = labels[perm]
    for i in range(0, len(features), batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()

# %% label_first_and_short_lost
# truth: Two mistakes: the pairs come as (labels, features), and the short last batch is dropped.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    p = torch.randperm(n)
    i = 0
    while i + batch_size <= n:
        j = p[i:i + batch_size]
        yield labels[j], features[j]
        i += batch_size
