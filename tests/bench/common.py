"""What the parts of the benchmark share."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from autograder.assignment import load_assignment
from autograder.submission import Submission
from tests.conftest import KIT, submission

NAME = "softmax_regression"
MODEL = load_assignment(NAME, KIT).model or ""


def seconds(work: Callable[[], object]) -> float:
    """Wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def import_torch() -> float:
    """Wall time of the unit of all ratios."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", "import torch"], check=True))


def distinct(count: int, name: str = NAME) -> list[Submission]:
    """Right answers, no two alike: the model's, with an unusual version of each function in turn."""
    assignment = load_assignment(name, KIT)
    bank = assignment.bank("variants")
    sources = []
    for i in range(count):
        unusual = [
            cases[i // len(bank) % len(cases)].source for k, cases in enumerate(bank.values()) if i % len(bank) == k
        ]
        sources.append("\n\n".join([assignment.model or "", assignment.preamble, *unusual, f"# {i}\n"]))
    return [submission(source, f"s{i:04}") for i, source in enumerate(sources)]
