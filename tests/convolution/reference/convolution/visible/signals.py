"""What the checks draw: signals and kernels of small whole numbers, so that sums are exact."""

import torch
from hypothesis import strategies as st


def tensors(*shape):
    """Tensors of this shape."""
    count = int(torch.Size(shape).numel())
    numbers = st.lists(st.integers(-4, 4).map(float), min_size=count, max_size=count)
    return numbers.map(lambda values: torch.tensor(values).reshape(shape))


@st.composite
def layers(draw, longest=6):
    """X (c, n), K (o, c, k) and b (o,)."""
    c, o, n = draw(st.integers(1, 3)), draw(st.integers(1, 3)), draw(st.integers(1, longest))
    k = draw(st.integers(1, n))
    return draw(tensors(c, n)), draw(tensors(o, c, k)), draw(tensors(o))
