import torch
from lines import lines

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

BOOK = (torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0], [4.0]]), torch.tensor([5.0]))
ROW = "What is multiplied with what, and what is added up, in the prediction of one sample?"
FLAT = "_.reshape(-1)"


def predictions(X, w, b):
    """Sample by sample, in plain numbers."""
    products = (zip(row, w.reshape(-1).tolist(), strict=True) for row in X.tolist())
    return [sum(x * weight for x, weight in row) + b.item() for row in products]


@weight(2, hint=ROW)
@example(line=BOOK)
@given(line=lines())
def test_small_example(student, line):
    """A prediction is the sum of features times weights, plus the bias, such as 1 * 3 + 2 * 4 + 5 = 16."""
    student.linreg(*line)
    assert_close(student.derive(FLAT), torch.tensor(predictions(*line)), atol=1e-4, hint=ROW)


@weight(1, hint="Which shape have X, w and their product?")
@example(line=BOOK)
@given(line=lines())
def test_a_column_of_predictions(student, line):
    """n samples give n predictions as a column, (n, 1)."""
    y_hat = student.linreg(*line)
    if y_hat.numel() == len(line[0]):
        with values_first():
            assert_close(student.derive(FLAT), torch.tensor(predictions(*line)), atol=1e-4)
    assert_shape(student.derive("_"), (len(line[0]), 1))


def values_are_right(student, X, w, b):
    """What is asked beyond values counts only beside right ones."""
    with values_first():
        student.linreg(X, w, b)
        expected = torch.tensor(predictions(X, w, b), dtype=X.dtype)
        assert_close(student.derive(FLAT), expected, rtol=1e-4, atol=1e-4)
    student.begin()


@weight(2, hint="Does every step from X, w and b to the result stay in torch and in the graph?")
@example(line=BOOK)
@given(line=lines())
def test_gradient(student, line):
    """Gradients flow to w, to b and to X."""
    X, w, b = line
    values_are_right(student, *line)
    c = torch.arange(1.0, len(X) + 1)
    found = student.linreg_gradient(X, w, b, c)
    rights = (c.reshape(-1, 1) * w.reshape(1, -1), (c.reshape(-1, 1) * X).sum(0).reshape(-1, 1), c.sum().reshape(1))
    for name, gradient, right in zip("Xwb", found, rights, strict=True):
        assert_that(gradient is not None, f"a gradient for {name}", "none")
        assert_close(gradient, right, rtol=1e-4, atol=1e-4, what=f"the gradient of {name}")


@weight(1, hint="Which line gives a tensor of another dtype than X: .float(), NumPy, a new tensor?")
@example(line=BOOK)
@given(line=lines())
def test_keeps_the_dtype(student, line):
    """The predictions have the dtype of the arguments, float32 or float64, with all its digits."""
    for dtype in (torch.float32, torch.float64):
        values_are_right(student, *(each.to(dtype) for each in line))
        assert_dtype(student.linreg(*(each.to(dtype) for each in line)), dtype)
    X, w, b = (each.double() / 3 for each in line)
    student.linreg(X, w, b)
    assert_close(student.derive(FLAT), torch.tensor(predictions(X, w, b), dtype=X.dtype), rtol=1e-9, atol=1e-12)


@weight(1, hint="Which line changes an argument in place (*=, +=, append, X[...] = ...)?")
@example(line=BOOK)
@given(line=lines())
def test_arguments_are_unchanged(student, line):
    """linreg leaves its arguments as they were."""
    values_are_right(student, *(each.clone() for each in line))
    _, *after = student.linreg_and_arguments(*line)
    for left, given_ in zip(after, line, strict=True):
        assert_equal(left, given_)
