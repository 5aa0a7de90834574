from hypothesis import strategies as st
from signals import tensors

from autograder.checks import assert_close, given, weight


@weight(3)
@given(X=tensors(2, 7), size=st.integers(1, 7))
def test_matches_the_definition(student, oracle, X, size):
    """The largest entry of each window; what is left at the end and fills no window is dropped."""
    assert_close(student.max_pool1d(X, size), oracle.max_pool1d(X, size))


@weight(1, hint="The largest of negative numbers is negative: no padding by zeros.")
@given(X=tensors(1, 6))
def test_negative_entries(student, oracle, X):
    """Entries below 0 are pooled like any others."""
    assert_close(student.max_pool1d(X - 5, 3), oracle.max_pool1d(X - 5, 3))
