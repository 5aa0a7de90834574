import torch

from autograder.checks import assert_close, assert_that, number, points

W = torch.tensor([[1.0, 0.0], [0.0, -1.0]])
B = torch.tensor([0.0, 0.5])
BATCHES = [
    (torch.tensor([[1.0, 2.0], [0.0, 1.0]]), torch.tensor([0, 1])),
    (torch.tensor([[2.0, -1.0]]), torch.tensor([1])),
]


def metrics(returned):
    pair = isinstance(returned, tuple | list) and len(returned) == 2
    assert_that(pair, "expected  a pair (mean loss, accuracy)\ngot       something else", "return loss, accuracy")
    return number(returned[0]), number(returned[1])


@points(1.5, hint="For each batch: zero_grad(), l.mean().backward(), step().")
def test_with_an_optimizer(student):
    """One epoch with a torch optimizer changes the weights as it should."""
    after = student.train_epoch_optimizer(W, B, BATCHES, 0.5, False)
    assert_close(after["W"], torch.tensor([[0.3876, 0.6124], [0.198, -1.198]]), rtol=1e-3, atol=1e-3)
    assert_close(after["b"], torch.tensor([-0.4523, 0.9523]), rtol=1e-3, atol=1e-3)


@points(1.5, hint="For each batch: l.sum().backward(), then updater(X.shape[0]).")
def test_with_a_callable_updater(student):
    """One epoch with a callable updater changes the weights in the same way."""
    after = student.train_epoch_callable(W, B, BATCHES, 0.5, False)
    assert_close(after["W"], torch.tensor([[0.3876, 0.6124], [0.198, -1.198]]), rtol=1e-3, atol=1e-3)
    assert_close(after["b"], torch.tensor([-0.4523, 0.9523]), rtol=1e-3, atol=1e-3)


@points(
    1, hint="Add up l.sum() and the number of right rows, each before the update, and divide by the number of samples."
)
def test_returns_loss_and_accuracy(student):
    """train_epoch returns (mean loss per sample, accuracy)."""
    after = student.train_epoch_callable(W, B, BATCHES, 0.5, False)
    loss, accuracy = metrics(after["returned"])
    assert_close(loss, 0.6836, atol=1e-3)
    assert_close(accuracy, 0.3333, atol=1e-3)
