# %% split_permutation
# truth: right, unusual because Tensor.split cuts the permutation into batches.
import torch

def data_iter(batch_size, features, labels):
    for j in torch.randperm(len(features)).split(batch_size):
        yield features[j], labels[j]

# %% eat_a_list
# truth: right, unusual because a shuffled Python list of indices is consumed by slicing.
import random
import torch

def data_iter(batch_size, features, labels):
    todo = random.sample(range(len(features)), len(features))
    while todo:
        now, todo = todo[:batch_size], todo[batch_size:]
        yield features[now], labels[now]
