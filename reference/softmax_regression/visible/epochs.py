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


def outcome(W: Tensor, b: Tensor, batches: list[tuple[Tensor, Tensor]], lr: float, *, growing: bool = False) -> Epoch:
    """The epoch where scores lie so far apart that softmax is certain, and each row of features is 1 at its guess.

    A wrong row costs what its guess is ahead of its label, and pulls with weight 1; a right one costs nothing. If
    `growing`, the scores of the first batch are as they are, those of the second twice as large, and so on.
    """
    loss, right, count, W_after, b_after = 0.0, 0.0, 0, W.double(), b.double()
    for turn, (X, y) in enumerate(batches, start=1):
        factor = turn if growing else 1
        wrong = X.double() - torch.eye(len(b), dtype=torch.float64)[y]
        loss += factor * float(((X.double() @ W_after + b_after) * wrong).sum())
        right += float((wrong == 0).all(1).sum())
        count += len(y)
        W_after = W_after - factor * lr / len(y) * X.double().T @ wrong
        b_after = b_after - factor * lr / len(y) * wrong.sum(0)
    return Epoch(W, b, batches, lr, loss / count, right / count, W_after.float(), b_after.float())


@st.composite
def certain_epochs(draw: st.DrawFn, least: int = 1) -> Epoch:
    """An epoch of at least so many batches that is plain arithmetic."""
    q, ahead, lr = draw(st.integers(2, 4)), draw(st.integers(64, 128)), draw(st.sampled_from([0.5, 0.25]))
    sizes = draw(st.lists(st.integers(1, 4), min_size=least, max_size=3))
    batches = [(torch.eye(q)[draw(labels(n, q))], draw(labels(n, q))) for n in sizes]
    return outcome(torch.eye(q) * ahead, torch.zeros(q), batches, lr)
