"""What the checks of linear_concise expect comes out as training by torch does, and its tolerance is what was measured."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from torch import nn

from autograder.assignment import load_assignment
from autograder.errors import UsageError
from tests.conftest import KIT

ASSIGNMENT = load_assignment("linear_concise", KIT)
_spec = importlib.util.spec_from_file_location("lines", ASSIGNMENT.visible[0] / "lines.py")
assert _spec is not None
assert _spec.loader is not None
lines = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(lines)


def trained(
    w: torch.Tensor, b: torch.Tensor, batches: list[Any], lr: float, epochs: int, loss: nn.Module, momentum: float
) -> tuple[list[float], torch.Tensor, torch.Tensor]:
    w, b = w.double().requires_grad_(), b.double().requires_grad_()
    optimizer = torch.optim.SGD([w, b], lr=lr, momentum=momentum)
    history = []
    for _ in range(epochs):
        sums = torch.zeros(2)
        for X, y in batches:
            found = loss(X.double() @ w + b, y.double()[:, 0])
            optimizer.zero_grad()
            found.backward()
            optimizer.step()
            sums += torch.tensor([found.item() * len(y), len(y)])
        history.append(float(sums[0] / sums[1]))
    return history, w.detach(), b.detach()


@settings(deadline=None, max_examples=40)  # a loaded machine is no failure
@given(lines.problems())
def test_a_drawn_problem_ends_where_training_ends(problem: Any) -> None:
    w, b, X, y, batch_size, lr, epochs, *expected = problem
    batches = list(zip(X.split(batch_size), y.split(batch_size), strict=True))
    history, w_after, b_after = trained(w, b, batches, lr, epochs, nn.MSELoss(), 0.0)
    assert history == pytest.approx(expected[0], rel=1e-5, abs=1e-6)
    assert torch.allclose(w_after.float(), expected[1], atol=1e-5)
    assert torch.allclose(b_after.float(), expected[2], atol=1e-5)


@pytest.mark.parametrize("momentum", [0.0, 0.9])
@pytest.mark.parametrize("loss", ["MSELoss", "L1Loss", "HuberLoss", "BCEWithLogitsLoss"])
def test_the_oracle_trains_as_torch_does(loss: str, momentum: float) -> None:
    g = torch.Generator().manual_seed(0)
    w, b, X, y = (torch.randn(*shape, generator=g) for shape in ((3,), (1,), (10, 3), (10, 1)))
    batches = list(zip(X.split(4), y.split(4), strict=True))
    history, w_after, b_after = trained(w, b, batches, 0.1, 3, getattr(nn, loss)(), momentum)
    found = ASSIGNMENT.module("oracle").train(w, b, batches, 0.1, 3, loss, momentum)
    assert found.history == pytest.approx(history, rel=1e-5)
    assert torch.allclose(found.w, w_after)
    assert torch.allclose(found.b, b_after)


def test_the_tolerance_is_measured() -> None:
    said = ASSIGNMENT.spec.parameters["tolerance"]
    assert said["mean"] + 6 * said["sd"] <= said["tolerance"] < said["mean"] + 6 * said["sd"] + 1e-4
    assert said["max"] < said["tolerance"]
    again = dict(line.split(" = ") for line in ASSIGNMENT.measure("offline", 20).splitlines()[1:])
    assert float(again["mean"]) == pytest.approx(said["mean"], rel=0.4)


def test_there_is_no_data_to_ask_for() -> None:
    with pytest.raises(UsageError, match="uses no data"):
        ASSIGNMENT.resources("fashion-mnist")
