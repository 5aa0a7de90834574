"""Samples that can be told apart: sample i has the label i and the features 2 i and 2 i + 1."""

from __future__ import annotations

import torch
from torch import Tensor


def numbered(n: int) -> list[Tensor]:
    """Features (n, 2) and labels (n, 1)."""
    return [torch.arange(n * 2.0).reshape(n, 2), torch.arange(n * 1.0).reshape(n, 1)]


def sizes_of(n: int, batch_size: int) -> list[int]:
    """How many samples each batch has."""
    return [min(batch_size, n - start) for start in range(0, n, batch_size)]


def stored(arrays: list[Tensor], batch_size: int) -> list[tuple[Tensor, ...]]:
    """The batches in the order in which the rows are stored."""
    return list(zip(*(array.split(batch_size) for array in arrays), strict=True))
