"""What a student waits for: a check from a cold start, and the answer of a watch to a save."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from autograder.assignment import load_assignment
from autograder.release import release
from tests.bench.common import MODEL, NAME, import_torch, seconds
from tests.conftest import KIT
from tests.terminal import Terminal

RUNS = 3
SAVES = 10


def check() -> None:
    """Both as ratios to `import torch`, with right answers and with a known mistake in every function."""
    with tempfile.TemporaryDirectory() as folder:
        exercise = release(NAME, Path(folder), KIT)
        for answers, source in (("right answers", MODEL), ("a mistake in each function", all_wrong())):
            (exercise / f"{NAME}.py").write_text(source)
            _cold(exercise, answers)
            _watch(exercise, answers, source)


def all_wrong() -> str:
    """The model answers, with the first known mistake of each function in its place."""
    assignment = load_assignment(NAME, KIT)
    mistakes = assignment.bank("misconceptions")
    return "\n\n".join([MODEL, assignment.preamble, *(cases[0].source for cases in mistakes.values())])


def _cold(exercise: Path, answers: str) -> None:
    command = [sys.executable, "-m", "autograder", "check"]
    pairs = [
        (import_torch(), seconds(lambda: subprocess.run(command, cwd=exercise, capture_output=True)))
        for _ in range(RUNS)
    ]
    ratio = median(cold / base for base, cold in pairs)
    walls = [median(column) for column in zip(*pairs, strict=True)]
    print(f"check, cold, {answers}: {walls[1]:.2f} s; `import torch`: {walls[0]:.2f} s; ratio {ratio:.2f} (goal 2.5)")


def _watch(exercise: Path, answers: str, source: str) -> None:
    """From a save until the verdict on the function that was changed stands on the screen."""
    path, terminal = exercise / f"{NAME}.py", Terminal("autograder", "check", "--watch", cwd=exercise)
    terminal.wait(lambda text: "\u2026" not in text and " pass\n" in text)
    waited = []
    for i in range(SAVES):
        broken = f"{source}\n\ndef sgd(params, lr, batch_size):\n    raise ValueError('save number {i}')\n"
        path.write_text(broken)
        start = time.perf_counter()
        terminal.wait(f"save number {i}")
        waited.append(time.perf_counter() - start)
        terminal.wait(lambda text: "\u2026" not in text)
    terminal.press("q")
    terminal.end()
    print(
        f"watch, {answers}: {median(waited):.2f} s from a save to its verdict, {max(waited):.2f} s at most (goal 0.7)"
    )
