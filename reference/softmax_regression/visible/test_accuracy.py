import torch

from autograder.checks import VALUES_FIRST, assert_close, assert_that, number, points

Y_HAT = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5], [0.5, 0.4, 0.1], [0.2, 0.5, 0.3]])
Y = torch.tensor([0, 2, 0, 0])
ALL_BUT_ONE = torch.tensor([2, 2, 0, 0])


@points(2, hint="Compare each row's argmax with its label, and take the fraction of rows where they agree.")
def test_small_example(student):
    """With two of four rows right accuracy is 0.5, with three of them 0.75."""
    for labels, expected in ((Y, 0.5), (ALL_BUT_ONE, 0.75)):
        value = number(student.accuracy(Y_HAT, labels))
        counted = "That is the number of right rows; here accuracy is the fraction of them."
        assert_close(value, expected, atol=1e-6, hint=counted if value == 4 * expected else "")


@points(1, hint="float(...) or .item() turns a 0-dimensional tensor into a Python number.")
def test_is_a_python_float(student):
    """accuracy returns a Python float."""
    value = student.accuracy(Y_HAT, ALL_BUT_ONE)
    assert_close(number(value), 0.75, atol=1e-6, hint=VALUES_FIRST)
    got = getattr(value, "kind", type(value).__name__)
    assert_that(type(value) is float, f"expected  a float\ngot       a value of type {got}")
