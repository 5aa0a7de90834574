import torch
from hypothesis import strategies as st

from autograder.checks import VALUES_FIRST, assert_close, assert_shape, assert_that, example, given, weight
from autograder.strategies import logits, shares

KEEP = "sum(1) has shape (n,) and lines up with columns; sum(1, keepdim=True) has shape (n, 1) and lines up with rows."
# Near 1000 float32 has three decimals left, and x - logsumexp(x) is a right way.
NEAR = 1e-3
STABLE = "exp overflows near 88. Subtracting a row's own maximum first changes nothing but keeps exp at most 1."
THREE_ROWS = torch.tensor([[1.0, 1.0], [1.0, 3.0], [3.0, 1.0]])
TWO_ROWS = torch.tensor([[3.0, 1.0, 2.0], [1.0, 1.0, 1.0]])


def parts(weights):
    """Each weight's part of its row."""
    return weights / weights.sum(1)[:, None]


@weight(1, hint=KEEP)
@example(weights=THREE_ROWS)
@given(weights=shares())
def test_small_example(student, weights):
    """Each entry is its exponential's part of the row: softmax of (0, ln 3) is (1/4, 3/4)."""
    assert_close(student.softmax(weights.log()), parts(weights), rtol=1e-4, hint=KEEP)


@weight(2)
@given(X=logits())
def test_rows_are_distributions(student, X):
    """Every row of softmax(X) is at least 0 and sums to 1, and a larger score gets a larger probability."""
    P = student.softmax(X)
    assert_shape(P, tuple(X.shape), "The result has the shape of X: one probability for each score.")
    P = P.double()
    columns = bool(((P.sum(0) - 1).abs() < 1e-4).all())
    hint = "Columns sum to 1: you normalise over the batch. Each row is one sample." if columns else ""
    assert_close(P.sum(1).float(), torch.ones(len(X)), atol=1e-5, hint=hint, what="row sums")
    assert_that(bool((P >= 0).all()), "no negative probability", "some below 0")
    best = X.max(1, keepdim=True).values == X
    rest = P.masked_fill(best, -1.0).max(1).values
    top = P.masked_fill(~best, 2.0).min(1).values
    assert_that(
        bool((top > rest).all()),
        "the largest score of a row to get its largest probability",
        "another order",
    )


@weight(1, hint="Only differences within a row matter.")
@example(weights=TWO_ROWS, c=10)
@given(weights=shares(), c=st.integers(-10, 10))
def test_shift_changes_nothing(student, weights, c):
    """Adding the same number to all scores of a row changes nothing."""
    assert_close(student.softmax(weights.log() + c), parts(weights), rtol=1e-3)


@weight(2, hint=STABLE)
@example(weights=TWO_ROWS, top=1000, gap=500)
@given(weights=shares(), top=st.integers(1000, 5000), gap=st.integers(200, 900))
def test_large_scores(student, weights, top, gap):
    """Large scores, such as 1000, give probabilities and not nan."""
    assert_close(student.softmax(weights.log()), parts(weights), rtol=1e-4, hint=VALUES_FIRST)
    student.begin()
    best = (weights == weights.max(1, keepdim=True).values).float()
    assert_close(student.softmax(top - gap * (1 - best)), parts(best), rtol=NEAR)
