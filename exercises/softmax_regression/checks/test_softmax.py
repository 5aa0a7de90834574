# Printed by `autograder release softmax_regression`.
import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, assert_that, example, given, values_first, weight
from autograder.strategies import logits, shares

KEEP = "Over which dimension do you sum, and which shape has that sum beside X?"
# Near 1000 float32 has three decimals left, and x - logsumexp(x) is a right way.
NEAR = 1e-3
STABLE = (
    "How large is exp of the largest score, and what could be done to the scores before exp that changes no result?"
)
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
    assert_shape(P, tuple(X.shape), "Is there one probability for each score?")
    P = P.double()
    columns = bool(((P.sum(0) - 1).abs() < 1e-4).all())
    hint = "Why do the columns sum to 1, and not the rows?" if columns else ""
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


@weight(1, hint="Which step of yours depends on the size of the scores, and not on their differences alone?")
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
    with values_first():
        assert_close(student.softmax(weights.log()), parts(weights), rtol=1e-4)
    student.begin()
    best = (weights == weights.max(1, keepdim=True).values).float()
    assert_close(student.softmax(top - gap * (1 - best)), parts(best), rtol=NEAR)
