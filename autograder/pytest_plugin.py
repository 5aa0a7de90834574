"""Plain `pytest` in an exercise folder: the same checks and the same words as `autograder check`, in this process.

Comes with the package and does nothing outside an exercise folder. Student code runs here so that a debugger works.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import io
import math
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from autograder.assignment import Assignment
    from autograder.banned import Look
    from autograder.naming.diagnosis import Diagnosis
    from autograder.result import CheckResult
    from autograder.student import Student


def pytest_configure(config: pytest.Config) -> None:
    """Take part where the root directory is an exercise folder."""
    folder = config.rootpath
    if (folder / "assignment.toml").is_file() and (folder / "checks").is_dir():
        from autograder.checks import register_marks, register_profile
        from autograder.errors import AutograderError

        register_marks(config)
        try:
            register_profile()
        except AutograderError as error:
            raise pytest.UsageError(str(error)) from error
        config.pluginmanager.register(_Exercise(folder), "autograder-exercise")


class _Exercise:
    """Registered by pytest_configure in an exercise folder: gives its checks `student`, explains what they raise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.students: dict[str, Student] = {}
        self.look: Look | None = None

    @pytest.fixture
    def student(self) -> Student:
        """The student's own functions, called in this process."""
        if not self.students:
            self.students["you"] = self._load()
        self.students["you"].begin()
        return self.students["you"]

    @functools.cached_property
    def assignment(self) -> Assignment:
        """The assignment of the exercise folder, read on first use."""
        from autograder.assignment import read_assignment

        return read_assignment(self.folder)

    @functools.cached_property
    def diagnosis(self) -> Diagnosis:
        """What names mistakes."""
        from autograder.harness import Harness
        from autograder.naming.diagnosis import Diagnosis

        return Diagnosis(self.assignment, Harness(self.assignment.harness))

    def _load(self) -> Student:
        from autograder.banned import Look
        from autograder.endpoint.here import Here
        from autograder.harness import Harness
        from autograder.judge.evaluation import import_line
        from autograder.remote import Remote
        from autograder.student import Student
        from autograder.submission import read
        from autograder.wire import Load

        assignment = self.assignment
        submission = read(self.folder, assignment.name, "you")
        if submission.problem:
            pytest.exit(submission.problem, returncode=2)
        named = [(self._path(chunk.name), chunk.source) for chunk in submission.chunks]
        self.look = Look(named)
        remote = Remote(Here.start, Load(named, assignment.harness), math.inf)
        for problem in remote.load_now():
            print(f"Note: {problem}")
        return Student(Harness(assignment.harness), remote, prelude=import_line(submission))

    def _path(self, name: str) -> str:
        # A debugger finds its breakpoints by the file's own path.
        return str(self.folder / name) if (self.folder / name).is_file() else name

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """A function that uses what it is to do without fails as it does in `autograder check`."""
        from autograder.errors import ForbiddenCall
        from autograder.weights import function_of

        if isinstance(item, pytest.Function) and self.look is not None:
            function, spec = function_of(item.path), self.assignment.spec
            if used := self.look.find_banned(function, spec.banned.get(function, ()), spec.functions):
                raise ForbiddenCall(used)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
        """Replace the traceback of a failed check by the words that help."""
        report = yield
        student = self.students.get("you")
        if call.when != "call" or not report.failed or not isinstance(item, pytest.Function):
            return report
        if call.excinfo is not None and student is not None:
            from autograder.judge import explain_item
            from autograder.reports.text import explain_check

            result = explain_item(item, self.assignment, call.excinfo.value, student)
            if not item.config.getoption("usepdb"):  # who debugs wants no question that the check does not ask
                result = self._name(result, student)
            report.longrepr = "\n".join(explain_check(result, self.diagnosis.sentences))
        return report

    def _name(self, result: CheckResult, student: Student) -> CheckResult:
        """The result, with what is wrong with its function; what the function prints meanwhile goes nowhere."""
        from autograder.remote import Remote

        remote, asking = student.transport, dataclasses.replace(student, calls=[])
        assert isinstance(remote, Remote)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return self.diagnosis.name(result.function, [result], asking, remote.reload)[0]
