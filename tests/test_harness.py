"""What a student is shown of a call can be pasted at the prompt, and gives what the check compares."""

from __future__ import annotations

import code
import functools
import math
import random
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.harness import Harness
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load
from tests.conftest import KIT

SCORES = torch.tensor([[0.25, 1.0, -0.5], [2.0, 0.0, 0.75]])
W, B = torch.tensor([[1.0, 0.0, 0.5], [0.0, -1.0, 0.25]]), torch.tensor([0.0, 0.5, -0.5])
ROWS = torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0]])
ARGUMENTS: dict[str, Any] = {
    "X": SCORES, "y_hat": SCORES.softmax(1).mul(64).round().div(64), "y": torch.tensor([2, 0]), "times": 3,
    "params": [torch.tensor([[1.0, 2.0]]), torch.tensor([3.0])],
    "features": torch.arange(10.0).reshape(5, 2), "labels": torch.arange(5), "n": 5, "epochs": 2, "seed": 7,
    "W": W, "b": B, "batches": [(ROWS[:2], torch.tensor([0, 1])), (ROWS[2:], torch.tensor([2]))],
    "lr": 0.5, "batch_size": 2, "optimizer": True, "kind": 1,
}  # fmt: skip
GRADS = [torch.tensor([[8.0, -4.0]]), torch.tensor([2.0])]
SPECIAL: dict[str, dict[str, Any]] = {
    "softmax_gradient": {"cotangent": torch.ones(2, 3) * SCORES},
    "cross_entropy_gradient": {"cotangent": torch.tensor([1.0, 2.0])},
    "sgd": {"grads": GRADS},
    "sgd_and_backward": {"grads": GRADS},
    "sgd_called": {"grads": GRADS, "order": [0, 1, 2]},
    "data_iter_called": {"order": [0, 1, 2]},
    "sgd_steps": {"grads": [GRADS, GRADS]},
    "train_epoch_images": {"batches": [(torch.arange(12.0).reshape(2, 1, 3, 2) / 8, torch.tensor([0, 1]))]},
}
HARNESS = Harness((KIT / "reference" / "softmax_regression" / "visible" / "harness.py").read_text())
# The training run needs data that a student's prompt does not have.
# Not shown as a call to paste: the training run needs the data, and what a namer watches an epoch with has no short code.
NAMES = [name for name in HARNESS.functions if name not in ("train", "train_epoch_watched")]


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, Tensor):
        yield from value.detach().double().flatten().tolist()
    elif isinstance(value, list | tuple):
        for item in value:
            yield from numbers(item)
    elif value is not None and not isinstance(value, str):  # the name of a type
        yield float(value)


def pasted(text: str, model: str, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the prompt shows of the numbers when `text` is pasted beside the model answers."""
    shown: list[float] = []
    show = lambda *values: shown.extend(numbers(list(values)))  # noqa: E731
    names: dict[str, Any] = {"np": np, "random": random, "functools": functools}
    exec(model, names)
    names["print"] = show
    torch.manual_seed(1)  # as the first call of a student's example is
    prompt = code.InteractiveConsole(names)
    faults: list[str] = []
    monkeypatch.setattr(prompt, "write", faults.append)
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        # The answer is printed, or is the value of the last line; other lines have values, too, such as a backward().
        monkeypatch.setattr(sys, "displayhook", show if number == len(lines) else lambda value: None)
        prompt.push(line)
    assert not faults, faults
    return shown


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_can_be_pasted_and_gives_what_is_compared(
    name: str, assignment: Assignment, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    function = HARNESS.functions[name]
    args = [{**ARGUMENTS, **SPECIAL.get(name, {})}[parameter] for parameter in function.parameters]
    student = Student(HARNESS, Remote(Here.start, Load([("model.py", model)], assignment.harness), math.inf))
    returned = list(numbers(getattr(student, name)(*args)))
    shown = pasted(student.counterexample(), model, monkeypatch)
    assert shown == pytest.approx(returned, rel=1e-4, abs=1e-5)
