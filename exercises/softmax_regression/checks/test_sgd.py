# Printed by `autograder release softmax_regression`.
import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, assert_that, example, given, weight
from autograder.strategies import updates

MOVE = "Does your step change the tensors that you were given, or does it make new ones?"
RATES = st.sampled_from([0.5, 0.1, 0.03, 0.25])
SIZES = st.integers(1, 64)
BOOK = ([torch.tensor([1.0, 2.0])], [[torch.tensor([8.0, -4.0])]])
TWO = ([torch.tensor([[1.0, 2.0]]), torch.tensor([3.0])], [[torch.tensor([[1.0, -2.0]]), torch.tensor([4.0])]])


@weight(2, hint="By what is each gradient multiplied, and by what is it divided?")
@example(update=BOOK, lr=0.1, batch_size=4)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_small_example(student, update, lr, batch_size):
    """A parameter moves by -lr * gradient / batch_size, such as down by 0.1 * 8 / 4 = 0.2."""
    params, (grads,) = update
    after, _ = student.sgd(params, grads, lr, batch_size)
    assert_that(len(after) == len(params), f"{len(params)} parameters", f"{len(after)}")
    for new, old, grad in zip(after, params, grads, strict=True):
        hint = MOVE if torch.equal(new, old) else ""
        assert_close(new, old - lr * grad / batch_size, atol=1e-5, hint=hint, what="a parameter")


@weight(2, hint="What is in the gradient of each parameter after your step?")
@example(update=TWO, lr=0.5, batch_size=2)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_gradients_are_cleared(student, update, lr, batch_size):
    """After the step every parameter's gradient is zero or None."""
    params, (grads,) = update
    after, gradients = student.sgd(params, grads, lr, batch_size)
    assert_that(len(after) == len(params), f"{len(params)} parameters", f"{len(after)}")
    for new, old in zip(after, params, strict=True):
        assert_shape(new, tuple(old.shape), MOVE)
    moved = any(not torch.equal(new, old) for new, old in zip(after, params, strict=True))
    assert_that(moved, "the parameters to move", "the same values as before", MOVE)
    for left, grad in zip(gradients, grads, strict=False):
        if left is not None:
            assert_close(left, torch.zeros_like(grad), what="a gradient")
