import torch
from hypothesis import strategies as st

from autograder.checks import (
    assert_close,
    assert_that,
    example,
    given,
    values_first,
    weight,
)
from autograder.strategies import SEEDS, cotangents, probabilities

SQUARE = (
    torch.tensor([[0.2, 0.3, 0.5], [0.1, 0.7, 0.2], [0.25, 0.25, 0.5]]),
    torch.tensor([2, 0, 1]),
)
# An eps of 1e-7 is allowed, and costs this much at the smallest probability drawn.
EPS = {"rtol": 1e-4, "atol": 5e-5}


def plain_values_first(student, oracle, y_hat, y):
    """Plain probabilities first: what a check asks beyond them counts only beside right values."""
    with values_first():
        assert_close(student.cross_entropy_flat(y_hat, y), oracle.cross_entropy(y_hat, y), **EPS)
    student.begin()


@weight(5)
@example(pair=SQUARE)
@given(pair=probabilities())
def test_matches_the_definition(student, oracle, pair):
    """Each loss is -ln of the probability of the sample's own label."""
    assert_close(student.cross_entropy_flat(*pair), oracle.cross_entropy(*pair), **EPS)


@weight(2, hint="Does every step from y_hat to the losses stay in torch and in the graph?")
@given(pair=probabilities(dtype=torch.float64))
def test_gradient(student, oracle, pair):
    """The gradient is -1/p at the label of each sample and 0 at every other class."""
    y_hat, y = pair
    plain_values_first(student, oracle, y_hat, y)
    c = cotangents((len(y),))
    expected = oracle.cross_entropy_gradient(y_hat, y, c)
    assert_close(student.cross_entropy_gradient(y_hat, y, c), expected, rtol=1e-4, atol=1e-6)


@weight(
    1, hint="What does your function give for a probability of 0 at the label, and what becomes of the other rows then?"
)
@given(pair=probabilities(rows=(2, 4)))
def test_impossible_label_is_very_expensive(student, oracle, pair):
    """p = 0 for the true class costs inf or at least 16, never nan, and leaves the other samples alone."""
    y_hat, y = pair
    y_hat[0, y[0]] = 0.0
    y_hat[0] /= y_hat[0].sum()
    losses = student.cross_entropy_flat(y_hat, y)
    with values_first():
        assert_close(losses[1:], oracle.cross_entropy(y_hat, y)[1:], **EPS)
    first = float(losses[0])
    assert_that(first >= 16, "a loss of inf or at least 16 at p = 0", f"{first:g}")


@weight(2)
@example(n=1, q=3, seed=0)
@example(n=300, q=10, seed=0)
@example(n=7, q=17, seed=0)
@given(n=st.integers(1, 300), q=st.integers(2, 20), seed=SEEDS)
def test_other_sizes(student, oracle, n, q, seed):
    """Any number of samples and of classes works, with labels in any order."""
    g = torch.Generator().manual_seed(seed)
    weights = torch.rand(n, q, generator=g) + 0.1
    y_hat, y = weights / weights.sum(1, keepdim=True), torch.randint(q, (n,), generator=g)
    losses = student.cross_entropy(y_hat, y)
    assert_close(losses.reshape(-1), oracle.cross_entropy(y_hat, y), **EPS)
    # squeeze() without a dim drops the batch of a single sample; a column has lost its check already.
    assert_that(
        losses.dim() > 0,
        "shape (1,) for a batch of one",
        "shape ()",
        "What does your code do to a dimension of size 1?",
    )


@weight(1)
@given(calls=st.lists(probabilities(), min_size=2, max_size=4))
def test_calls_do_not_depend_on_each_other(student, oracle, calls):
    """The answer depends on the arguments alone, not on earlier calls."""
    for y_hat, y in calls:
        assert_close(student.cross_entropy_flat(y_hat, y), oracle.cross_entropy(y_hat, y), **EPS)
