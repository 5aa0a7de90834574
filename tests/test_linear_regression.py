"""The oracle of linear_regression says what autograd says, and its threshold is what was measured."""

from __future__ import annotations

import pytest
import torch

from autograder.assignment import load_assignment
from autograder.errors import UsageError
from tests.conftest import KIT

ASSIGNMENT = load_assignment("linear_regression", KIT)
ORACLE = ASSIGNMENT.oracle("linreg")
RANDOM = torch.Generator().manual_seed(0)
Y_HAT, Y = torch.randn(2, 9, 1, generator=RANDOM, dtype=torch.float64) * 2
COTANGENT = torch.randn(9, generator=RANDOM, dtype=torch.float64)


@pytest.mark.parametrize("loss", ["squared_loss", "l1_loss", "huber_loss"])
def test_the_gradients_of_the_losses_are_those_of_autograd(loss: str) -> None:
    y_hat = Y_HAT.clone().requires_grad_()
    getattr(ORACLE, loss)(y_hat, Y.reshape(-1)).reshape(-1).backward(COTANGENT)
    assert y_hat.grad is not None
    assert torch.allclose(getattr(ORACLE, f"{loss}_gradient")(Y_HAT, Y, COTANGENT), y_hat.grad)


def test_the_gradient_of_the_model_is_that_of_autograd() -> None:
    leaves = [torch.randn(shape, dtype=torch.float64).requires_grad_() for shape in ((9, 3), (3, 1), (1,))]
    ORACLE.linreg(*leaves).reshape(-1).backward(COTANGENT)
    found = ORACLE.linreg_gradient(*leaves, COTANGENT)
    for one, leaf in zip(found, leaves, strict=True):
        assert leaf.grad is not None
        assert torch.allclose(one, leaf.grad)


def test_the_oracle_descends_as_an_optimizer_does() -> None:
    X, y = torch.randn(20, 2, generator=RANDOM).double(), torch.randn(20, 1, generator=RANDOM).double()
    w, b = (
        torch.zeros(2, 1, dtype=torch.float64, requires_grad=True),
        torch.zeros(1, dtype=torch.float64, requires_grad=True),
    )
    optimizer = torch.optim.SGD([w, b], lr=0.3)
    for _ in range(4):
        optimizer.zero_grad()
        (torch.nn.functional.mse_loss(X @ w + b, y) / 2).backward()
        optimizer.step()
    for found, wanted in zip(ORACLE.descend(X, y, 0.3, 4), (w, b), strict=True):
        assert torch.allclose(found, wanted)


def test_descent_ends_at_the_best_predictions() -> None:
    X, y = torch.randn(20, 2, generator=RANDOM).double(), torch.randn(20, 1, generator=RANDOM).double()
    w, b = ORACLE.descend(X, y, 0.5, 400)
    assert torch.allclose(X @ w + b, ORACLE.best_predictions(X, y))
    assert torch.allclose(ORACLE.best_predictions(torch.cat([X, X], 1), y), ORACLE.best_predictions(X, y))


def test_the_threshold_is_measured() -> None:
    said = ASSIGNMENT.spec.parameters["distance"]
    assert said["mean"] + 6 * said["sd"] == pytest.approx(said["most"], abs=1e-4)
    assert said["max"] < said["most"]
    again = dict(line.split(" = ") for line in ASSIGNMENT.measure("offline", 20).splitlines()[1:])
    assert float(again["mean"]) == pytest.approx(said["mean"], rel=0.4)


def test_there_is_no_data_to_ask_for() -> None:
    with pytest.raises(UsageError, match="uses no data"):
        ASSIGNMENT.resources("fashion-mnist")
