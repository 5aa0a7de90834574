# Printed by `autograder release softmax_regression`.
import torch
from epochs import Epoch, certain_epochs

from autograder.checks import assert_close, assert_that, example, given, number, weight

SMALL = Epoch(
    W=torch.tensor([[1.0, 0.0], [0.0, -1.0]]),
    b=torch.tensor([0.0, 0.5]),
    batches=[
        (torch.tensor([[1.0, 2.0], [0.0, 1.0]]), torch.tensor([0, 1])),
        (torch.tensor([[2.0, -1.0]]), torch.tensor([1])),
    ],
    lr=0.5,
    loss=0.6836072,
    accuracy=1 / 3,
    W_after=torch.tensor([[0.387634, 0.612366], [0.1979795, -1.1979795]]),
    b_after=torch.tensor([-0.4523156, 0.9523156]),
)


def assert_weights(W, b, epoch):
    assert_close(W, epoch.W_after, rtol=1e-5, atol=2e-4, what="W")
    assert_close(b, epoch.b_after, rtol=1e-5, atol=2e-4, what="b")


@weight(
    1.5,
    hint="With an Optimizer: what happens in each batch, in which order, and from which number does backward() start?",
)
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_with_an_optimizer(student, epoch):
    """One epoch with a torch optimizer changes the weights as it should."""
    _, W, b = student.train_epoch_optimizer(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_weights(W, b, epoch)


@weight(1.5, hint="With a callable updater: from which number does backward() start, and what is the updater given?")
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_with_a_callable_updater(student, epoch):
    """One epoch with a callable updater changes the weights in the same way."""
    _, W, b = student.train_epoch_callable(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_weights(W, b, epoch)


@weight(1, hint="What do you add up in each batch, and by what do you divide at the end?")
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_returns_loss_and_accuracy(student, epoch):
    """train_epoch returns (mean loss per sample, accuracy)."""
    returned, _, _ = student.train_epoch_callable(epoch.W, epoch.b, epoch.batches, epoch.lr)
    pair = isinstance(returned, tuple | list) and len(returned) == 2
    assert_that(pair, "a pair (mean loss, accuracy)", "something else", "What stands in your return?")
    assert_close(number(returned[0]), epoch.loss, rtol=1e-4, atol=1e-4, what="mean loss")
    assert_close(number(returned[1]), epoch.accuracy, atol=1e-4, what="accuracy")
