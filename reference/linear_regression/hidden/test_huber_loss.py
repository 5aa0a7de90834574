import torch
from hypothesis import strategies as st
from losses import samples

from autograder.checks import assert_close, given, weight
from autograder.strategies import SEEDS

NEAR = "What is asked, the size of the error or its sign, and on which side of 1 does the parabola end?"


def assert_losses(student, oracle, y_hat, y):
    """One loss for each sample, and the right one, in whatever shape."""
    losses = student.huber_loss(y_hat, y)
    assert_close(losses.reshape(-1), oracle.huber_loss(y_hat, y).reshape(-1))


@weight(2, hint=NEAR)
@given(drawn=samples(at_most=1.0))
def test_small_errors(student, oracle, drawn):
    """Errors of at most 1, of either sign, cost half their square."""
    assert_losses(student, oracle, drawn.y_hat, drawn.y)


@weight(2, hint=NEAR)
@given(drawn=samples(at_least=1.25))
def test_large_errors(student, oracle, drawn):
    """Errors of more than 1, of either sign, cost their absolute value less 1/2."""
    assert_losses(student, oracle, drawn.y_hat, drawn.y)


@weight(1, hint="Is the formula chosen for each sample by itself?")
@given(small=samples(at_most=1.0, most=3), large=samples(at_least=1.25, most=3))
def test_both_in_one_batch(student, oracle, small, large):
    """In one batch each sample has its own formula, whichever the others have, and the labels may be a row."""
    y_hat, y = torch.cat([small.y_hat, large.y_hat]), torch.cat([small.y, large.y])
    assert_losses(student, oracle, y_hat, y)
    assert_losses(student, oracle, y_hat, y.reshape(-1))


@weight(1)
@given(n=st.integers(1, 300), size=st.integers(1, 30), seed=SEEDS)
def test_other_sizes(student, oracle, n, size, seed):
    """A single sample, hundreds of them, and large errors work as well, with labels in a column or a row."""
    y_hat, y = torch.randn(2, n, 1, generator=torch.Generator().manual_seed(seed)) * size
    assert_losses(student, oracle, y_hat, y)
    assert_losses(student, oracle, y_hat, y.reshape(-1))
