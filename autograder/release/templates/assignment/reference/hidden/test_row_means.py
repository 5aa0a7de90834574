import torch

from autograder.checks import assert_close, assert_dtype, given, values_first, weight
from autograder.strategies import matrices


@weight(2, hint="Over which dimension do you sum, and by what do you divide?")
@given(X=matrices(bound=9))
def test_matches_the_definition(student, oracle, X):
    """Each mean is the sum of its row, divided by the number of columns."""
    assert_close(student.row_means(X), oracle.row_means(X), rtol=1e-4, atol=1e-5)


@weight(1, hint="Which line gives a tensor of another dtype than X?")
@given(X=matrices(bound=9, dtype=torch.float64))
def test_keeps_the_dtype(student, oracle, X):
    """The means have the dtype of X, with all its digits."""
    means = student.row_means(X)
    with values_first():
        assert_close(means, oracle.row_means(X), rtol=1e-4, atol=1e-5)
    assert_dtype(means, X.dtype)
    assert_close(means, oracle.row_means(X), rtol=1e-9, atol=1e-9)
