# Printed by `autograder release linear_concise`.
"""Lines with one feature, and what training makes of them, by arithmetic on single numbers."""

from __future__ import annotations

from typing import NamedTuple

import torch
from hypothesis import strategies as st
from torch import Tensor


class Problem(NamedTuple):
    """The start of a training run; and the history, weight and bias that it leads to."""

    w: Tensor
    b: Tensor
    X: Tensor
    y: Tensor
    batch_size: int
    lr: float
    epochs: int
    history: list[float]
    w_after: Tensor
    b_after: Tensor


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """A line w x + b, one to six samples, and one to three epochs of SGD on the mean squared error."""
    quarters = st.integers(-8, 8).map(lambda number: number / 4)
    n, batch_size = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    x, y = (draw(st.lists(quarters, min_size=n, max_size=n)) for _ in range(2))
    w, b, lr, epochs = draw(quarters), draw(quarters), draw(st.sampled_from([0.125, 0.0625])), draw(st.integers(1, 3))
    history, w_after, b_after = [], w, b
    for _ in range(epochs):
        squares = 0.0
        for start in range(0, n, batch_size):
            rows = range(start, min(start + batch_size, n))
            errors = [w_after * x[i] + b_after - y[i] for i in rows]
            squares += sum(error * error for error in errors)
            w_after -= lr * sum(2 * error * x[i] for error, i in zip(errors, rows, strict=True)) / len(rows)
            b_after -= lr * sum(2 * error for error in errors) / len(rows)
        history.append(squares / n)
    start_w, start_b, X, labels = (
        torch.tensor([w]),
        torch.tensor([b]),
        torch.tensor(x)[:, None],
        torch.tensor(y)[:, None],
    )
    return Problem(
        start_w, start_b, X, labels, batch_size, lr, epochs, history, torch.tensor([w_after]), torch.tensor([b_after])
    )
