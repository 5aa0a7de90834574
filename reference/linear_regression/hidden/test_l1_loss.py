import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, given, weight
from autograder.strategies import SEEDS


def assert_losses(student, oracle, y_hat, y):
    """One loss for each sample, and the right one, in whatever shape."""
    losses = student.l1_loss(y_hat, y)
    assert_close(losses.reshape(-1), oracle.l1_loss(y_hat, y).reshape(-1))


@weight(2)
@given(n=st.integers(1, 300), size=st.integers(1, 30), seed=SEEDS)
def test_other_sizes(student, oracle, n, size, seed):
    """A single sample, hundreds of them, and large errors work as well, with labels in a column or a row."""
    y_hat, y = torch.randn(2, n, 1, generator=torch.Generator().manual_seed(seed)) * size
    assert_losses(student, oracle, y_hat, y)
    assert_losses(student, oracle, y_hat, y.reshape(-1))
