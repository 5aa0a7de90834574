# Printed by `autograder release softmax_concise`.
"""Images in the place of Fashion-MNIST, and nets that sort them."""

from __future__ import annotations

import torch
from hypothesis import strategies as st
from torch import Tensor

Samples = tuple[Tensor, Tensor]


def drawn(n: int, seed: int) -> Samples:
    """Images (n, 28, 28) of random bytes, and labels (n,) from 0 to 9."""
    g = torch.Generator().manual_seed(seed)
    return torch.randint(256, (n, 28, 28), generator=g, dtype=torch.uint8), torch.randint(10, (n,), generator=g)


def sizes_of(n: int, batch_size: int) -> list[int]:
    """How many samples each batch has."""
    return [min(batch_size, n - start) for start in range(0, n, batch_size)]


@st.composite
def sorted_out(draw: st.DrawFn, q: int = 0) -> tuple[Tensor, Tensor, Tensor, Tensor, float]:
    """A net W (q, q), b (q,) that takes row i of the identity for class i; samples X, labels y, and its accuracy."""
    q = q or draw(st.integers(2, 5))
    guesses, y = (draw(st.lists(st.integers(0, q - 1), min_size=5, max_size=9)) for _ in range(2))
    n = min(len(guesses), len(y))
    right = sum(guess == label for guess, label in zip(guesses, y, strict=False)) / n
    return torch.eye(q) * 4, torch.arange(q) / 4, torch.eye(q)[guesses[:n]], torch.tensor(y[:n]), right
