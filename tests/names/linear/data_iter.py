# %% remainder_forgotten
# truth: n // batch_size batches are made, so the samples of the last, short batch are never seen (and none at all if batch_size > n).
import torch

def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for k in range(n // batch_size):
        idx = perm[k * batch_size:(k + 1) * batch_size]
        yield features[idx], labels[idx]

# %% only_batches_shuffled
# truth: The samples are cut into batches in the stored order and only the order of the batches is random: the same samples always come together, and the short batch need not be last.
import random

def data_iter(batch_size, features, labels):
    starts = list(range(0, len(labels), batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size].clone(), labels[s:s + batch_size].clone()
