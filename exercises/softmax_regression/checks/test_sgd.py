# Printed by `autograder release softmax_regression`.
import torch

from autograder.checks import assert_close, assert_that, points

MOVE = (
    "Change the tensors you were given, in place and under torch.no_grad(): param -= ... . A new tensor helps nobody."
)


@points(2, hint=MOVE)
def test_small_example(student):
    """With lr = 0.1 and batch_size = 4, a summed gradient of 8 moves a parameter down by 0.2."""
    after = student.sgd([torch.tensor([1.0, 2.0])], [[torch.tensor([8.0, -4.0])]], 0.1, 4)
    hint = MOVE if bool((after["params"][0] == torch.tensor([1.0, 2.0])).all()) else ""
    assert_close(after["params"][0], torch.tensor([0.8, 2.1]), hint=hint)


@points(2, hint="param.grad.zero_() inside the loop, after the step, for every parameter.")
def test_gradients_are_cleared(student):
    """After the step every parameter's gradient is zero or None."""
    params = [torch.tensor([[1.0, 2.0]]), torch.tensor([3.0])]
    after = student.sgd(params, [[torch.tensor([[1.0, -2.0]]), torch.tensor([4.0])]], 0.5, 2)
    moved = [not torch.equal(new, old) for new, old in zip(after["params"], params, strict=True)]
    assert_that(any(moved), "expected  the parameters to move\ngot       the same values as before", MOVE)
    for grad in after["grads"]:
        if grad is not None:
            assert_close(grad, torch.zeros_like(grad))
