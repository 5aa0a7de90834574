"""The answers, independent of the model solutions. Students never get this file.

By torch's own functions in float64, rounded to the dtype of the question: so an answer of a wider dtype is held to no
more digits than the question has.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

_TIE = 1e-3  # between scores: a thousand times what float32 rounds them by


def softmax(X: Tensor) -> Tensor:
    """(n, q) scores -> (n, q) distributions."""
    return F.softmax(X.double(), dim=1).to(X.dtype)


def softmax_gradient(X: Tensor, cotangent: Tensor) -> Tensor:
    """The vector-Jacobian product, by its closed form p * (c - sum(c * p))."""
    p = softmax(X.double())
    return p * (cotangent - (cotangent * p).sum(1, keepdim=True))


def cross_entropy(y_hat: Tensor, y: Tensor) -> Tensor:
    """(n, q) probabilities and labels -> (n,) losses."""
    return F.nll_loss(y_hat.double().log(), y, reduction="none").to(y_hat.dtype)


def cross_entropy_gradient(y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """-c / p at the label, 0 elsewhere."""
    at_label = F.one_hot(y, y_hat.shape[1]).bool()
    return torch.where(at_label, -cotangent[:, None] / y_hat.double(), torch.zeros((), dtype=torch.float64))


def accuracy(y_hat: Tensor, y: Tensor) -> float:
    """The fraction of rows whose best class is the label."""
    best = y_hat.double().topk(1, dim=1).indices.flatten().tolist()
    return sum(a == b for a, b in zip(best, y.tolist(), strict=True)) / len(best)


class Epoch(NamedTuple):
    """Mean loss and accuracy before each update, and the parameters afterwards.

    `tied` is the fraction of rows whose two best scores lie so near each other that rounding may swap them.
    """

    loss: float
    accuracy: float
    tied: float
    W: Tensor
    b: Tensor


def train_epoch(
    W: Tensor, b: Tensor, batches: list[tuple[Tensor, Tensor]], lr: float, *, growing: bool = False
) -> Epoch:
    """Plain minibatch SGD on the scores X @ W + b, with gradients by their closed form.

    If `growing`, the scores of the first batch are as they are, those of the second twice as large, and so on.
    """
    W, b = W.detach().double(), b.detach().double()
    loss = right = tied = count = 0.0
    for turn, (features, y) in enumerate(batches, start=1):
        factor, X = turn if growing else 1, features.double()
        scores = factor * (X @ W + b)
        best, next_best = scores.topk(2, dim=1).values.T
        loss += float(F.cross_entropy(scores, y, reduction="sum"))
        right += float((scores.argmax(1) == y).sum())
        tied += float((best - next_best < _TIE).sum())
        count += len(y)
        error = factor * (F.softmax(scores, 1) - F.one_hot(y, W.shape[1])) / len(y)
        W, b = W - lr * X.T @ error, b - lr * error.sum(0)
    return Epoch(loss / count, right / count, tied / count, W, b)
