# %% order_remembered
# truth: Keeps the permutation of the first call in a dictionary and uses it again, so every later epoch over as many samples comes in the same order instead of a fresh one.
import torch

_orders = {}

def data_iter(batch_size, features, labels):
    n = len(features)
    if n not in _orders:
        _orders[n] = torch.randperm(n)
    order = _orders[n]
    for i in range(0, n, batch_size):
        j = order[i:i + batch_size]
        yield features[j], labels[j]

# %% blocks_shuffled
# truth: Shuffles only the starts of the batches, so each batch holds neighbouring samples in stored order (and the short one may come before the end) instead of a random permutation of the samples.
import random
import torch

def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size], labels[s:s + batch_size]

# %% shuffled_inside_block
# truth: Permutes the samples only inside each consecutive block, so the batches always consist of the same samples in the same sequence of batches.
import torch

def data_iter(batch_size, features, labels):
    n = features.shape[0]
    for start in range(0, n, batch_size):
        size = min(batch_size, n - start)
        j = start + torch.randperm(size)
        yield features[j], labels[j]

# %% one_batch_too_many
# truth: Counts the batches as n // batch_size + 1, so an empty batch is yielded at the end whenever batch_size divides n.
import torch

def data_iter(batch_size, features, labels):
    n = len(labels)
    perm = torch.randperm(n)
    for k in range(n // batch_size + 1):
        idx = perm[k * batch_size:(k + 1) * batch_size]
        yield features[idx], labels[idx]

# %% with_replacement
# truth: Draws the indices of each batch with torch.randint, which may repeat, so some samples come twice in an epoch and others not at all.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        idx = torch.randint(0, n, (min(batch_size, n - i),))
        yield features[idx], labels[idx]

# %% two_permutations
# truth: Permutes features and labels by two different permutations, so the labels no longer belong to their features.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    shuffled_X = features[torch.randperm(n)]
    shuffled_y = labels[torch.randperm(n)]
    for i in range(0, n, batch_size):
        yield shuffled_X[i:i + batch_size], shuffled_y[i:i + batch_size]

# %% shuffle_gives_none
# truth: random.shuffle works in place and returns None, so slicing the indices raises a TypeError at the first batch.
import random
import torch

def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = random.shuffle(list(range(num_examples)))
    for i in range(0, num_examples, batch_size):
        batch = torch.tensor(indices[i:i + batch_size])
        yield features[batch], labels[batch]

# %% filled_up
# truth: Fills the last batch up with samples from the start of the permutation (modulo n), so it is never short and some samples are visited twice.
import torch

def data_iter(batch_size, features, labels):
    n = features.size(0)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        pos = torch.arange(i, i + batch_size) % n
        yield features[perm[pos]], labels[perm[pos]]

# %% shuffled_in_place
# truth: Writes the permuted rows back into features and labels, so the caller's tensors are reordered although they must be left as they are.
import torch

def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    features[:] = features[perm]
    labels[:] = labels[perm]
    for i in range(0, len(features), batch_size):
        yield features[i:i + batch_size], labels[i:i + batch_size]

# %% labels_made_columns
# truth: Turns every batch of labels into a column, so labels of shape (n,) come as (batch, 1) instead of labels[j].
import torch

def data_iter(batch_size, features, labels):
    indices = torch.randperm(len(features))
    for i in range(0, len(indices), batch_size):
        j = indices[i:i + batch_size]
        yield features[j], labels[j].reshape(-1, 1)

# %% returned_in_loop
# truth: Uses return instead of yield inside the loop, so the call gives only the first pair of tensors and not all batches of the epoch.
import torch

def data_iter(batch_size, features, labels):
    order = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        j = order[i:i + batch_size]
        return features[j], labels[j]

# %% rest_dropped
# truth: The while loop runs only as long as a full batch is left, so the short last batch is lost and its samples are never visited.
import torch

def data_iter(batch_size, features, labels):
    n, start = len(features), 0
    order = torch.randperm(n)
    while start + batch_size <= n:
        chosen = order[start:start + batch_size]
        yield features[chosen], labels[chosen]
        start += batch_size

# %% columns_counted
# truth: Takes the number of samples from the last dimension of the features, so only as many samples as there are features are visited (or an index is out of range).
import torch

def data_iter(batch_size, features, labels):
    n = features.shape[-1]
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[perm[i:i + batch_size]], labels[perm[i:i + batch_size]]

# %% torch_permutation
# truth: torch.random has no function permutation (that is NumPy's name), so the first batch raises an AttributeError.
import torch

def data_iter(batch_size, features, labels):
    idx = torch.random.permutation(len(features))
    for i in range(0, len(features), batch_size):
        part = idx[i:i + batch_size]
        yield features[part], labels[part]

# %% sliding_and_seeded
# truth: Two mistakes: the range has no step of batch_size, so n overlapping batches come instead of ceil(n / batch_size), and a seed is set, so the order is the same at each call.
import torch

def data_iter(batch_size, features, labels):
    torch.manual_seed(42)
    perm = torch.randperm(len(features))
    for i in range(len(features)):
        j = perm[i:i + batch_size]
        yield features[j], labels[j]
