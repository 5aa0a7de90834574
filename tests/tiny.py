"""An assignment of a few lines, and a judge that asks in this process: for tests of how a verdict comes about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from autograder.assignment import Assignment, load_assignment
from autograder.endpoint.here import Here
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.result import SubmissionResult
from autograder.wire import LARGEST, Caps, ConnectionClosed, DeadlineExceeded, Frame, Raised
from tests.conftest import submission

NAME = "tiny"
MODEL = """
import torch

def double(x):
    return 2.0 * x

def quadruple(x):
    return double(double(x))

def total(X):
    return torch.as_tensor(X).sum()
"""
HEAD = """
from hypothesis import strategies as st
from autograder.checks import assert_close, given, weight
"""
FILES = {
    "assignment.toml": """
title = "Tiny"
book = "none"
functions = ["double", "quadruple", "total"]

[points]
double = 40
quadruple = 30
total = 30

[banned]
total = ["cumsum"]

[dependencies]
quadruple = ["double"]

[requires]
total = ["double"]
""",
    "reference_implementations/double.py": "def double(x):\n    return 2.0 * x\n",
    "visible/harness.py": """
from __future__ import annotations

from typing import Any
from torch import Tensor

def double(student: Any, x: float) -> float:
    \"\"\"double({x})\"\"\"
    return student.double(x)

def quadruple(student: Any, x: float) -> float:
    \"\"\"quadruple({x})\"\"\"
    return student.quadruple(x)

def total(student: Any, X: list[float]) -> Tensor:
    \"\"\"total({X})\"\"\"
    return student.total(X)
""",
    "visible/test_double.py": f"""{HEAD}
@weight(2, hint="Twice, not squared.")
@given(x=st.integers(3, 9).map(float))
def test_doubles(student, x):
    \"\"\"double(x) is 2 x.\"\"\"
    assert_close(student.double(x), 2 * x)

@weight(1)
def test_zero(student):
    \"\"\"double(0) is 0.\"\"\"
    assert_close(student.double(0.0), 0.0)
""",
    "hidden/test_double.py": f"""{HEAD}
@weight(1)
def test_negative(student):
    \"\"\"double works below 0.\"\"\"
    assert_close(student.double(-3.0), -6.0)
""",
    "hidden/test_quadruple.py": f"""{HEAD}
@weight(1)
def test_quadruples(student):
    \"\"\"quadruple(x) is 4 x.\"\"\"
    assert_close(student.quadruple(3.0), 12.0)
""",
    "hidden/test_total.py": f"""{HEAD}
@weight(1)
def test_adds_up(student):
    \"\"\"total adds up.\"\"\"
    assert_close(student.total([1.0, 2.0]), 3.0)
""",
}

# The check of total shows all numbers that it is answered, and is about the first of them alone.
SHOWS = {
    "hidden/test_total.py": f"""{HEAD}
from autograder.show import curves

@weight(1)
def test_adds_up(student):
    \"\"\"total adds up.\"\"\"
    numbers = student.total([1.0, 2.0]).reshape(-1)
    student.show(curves("Numbers", x="place", y="number", lines={{"answered": enumerate(numbers.tolist())}}))
    assert_close(numbers[0], 3.0)
"""
}


def tiny(folder: Path, changes: Mapping[str, str] = {}, model: str = MODEL) -> Assignment:
    """The assignment, in a kit of its own, where `changes` are the texts of other files, by path, or in their place."""
    (folder / "solutions" / NAME).mkdir(parents=True)
    (folder / "solutions" / NAME / f"{NAME}.py").write_text(model)
    for path, text in {**FILES, **changes}.items():
        file = folder / "reference" / NAME / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return load_assignment(NAME, folder)


def sharing(folder: Path, changes: Mapping[str, str] = {}) -> Assignment:
    """The same, but that `double` is shared with other assignments: its files and its answer stand apart."""
    own_answer = MODEL.partition("def double")[2].partition("def quadruple")[0]
    model = MODEL.replace("def double" + own_answer, '# %% shared="double"\n')
    assignment = tiny(folder, {"assignment.toml": 'shared = ["double"]\n' + FILES["assignment.toml"], **changes}, model)
    shared = folder / "reference" / "shared" / "double"
    for path in [path for path in assignment.folder.rglob("*double.py") if path.is_file()]:
        place = shared / path.relative_to(assignment.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(place)
    harness = assignment.folder / "visible" / "harness.py"
    head, double, rest = _split(harness.read_text(), "def double", "def quadruple")
    harness.write_text(head + rest)
    (shared / "visible" / "harness_double.py").write_text(head + double)
    (folder / "solutions" / "shared").mkdir()
    (folder / "solutions" / "shared" / "double.py").write_text("def double" + own_answer)
    return load_assignment(NAME, folder)


def _split(text: str, start: str, end: str) -> tuple[str, str, str]:
    before, _, rest = text.partition(start)
    middle, _, after = rest.partition(end)
    return before, start + middle, end + after


class Frail(Here):
    """An endpoint in this process that dies where the submission raises Crash, and is late where it raises Late."""

    def receive(
        self, decoder: msgspec.msgpack.Decoder[Any], deadline: float | None = None, caps: Caps = LARGEST
    ) -> Frame:
        frame = super().receive(decoder, deadline, caps)
        if isinstance(frame.message, Raised) and frame.message.kind == "Crash":
            raise ConnectionClosed
        if isinstance(frame.message, Raised) and frame.message.kind == "Late":
            raise DeadlineExceeded
        return frame

    def end(self, *, lost: bool = False) -> str:
        return "crashed (SIGSEGV)" if lost else "ended"


CRASH = "class Crash(Exception):\n    pass\n\n"
LATE = "class Late(Exception):\n    pass\n\n"
WORKERS = WorkerFactory(Frail.start)


def settings(assignment: Assignment, *functions: str, **more: Any) -> Settings:
    """All its checks, or those of these functions."""
    return replace(Settings(assignment, (*assignment.visible, *assignment.hidden), functions=functions), **more)


def judged(assignment: Assignment, source: str, *functions: str, **more: Any) -> SubmissionResult:
    """What a submission gets."""
    return Judge(settings(assignment, *functions, **more)).judge(submission(source), WORKERS)


def statuses(result: SubmissionResult, functions: Sequence[str] = ()) -> list[str]:
    """Of each check, in order."""
    return [check.status for check in result.checks if not functions or check.function in functions]
