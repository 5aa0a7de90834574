import torch
from torch import nn


def without_peak(m):
    # shift by the biggest entry so that nothing explodes
    peaks = []
    for r in m:
        p = r[0]
        for v in r[1:]:
            if v > p:
                p = v
        peaks.append(p)
    return m - torch.stack(peaks).unsqueeze(-1)


def softmax(X):
    z = without_peak(X)
    e = torch.stack([torch.exp(r) for r in z])
    s = torch.zeros(len(e), 1, dtype=X.dtype)
    for c in range(e.shape[1]):
        s = s + e[:, c : c + 1]
    return e / s


def cross_entropy(y_hat, y):
    chosen = []
    for i, t in enumerate(y.tolist()):
        chosen.append(y_hat[i, t])
    return -torch.stack(chosen).log()


def accuracy(y_hat, y):
    good = 0
    for i in range(y.shape[0]):
        prediction = int(torch.argmax(y_hat[i]))
        if prediction == int(y[i]):
            good += 1
    return good / y.shape[0]


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()


def data_iter(batch_size, features, labels):
    left = torch.randperm(features.shape[0]).tolist()
    while left:
        batch, left = left[:batch_size], left[batch_size:]
        rows = torch.tensor(batch, dtype=torch.long)
        yield features[rows], labels[rows]


def train_epoch(net, train_iter, loss, updater):
    acc = {"l": 0.0, "a": 0.0, "n": 0}
    if isinstance(net, nn.Module):
        net.train()
    built_in = isinstance(updater, torch.optim.Optimizer)
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        n = y.shape[0]
        acc["l"] += float(l.sum())
        acc["a"] += accuracy(out, y) * n
        acc["n"] += n
        if built_in:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
            continue
        l.sum().backward()
        updater(n)
    return acc["l"] / acc["n"], acc["a"] / acc["n"]
