import torch
from hypothesis import strategies as st

from autograder.checks import (
    assert_close,
    assert_dtype,
    assert_equal,
    assert_shape,
    assert_that,
    example,
    given,
    values_first,
    weight,
)
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


def plain_scores_first(student, weights):
    """Plain scores first: what a check asks beyond them counts only beside right values."""
    with values_first():
        assert_close(student.softmax(weights.log()), parts(weights), rtol=1e-4)
    student.begin()


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
    assert_close(student.derive("_.sum(1)").float(), torch.ones(len(X)), atol=1e-5, hint=hint, what="row sums")
    student.derive("_")
    assert_that(bool((P >= 0).all()), "no negative probability", "some below 0")
    best = X.max(1, keepdim=True).values == X
    for row, at in zip(P, best, strict=True):
        assert_that(
            at.all() or bool(row[at].min() > row[~at].max()),
            "the largest score of a row to get its largest probability",
            "another score with as large a one",
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
    plain_scores_first(student, weights)
    best = (weights == weights.max(1, keepdim=True).values).float()
    assert_close(student.softmax(top - gap * (1 - best)), parts(best), rtol=NEAR)


@weight(1, hint="What is subtracted from a row before exp: a number of its own, or one for the whole batch?")
@example(weights=THREE_ROWS, levels=[1000, 0, -1000])
@given(weights=shares(), levels=st.permutations([-1000, -500, 0, 500, 1000]))
def test_rows_of_very_different_level(student, weights, levels):
    """Rows of very different level in one batch, such as near 1000 and near -1000, keep their probabilities."""
    plain_scores_first(student, weights)
    level = torch.tensor(levels[: len(weights)])[:, None]
    assert_close(student.softmax(weights.log() + level), parts(weights), rtol=NEAR)


@weight(1, hint="Does every step from X to the result stay in torch and in the graph?")
@example(weights=torch.tensor([[1.0, 1.0]]), c=[4, 0])
@given(
    weights=shares(classes=(2, 2)),
    c=st.lists(st.integers(-8, 8), min_size=2, max_size=2).filter(lambda c: c[0] != c[1]),
)
def test_gradient(student, weights, c):
    """The gradient reaches X: between two equal scores it is a quarter of the difference between the upstream ones."""
    weights = weights.double()
    plain_scores_first(student, weights)
    slope = parts(weights).prod(1) * (c[0] - c[1])
    upstream = torch.tensor([c] * len(weights)).double()
    gradient = student.softmax_gradient(weights.log(), upstream)
    assert_close(gradient, torch.stack([slope, -slope], 1), rtol=1e-5, atol=1e-6)


@weight(1, hint="Which line gives a tensor of another dtype than X: .float(), .double(), NumPy, a new tensor?")
@example(weights=TWO_ROWS)
@given(weights=shares())
def test_keeps_the_dtype(student, weights):
    """The probabilities have the dtype of the scores, float32 or float64, with all its digits."""
    for each in (weights, weights.double()):
        P = student.softmax(each.log())
        with values_first():
            assert_close(P, parts(each), rtol=1e-4)
        assert_dtype(P, each.dtype)
    assert_close(P, parts(each), rtol=1e-9, atol=1e-12)


@weight(1, hint="Which line changes X in place (-=, exp_(), X[...] = ...)?")
@example(weights=TWO_ROWS)
@given(weights=shares())
def test_argument_is_unchanged(student, weights):
    """softmax leaves its argument as it was."""
    P, after = student.softmax_and_argument(weights.log())
    with values_first():
        assert_close(P, parts(weights), rtol=1e-4)
    assert_equal(after, weights.log())
