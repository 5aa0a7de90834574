import torch
from torch.nn import functional as F

from autograder.checks import assert_shape, assert_that, weight
from autograder.data import Snapshot

TOGETHER = "All six functions take part: do they pass their own checks?"


def weights(seed):
    """W and b before the first epoch."""
    return torch.randn(784, 10, generator=torch.Generator().manual_seed(seed)) * 0.01, torch.zeros(10)


def trained(student, training, rows, epochs, looks=()):
    """W and b at the start, after so many updates, and at the end of each epoch, which are the last."""
    t, start = training.training, weights(student.seed)
    after = student.train(*start, rows, t.batch_size, t.lr, epochs, list(looks))
    known = epochs <= len(after) <= epochs + len(looks)
    assert_that(known, f"{epochs} epochs", f"{len(after)}")
    for _, W, b in after:
        assert_shape(W, (784, 10))
        assert_shape(b, (10,))
    return [Snapshot(0, *start), *(Snapshot(*each) for each in after)]


def scores(training, W, b):
    return training.images @ W.detach().float() + b.detach().float()


@weight(3, hint=TOGETHER)
def test_reaches_the_accuracy(student, training):
    """Trained with your six functions, softmax regression reaches its accuracy on images that it has never seen."""
    exhibition = training.exhibition
    run = trained(student, training, training.rows, training.training.epochs, exhibition.looks[:-1])
    found = scores(training, *run[-1][1:])
    student.show(*exhibition.exhibits(run, found, student.seed))
    reached = float((found.argmax(1) == training.labels).double().mean())
    assert_that(
        reached >= training.threshold,
        f"a test accuracy of {training.threshold:.3f} or more",
        f"{reached:.3f}",
    )


@weight(1, hint=TOGETHER)
def test_loss_falls(student, training):
    """Trained with your six functions, the loss on unseen images falls from one epoch to the next."""
    steps = trained(student, training, 10 * training.training.batch_size, 2)
    start, first, second = (float(F.cross_entropy(scores(training, W, b), training.labels)) for _, W, b in steps)
    assert_that(
        second < first < start,
        "a smaller loss after each epoch",
        f"{start:.4f}, then {first:.4f}, then {second:.4f}",
    )
