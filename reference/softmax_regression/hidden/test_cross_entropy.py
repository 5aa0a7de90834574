import torch
from hypothesis import strategies as st

from autograder.checks import (
    VALUES_FIRST,
    assert_close,
    assert_dtype,
    assert_equal,
    assert_that,
    example,
    given,
    points,
)
from autograder.strategies import cotangents, probabilities

SQUARE = (
    torch.tensor([[0.2, 0.3, 0.5], [0.1, 0.7, 0.2], [0.25, 0.25, 0.5]]),
    torch.tensor([2, 0, 1]),
)


@points(3)
@example(pair=SQUARE)
@given(pair=probabilities())
def test_matches_the_definition(student, oracle, pair):
    """Each loss is -ln of the probability of the sample's own label."""
    y_hat, y = pair
    assert_close(student.cross_entropy(y_hat, y).reshape(-1), oracle.cross_entropy(y_hat, y))


@points(1)
@given(pair=probabilities(dtype=torch.float64))
def test_double_precision(student, oracle, pair):
    """float64 probabilities give float64 losses, and nothing is rounded."""
    y_hat, y = pair
    losses = student.cross_entropy(y_hat, y).reshape(-1)
    # An eps of 1e-7 is allowed, and costs this much at the smallest probability drawn.
    assert_close(losses, oracle.cross_entropy(y_hat, y), rtol=1e-4, atol=5e-5)
    assert_dtype(losses, torch.float64)


@points(3, hint="Everything from y_hat to the losses must stay in torch and in the graph.")
@given(pair=probabilities(dtype=torch.float64))
def test_gradient(student, oracle, pair):
    """The gradient is -1/p at the label of each sample and 0 at every other class."""
    y_hat, y = pair
    c = cotangents((len(y),))
    expected = oracle.cross_entropy_gradient(y_hat, y, c)
    assert_close(student.cross_entropy_gradient(y_hat, y, c), expected, rtol=1e-3, atol=1e-6)


@points(
    2, hint="A probability of 0 for the true class is the worst mistake there is: its loss must be inf or very large."
)
@given(pair=probabilities(rows=(2, 4)))
def test_impossible_label_is_very_expensive(student, oracle, pair):
    """p = 0 for the true class costs inf or at least 16, never nan, and leaves the other samples alone."""
    y_hat, y = pair
    y_hat[0] = 0.0
    y_hat[0, (int(y[0]) + 1) % y_hat.shape[1]] = 1.0
    losses = student.cross_entropy(y_hat, y).reshape(-1)
    assert_close(losses[1:], oracle.cross_entropy(y_hat, y)[1:], hint=VALUES_FIRST)
    first = float(losses[0])
    assert_that(first >= 16, f"expected  a loss of inf or at least 16 at p = 0\ngot       {first:g}")


@points(2, hint="0 * log(0) is nan: pick the entry of the label instead of multiplying the others by 0.")
@given(pair=probabilities(rows=(2, 4)))
def test_impossible_other_class_changes_nothing(student, oracle, pair):
    """p = 0 at a class that is not the label changes nothing."""
    y_hat, y = pair
    y_hat[0, (int(y[0]) + 1) % y_hat.shape[1]] = 0.0
    assert_close(student.cross_entropy(y_hat, y).reshape(-1), oracle.cross_entropy(y_hat, y))


@points(1)
@example(n=1, q=3)
@given(n=st.sampled_from([1, 2, 7, 300]), q=st.sampled_from([2, 3, 10, 17]))
def test_other_sizes(student, oracle, n, q):
    """Any number of samples and of classes works, with labels in any order."""
    weights = torch.arange(1.0, n * q + 1).reshape(n, q).cos().abs() + 0.1
    y_hat, y = weights / weights.sum(1, keepdim=True), (torch.arange(n) * 5 + 1) % q
    losses = student.cross_entropy(y_hat, y)
    assert_close(losses.reshape(-1), oracle.cross_entropy(y_hat, y))
    # squeeze() without a dim drops the batch of a single sample; a column has lost its check already.
    assert_that(
        losses.dim() > 0, "expected  shape (1,) for a batch of one\ngot       shape ()", "squeeze(1), not squeeze()"
    )


@points(2, hint="clamp_, += and other in-place operations on y_hat change the caller's tensor.")
@given(pair=probabilities(rows=(2, 4)))
def test_arguments_are_unchanged(student, oracle, pair):
    """cross_entropy leaves both arguments as they were."""
    y_hat, y = pair
    certain = torch.nn.functional.one_hot(y[:1], y_hat.shape[1]).to(y_hat)
    y_hat = torch.cat([certain, y_hat[1:]])
    losses, y_hat_after, y_after = student.cross_entropy_and_arguments(y_hat, y)
    assert_close(losses.reshape(-1)[1:], oracle.cross_entropy(y_hat, y)[1:], hint=VALUES_FIRST)
    assert_equal(y_hat_after, y_hat)
    assert_equal(y_after, y)


@points(1)
def test_calls_do_not_depend_on_each_other(student, oracle):
    """The answer depends on the arguments alone, not on earlier calls."""
    for p, label in ((0.25, 0), (0.5, 1), (0.125, 0), (0.25, 1)):
        y_hat, y = torch.tensor([[p, 1 - p]]), torch.tensor([label])
        assert_close(student.cross_entropy(y_hat, y).reshape(-1), oracle.cross_entropy(y_hat, y))
