"""What stands in the place of Fashion-MNIST in softmax_concise behaves as torchvision does, and ends as it should."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import nn

from autograder.assignment import load_assignment
from autograder.engine.job import Job
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import Tier
from autograder.submission import Chunk, Submission
from autograder.worker import vision
from autograder.worker.session import run
from tests.conftest import KIT, graded

ASSIGNMENT = load_assignment("softmax_concise", KIT)
HARNESS = run("harness", ASSIGNMENT.harness)
TRAIN, TEST = ((torch.arange(n * 784).reshape(n, 28, 28) % 251).byte() for n in (5, 3))
SETS = (TRAIN, torch.arange(5)), (TEST, torch.arange(3))
HELPERS = """
def load_data_fashion_mnist(batch_size, resize=None):
    train, test = (
        torchvision.datasets.FashionMNIST("../data", train, transforms.ToTensor(), download=True) for train in (True, False)
    )
    loaders = DataLoader(train, batch_size, shuffle=True, num_workers=2), DataLoader(test, batch_size, num_workers=2)
    return [list(loader) for loader in loaders]
"""


def student(**functions: Callable[..., Any]) -> Any:
    return SimpleNamespace(**functions)


def by_torchvision(batch_size: int, resize: int | None = None) -> Any:
    """Both sets as one batch each, in their order."""
    transforms = vision.torchvision().transforms
    steps = [transforms.Resize(resize)] if resize else []
    transform = transforms.Compose([*steps, transforms.ToTensor()])
    held = (vision.torchvision().datasets.FashionMNIST("nowhere", train, transform) for train in (True, False))
    return [torch.utils.data.DataLoader(each, batch_size) for each in held]


@pytest.mark.parametrize("resize", [None, 14, 40])
def test_the_oracle_sees_what_torchvision_makes_of_images(resize: int | None) -> None:
    given = student(load_data_fashion_mnist=by_torchvision)
    for (stored, labels), [(X, y)] in zip(SETS, HARNESS["load_data"](given, *SETS, 9, resize), strict=True):
        assert torch.equal(y, labels)
        assert X.dtype == torch.float32
        assert torch.allclose(X, ASSIGNMENT.module("oracle").images(stored, resize), atol=0.01)


def test_afterwards_fashion_mnist_is_torchvisions_own_again() -> None:
    fashion_mnist = vision.torchvision().datasets.FashionMNIST
    before = fashion_mnist.__init__
    HARNESS["load_data"](student(load_data_fashion_mnist=by_torchvision), *SETS, 2, None)
    assert fashion_mnist.__init__ is before
    with pytest.raises(RuntimeError, match="Dataset not found"):
        fashion_mnist("nowhere")


def test_other_images_are_refused_and_not_fetched() -> None:
    digits = vision.torchvision().datasets.MNIST
    given = student(load_data_fashion_mnist=lambda batch_size: digits("nowhere", download=True))
    with pytest.raises(RuntimeError, match=r"MNIST holds other images: use torchvision\.datasets\.FashionMNIST"):
        HARNESS["load_data"](given, *SETS, 2, None)


@pytest.mark.parametrize("dropped", [False, True])
@pytest.mark.parametrize(("smoothing", "momentum"), [(0.0, 0.0), (0.3, 0.0), (0.0, 0.9)])
def test_the_oracle_trains_as_torch_does(smoothing: float, momentum: float, dropped: bool) -> None:
    g = torch.Generator().manual_seed(0)
    W, b, X, y = *(torch.randn(*shape, generator=g) for shape in ((4, 3), (3,), (7, 1, 2, 2))), torch.arange(7) % 3
    batches = list(zip(X.split(3), y.split(3), strict=True))
    found = ASSIGNMENT.module("oracle").train(
        W, b, batches, batches, 0.2, 2, smoothing=smoothing, momentum=momentum, dropped=dropped
    )
    layer = nn.Linear(4, 3)
    layer.weight.data, layer.bias.data = W.double().T, b.double()
    net = nn.Sequential(nn.Flatten(), nn.Dropout(float(dropped)), layer)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.2, momentum=momentum)
    loss = nn.CrossEntropyLoss(label_smoothing=smoothing)
    for _, _, tested in found.history:
        for features, labels in batches:
            optimizer.zero_grad()
            loss(net.train()(features.double()), labels).backward()
            optimizer.step()
        right = net.eval()(X.double()).argmax(1) == y
        assert tested.right == pytest.approx(float(right.double().mean()))
    assert torch.allclose(found.W, layer.weight.T)
    assert torch.allclose(found.b, layer.bias)


@pytest.mark.parametrize("data", ["synthetic", "fashion-mnist"])
def test_thresholds_are_measured(data: str) -> None:
    said = ASSIGNMENT.spec.parameters["threshold"][data]
    lowest = said["mean"] - 6 * said["sd"]
    assert said["threshold"] == pytest.approx(lowest, abs=1.5e-3)  # rounded, all of them
    assert said["threshold"] < said["min"]


def judged(*sources: str, tiers: Any, **options: Any) -> SubmissionResult:
    submission = Submission(student="ann", chunks=tuple(Chunk(f"part{i}.py", s) for i, s in enumerate(sources)))
    [result] = graded(Job(ASSIGNMENT, **options), [submission], tiers=tiers)
    return result


def test_images_are_read_in_each_tier_of_the_sandbox(tier: Tier) -> None:
    assert ASSIGNMENT.model is not None
    result = judged(
        ASSIGNMENT.model,
        tiers=[tier],
        functions=("load_data_fashion_mnist",),
        resources=ASSIGNMENT.resources("offline"),
    )
    assert result.sandbox == tier.name
    assert result.score() == result.max_score() == 20


def test_helper_processes_end_at_once_and_not_by_the_clock(tier: Tier) -> None:
    assert ASSIGNMENT.model is not None
    start = time.monotonic()
    result = judged(
        ASSIGNMENT.model, HELPERS, tiers=[tier], functions=("load_data_fashion_mnist",),
        resources=ASSIGNMENT.resources("offline"),
    )  # fmt: skip
    assert {check.status for check in result.checks} == {"error"}
    assert time.monotonic() - start < 60


@pytest.mark.data
def test_the_model_answers_reach_the_threshold_on_the_real_images(tier: Tier, fashion_mnist_dir: Path) -> None:
    assert ASSIGNMENT.model is not None
    resources = ASSIGNMENT.resources("fashion-mnist", fashion_mnist_dir)
    result = judged(ASSIGNMENT.model, tiers=[tier], resources=resources)
    assert result.score() == 100
    assert result.data == "fashion-mnist"
