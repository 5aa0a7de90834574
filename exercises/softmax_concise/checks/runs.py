# Printed by `autograder release softmax_concise`.
"""Training runs whose outcome is computed step by step, for the checks of train."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from hypothesis import strategies as st
from torch import Tensor

Samples = tuple[Tensor, Tensor]


class Run(NamedTuple):
    """The start of a training run; and the mean loss of each epoch, W and b that it leads to."""

    W: Tensor
    b: Tensor
    learned: Samples
    unseen: Samples
    batch_size: int
    lr: float
    epochs: int
    losses: list[float]
    W_after: Tensor
    b_after: Tensor
    accuracies: Sequence[
        tuple[float, float]
    ] = ()  # of each epoch: on batches before their steps, on test samples after it
    certain: bool = False  # whether rounding cannot change an accuracy


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Two features, two or three classes, one to three epochs."""
    q, lr, batch_size, epochs = (
        draw(st.integers(2, 3)), draw(st.sampled_from([0.5, 0.25])), draw(st.integers(1, 4)), draw(st.integers(1, 3)),
    )  # fmt: skip
    sets = []
    for _ in range(2):
        y = draw(st.lists(st.integers(0, q - 1), min_size=2, max_size=6))
        x = draw(st.lists(st.integers(-4, 4), min_size=2 * len(y), max_size=2 * len(y)))
        sets.append((torch.tensor(x).reshape(-1, 2) / 2, torch.tensor(y)))
    return outcome(q, *sets, batch_size, lr, epochs)


def outcome(
    q: int, learned: Samples, unseen: Samples, batch_size: int, lr: float, epochs: int,
    smoothing: float = 0.0, momentum: float = 0.0,
) -> Run:  # fmt: skip
    """A run on two features and q classes from weights of 0 and biases of 0, 1/4, 1/2, and where it ends."""
    W, b, losses = torch.zeros(2, q, dtype=torch.float64), torch.arange(q).double() / 4, []
    pace_W, pace_b, accuracies, least = torch.zeros_like(W), torch.zeros_like(b), [], 1.0
    for _ in range(epochs):
        loss, right = 0.0, 0.0
        for X, y in zip(*(part.split(batch_size) for part in learned), strict=True):
            scores = X.double() @ W + b
            wanted = torch.eye(q, dtype=torch.float64)[y] * (1 - smoothing) + smoothing / q
            loss -= float((wanted * torch.log_softmax(scores, 1)).sum())
            right, least = right + float((scores.argmax(1) == y).sum()), min(least, _margin(scores))
            error = (torch.softmax(scores, 1) - wanted) / len(y)
            pace_W, pace_b = momentum * pace_W + X.double().T @ error, momentum * pace_b + error.sum(0)
            W, b = W - lr * pace_W, b - lr * pace_b
        scores = unseen[0].double() @ W + b
        tested, least = float((scores.argmax(1) == unseen[1]).double().mean()), min(least, _margin(scores))
        losses.append(loss / len(learned[1]))
        accuracies.append((right / len(learned[1]), tested))
    start = torch.zeros(2, q), torch.arange(q) / 4
    run = Run(*start, learned, unseen, batch_size, lr, epochs, losses, W.float(), b.float())
    return run._replace(accuracies=accuracies, certain=least > 1e-3)


def _margin(scores: Tensor) -> float:
    """By how much the best score of a sample is above the next, at least."""
    best = scores.topk(2, dim=1).values
    return float((best[:, 0] - best[:, 1]).min())
