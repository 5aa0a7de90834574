import torch

from autograder.checks import assert_shape, assert_that, number, points


def weights(seed):
    return torch.randn(784, 10, generator=torch.Generator().manual_seed(seed)) * 0.01, torch.zeros(10)


@points(4, hint="All six functions take part: mend those that fail by themselves first.")
def test_reaches_the_accuracy(student, training):
    """Trained with your six functions, softmax regression reaches its accuracy on images that it has never seen."""
    t = training.training
    after = student.train(*weights(student.seed), training.rows, t.batch_size, t.lr, t.epochs)
    for name, shape in (("W", (784, 10)), ("b", (10,))):
        assert_shape(after[name], shape)
    scores = training.images @ after["W"].detach().float() + after["b"].detach().float()
    reached = float((scores.argmax(1) == training.labels).double().mean())
    assert_that(
        reached >= training.threshold,
        f"expected  a test accuracy of {training.threshold:.3f} or more\ngot       {reached:.3f}",
    )


@points(1, hint="All six functions take part: mend those that fail by themselves first.")
def test_loss_falls(student, training):
    """Trained with your six functions, the loss falls from one epoch to the next."""
    t = training.training
    after = student.train(*weights(student.seed), 10 * t.batch_size, t.batch_size, t.lr, 2)
    for epoch in after["returned"]:
        assert_that(isinstance(epoch, tuple | list) and len(epoch) == 2, "expected  (loss, accuracy) from train_epoch")
    first, second = (number(epoch[0]) for epoch in after["returned"])
    assert_that(
        0 < second < first, f"expected  a smaller loss in the second epoch\ngot       {first:.4f}, then {second:.4f}"
    )
