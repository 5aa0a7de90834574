"""The answers, independent of the model solutions. Students never get this file.

By torch's own functions in float64, rounded to the dtype of the question where there is one.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

_TIE = 1e-3  # between scores: a thousand times what float32 rounds them by
Batches = list[tuple[Tensor, Tensor]]


def images(stored: Tensor, resize: int | None = None) -> Tensor:
    """Images (n, 1, h, w) from 0 to 1, of bytes (n, 28, 28); resized they are within a step of brightness or two."""
    bright = stored.double()[:, None] / 255
    if resize is not None:
        bright = F.interpolate(bright, (resize, resize), mode="bilinear", antialias=True)
    return bright.float()


def log_softmax(X: Tensor) -> Tensor:
    """(n, q) scores -> (n, q) log-probabilities."""
    return F.log_softmax(X.double(), dim=1).to(X.dtype)


def log_softmax_gradient(X: Tensor, cotangent: Tensor) -> Tensor:
    """The vector-Jacobian product, by its closed form c - p * sum(c)."""
    return cotangent - F.softmax(X.double(), dim=1) * cotangent.sum(1, keepdim=True)


def cross_entropy_logits(logits: Tensor, y: Tensor) -> Tensor:
    """(n, q) scores and labels -> (n,) losses."""
    return F.cross_entropy(logits.double(), y, reduction="none").to(logits.dtype)


def cross_entropy_logits_gradient(logits: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """The vector-Jacobian product c * (p - 1 at the label)."""
    return cotangent[:, None] * (F.softmax(logits.double(), dim=1) - F.one_hot(y, logits.shape[1]))


class Accuracy(NamedTuple):
    """The fraction of rows that are right, and of those whose two best scores rounding may swap."""

    right: float
    tied: float


def accuracy(scores: Tensor, y: Tensor) -> Accuracy:
    """Of scores (n, q) and labels (n,)."""
    best, next_best = scores.double().topk(2, dim=1).values.T
    right = (scores.argmax(1) == y).double().mean()
    return Accuracy(float(right), float((best - next_best < _TIE).double().mean()))


class Trained(NamedTuple):
    """(train loss, train accuracy, test accuracy) of each epoch, and the parameters afterwards: W (d, q) and b (q,)."""

    history: list[tuple[float, Accuracy, Accuracy]]
    W: Tensor
    b: Tensor


def train(
    W: Tensor,
    b: Tensor,
    batches: Batches,
    test: Batches,
    lr: float,
    epochs: int,
    *,
    smoothing: float = 0.0,
    momentum: float = 0.0,
    dropped: bool = False,
) -> Trained:
    """Minibatch SGD on the cross-entropy of X @ W + b, with momentum and label smoothing as torch has them.

    If `dropped`, the net sees zeros in the place of X while it learns, as behind nn.Dropout(1.0).
    """
    W, b = W.double(), b.double()
    q = len(b)
    pace_W, pace_b = torch.zeros_like(W), torch.zeros_like(b)
    history = []
    for _ in range(epochs):
        loss, scores_seen = 0.0, []
        for features, y in batches:
            X = features.double().flatten(1) * (0 if dropped else 1)
            scores = X @ W + b
            scores_seen.append(scores)
            wanted = F.one_hot(y, q) * (1 - smoothing) + smoothing / q
            loss -= float((wanted * F.log_softmax(scores, 1)).sum())
            error = (F.softmax(scores, 1) - wanted) / len(y)
            pace_W, pace_b = momentum * pace_W + X.T @ error, momentum * pace_b + error.sum(0)
            W, b = W - lr * pace_W, b - lr * pace_b
        labels = torch.cat([y for _, y in batches])
        unseen = torch.cat([X.double().flatten(1) for X, _ in test]) @ W + b
        learned = accuracy(torch.cat(scores_seen), labels)
        history.append((loss / len(labels), learned, accuracy(unseen, torch.cat([y for _, y in test]))))
    return Trained(history, W, b)
