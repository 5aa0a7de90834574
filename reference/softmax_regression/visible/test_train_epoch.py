import torch
from epochs import Epoch, certain_epochs, outcome
from hypothesis import settings
from hypothesis import strategies as st

from autograder.checks import assert_close, assert_that, example, given, number, values_first, weight

BOTH = ("train_epoch_optimizer", "train_epoch_callable")
# Manners do not depend on numbers: a few examples tell as much as many, and each asks several epochs.
FEW = settings(max_examples=4)

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
SURE = outcome(
    W=torch.tensor([[64.0, 0.0], [0.0, 64.0]]),
    b=torch.zeros(2),
    batches=[(torch.eye(2), torch.tensor([0, 0])), (torch.eye(2)[:1], torch.tensor([1]))],
    lr=0.5,
)


def assert_weights(student, epoch):
    assert_close(student.derive("_[1]"), epoch.W_after, rtol=1e-5, atol=2e-4, what="W after the epoch")
    assert_close(student.derive("_[2]"), epoch.b_after, rtol=1e-5, atol=2e-4, what="b after the epoch")


def assert_metrics(student, epoch):
    returned = student.derive("_[0]")
    pair = isinstance(returned, tuple | list) and len(returned) == 2
    assert_that(pair, "a pair (mean loss, accuracy)", "something else", "What stands in your return?")
    for place, (right, what) in enumerate([(epoch.loss, "mean loss"), (epoch.accuracy, "accuracy")]):
        value = student.derive(f"_[0][{place}]")
        assert_close(number(value), right, rtol=1e-4, atol=1e-4, what=what)


def plain_epochs_first(student, epoch):
    """Plain epochs first: what a check asks beyond them counts only beside right values."""
    for name in BOTH:
        with values_first():
            getattr(student, name)(epoch.W, epoch.b, epoch.batches, epoch.lr)
            assert_weights(student, epoch)
    student.begin()


@weight(
    1,
    hint="With an Optimizer: what happens in each batch, in which order, and from which number does backward() start?",
)
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_with_an_optimizer(student, epoch):
    """One epoch with a torch optimizer changes the weights as it should."""
    student.train_epoch_optimizer(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_weights(student, epoch)


@weight(1, hint="With a callable updater: from which number does backward() start, and what is the updater given?")
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_with_a_callable_updater(student, epoch):
    """One epoch with a callable updater changes the weights in the same way."""
    student.train_epoch_callable(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_weights(student, epoch)


@weight(1, hint="What do you add up in each batch, and by what do you divide at the end?")
@example(epoch=SMALL)
@given(epoch=certain_epochs())
def test_returns_loss_and_accuracy(student, epoch):
    """train_epoch returns (mean loss per sample, accuracy)."""
    student.train_epoch_callable(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_metrics(student, epoch)


@weight(1, hint="In which mode is the net when it sees the first batch, and how often does it see each?")
@FEW
@example(epoch=SURE)
@given(epoch=certain_epochs(least=2))
def test_net_is_in_training_mode(student, epoch):
    """A module is put into training mode before the first batch, and each batch goes through it once."""
    plain_epochs_first(student, epoch)
    grown = outcome(epoch.W, epoch.b, epoch.batches, epoch.lr, growing=True)
    for optimizer in (True, False):
        student.train_epoch_mode(epoch.W, epoch.b, epoch.batches, epoch.lr, optimizer)
        assert_weights(student, grown)


@weight(1, hint="How often do you go through train_iter, and do you ask for more than a for loop does?")
@FEW
@example(epoch=SURE)
@given(epoch=certain_epochs(least=2))
def test_train_iter_is_read_once(student, epoch):
    """An iterator that can be read only once is enough."""
    plain_epochs_first(student, epoch)
    student.train_epoch_iterator(epoch.W, epoch.b, epoch.batches, epoch.lr)
    assert_weights(student, epoch)


@weight(1, hint="Of what type are the two numbers that you return?")
@FEW
@example(epoch=SURE)
@given(epoch=certain_epochs())
def test_returns_plain_numbers(student, epoch):
    """Loss and accuracy are Python floats, without a graph behind them."""
    # Without a step: when they are measured is another check's question.
    still = outcome(epoch.W, epoch.b, epoch.batches, 0.0)
    for name in BOTH:
        returned, _, _ = getattr(student, name)(epoch.W, epoch.b, epoch.batches, 0.0)
        with values_first():
            assert_metrics(student, still)
        for place in range(len(returned)):
            value = student.derive(f"_[0][{place}]")
            got = getattr(value, "kind", type(value).__name__)
            assert_that(type(value) is float, "a float", f"a value of type {got}")


@weight(0.5, hint="Is X changed between train_iter and net?")
@FEW
@example(epoch=SURE, height=2)
@given(epoch=certain_epochs(), height=st.integers(2, 4))
def test_net_gets_images_as_they_come(student, epoch, height):
    """Features may be images (n, 1, h, w), and the net gets them in this shape."""
    plain_epochs_first(student, epoch)
    first_row = torch.eye(height)[0].reshape(1, 1, height, 1)
    images = [(X[:, None, None] * first_row, y) for X, y in epoch.batches]
    student.train_epoch_images(epoch.W, epoch.b, images, epoch.lr)
    assert_weights(student, epoch)
