import torch
from hypothesis import strategies as st

from autograder.checks import VALUES_FIRST, assert_close, assert_that, example, given, points

RATES = st.sampled_from([0.5, 0.1, 0.03, 0.25])
SIZES = st.sampled_from([1, 2, 3, 5, 10, 64])


@st.composite
def problems(draw, steps=1):
    """Two or three parameters of different shapes, and as many gradients for each step."""
    shapes = draw(st.sampled_from([((2,), (1,)), ((3, 2), (2,)), ((2, 2), (3,), (1, 4)), ((4, 1), (5,))]))

    def tensors():
        sizes = [int(torch.tensor(shape).prod()) for shape in shapes]
        numbers = [draw(st.lists(st.integers(-16, 16), min_size=n, max_size=n)) for n in sizes]
        return [torch.tensor(x, dtype=torch.float32).reshape(s) / 4 for x, s in zip(numbers, shapes, strict=True)]

    return tensors(), [tensors() for _ in range(steps)]


def values_right(student, oracle, problem, lr, batch_size):
    params, grads = problem
    after = student.sgd(params, grads, lr, batch_size)
    for new, wanted in zip(after["params"], oracle.sgd(params, grads, lr, batch_size), strict=True):
        assert_close(new, wanted, atol=1e-5)
    return after


FIXED = (
    [torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([5.0])],
    [[torch.tensor([[1.0, 0.0], [2.0, -3.0]]), torch.tensor([-2.0])]],
)


@points(4)
@example(problem=FIXED, lr=0.3, batch_size=7)
@given(problem=problems(), lr=RATES, batch_size=SIZES)
def test_every_parameter_takes_its_step(student, oracle, problem, lr, batch_size):
    """Every parameter moves by -lr * gradient / batch_size, in place."""
    values_right(student, oracle, problem, lr, batch_size)


@points(2, hint="Nothing may be kept from one step to the next: no momentum, no decaying rate, no old gradient.")
@given(problem=problems(steps=3), lr=RATES, batch_size=SIZES)
def test_steps_do_not_remember(student, oracle, problem, lr, batch_size):
    """Three steps in a row are three plain steps."""
    values_right(student, oracle, problem, lr, batch_size)


@points(1)
@given(lr=RATES, batch_size=SIZES)
def test_zero_gradient_moves_nothing(student, lr, batch_size):
    """A parameter whose gradient is zero stays where it is."""
    params = [torch.tensor([4.0, -2.0]), torch.tensor([1.0])]
    after = student.sgd(params, [[torch.zeros(2), torch.tensor([float(batch_size)])]], lr, batch_size)
    assert_that(
        not torch.equal(after["params"][1], params[1]), "expected  the other parameter to move\ngot       no move"
    )
    assert_close(after["params"][0], params[0])


@points(1, hint="detach_() or .requires_grad = False on a parameter stops the training after one step.")
@given(problem=problems(), lr=RATES)
def test_parameters_stay_trainable(student, oracle, problem, lr):
    """The parameters are the same tensors as before, leaves that require a gradient."""
    after = values_right(student, oracle, problem, lr, 4)
    assert_that(after["same objects"], "expected  the same tensors in the list\ngot       other ones")
    assert_that(after["leaves"], "expected  leaves that require a gradient\ngot       some that do not")


@points(1, hint="Use `with torch.no_grad():`, which ends by itself.")
@given(problem=problems())
def test_gradients_stay_enabled(student, oracle, problem):
    """sgd works without an outer no_grad, and leaves gradients switched on."""
    after = values_right(student, oracle, problem, 0.1, 2)
    assert_that(after["grad mode"], "expected  torch.is_grad_enabled() to be True after the call\ngot       False")


@points(1)
@given(problem=problems(), batch_size=SIZES)
def test_double_precision(student, oracle, problem, batch_size):
    """float64 parameters keep their dtype and all their digits."""
    params, grads = [p.double() for p in problem[0]], [[g.double() for g in step] for step in problem[1]]
    after = student.sgd(params, grads, 0.1, batch_size)
    for new, wanted in zip(after["params"], oracle.sgd(params, grads, 0.1, batch_size), strict=True):
        assert_close(new, wanted, rtol=1e-9, atol=1e-12, hint=VALUES_FIRST)
    moved = any(not torch.equal(new, old) for new, old in zip(after["params"], params, strict=True))
    assert_that(
        moved or not any(bool(g.any()) for g in grads[0]), "expected  the parameters to move\ngot       no move"
    )


@points(1, hint="Each parameter's own gradient must be cleared, not only the last one's.")
@given(problem=problems(steps=2), lr=RATES)
def test_every_gradient_is_cleared(student, oracle, problem, lr):
    """After each step the gradients of all parameters are zero or None."""
    after = student.sgd(*problem, lr, 2)
    unmoved = all(torch.equal(new, old) for new, old in zip(after["params"], problem[0], strict=True))
    assert_that(not unmoved or not _pushes(problem[1]), "expected  the parameters to move\ngot       the same values")
    for grad in after["grads"]:
        if grad is not None:
            assert_close(grad, torch.zeros_like(grad))


def _pushes(grads):
    return any(bool(sum(parts).any()) for parts in zip(*grads, strict=True))
