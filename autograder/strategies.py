"""What hypothesis draws for the checks: small tensors of short decimals, which shrink to something one can read."""

from __future__ import annotations

from collections.abc import Callable

import torch
from hypothesis import strategies as st
from torch import Tensor

_STEP = 4  # entries are multiples of a quarter: exact in every float dtype, and short on the page


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
    limit, size = int(bound * _STEP), int(torch.tensor(shape).prod())
    entries = st.lists(st.integers(-limit, limit), min_size=size, max_size=size)
    return entries.map(lambda values: torch.tensor(values, dtype=dtype).div_(_STEP).reshape(shape))


def logits(bound: float = 20, dtype: torch.dtype = torch.float32) -> st.SearchStrategy[Tensor]:
    """Scores (n, q), n in 1..5, q in 2..6."""
    return matrices(bound=bound, dtype=dtype)


def cotangents(shape: tuple[int, ...], dtype: torch.dtype = torch.float64) -> Tensor:
    """Upstream gradients 1, 2, 3, ...: all different, so that no error can cancel."""
    return torch.arange(1, int(torch.tensor(shape).prod()) + 1, dtype=dtype).reshape(shape)


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
    """(n,) int64 below q."""
    return st.lists(st.integers(0, q - 1), min_size=n, max_size=n).map(torch.tensor)


@st.composite
def untied_scores(draw: st.DrawFn, rows: tuple[int, int] = (1, 6)) -> tuple[Tensor, Tensor]:
    """Scores (n, q) whose rows have no two equal entries, and labels (n,): the argmax is never a tie."""
    n, q = draw(st.integers(*rows)), draw(st.integers(2, 5))
    order: Callable[[], list[int]] = lambda: draw(st.permutations(range(q)))  # noqa: E731
    scores = torch.tensor([order() for _ in range(n)], dtype=torch.float32).div_(_STEP)
    return scores, draw(labels(n, q))
