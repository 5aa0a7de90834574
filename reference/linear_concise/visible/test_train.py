import math

import torch
from hypothesis import strategies as st
from lines import Problem, problems

from autograder.checks import assert_close, assert_equal, assert_that, example, given, number, weight

# The step that the notebook works out, and an epoch with a short last batch.
ONE_STEP = Problem(
    w=torch.tensor([1.0]),
    b=torch.tensor([0.0]),
    X=torch.tensor([[1.0], [2.0]]),
    y=torch.tensor([[2.0], [5.0]]),
    batch_size=2,
    lr=0.1,
    epochs=1,
    history=[5.0],
    w_after=torch.tensor([1.7]),
    b_after=torch.tensor([0.4]),
)
TWO_BATCHES = Problem(
    w=torch.tensor([0.0]),
    b=torch.tensor([0.0]),
    X=torch.tensor([[1.0], [1.0], [2.0]]),
    y=torch.tensor([[1.0], [3.0], [1.0]]),
    batch_size=2,
    lr=0.25,
    epochs=1,
    history=[14 / 3],
    w_after=torch.tensor([-1.0]),
    b_after=torch.tensor([0.0]),
)


def run(student, problem):
    w, b, X, y, batch_size, lr, epochs = problem[:7]
    return student.train(w, b, X, y, batch_size, lr, epochs)


@weight(2, hint="What happens in each batch, in which order, and how often?")
@example(problem=ONE_STEP)
@example(problem=TWO_BATCHES)
@given(problem=problems())
def test_steps(student, problem):
    """Each batch changes weight and bias by one step of SGD, in every epoch."""
    run(student, problem)
    assert_close(student.derive("_[1]"), problem.w_after, rtol=1e-4, atol=1e-4, what="weight")
    assert_close(student.derive("_[2]"), problem.b_after, rtol=1e-4, atol=1e-4, what="bias")


@weight(2, hint="What do you add up for each batch, and by what do you divide at the end of an epoch?")
@example(problem=ONE_STEP)
@example(problem=TWO_BATCHES)
@given(problem=problems())
def test_returns_the_loss_of_each_epoch(student, problem):
    """train returns a list with the mean loss over the samples of each epoch."""
    run(student, problem)
    assert_history(student, problem.history)


def assert_history(student, expected):
    """What train has returned is a list of these losses."""
    returned = student.derive("_[0]")
    is_list = isinstance(returned, list | tuple)
    got = f"{len(returned)} of them" if is_list else "something else"
    wanted = f"a list with a loss for each of {len(expected)} epochs"
    assert_that(is_list and len(returned) == len(expected), wanted, got, "What stands in your return?")
    for i, right in enumerate(expected):
        loss = number(student.derive(f"_[0][{i}]"))
        assert_close(loss, right, rtol=1e-4, atol=1e-4, what=f"the loss of epoch {i + 1}")


# One batch for the line x: errors of 1 and -3, or for nn.BCEWithLogitsLoss() half a label beside the score 0.
BATCH = (torch.tensor([1.0]), torch.tensor([0.0]), torch.tensor([[1.0], [2.0]]), torch.tensor([[0.0], [5.0]]))
SCORES = (torch.tensor([1.0]), torch.tensor([0.0]), torch.tensor([[0.0], [2.0]]), torch.tensor([[0.5], [0.25]]))


@weight(0.5, hint="Where in your code does the loss come from that is minimised?")
@example(loss="L1Loss")
@given(loss=st.sampled_from(["L1Loss", "BCEWithLogitsLoss"]))
def test_minimises_the_loss_that_it_is_given(student, loss):
    """Another loss of predictions and labels is minimised, such as nn.L1Loss() or nn.BCEWithLogitsLoss()."""
    if loss == "L1Loss":
        student.train_with(*BATCH, 2, 0.1, 1, loss, 0.0)
        w, b = 1 - 0.1 * (1 - 2) / 2, 0.0
    else:
        student.train_with(*SCORES, 2, 0.1, 1, loss, 0.0)
        error = 1 / (1 + math.exp(-2)) - 0.25
        w, b = 1 - 0.1 * error * 2 / 2, -0.1 * error / 2
    assert_close(student.derive("_[1]"), torch.tensor([w]), rtol=1e-4, atol=1e-5, what="weight")
    assert_close(student.derive("_[2]"), torch.tensor([b]), rtol=1e-4, atol=1e-5, what="bias")


@weight(0.5, hint="Which optimizer takes the steps?")
@example(momentum=0.5)
@given(momentum=st.sampled_from([0.5, 0.75]))
def test_steps_with_the_optimizer_that_it_is_given(student, momentum):
    """The optimizer that is given takes the steps: with momentum the second one goes on with the first."""
    student.train_with(*BATCH, 2, 0.1, 2, "L1Loss", momentum)
    # Both errors keep their sign, so both steps have the gradient (1 - 2) / 2 for w and 0 for b.
    w = 1 + 0.1 * 0.5 * (2 + momentum)
    assert_close(student.derive("_[1]"), torch.tensor([w]), rtol=1e-4, atol=1e-5, what="weight")


@weight(0.5, hint="Of what type are the numbers in the list that you return?")
@example(problem=ONE_STEP)
@given(problem=problems())
def test_returns_python_floats(student, problem):
    """The losses are Python floats."""
    run(student, problem)
    assert_history(student, problem.history)
    assert_equal(student.derive("[type(loss).__name__ for loss in _[0]]"), ["float"] * problem.epochs, what="types")
