import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


def softmax(X):
    X_exp = torch.exp(X - X.max(1, keepdim=True).values)
    return X_exp / X_exp.sum(1, keepdim=True)


def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y])


def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).float().mean())


def sgd(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()


def data_iter(batch_size, features, labels):
    i = 0
    while i < len(features):
        j = torch.randperm(len(features))[:batch_size]


def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module): net.train()
    L = A = n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(X.shape[0])
        L += float(l.sum()); A += accuracy(y_hat, y) * len(y); n += len(y)
    return L / n, A / n
