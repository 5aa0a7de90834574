"""What hypothesis draws for the checks: small tensors of short decimals, which shrink to something one can read."""

from __future__ import annotations

import math

import torch
from hypothesis import strategies as st
from torch import Tensor

_STEP = 4  # entries are multiples of a quarter: exact in every float dtype, and short on the page
SEEDS = st.integers(0, 2**32 - 1)  # of a generator: so many that nobody has a table of what comes of them


@st.composite
def matrices(
    draw: st.DrawFn,
    *,
    bound: float = 20,
    rows: tuple[int, int] = (1, 5),
    columns: tuple[int, int] = (2, 6),
    dtype: torch.dtype = torch.float32,
) -> Tensor:
    """(n, m) of multiples of 1/4 in [-bound, bound]; square and oblong shapes."""
    n, m = draw(st.integers(*rows)), draw(st.integers(*columns))
    return draw(_grid((n, m), bound, dtype))


def _grid(shape: tuple[int, ...], bound: float, dtype: torch.dtype) -> st.SearchStrategy[Tensor]:
    limit, size = int(bound * _STEP), math.prod(shape)
    entries = st.lists(st.integers(-limit, limit), min_size=size, max_size=size)
    return entries.map(lambda values: torch.tensor(values, dtype=dtype).div_(_STEP).reshape(shape))


def logits(bound: float = 20, dtype: torch.dtype = torch.float32) -> st.SearchStrategy[Tensor]:
    """Draws logits: a tensor (n, q) of numbers within `bound`, n in 1..5 and q in 2..6."""
    return matrices(bound=bound, dtype=dtype)


def cotangents(shape: tuple[int, ...], dtype: torch.dtype = torch.float64) -> Tensor:
    """Upstream gradients 1/3, 2/3, 3/3, ...: all different, so that no error can cancel.

    Most are no numbers of half precision: a gradient that goes through it is seen.
    """
    return torch.arange(1, math.prod(shape) + 1, dtype=dtype).reshape(shape) / 3


@st.composite
def probabilities(
    draw: st.DrawFn, *, rows: tuple[int, int] = (1, 5), dtype: torch.dtype = torch.float32
) -> tuple[Tensor, Tensor]:
    """Distributions (n, q), every entry at least 1/200, and labels (n,) below q, in no order."""
    n, q = draw(st.integers(*rows)), draw(st.integers(2, 6))
    weights = draw(st.lists(st.integers(1, 30), min_size=n * q, max_size=n * q))
    p = torch.tensor(weights, dtype=torch.float64).reshape(n, q)
    return (p / p.sum(1, keepdim=True)).to(dtype), draw(labels(n, q))


def labels(n: int, q: int) -> st.SearchStrategy[Tensor]:
    """Draws class labels: a tensor (n,) of int64, each from 0 to q - 1."""
    return st.lists(st.integers(0, q - 1), min_size=n, max_size=n).map(torch.tensor)


@st.composite
def ranked(draw: st.DrawFn, rows: tuple[int, int] = (1, 6)) -> tuple[Tensor, list[int], list[int]]:
    """Scores (n, q) whose rows have no two equal entries, the class with the largest score of each row, and labels."""
    n, q = draw(st.integers(*rows)), draw(st.integers(2, 5))
    orders = [draw(st.permutations(range(q))) for _ in range(n)]
    scores = torch.tensor(orders, dtype=torch.float32).div_(_STEP)
    return scores, [order.index(q - 1) for order in orders], draw(labels(n, q)).tolist()


def untied_scores(rows: tuple[int, int] = (1, 6)) -> st.SearchStrategy[tuple[Tensor, Tensor]]:
    """Scores (n, q) and labels (n,): the argmax is never a tie."""
    return ranked(rows).map(lambda drawn: (drawn[0], torch.tensor(drawn[2])))


@st.composite
def shares(draw: st.DrawFn, classes: tuple[int, int] = (2, 6)) -> Tensor:
    """(n, q) of whole numbers from 1 to 30, as floats: what each class of a row gets of its whole."""
    n, q = draw(st.integers(1, 5)), draw(st.integers(*classes))
    return torch.tensor(draw(st.lists(st.integers(1, 30), min_size=n * q, max_size=n * q))).reshape(n, q).float()


@st.composite
def halvings(draw: st.DrawFn) -> tuple[Tensor, Tensor, Tensor]:
    """Distributions (n, q) of powers of 1/2, labels (n,), and the losses (n,): as many ln 2 as the label is halved."""
    n, q = draw(st.integers(1, 5)), draw(st.integers(2, 6))
    halved = [draw(st.permutations([*range(1, q), q - 1])) for _ in range(n)]
    y = draw(labels(n, q))
    losses = [row[label] * math.log(2) for row, label in zip(halved, y.tolist(), strict=True)]
    return 0.5 ** torch.tensor(halved, dtype=torch.float32), y, torch.tensor(losses)


_SHAPES = (((2,), (1,)), ((3, 2), (2,)), ((2, 2), (3,), (1, 4)), ((4, 1), (5,)))


@st.composite
def updates(draw: st.DrawFn, steps: int = 1) -> tuple[list[Tensor], list[list[Tensor]]]:
    """Two or three parameters of different shapes, and for each step as many gradients, in which nothing is zero."""
    shapes = draw(st.sampled_from(_SHAPES))
    quarters = st.integers(1, 16).flatmap(lambda size: st.sampled_from([size, -size]))

    def tensors() -> list[Tensor]:
        sizes = [math.prod(shape) for shape in shapes]
        numbers = [draw(st.lists(quarters, min_size=n, max_size=n)) for n in sizes]
        return [torch.tensor(x).reshape(s) / _STEP for x, s in zip(numbers, shapes, strict=True)]

    return tensors(), [tensors() for _ in range(steps)]
