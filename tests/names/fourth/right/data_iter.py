# %% generator_expression_returned
# truth: right, returns a generator expression over slices of a permutation drawn at the call.
import torch


def data_iter(batch_size, features, labels):
    order = torch.randperm(len(features))
    slices = (order[k:k + batch_size] for k in range(0, len(features), batch_size))
    return ((features[j], labels[j]) for j in slices)


# %% shuffled_pairs_stacked
# truth: right, shuffles a list of (row, label) pairs and stacks each batch, which keeps dtypes and shapes.
import random

import torch


def data_iter(batch_size, features, labels):
    pairs = list(zip(features, labels))
    random.shuffle(pairs)
    for i in range(0, len(pairs), batch_size):
        xs, ys = zip(*pairs[i:i + batch_size])
        yield torch.stack(xs), torch.stack(ys)


# %% drawing_from_an_urn
# truth: right, takes random indices out of a list without replacement until it is empty.
import random

import torch


def data_iter(batch_size, features, labels):
    urn = list(range(len(features)))
    while urn:
        drawn = []
        while urn and len(drawn) < batch_size:
            k = random.randrange(len(urn))
            urn[k], urn[-1] = urn[-1], urn[k]
            drawn.append(urn.pop())
        yield features[drawn], labels[drawn]


# %% iterator_class
# truth: right, an iterator class with __next__ holds the permutation and the position.
import torch


class Epoch:
    def __init__(self, batch_size, features, labels):
        self.size, self.X, self.y = batch_size, features, labels
        self.todo = torch.rand(features.shape[0]).argsort()

    def __iter__(self):
        return self

    def __next__(self):
        if self.todo.numel() == 0:
            raise StopIteration
        j, self.todo = self.todo[:self.size], self.todo[self.size:]
        return self.X[j], self.y[j]


def data_iter(batch_size, features, labels):
    return Epoch(batch_size, features, labels)


# %% shuffled_copies_split
# truth: right, makes shuffled copies of both tensors and splits them; no samples give no batches.
import torch


def data_iter(batch_size, features, labels):
    if features.shape[0] > 0:
        p = torch.randperm(features.shape[0])
        yield from zip(features[p].split(batch_size), labels[p].split(batch_size))


# %% multinomial
# truth: right, draws all n indices without replacement by multinomial with equal weights, which is a random permutation.
import math

import torch


def data_iter(batch_size, features, labels):
    n = len(labels)
    if n == 0:
        return
    perm = torch.multinomial(torch.ones(n), n, replacement=False)
    for b in range(math.ceil(n / batch_size)):
        rows = perm[b * batch_size:(b + 1) * batch_size]
        yield features.index_select(0, rows), labels.index_select(0, rows)


# %% fisher_yates_by_hand
# truth: right, a Fisher-Yates shuffle of a Python list by hand, collecting a batch until it is full.
import torch


def data_iter(batch_size, features, labels):
    order = list(range(len(features)))
    for i in range(len(order) - 1, 0, -1):
        j = torch.randint(i + 1, (1,)).item()
        order[i], order[j] = order[j], order[i]
    batch = []
    for index in order:
        batch.append(index)
        if len(batch) == batch_size:
            yield features[batch], labels[batch]
            batch = []
    if batch:
        yield features[batch], labels[batch]
