# Printed by `autograder release linear_regression`.
"""Predictions and labels whose errors are known, for the checks of the losses."""

from __future__ import annotations

from typing import NamedTuple

import torch
from hypothesis import strategies as st
from torch import Tensor

_STEP = 4  # numbers are multiples of a quarter: exact in every float dtype


class Drawn(NamedTuple):
    """Predictions (n, 1), labels (n, 1), and the errors: predictions - labels, (n,)."""

    y_hat: Tensor
    y: Tensor
    errors: Tensor


def _quarters(numbers: list[int]) -> Tensor:
    return torch.tensor(numbers, dtype=torch.float32).div_(_STEP)


def of(*errors: float) -> Drawn:
    """These errors, for the labels 1, 2, 3 ..."""
    y = torch.arange(1.0, len(errors) + 1)
    return Drawn((y + torch.tensor(errors)).reshape(-1, 1), y.reshape(-1, 1), torch.tensor(errors))


@st.composite
def samples(draw: st.DrawFn, *, at_least: float = 0.0, at_most: float = 8.0, most: int = 6) -> Drawn:
    """Two samples or more, with errors of either sign, of a size between these; labels of which no two are alike."""
    low, high = int(at_least * _STEP), int(at_most * _STEP)
    sizes = draw(st.lists(st.integers(low, high), min_size=2, max_size=most))
    signs = draw(st.lists(st.sampled_from([1, -1]), min_size=len(sizes), max_size=len(sizes)))
    errors = _quarters([size * sign for size, sign in zip(sizes, signs, strict=True)])
    y = _quarters(draw(st.lists(st.integers(-20, 20), min_size=len(sizes), max_size=len(sizes), unique=True)))
    return Drawn((y + errors).reshape(-1, 1), y.reshape(-1, 1), errors)
