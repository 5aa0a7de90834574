"""What a student is shown of a call can be pasted at the prompt, and gives what the check compares."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch

from autograder.assignment import Assignment, load_assignment
from autograder.endpoint.here import Here
from autograder.errors import AutograderError
from autograder.harness import Harness
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load
from tests.conftest import KIT
from tests.pasted import Prompt

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
HARNESS = Harness(load_assignment("softmax_regression", KIT).harness)
# Not here: the training run needs data that a student's prompt does not have, or shows an accuracy that depends on
# chance; and what a namer watches an epoch with has no short code.
NAMES = [name for name in HARNESS.functions if name not in ("train", "train_on", "train_epoch_watched")]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_can_be_pasted_and_gives_what_is_compared(name: str, assignment: Assignment, model: str) -> None:
    function = HARNESS.functions[name]
    args = [{**ARGUMENTS, **SPECIAL.get(name, {})}[parameter] for parameter in function.parameters]
    transport = Remote(Here.start, Load([("model.py", model)], assignment.harness), math.inf)
    student = Student(HARNESS, transport, prelude="from softmax_regression import *")
    getattr(student, name)(*args)
    prompt = Prompt(model)
    printed = prompt.paste(student.counterexample())
    assert prompt.raised == ""
    assert printed == student.printed()


@pytest.mark.parametrize("last", ["print(f({x}))", "for y in {x}: f(y)", "f({x}", ""])
def test_a_call_that_does_not_end_in_a_value_is_the_authors_mistake(last: str) -> None:
    source = f'def f(student, x):\n    """\n    y = 1\n    {last}\n    """\n'
    with pytest.raises(AutograderError, match="the last line of f's docstring must be an expression, without print"):
        Harness(source)


def test_the_imports_are_those_that_the_code_needs() -> None:
    source = "import copy, random\nimport numpy as np\nfrom torch import Tensor, nn\nimport torch.nn.functional as F\n"
    harness = Harness(source)
    assert harness.imports("x = random.random()\nnn.Linear(1, np.ones(2))\ny.copy()") == [
        "import random, numpy as np",
        "from torch import nn",
    ]
    assert harness.imports("F(copy)") == ["import copy, torch.nn.functional as F"]
    assert harness.imports("softmax(x)") == []


def test_what_two_files_import_is_imported_once() -> None:
    harness = Harness("import torch\nfrom torch import nn\n\n\nimport torch\nfrom torch import nn\n")
    assert harness.imports("nn.Linear(1, torch.ones(1))") == ["import torch", "from torch import nn"]
