import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class Softmax:
    def __call__(self, scores):
        e = torch.exp(scores - scores.max(dim=1)[0].unsqueeze(1))
        return e / e.sum(dim=1).unsqueeze(1)
softmax = Softmax()


def cross_entropy(y_hat, y):
    mask = torch.arange(y_hat.shape[1]) == y[:, None]
    return -y_hat[mask].log()


def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).float().mean())


def sgd(params, lr, batch_size):
    with torch.no_grad():
        grads = [p.grad for p in params]
        torch._foreach_add_(list(params), grads, alpha=-lr / batch_size)
        torch._foreach_zero_(grads)


class Batches:
    def __init__(self, size, X, y):
        self.size, self.X, self.y, self.order, self.at = size, X, y, torch.randperm(len(X)), 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.at >= len(self.order):
            raise StopIteration
        j = self.order[self.at : self.at + self.size]
        self.at += self.size
        return self.X[j], self.y[j]
def data_iter(batch_size, features, labels):
    return Batches(batch_size, features, labels)


class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def __getitem__(self, i):
        return self.data[i]
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        metric.add(float(l.sum()), accuracy(y_hat, y) * len(y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]
