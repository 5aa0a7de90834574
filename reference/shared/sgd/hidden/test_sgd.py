import torch
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_dtype, assert_that, example, given, values_first, weight
from autograder.strategies import updates

RATES = st.sampled_from([0.5, 0.1, 0.03, 0.25])
SIZES = st.integers(1, 64)
FIXED = (
    [torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([5.0])],
    [[torch.tensor([[1.0, 0.0], [2.0, -3.0]]), torch.tensor([-2.0])]],
)


def assert_all_close(found, wanted, **tolerances):
    assert_that(len(found) == len(wanted), f"{len(wanted)} parameters", f"{len(found)}")
    for new, right in zip(found, wanted, strict=True):
        assert_close(new, right, **tolerances)


def one_step(student, oracle, update, lr, batch_size):
    """The parameters and gradients after a step, and the right parameters."""
    params, grads = update
    after, gradients = student.sgd(params, grads[0], lr, batch_size)
    assert_all_close(after, oracle.sgd(params, grads, lr, batch_size), atol=1e-5)
    return after, gradients


@weight(5)
@example(update=FIXED, lr=0.3, batch_size=7)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_every_parameter_takes_its_step(student, oracle, update, lr, batch_size):
    """Every parameter moves by -lr * gradient / batch_size, in place."""
    one_step(student, oracle, update, lr, batch_size)


@weight(2, hint="Is anything kept from one step to the next: an old gradient, a velocity, a rate?")
@given(update=updates(steps=3), lr=RATES, batch_size=SIZES)
def test_steps_do_not_remember(student, oracle, update, lr, batch_size):
    """Three steps in a row are three plain steps."""
    params, grads = update
    after = student.sgd_steps(params, grads, lr, batch_size)
    assert_all_close(after, oracle.sgd(params, grads, lr, batch_size), atol=1e-5)


@weight(1)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_zero_gradient_moves_nothing(student, oracle, update, lr, batch_size):
    """A parameter whose gradient is zero stays where it is."""
    params, (grads,) = update
    with values_first():
        one_step(student, oracle, update, lr, batch_size)
    student.begin()
    after, _ = student.sgd(params, [torch.zeros_like(grads[0]), *grads[1:]], lr, batch_size)
    assert_that(len(after) == len(params), f"{len(params)} parameters", f"{len(after)}")
    assert_close(after[0], params[0])


@weight(1)
@given(update=updates(), lr=RATES, batch_size=SIZES)
def test_double_precision(student, oracle, update, lr, batch_size):
    """float64 parameters keep their dtype and all their digits."""
    params, grads = [p.double() for p in update[0]], [[g.double() for g in step] for step in update[1]]
    with values_first():
        after, _ = one_step(student, oracle, (params, grads), lr, batch_size)
    for new in after:
        assert_dtype(new, torch.float64)
    assert_all_close(after, oracle.sgd(params, grads, lr, batch_size), rtol=1e-9, atol=1e-12)
