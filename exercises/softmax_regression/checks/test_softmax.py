# Printed by `autograder release softmax_regression`.
import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, assert_that, given, points
from autograder.strategies import logits

KEEP = "sum(1) has shape (n,) and lines up with columns; sum(1, keepdim=True) has shape (n, 1) and lines up with rows."
STABLE = "exp overflows near 88. Subtracting a row's own maximum first changes nothing but keeps exp at most 1."


@points(1, hint=KEEP)
def test_small_example(student):
    """softmax of the rows (0, 0) and (0, ln 3) and (ln 3, 0) is (1/2, 1/2), (1/4, 3/4) and (3/4, 1/4)."""
    ln3 = 1.0986123
    P = student.softmax(torch.tensor([[0.0, 0.0], [0.0, ln3], [ln3, 0.0]]))
    assert_close(P, torch.tensor([[0.5, 0.5], [0.25, 0.75], [0.75, 0.25]]), rtol=1e-4, hint=KEEP)


@points(2)
@given(X=logits())
def test_rows_are_distributions(student, X):
    """Every row of softmax(X) is at least 0 and sums to 1, and a larger score gets a larger probability."""
    P = student.softmax(X)
    assert_shape(P, tuple(X.shape), "The result has the shape of X: one probability for each score.")
    columns = bool(((P.sum(0) - 1).abs() < 1e-4).all())
    hint = "Columns sum to 1: you normalise over the batch. Each row is one sample." if columns else ""
    assert_close(P.sum(1), torch.ones(len(X)), atol=1e-5, hint=hint)
    assert_that(bool((P >= 0).all()), "expected  no negative probability\ngot       some below 0")
    best = X.max(1, keepdim=True).values == X
    rest = P.masked_fill(best, -1.0).max(1).values
    top = P.masked_fill(~best, 2.0).min(1).values
    assert_that(bool((top > rest).all()), "expected  the largest score of a row to get its largest probability")


@points(1, hint="Only differences within a row matter.")
@given(c=st.integers(-10, 10))
def test_shift_changes_nothing(student, c):
    """Adding the same number to all scores of a row changes nothing."""
    X = torch.tensor([[0.0, 1.0, 3.0], [2.0, -1.0, 0.5]])
    expected = torch.tensor([[0.0420, 0.1142, 0.8438], [0.7856, 0.0391, 0.1753]])
    assert_close(student.softmax(X + c), expected, rtol=1e-2, atol=2e-4)


@points(2, hint=STABLE)
def test_large_scores(student):
    """Large scores, such as 1000, give probabilities and not nan."""
    X = torch.tensor([[1000.0, 0.0, -1000.0], [500.0, 500.0, 500.0]])
    third = 1 / 3
    assert_close(student.softmax(X), torch.tensor([[1.0, 0.0, 0.0], [third, third, third]]))
