import torch

from autograder.checks import assert_close, assert_equal, assert_that, example, given, number, values_first, weight
from autograder.strategies import ranked

Y_HAT = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5], [0.5, 0.4, 0.1], [0.2, 0.5, 0.3]])
HALF = (Y_HAT, [2, 2, 0, 1], [0, 2, 0, 0])
ALL_BUT_ONE = (Y_HAT, [2, 2, 0, 1], [2, 2, 0, 0])
BELOW_0 = (Y_HAT - 1, [2, 2, 0, 1], [2, 2, 0, 0])
COUNTED = "By what do you divide the number of right rows?"


def assert_fraction(value, best, labels):
    right = sum(a == b for a, b in zip(best, labels, strict=True))
    counted = len(labels) > 1 and number(value) == right > 0
    assert_close(number(value), right / len(labels), atol=1e-6, hint=COUNTED if counted else "")


@weight(2, hint="For each row: which class do you take for the guess, and what do you compare it with?")
@example(case=HALF)
@example(case=ALL_BUT_ONE)
@example(case=BELOW_0)
@given(case=ranked())
def test_small_example(student, case):
    """accuracy is the fraction of rows that are right, such as 0.5 for two of four."""
    y_hat, best, labels = case
    assert_fraction(student.accuracy(y_hat, torch.tensor(labels)), best, labels)


@weight(1, hint="What type has the value in your return?")
@example(case=ALL_BUT_ONE)
@given(case=ranked())
def test_is_a_python_float(student, case):
    """accuracy returns a Python float."""
    y_hat, best, labels = case
    value = student.accuracy(y_hat, torch.tensor(labels))
    with values_first():
        assert_fraction(value, best, labels)
    got = getattr(value, "kind", type(value).__name__)
    assert_that(type(value) is float, "a float", f"a value of type {got}")


@weight(1)
@example(case=ALL_BUT_ONE)
@given(case=ranked(rows=(2, 6)))
def test_arguments_are_unchanged(student, case):
    """accuracy leaves both arguments as they were."""
    y_hat, best, labels = case
    value, y_hat_after, y_after = student.accuracy_and_arguments(y_hat, torch.tensor(labels))
    with values_first():
        assert_fraction(value, best, labels)
    assert_equal(y_hat_after, y_hat)
    assert_equal(y_after, torch.tensor(labels))
