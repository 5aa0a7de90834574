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
    """p <- p - lr * p.grad / batch_size, in place, for each parameter; then its gradient is cleared.

    params: a list of tensors that require gradients, each with `.grad` summed over the batch. lr: the learning rate.
    Returns nothing that anybody looks at. The tensors stay the same objects, and still require gradients.

    Example: with p = 1, p.grad = 8, lr = 0.1 and batch_size = 4, p becomes 0.8.
    Editions of the book differ on who clears the gradients and who divides. Here: this function does both.
    """
    raise NotImplementedError("sgd: write your answer here")


def data_iter(batch_size, features, labels):
    """Minibatches of one epoch, in random order.

    features: (n, ...). labels: (n,). Yields ceil(n / batch_size) pairs (features[j], labels[j]) for a fresh random
    permutation of the samples at each call: all batches are full but the last, which holds the rest.

    Example: list(data_iter(2, X, y)) for 5 samples has batches of 2, 2 and 1.
    Do not set a seed, and leave features and labels as they are.
    """
    raise NotImplementedError("data_iter: write your answer here")


def train_epoch(net, train_iter, loss, updater):
    """One pass over train_iter. Returns (mean loss per sample, fraction of right predictions).

    net: an nn.Module, which is put into training mode first, or any callable. train_iter: pairs (X, y), to be read once.
    loss(y_hat, y): losses (n,). updater: a torch.optim.Optimizer (zero_grad, l.mean().backward(), step, for each batch),
    or a callable (l.sum().backward(), then updater(X.shape[0]), which updates and clears the gradients).

    Both returned numbers are plain floats, means over all samples, measured on each batch *before* its update.
    """
    raise NotImplementedError("train_epoch: write your answer here")
