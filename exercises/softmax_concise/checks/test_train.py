# Printed by `autograder release softmax_concise`.
import torch
from garments import sorted_out
from hypothesis import strategies as st
from runs import outcome, runs

from autograder.checks import assert_close, assert_that, example, given, number, weight

PARTS = ("train loss", "train accuracy", "test accuracy")
# A full batch and a short one.
SMALL = outcome(
    q=2,
    learned=(torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0]]), torch.tensor([0, 1, 1])),
    unseen=(torch.tensor([[1.0, 1.0], [0.0, -2.0]]), torch.tensor([0, 1])),
    batch_size=2,
    lr=0.5,
    epochs=2,
)
# Both accuracies change in each epoch, and are others after a step than before it.
LEARNING = outcome(
    q=2,
    learned=(torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0], [1.0, 0.5]]), torch.tensor([0, 0, 1, 0])),
    unseen=(torch.tensor([[1.0, 1.0], [0.5, -2.0], [2.0, 0.0], [-1.0, 0.5]]), torch.tensor([0, 1, 0, 0])),
    batch_size=2,
    lr=0.5,
    epochs=2,
)
# Nets whose scores are the features and a little for the bias; samples X, labels y, and how many are right.
LEARNED = (
    torch.eye(2) * 4,
    torch.tensor([0.0, 0.25]),
    torch.eye(2)[[0, 1, 1, 0, 0]],
    torch.tensor([0, 1, 1, 0, 1]),
    0.8,
)
UNSEEN = (*LEARNED[:2], torch.eye(2)[[1, 0]], torch.tensor([1, 1]), 0.5)


def asked(student, run):
    return student.train(*run[:7])


def assert_history(student, expected, tolerances):
    """What train returned last has a triple for each epoch; `tolerances` are those of its three numbers."""
    returned = student.derive("_[0]")
    is_list = isinstance(returned, list | tuple) and len(returned) == len(expected)
    triples = is_list and all(isinstance(each, list | tuple) and len(each) == 3 for each in returned)
    wanted = f"a list with (train loss, train accuracy, test accuracy) for each of {len(expected)} epochs"
    assert_that(triples, wanted, "something else", "What stands in your return?")
    for i, right in enumerate(expected):
        for j, (what, known, tolerance) in enumerate(zip(PARTS, right, tolerances, strict=True)):
            if tolerance is not None:
                value = number(student.derive(f"_[0][{i}][{j}]"))
                assert_close(value, known, rtol=1e-4, atol=tolerance, what=f"{what} of epoch {i + 1}")


@weight(2, hint="What happens in each batch, in which order, and how often?")
@example(run=SMALL)
@given(run=runs())
def test_steps(student, run):
    """Each batch of train_iter changes the net by one step of SGD, in every epoch."""
    asked(student, run)
    assert_close(student.derive("_[1]"), run.W_after, rtol=1e-4, atol=1e-4, what="W afterwards")
    assert_close(student.derive("_[2]"), run.b_after, rtol=1e-4, atol=1e-4, what="b afterwards")


@weight(2, hint="What do you add up for each batch, and by what do you divide at the end of an epoch?")
@example(run=SMALL)
@given(run=runs())
def test_returns_the_loss_of_each_epoch(student, run):
    """The first number of each epoch is its mean loss over the training samples."""
    asked(student, run)
    assert_history(student, [(loss, None, None) for loss in run.losses], (1e-4, None, None))


@weight(1, hint="Which two numbers stand beside the loss, and of which samples?")
@example(cases=(LEARNED, UNSEEN), epochs=1)
@given(cases=st.integers(2, 4).flatmap(lambda q: st.tuples(sorted_out(q), sorted_out(q))), epochs=st.integers(1, 2))
def test_returns_both_accuracies(student, cases, epochs):
    """The other two numbers are the accuracies on the training samples and, after the epoch, on the test samples."""
    (W, b, X, y, right), (_, _, unseen, unseen_y, right_there) = cases
    # Without a step every epoch is as good as the first.
    student.train(W, b, (X, y), (unseen, unseen_y), 4, 0.0, epochs)
    assert_history(student, [(None, right, right_there)] * epochs, (None, 1e-5, 1e-5))


@weight(1, hint="Are both accuracies measured on the way, the first before each step, the second after each epoch?")
@example(run=LEARNING)
@given(run=runs().filter(lambda run: run.certain))
def test_accuracies_while_it_learns(student, run):
    """The train accuracy is that of each batch before its step, the test accuracy that after the epoch."""
    asked(student, run)
    assert_history(student, [(None, *both) for both in run.accuracies], (None, 1e-5, 1e-5))


@weight(1, hint="In which mode is the net when it learns, in the first epoch and in the second, and when it is tested?")
@example(cases=(LEARNED, UNSEEN), epochs=2)
@given(cases=st.integers(2, 4).flatmap(lambda q: st.tuples(sorted_out(q), sorted_out(q))), epochs=st.integers(1, 2))
def test_learns_with_dropout_and_is_tested_without(student, cases, epochs):
    """A net that drops every input while it is in training mode cannot change its weights, and is tested without that."""
    (W, b, X, y, _), (_, _, unseen, unseen_y, right_there) = cases
    student.train_dropout(W, b, (X, y), (unseen, unseen_y), 4, 0.25, epochs)
    assert_close(student.derive("_[1]"), W, atol=1e-5, what="W afterwards")
    student.begin()
    student.train_dropout(W, b, (X, y), (unseen, unseen_y), 4, 0.0, epochs)
    assert_history(student, [(None, None, right_there)] * epochs, (None, None, 1e-5))


@weight(0.5, hint="Where do the loss and the optimizer come from that your code uses?")
@example(smoothing=0.5, momentum=0.0)
@example(smoothing=0.0, momentum=0.5)
@given(smoothing=st.sampled_from([0.0, 0.5]), momentum=st.sampled_from([0.0, 0.5]))
def test_uses_what_it_is_given(student, smoothing, momentum):
    """The loss that is given is minimised, and the optimizer that is given takes all steps."""
    run = outcome(2, SMALL.learned, SMALL.unseen, 2, 0.5, 2, smoothing, momentum)
    student.train_with(*run[:7], smoothing, momentum)
    assert_close(student.derive("_[1]"), run.W_after, rtol=1e-4, atol=1e-4, what="W afterwards")
    assert_close(student.derive("_[2]"), run.b_after, rtol=1e-4, atol=1e-4, what="b afterwards")


@weight(0.5, hint="Of what type are the numbers in the list that you return?")
@example(run=SMALL)
@given(run=runs())
def test_returns_python_floats(student, run):
    """All numbers of the history are Python floats."""
    asked(student, run)
    assert_history(student, [(loss, None, None) for loss in run.losses], (1e-4, None, None))
    types = student.derive("sorted({type(value).__name__ for epoch in _[0] for value in epoch})")
    assert_that(types == ["float"], "floats", " and ".join(types))
