# Printed by `autograder release softmax_regression`.
import torch

from autograder.checks import VALUES_FIRST, assert_close, assert_that, number, points

Y_HAT = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5], [0.5, 0.4, 0.1], [0.2, 0.5, 0.3]])
Y = torch.tensor([0, 2, 0, 0])


@points(2, hint="Compare each row's argmax with its label, and take the fraction of rows where they agree.")
def test_small_example(student):
    """Two of four rows have their largest score at the label: accuracy is 0.5."""
    value = number(student.accuracy(Y_HAT, Y))
    hint = "That is the number of right rows; here accuracy is the fraction of them." if value == 2 else ""
    assert_close(value, 0.5, atol=1e-6, hint=hint)


@points(1, hint="float(...) or .item() turns a 0-dimensional tensor into a Python number.")
def test_is_a_python_float(student):
    """accuracy returns a Python float."""
    value = student.accuracy(Y_HAT, Y)
    assert_close(number(value), 0.5, atol=1e-6, hint=VALUES_FIRST)
    got = getattr(value, "kind", type(value).__name__)
    assert_that(type(value) is float, f"expected  a float\ngot       a value of type {got}")
