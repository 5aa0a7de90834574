import torch
from losses import of, samples

from autograder.checks import (
    assert_close,
    assert_dtype,
    assert_equal,
    assert_shape,
    example,
    given,
    values_first,
    weight,
)

EACH = "Which of the two formulas holds for this error, and what does it give at 1?"
ROWS = "What is the shape of y_hat - y when y_hat is a column and y a row?"
FLAT = "_.reshape(-1)"


def costs(errors):
    """What each error costs."""
    return torch.where(errors.abs() > 1, errors.abs() - 0.5, errors * errors / 2)


@weight(2, hint=EACH)
@example(drawn=of(3.0, -0.5, 1.0))
@given(drawn=samples())
def test_small_example(student, drawn):
    """An error of 0.5 costs 0.5^2 / 2 = 0.125, and one of 3 costs 3 - 0.5 = 2.5."""
    y_hat, y, e = drawn
    student.huber_loss(y_hat, y)
    assert_close(student.derive(FLAT), costs(e), atol=1e-5, hint=EACH)


@weight(2, hint=ROWS)
@example(drawn=of(3.0, -0.5, 1.0))
@given(drawn=samples())
def test_labels_in_a_row(student, drawn):
    """Labels of shape (n,) are worth as much as a column: each prediction meets its own label."""
    y_hat, y, e = drawn
    student.huber_loss(y_hat, y.reshape(-1))
    assert_close(student.derive(FLAT), costs(e), atol=1e-5, hint=ROWS)


@weight(1, hint="Is there one loss for each prediction, in the shape of the predictions?")
@example(drawn=of(3.0, -0.5, 1.0))
@given(drawn=samples())
def test_one_loss_for_each_sample(student, drawn):
    """The losses have the shape of y_hat, whichever the labels have."""
    y_hat, y, e = drawn
    for labels in (y, y.reshape(-1)):
        losses = student.huber_loss(y_hat, labels)
        if losses.numel() == len(e):
            with values_first():
                assert_close(student.derive(FLAT), costs(e), atol=1e-5)
        assert_shape(student.derive("_"), tuple(y_hat.shape))


@weight(2, hint="Does every step from y_hat to the result stay in torch and in the graph?")
@example(drawn=of(3.0, -0.5, 1.5))
@given(drawn=samples(at_least=0.25))
def test_gradient(student, drawn):
    """The gradient that reaches y_hat is the error cut off at -1 and 1, times the gradient from above."""
    y_hat, y, e = drawn
    with values_first():
        student.huber_loss(y_hat, y)
        assert_close(student.derive(FLAT), costs(e), atol=1e-5)
    student.begin()
    c = torch.arange(1.0, len(e) + 1)
    gradient = student.huber_loss_gradient(y_hat, y, c)
    assert_close(gradient, (e.clamp(-1, 1) * c).reshape(y_hat.shape), rtol=1e-4, atol=1e-5)


@weight(1, hint="Which line gives a tensor of another dtype than y_hat: .float(), NumPy, a new tensor?")
@example(drawn=of(3.0, -0.5, 1.0))
@given(drawn=samples())
def test_keeps_the_dtype(student, drawn):
    """The losses have the dtype of the predictions, float32 or float64, with all its digits."""
    y_hat, y, e = drawn
    for dtype in (torch.float32, torch.float64):
        with values_first():
            losses = student.huber_loss(y_hat.to(dtype), y.to(dtype))
            assert_close(student.derive(FLAT), (costs(e)).to(dtype), rtol=1e-4, atol=1e-5)
        assert_dtype(losses, dtype)
    third = e.double() / 3
    student.huber_loss(y.double() + third.reshape(y.shape), y.double())
    assert_close(student.derive(FLAT), costs(third), rtol=1e-9, atol=1e-12)


@weight(1, hint="Which line changes y_hat or y in place (-=, abs_(), resize_, y_hat[...] = ...)?")
@example(drawn=of(3.0, -0.5, 1.0))
@given(drawn=samples())
def test_arguments_are_unchanged(student, drawn):
    """The function leaves y_hat and y as they were, in values and in shape."""
    y_hat, y, e = drawn
    for labels in (y, y.reshape(-1)):
        losses, y_hat_after, y_after = student.huber_loss_and_arguments(y_hat, labels)
        with values_first():
            assert_close(losses.reshape(-1), costs(e), atol=1e-5)
        assert_equal(y_hat_after, y_hat)
        assert_equal(y_after, labels)
