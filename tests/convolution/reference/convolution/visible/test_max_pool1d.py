from hypothesis import strategies as st
from signals import tensors

from autograder.checks import assert_close, assert_shape, given, weight


@weight(1, hint="Windows lie side by side: the next one starts where the last one ends.")
@given(X=tensors(2, 4))
def test_pairs(student, X):
    """Windows of 2: the larger one of each pair."""
    pairs = X.reshape(2, 2, 2)
    assert_close(student.max_pool1d(X, 2), pairs.max(2).values)


@weight(1, hint="Pool each channel by itself.")
@given(X=tensors(3, 4), size=st.integers(2, 4))
def test_shape(student, X, size):
    """A row for each channel, and an entry for each window that fits."""
    assert_shape(student.max_pool1d(X, size), (3, 4 // size))
