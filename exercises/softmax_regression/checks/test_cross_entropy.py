# Printed by `autograder release softmax_regression`.
import math

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
from autograder.strategies import halvings

BOOK = (
    torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]]),
    torch.tensor([0, 2]),
    torch.tensor([2.3025851, 0.6931472]),
)
PICK = "Which entry of row i do you take the logarithm of?"
ZERO = "Where does your code multiply log(0) by 0?"
EACH = "Is there one loss for each sample, and which shape have they?"
FIVE_LABELS = st.lists(st.integers(0, 1), min_size=5, max_size=5)


def five(least, most):
    """Draws five numbers: how often the probability of a label is halved."""
    return st.lists(st.integers(least, most), min_size=5, max_size=5)


def two_classes(halved, y):
    """Distributions (n, 2), labels, and losses: the probability of a label is 1, halved so many times."""
    chances = [(0.5**n, 1 - 0.5**n) for n in halved]
    rows = [(p, other) if label == 0 else (other, p) for (p, other), label in zip(chances, y, strict=True)]
    return torch.tensor(rows), torch.tensor(y), torch.tensor([n * math.log(2) for n in halved])


@weight(2, hint=PICK)
@example(case=BOOK)
@given(case=halvings())
def test_small_example(student, case):
    """A sample costs -ln of the probability of its label, such as -ln 0.1 = 2.3026 for 0.1."""
    y_hat, y, losses = case
    student.cross_entropy(y_hat, y)
    assert_close(student.derive("_.reshape(-1)"), losses, atol=1e-5, hint=PICK)


@weight(1, hint=EACH)
@example(case=BOOK)
@given(case=halvings())
def test_one_loss_for_each_sample(student, case):
    """n samples give n losses, shape (n,)."""
    y_hat, y, losses = case
    given = student.cross_entropy(y_hat, y)
    if given.numel() == len(y):
        with values_first():
            assert_close(given.reshape(-1), losses, atol=1e-5)
    assert_shape(given, (len(y),), EACH)


@weight(1)
@example(halved=[0, 1, 2], y=[0, 1, 1])
@given(halved=five(0, 8), y=FIVE_LABELS)
def test_sure_and_right_costs_nothing(student, halved, y):
    """Probability 1 for the right class costs 0, 1/2 costs ln 2, 1/4 costs 2 ln 2."""
    y_hat, y, losses = two_classes(halved, y)
    student.cross_entropy(y_hat, y)
    given = student.derive("_.reshape(-1)")
    assert_close(given, losses, atol=1e-5, hint=ZERO if bool(given.isnan().any()) else "")


@weight(
    1, hint="What does your function give for a probability of 0 at the label, and what becomes of the other rows then?"
)
@example(halved=[1, 2], y=[0, 1])
@given(halved=five(1, 8), y=FIVE_LABELS)
def test_impossible_label_is_very_expensive(student, halved, y):
    """p = 0 for the true class costs inf or at least 16, never nan, and leaves the other samples alone."""
    y_hat, y, losses = two_classes(halved, y)
    y_hat[0] = torch.tensor([1.0, 0.0] if y[0] else [0.0, 1.0])
    given = student.cross_entropy_flat(y_hat, y)
    with values_first():
        assert_close(given[1:], losses[1:], atol=1e-5)
    first = float(given[0])
    assert_that(first >= 16, "a loss of inf or at least 16 at p = 0", f"{first:g}")


@weight(1, hint="Does every step from y_hat to the losses stay in torch and in the graph?")
@example(halved=[1, 2], y=[0, 1])
@given(halved=five(1, 8), y=FIVE_LABELS)
def test_gradient(student, halved, y):
    """The gradient reaches y_hat: -2 where the label has probability 1/2, -4 for 1/4, and 0 at the other class."""
    y_hat, labels, losses = two_classes(halved, y)
    with values_first():
        assert_close(student.cross_entropy_flat(y_hat, labels), losses, atol=1e-5)
    student.begin()
    c = torch.arange(1.0, len(y) + 1)
    slopes = [-(2.0**n) * float(upstream) for n, upstream in zip(halved, c, strict=True)]
    expected = torch.tensor([(s, 0.0) if label == 0 else (0.0, s) for s, label in zip(slopes, y, strict=True)])
    assert_close(student.cross_entropy_gradient(y_hat, labels, c), expected, rtol=1e-4, atol=1e-6)


@weight(1, hint="Which line gives a tensor of another dtype than y_hat: .float(), .double(), NumPy, a new tensor?")
@example(case=BOOK)
@given(case=halvings())
def test_keeps_the_dtype(student, case):
    """The losses have the dtype of the probabilities, float32 or float64."""
    y_hat, y, losses = case
    for p in (y_hat, y_hat.double()):
        given = student.cross_entropy_flat(p, y)
        with values_first():
            assert_close(given, losses, atol=1e-5)
        assert_dtype(given, p.dtype)


@weight(2, hint="Which line changes y_hat or y in place (+=, clamp_(), y_hat[...] = ...)?")
@example(halved=[0, 1], y=[0, 1])
@given(halved=five(0, 8), y=FIVE_LABELS)
def test_arguments_are_unchanged(student, halved, y):
    """cross_entropy leaves both arguments as they were."""
    y_hat, y, losses = two_classes(halved, y)
    given, y_hat_after, y_after = student.cross_entropy_and_arguments(y_hat, y)
    with values_first():
        assert_close(given, losses, atol=1e-5)
    assert_equal(y_hat_after, y_hat)
    assert_equal(y_after, y)
