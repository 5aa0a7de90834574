import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_shape, assert_that, example, given, values_first, weight
from autograder.strategies import updates

MOVE = "Does your step change the tensors that you were given, or does it make new ones?"
RATES = st.sampled_from([0.5, 0.1, 0.03, 0.25])
SIZES = st.integers(1, 64)
BOOK = ([torch.tensor([1.0, 2.0])], [[torch.tensor([8.0, -4.0])]])
TWO = ([torch.tensor([[1.0, 2.0]]), torch.tensor([3.0])], [[torch.tensor([[1.0, -2.0]]), torch.tensor([4.0])]])


def one_step(student, update, lr, batch_size):
    """The right parameters after a step, which is the student's, too."""
    params, (grads,) = update
    after, _ = student.sgd(params, grads, lr, batch_size)
    assert_that(len(after) == len(params), f"{len(params)} parameters", f"{len(after)}")
    wanted = [old - lr * grad / batch_size for old, grad in zip(params, grads, strict=True)]
    for number, (old, right) in enumerate(zip(params, wanted, strict=True)):
        new = student.derive(f"_[0][{number}]")
        hint = MOVE if torch.equal(new, old) else ""
        assert_close(new, right, atol=1e-5, hint=hint, what=f"params[{number}]")
    return wanted


@weight(2, hint="By what is each gradient multiplied, and by what is it divided?")
@example(update=BOOK, lr=0.1, batch_size=4)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_small_example(student, update, lr, batch_size):
    """A parameter moves by -lr * gradient / batch_size, such as down by 0.1 * 8 / 4 = 0.2."""
    one_step(student, update, lr, batch_size)


@weight(2, hint="What is in the gradient of each parameter after your step?")
@example(update=TWO, lr=0.5, batch_size=2)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_gradients_are_cleared(student, update, lr, batch_size):
    """After the step every parameter's gradient is zero or None."""
    params, (grads,) = update
    after, gradients = student.sgd(params, grads, lr, batch_size)
    assert_that(len(after) == len(params), f"{len(params)} parameters", f"{len(after)}")
    with values_first():
        for number, old in enumerate(params):
            assert_shape(student.derive(f"_[0][{number}]"), tuple(old.shape), MOVE)
        moved = any(not torch.equal(new, old) for new, old in zip(after, params, strict=True))
        assert_that(moved, "the parameters to move", "the same values as before", MOVE)
    for number, (left, grad) in enumerate(zip(gradients, grads, strict=False)):
        if left is not None:
            student.derive(f"_[1][{number}]")
            assert_close(left, torch.zeros_like(grad), what=f"the gradient of params[{number}]")


@weight(
    2,
    hint="After your step, is each parameter still the same leaf tensor that requires a gradient, with gradients switched on?",
)
@example(update=TWO, lr=0.5, batch_size=2)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_training_goes_on(student, update, lr, batch_size):
    """After a step, the next backward pass reaches the same parameters as before."""
    params, (grads,) = update
    with values_first():
        wanted = one_step(student, update, lr, batch_size)
    student.begin()
    gradients = student.sgd_and_backward(params, grads, lr, batch_size)
    for number, (_, param) in enumerate(zip(gradients, wanted, strict=True)):
        assert_close(
            student.derive(f"_[{number}]"), 2 * param, atol=1e-5, what=f"the next gradient of params[{number}]"
        )
