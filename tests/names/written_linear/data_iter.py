# %% not_shuffled
# truth: Goes through the samples in their given order, without any random permutation.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        yield features[i:i + batch_size], labels[i:i + batch_size]

# %% last_batch_dropped
# truth: Yields only full batches, so the rest of the samples is never visited.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(n // batch_size):
        j = perm[i * batch_size:(i + 1) * batch_size]
        yield features[j], labels[j]

# %% two_permutations
# truth: Draws separate permutations for features and labels, so samples get the labels of others.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    features = features[torch.randperm(n)]
    labels = labels[torch.randperm(n)]
    for i in range(0, n, batch_size):
        yield features[i:i + batch_size], labels[i:i + batch_size]

# %% seeded
# truth: Sets a seed, which is forbidden, so the order is the same at each call.
import random
import torch

def data_iter(batch_size, features, labels):
    torch.manual_seed(0)
    random.seed(0)
    n = len(features)
    indices = list(range(n))
    random.shuffle(indices)
    for i in range(0, n, batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        yield features[j], labels[j]

# %% shuffled_in_place
# truth: Writes the shuffled rows back into features and labels, so the caller's data are reordered.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    features[:] = features[perm]
    labels[:] = labels[perm]
    for i in range(0, n, batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()

# %% with_replacement
# truth: Draws indices with replacement, so in an epoch some samples come several times and others never.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    indices = torch.randint(0, n, (n,))
    for i in range(0, n, batch_size):
        j = indices[i:i + batch_size]
        yield features[j], labels[j]

# %% only_batches_shuffled
# truth: Shuffles only the order of fixed blocks, so the same neighbours are always together and the short batch may come anywhere.
import random
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    starts = list(range(0, n, batch_size))
    random.shuffle(starts)
    for i in starts:
        yield features[i:i + batch_size], labels[i:i + batch_size]

# %% last_batch_filled_up
# truth: Fills the last batch up with samples that were already used, so it is full and samples are visited twice.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        if len(j) < batch_size:
            j = perm[-batch_size:]
        yield features[j], labels[j]

# %% return_for_yield
# truth: Writes return instead of yield in the loop, so only one batch is returned, as a plain pair.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        return features[j], labels[j]

# %% order_remembered
# truth: Keeps the permutation of the first call in a dictionary, so later calls with as many samples use the same order again.
import torch

_orders = {}

def data_iter(batch_size, features, labels):
    n = len(features)
    if n not in _orders:
        _orders[n] = torch.randperm(n)
    perm = _orders[n]
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield features[j], labels[j]

# %% labels_first
# truth: Yields the pairs in the wrong order, labels before features.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield labels[j], features[j]

# %% end_off_by_one
# truth: Limits the end of a batch to n - 1, so one sample of each epoch is lost (and the last batch may be empty).
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:min(i + batch_size, n - 1)]
        yield features[j], labels[j]

# %% shuffle_returns_none
# truth: Uses the result of random.shuffle, which is None, so the first batch crashes with a TypeError.
import random
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    indices = random.shuffle(list(range(n)))
    for i in range(0, n, batch_size):
        j = torch.tensor(indices[i:i + batch_size])
        yield features[j], labels[j]

# %% chunk_takes_a_number
# truth: Uses torch.chunk, which cuts into batch_size pieces, instead of pieces of batch_size samples.
import torch

def data_iter(batch_size, features, labels):
    perm = torch.randperm(len(features))
    for j in torch.chunk(perm, batch_size):
        yield features[j], labels[j]

# %% one_batch_too_many
# truth: Takes n // batch_size + 1 for the number of batches, so an empty batch follows where n is divisible.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    num_batches = n // batch_size + 1
    for k in range(num_batches):
        j = perm[k * batch_size:(k + 1) * batch_size]
        yield features[j], labels[j]

# %% only_features_shuffled
# truth: Takes the features in random order but the labels in their given order, so they no longer belong together.
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield features[j], labels[i:i + batch_size]

# %% labels_made_a_column
# truth: Reshapes each batch of labels to a column, so labels (n,) do not come as labels[j].
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield features[j], labels[j].reshape(-1, 1)

# %% columns_counted
# truth: Takes shape[1], the number of features, for the number of samples, so wrong indices are used (and features without a second axis crash).
import torch

def data_iter(batch_size, features, labels):
    n = features.shape[1]
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield features[j], labels[j]
