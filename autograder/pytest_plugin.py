"""Plain `pytest` in an exercise folder: the same checks and the same words as `autograder check`, in this process.

Comes with the package and does nothing outside an exercise folder. Student code runs here so that a debugger works. Of
the steps of help the first one is shown: `autograder check --hint` says more.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import io
import math
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

if TYPE_CHECKING:
    from autograder.assignment import Assignment
    from autograder.banned import Look
    from autograder.judge import Exam
    from autograder.naming.diagnosis import Diagnosis
    from autograder.result import CheckResult
    from autograder.student import Student
    from autograder.submission import Submission


_UNSAID = ("Captured std", "Hypothesis")  # sections of a report


def pytest_configure(config: pytest.Config) -> None:
    """Take part where the root directory is an exercise folder."""
    folder = config.rootpath
    if (folder / "assignment.toml").is_file() and (folder / "checks").is_dir():
        from autograder.checks import register_marks, register_profile
        from autograder.errors import AutograderError
        from autograder.text import write_anything

        write_anything()
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
        self.submission: Submission | None = None
        self.names: set[str] = set()  # of the chunks of the submission
        self.notes: list[str] = []
        self.found: list[CheckResult] = []
        self.right: dict[str, bool] = {}  # by the name of a function that others use

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
        from autograder.debugged import DebuggedRemote
        from autograder.harness import Harness
        from autograder.judge.evaluation import import_line
        from autograder.student import Student
        from autograder.submission import read
        from autograder.wire import Load

        assignment = self.assignment
        submission = read(self.folder, assignment.name, "you")
        if submission.problem:
            pytest.exit(submission.problem, returncode=2)
        named = [(self._path(chunk.name), chunk.source) for chunk in submission.chunks]
        self.submission, self.look, self.names = submission, Look(named), {name for name, _ in named}
        remote = DebuggedRemote(Load(named, assignment.harness))
        self.notes = [*submission.notes, *remote.load_now()]
        return Student(Harness(assignment.harness), remote, prelude=import_line(submission))

    def _path(self, name: str) -> str:
        # A debugger finds its breakpoints by the file's own path.
        return str(self.folder / name) if (self.folder / name).is_file() else name

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Let a debugger see what is the student's, and end the tests where it was left."""
        from autograder.debugged import ending_in
        from autograder.errors import StudentFault

        self._forbid(item)
        try:
            yield
        except StudentFault as fault:
            raise fault.with_traceback(ending_in(self._is_own, fault.__traceback__)) from None
        except KeyboardInterrupt as stopped:
            raise (stopped.__cause__ or stopped) from None

    def _is_own(self, file: str) -> bool:
        """Whether it is a file of the exercise, or a cell of the notebook in it."""
        return file in self.names or self.folder in Path(file).parents

    def _forbid(self, item: pytest.Item) -> None:
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
        if call.when != "call" or report.skipped or not isinstance(item, pytest.Function) or student is None:
            return report
        from autograder.errors import NotAttempted
        from autograder.judge import explain_item, look_closer
        from autograder.weights import function_of

        raised = call.excinfo.value if call.excinfo else None
        if isinstance(raised, NotAttempted) and self.submission is not None:
            raised = look_closer(raised, function_of(item.path), self.submission, self.assignment.spec.functions)
        result = explain_item(item, self.assignment, raised, student)
        if report.failed:
            ask = not item.config.getoption("usepdb")  # who debugs wants no question that the check does not ask
            result, waits = self._waiting(result, student) if ask else (result, "")
            if waits:
                report.outcome, report.longrepr = "skipped", (item.nodeid, None, f"Skipped: {waits}")
            else:
                result = self._look_closer(result, student, ask=ask)
                report.longrepr = "\n".join(self._words(result))
                # The words hold what the failing call printed, and pytest would add what hundreds of others did.
                report.sections = [each for each in report.sections if not each[0].startswith(_UNSAID)]
        self.found.append(result)
        return report

    @functools.cached_property
    def exam(self) -> Exam:
        """The checks that students have, to be asked besides those that pytest runs."""
        from autograder.judge import Exam, Settings

        return Exam(Settings(self.assignment, self.assignment.visible, fork=False))

    def _waiting(self, result: CheckResult, student: Student) -> tuple[CheckResult, str]:
        """The result, and for which function that this one uses it has to wait, in words; empty where for none."""
        from autograder.judge import Parts, wait_for
        from autograder.reports.sentences import reason

        assert self.look is not None
        for part in Parts(self.assignment, self.look).own(result.function):
            (waiting,) = wait_for(part, [result])
            if waiting is not result and not self._is_right(part, dataclasses.replace(student, calls=[])):
                return waiting, reason(waiting)
        return result, ""

    def _is_right(self, function: str, student: Student) -> bool:
        """Whether all checks of the function pass, asked once; what it prints meanwhile goes nowhere."""
        if function not in self.right:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                raised = [self.exam.outcome(check, student, once=True) for check in self.exam.checks_of(function)]
            self.right[function] = raised == [None] * len(raised)
        return self.right[function]

    def _look_closer(self, result: CheckResult, student: Student, *, ask: bool) -> CheckResult:
        """The result, with what the call printed, and what is wrong with the function.

        Who debugs does not `ask`. What the function prints meanwhile goes nowhere.
        """
        from autograder.remote import Remote

        remote, asking = student.transport, dataclasses.replace(student, calls=[])
        assert isinstance(remote, Remote)
        result = msgspec.structs.replace(result, stdout=remote.printed())
        if not ask:
            return result
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return self.diagnosis.name(result.function, [result], asking, remote.reload)[0]

    def _words(self, result: CheckResult) -> Iterator[str]:
        from autograder.reports.explanation import Help
        from autograder.reports.text import explain_check

        def how(step: int) -> str:
            return f"`autograder check --function {result.function} --hint {step}`"

        return explain_check(result, self.diagnosis.sentences, Help.WHERE, how)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """What went wrong beside the functions, and the points of those all of whose checks were run."""
        from autograder.reports.explanation import explain_function
        from autograder.result import SubmissionResult
        from autograder.weights import total_weights

        if not self.found:
            return
        assignment = self.assignment
        here = {name: assignment.worth(name, weight) for name, weight in total_weights(*assignment.visible).items()}
        unasked = {name: round(assignment.spec.points[name] - worth, 2) for name, worth in here.items()}
        functions = tuple(name for name in assignment.spec.functions if name in here)
        result = SubmissionResult(
            submission="you", assignment=assignment.name, functions=functions, checks=tuple(self.found), unasked=unasked
        )
        terminalreporter.write_line("")
        for note in self.notes:
            terminalreporter.write_line(f"Note: {note}")
        for name in functions:
            if math.isclose(result.max_score(name), here[name], abs_tol=0.01):
                terminalreporter.write_line(f"{name}: {explain_function(result, name).scored}")
