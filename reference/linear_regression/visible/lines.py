"""Lines of small numbers, for the checks of linreg."""

from __future__ import annotations

import torch
from hypothesis import strategies as st
from torch import Tensor

from autograder.strategies import matrices


@st.composite
def lines(draw: st.DrawFn, dtype: torch.dtype = torch.float32) -> tuple[Tensor, Tensor, Tensor]:
    """X (n, d), w (d, 1) and b (1,): no weight and no bias is 0."""
    X = draw(matrices(bound=5, columns=(1, 5), dtype=dtype))
    size = st.integers(1, 12).flatmap(lambda size: st.sampled_from([size, -size]))
    numbers = draw(st.lists(size, min_size=X.shape[1] + 1, max_size=X.shape[1] + 1))
    w_and_b = torch.tensor(numbers, dtype=dtype).div_(4)
    return X, w_and_b[:-1].reshape(-1, 1), w_and_b[-1:]
