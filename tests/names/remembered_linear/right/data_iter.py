# %% split_permutation
# truth: right, unusual because the permutation is cut by split and the function returns a generator expression.
import torch

def data_iter(batch_size, features, labels):
    return ((features[j], labels[j]) for j in torch.randperm(len(features)).split(batch_size))

# %% argsort_of_noise
# truth: right, unusual because the permutation is the argsort of random numbers, and shuffled copies are cut into batches.
import torch

def data_iter(batch_size, features, labels):
    order = torch.rand(len(labels), dtype=torch.float64).argsort()
    X, y = features[order], labels[order]
    while len(X) > 0:
        yield X[:batch_size], y[:batch_size]
        X, y = X[batch_size:], y[batch_size:]

# %% popped_from_list
# truth: right, unusual because it takes random indices out of a Python list until none are left.
import random
import torch

def data_iter(batch_size, features, labels):
    left = list(range(len(features)))
    random.shuffle(left)
    while left:
        j = [left.pop() for _ in range(min(batch_size, len(left)))]
        yield features[j], labels[j]
