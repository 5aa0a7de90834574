# Printed by `autograder release softmax_regression`.
import torch

from autograder.checks import VALUES_FIRST, assert_close, assert_shape, points

P = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5]])
LOSSES = torch.tensor([2.3025851, 0.6931472])
PICK = "Row i needs the entry of its own label: y_hat[i, y[i]]."


@points(2, hint=PICK)
def test_small_example(student):
    """The book's two samples cost -ln 0.1 = 2.3026 and -ln 0.5 = 0.6931."""
    assert_close(student.cross_entropy(P, torch.tensor([0, 2])).reshape(-1), LOSSES, hint=PICK)


@points(2, hint="One loss for each sample: do not average, and squeeze a column of shape (n, 1).")
def test_one_loss_for_each_sample(student):
    """n samples give n losses, shape (n,)."""
    losses = student.cross_entropy(P, torch.tensor([0, 2]))
    if losses.numel() == 2:
        assert_close(losses.reshape(-1), LOSSES, hint=VALUES_FIRST)
    assert_shape(losses, (2,), "One loss for each sample: do not average, and squeeze a column of shape (n, 1).")


@points(1)
def test_sure_and_right_costs_nothing(student):
    """Probability 1 for the right class costs 0, 1/2 costs ln 2, 1/4 costs 2 ln 2."""
    y_hat = torch.tensor([[1.0, 0.0], [0.5, 0.5], [0.75, 0.25]])
    losses = student.cross_entropy(y_hat, torch.tensor([0, 1, 1])).reshape(-1)
    assert_close(losses, torch.tensor([0.0, 0.6931472, 1.3862944]), atol=1e-5)
