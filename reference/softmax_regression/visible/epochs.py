"""Epochs whose outcome is plain arithmetic, for the checks of train_epoch."""

from __future__ import annotations

from typing import NamedTuple

import torch
from hypothesis import strategies as st
from torch import Tensor

from autograder.strategies import labels


class Epoch(NamedTuple):
    """Weights, batches and a learning rate; and what an epoch makes of them."""

    W: Tensor
    b: Tensor
    batches: list[tuple[Tensor, Tensor]]
    lr: float
    loss: float
    accuracy: float
    W_after: Tensor
    b_after: Tensor


@st.composite
def certain_epochs(draw: st.DrawFn) -> Epoch:
    """An epoch that is plain arithmetic: scores lie so far apart that softmax is certain.

    A wrong row costs what its guess is ahead of its label, and pulls with weight 1; a right one costs nothing.
    """
    q, ahead, lr = draw(st.integers(2, 4)), draw(st.integers(64, 128)), draw(st.sampled_from([0.5, 0.25]))
    W, b = torch.eye(q) * ahead, torch.zeros(q)
    epoch = Epoch(W, b, [], lr, 0.0, 0.0, W.double(), b.double())
    count = 0
    for n in draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)):
        guesses, y = draw(labels(n, q)), draw(labels(n, q))
        X, wrong = torch.eye(q)[guesses], torch.eye(q, dtype=torch.float64)[guesses] - torch.eye(q)[y]
        scores = X.double() @ epoch.W_after + epoch.b_after
        count += n
        epoch = epoch._replace(
            batches=[*epoch.batches, (X, y)],
            loss=epoch.loss + float((scores * wrong).sum()),
            accuracy=epoch.accuracy + float((guesses == y).sum()),
            W_after=epoch.W_after - lr / n * X.double().T @ wrong,
            b_after=epoch.b_after - lr / n * wrong.sum(0),
        )
    W_after, b_after = epoch.W_after.float(), epoch.b_after.float()
    return epoch._replace(loss=epoch.loss / count, accuracy=epoch.accuracy / count, W_after=W_after, b_after=b_after)
