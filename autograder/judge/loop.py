"""Where the verdict is reached: pytest runs the checks here, and student code never does.

One pytest session judges many submissions. The checks are collected once; then, in the place of pytest's own loop,
`use` is called with a Judge, which runs every item once for each submission, with `student` bound to it. Whoever has a
Judge may fork: each fork judges on. A function's checks stand together: it gets a worker of its own, its first time-out
or second crash ends it, and one forbidden call takes all its points.
"""

from __future__ import annotations

import contextlib
import functools
import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import is_hypothesis_test
from hypothesis.errors import Flaky

from autograder import checks
from autograder.assignment import Assignment
from autograder.banned import Look
from autograder.data import DataSet
from autograder.diagnosis import Diagnosis
from autograder.errors import (
    AutograderError,
    ForbiddenCall,
    OutOfTime,
    StudentCrash,
    StudentFault,
    StudentHalt,
    StudentTimeout,
)
from autograder.judge.findings import Check, lacking, record, skipped, stopped, told
from autograder.judge.replay import Replay
from autograder.result import CheckResult, SubmissionResult
from autograder.sandbox.endpoint import Endpoint, SandboxDied
from autograder.student import Harness, Remote, Student
from autograder.submission import Chunk, Submission
from autograder.text import plain
from autograder.wire import Load

_CRASHES = 2
_QUIET = [
    "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:logging", "--noconftest",
    "--import-mode=importlib", "--assert=plain", "--capture=no", "-c", os.devnull, "-W", "ignore",
]  # fmt: skip


# What a check may run into that no answer can be blamed for.
_OURS = (AutograderError, OSError, MemoryError)


@dataclass(frozen=True)
class Settings:
    """What a judging run is given: checks to run, and what the line says about it."""

    assignment: Assignment
    folders: tuple[Path, ...]
    seed: int = 0
    data: DataSet | None = None
    functions: tuple[str, ...] = ()
    fork: bool = True  # whether a fresh worker is cheap
    replay: bool = False  # whether many submissions are asked the same: then the questions are drawn once
    smallest: bool = True  # whether anybody reads the smallest input that fails


@dataclass(frozen=True)
class Place:
    """Where student code runs: how a worker is started, and how all is begun anew when nothing starts any more."""

    start: Callable[[], Endpoint]
    restart: Callable[[], None] | None = None
    sandbox: str = "none"


Found = Callable[[list[CheckResult]], None]


def _to_nobody(results: list[CheckResult]) -> None:
    """Nobody wants the results of a function before all are known."""


def collect(settings: Settings, use: Callable[[Judge], None]) -> None:
    """Collect the checks, then call `use` with what can judge by them.

    Raises AutograderError when the checks cannot be collected, and what `use` raises; KeyboardInterrupt goes through.
    """
    plugin = Judge(settings, use)
    arguments = [*_QUIET, "--rootdir", str(settings.assignment.folder), *map(str, settings.folders)]
    with _alone():
        exit_code = pytest.main(arguments, [plugin])
    if plugin.problem:
        raise AutograderError(f"The checks of {settings.assignment.name} cannot be run: {plugin.problem}")
    if plugin.error is not None:
        raise plugin.error
    if exit_code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if not plugin.finished:
        raise AutograderError(f"The checks of {settings.assignment.name} could not be collected ({exit_code!r}).")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Without what this machine's user likes pytest to do: other plugins, other options, another order."""
    ours = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "PYTEST_PLUGINS": ""}
    theirs = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in theirs.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def versions(assignment: Assignment) -> dict[str, str]:
    """What the result depends on, besides source and seed."""
    names = ("torch", "hypothesis", "d2l-autograder")
    installed = {name: _version(name) for name in names}
    return {"python": platform.python_version(), **installed, "reference": assignment.digest}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


@dataclass
class Judge:
    """The pytest plugin. pytest's hooks and fixtures are its interface; `student` is rebound between items."""

    settings: Settings
    use: Callable[[Judge], None]
    student_now: Student | None = None
    raised: BaseException | None = None
    checks: list[Check] = field(default_factory=list)
    model_passes: dict[str, bool] = field(default_factory=dict)  # by the id of a check that stumbled
    problem: str = ""
    error: BaseException | None = None
    finished: bool = False

    @pytest.fixture
    def student(self) -> Student | None:
        return self.student_now

    @pytest.fixture
    def oracle(self) -> Any:
        return self.reference

    @pytest.fixture
    def training(self) -> Any:
        return self.trial

    # Not fixtures of the session: pytest ends its session with every submission.
    @functools.cached_property
    def reference(self) -> Any:
        return self.settings.assignment.module("oracle")

    @functools.cached_property
    def trial(self) -> Trial:
        return Trial.of(self.settings)

    @functools.cached_property
    def unasked(self) -> dict[str, float]:
        """The points of each function that are given by checks that are not at hand."""
        points = dict(self.settings.assignment.spec.points)
        for check in self.checks:
            points[check.function] = points.get(check.function, 0.0) - check.points
        rest = {name: round(points[name], 2) for name in self.functions()}
        return {name: value for name, value in rest.items() if value > 0}

    def pytest_configure(self, config: pytest.Config) -> None:
        checks.register_marks(config)
        checks.register_profile()
        self.harness = Harness(self.settings.assignment.harness)
        self.diagnosis = Diagnosis(self.settings.assignment, self.harness)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.problem = str(report.longreprtext).strip().splitlines()[-1]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if isinstance(item, pytest.Function):
                self.checks.append(Check.of(item, self.settings.assignment))
                item.obj = checks.seed(item.obj, self.settings.seed)
                if self.settings.replay and is_hypothesis_test(item.obj):
                    item.obj = Replay(item.obj, smallest=self.settings.smallest)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            return True
        try:
            self.use(self)
            self.finished = True
        except Exception as error:
            self.error = error
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        if call.excinfo is not None and self.raised is None:
            self.raised = call.excinfo.value

    def draw(self) -> None:
        """Draw all questions now, before anybody forks."""
        for check in self.checks:
            if isinstance(check.item.obj, Replay):
                check.item.obj.draw()

    def judge(self, submission: Submission, place: Place, found: Found = _to_nobody) -> SubmissionResult:
        """The verdict; `found` hears of each function as soon as it is judged.

        A fault of ours is `broken`, and costs neither points nor the rest of the class.
        """
        start = time.perf_counter()
        result = self._judge(submission, place, found)
        return msgspec.structs.replace(result, seconds=round(time.perf_counter() - start, 3))

    def broken(self, submission: Submission, why: str, sandbox: str = "none") -> SubmissionResult:
        """The result of a submission that could not be judged."""
        return self._result(submission, sandbox, [record(check, "broken", why) for check in self._asked()], [])

    def unfinished(self, submission: Submission, known: Sequence[CheckResult], sandbox: str) -> SubmissionResult:
        """The result of a submission whose time ran out, with what is `known` of it."""
        seconds = self.settings.assignment.spec.limits.submission
        done = {result.id for result in known}
        rest = [skipped(check, OutOfTime(seconds)) for check in self._asked() if check.id not in done]
        return msgspec.structs.replace(self._result(submission, sandbox, [*known, *rest], []), seconds=seconds)

    def _asked(self) -> list[Check]:
        functions = self.functions()
        return [check for check in self.checks if check.function in functions]

    def _judge(self, submission: Submission, place: Place, found: Found) -> SubmissionResult:
        trial = _Submission(self, submission, place)
        try:
            results: list[CheckResult] = []
            for name in self.functions():
                of_function = trial.judge_function(name, results)
                found(of_function)
                results += of_function
            return self._result(submission, place.sandbox, results, trial.remote.problems)
        except SandboxDied as error:
            return self._once_more(submission, place, found, error)
        except Exception as error:
            return self.broken(submission, f"{type(error).__name__}: {error}", place.sandbox)
        finally:
            with contextlib.suppress(SandboxDied):
                trial.remote.close()

    def _once_more(self, submission: Submission, place: Place, found: Found, died: SandboxDied) -> SubmissionResult:
        if place.restart is None:
            return self.broken(submission, str(died), place.sandbox)
        try:
            place.restart()
        except AutograderError as error:
            return self.broken(submission, str(error), place.sandbox)
        # The old one's end may have been the submission's doing: if it happens again, that is no zero, but broken.
        return self._judge(submission, Place(place.start, None, place.sandbox), found)

    def _result(
        self, submission: Submission, sandbox: str, found: list[CheckResult], problems: Sequence[str]
    ) -> SubmissionResult:
        settings = self.settings
        return SubmissionResult(
            submission=submission.student,
            assignment=settings.assignment.name,
            functions=self.functions(),
            checks=tuple(found),
            unasked=self.unasked,
            problems=tuple(map(plain, (*submission.notes, *problems))),
            advice={check.diagnosis: self.diagnosis.sentence(check.diagnosis) for check in found if check.diagnosis},
            sandbox=sandbox,
            data=settings.data.name if settings.data else "",
            seed=settings.seed,
            source_sha256=submission.sha256,
            versions=versions(settings.assignment),
        )

    def functions(self) -> tuple[str, ...]:
        asked = self.settings.functions or self.settings.assignment.spec.functions
        return tuple(name for name in asked if any(check.function == name for check in self.checks))

    def run(self, check: Check, student: Student, place: Place) -> CheckResult:
        start = time.perf_counter()
        raised = self._outcome(check, student)
        if isinstance(raised, SandboxDied):
            raise raised
        stumbled = raised is not None and not isinstance(raised, StudentFault | StudentHalt | Flaky)
        ours = stumbled and (isinstance(raised, _OURS) or not self._model_passes(check, place))
        self.raised = raised
        return told(check, raised, student, time.perf_counter() - start, ours=ours)

    def _outcome(self, check: Check, student: Student) -> BaseException | None:
        """What the check raises for this submission."""
        self.student_now, self.raised = student, None
        student.begin()
        check.item.ihook.pytest_runtest_protocol(item=check.item, nextitem=None)
        return self.raised

    def _model_passes(self, check: Check, place: Place) -> bool:
        """Whether the model answers pass the check; where they cannot be asked, `autograder verify` has said so."""
        if self.settings.assignment.model is None or not self.settings.fork:
            return True
        if check.id not in self.model_passes:
            model = Submission(student="model", chunks=(Chunk("model.py", self.settings.assignment.model),))
            trial = _Submission(self, model, place)
            try:
                raised = self._outcome(check, trial.ready(check.function))
            finally:
                trial.remote.close()
            if isinstance(raised, SandboxDied):
                raise raised
            if isinstance(raised, StudentHalt | OSError | MemoryError):
                return False  # the machine's trouble of this moment, which says nothing about the check
            self.model_passes[check.id] = raised is None
        return self.model_passes[check.id]


class Trial:
    """What the training run's check is lent: the test set, which no worker sees, and the threshold."""

    def __init__(self, data: DataSet, settings: Settings) -> None:
        spec = settings.assignment.spec
        assert spec.training is not None
        self.training = spec.training
        self.rows = spec.training.rows[data.name]
        self.threshold = spec.data[data.name].threshold
        self.images = data.test_images.float().div(255).flatten(1)
        self.labels = data.test_labels

    @classmethod
    def of(cls, settings: Settings) -> Trial:
        if settings.data is None:
            raise AutograderError("the training run needs data")
        return cls(settings.data, settings)


class _Submission:
    """One submission on trial."""

    def __init__(self, loop: Judge, submission: Submission, place: Place) -> None:
        self.loop = loop
        self.submission = submission
        self.place = place
        self.assignment = loop.settings.assignment
        load = Load([(chunk.name, chunk.source) for chunk in submission.chunks], loop.harness.source)
        limits = self.assignment.spec.limits
        self.remote = Remote(place.start, load, limits.load, limits.submission)

    def ready(self, function: str) -> Student:
        """Ready to be asked about a function, as it is at first."""
        self._prepare(function)
        self.remote.replace(self.assignment.stand_ins_for(function))
        return self._student()

    def _prepare(self, function: str) -> None:
        self.remote.call_seconds = self.assignment.seconds(function)
        # Only in a worker of its own: what serves other functions, too, or is the student's, stays whole.
        self.remote.banned = self.assignment.spec.banned.get(function, ()) if self.loop.settings.fork else ()

    @functools.cached_property
    def look(self) -> Look:
        return Look(self.remote.load.chunks)

    def judge_function(self, function: str, before: list[CheckResult]) -> list[CheckResult]:
        """The results of all checks of a function; the better ones of two trials where it has neighbours."""
        spec = self.assignment.spec
        if self.remote.out_of_time():
            return [skipped(check, OutOfTime(self.remote.seconds)) for check in self._checks(function)]
        if function in spec.requires and any(result.status == "timeout" for result in before):
            halt = StudentTimeout(spec.limits.call)  # it would wait once more for what it is made of
            return [skipped(check, halt) for check in self._checks(function)]
        lacks = self._lacks(function, before)
        if lacks:
            return [lacking(check, lacks) for check in self._checks(function)]
        self._prepare(function)
        if used := self.look.banned(function, spec.banned.get(function, ()), spec.functions):
            return [stopped(check, ForbiddenCall(used)) for check in self._checks(function)]
        results = self._trial(function, self.assignment.stand_ins_for(function))
        if self._worth_another(function, results):
            # A pair that errs together is consistent: an accuracy that counts beside a train_epoch that divides.
            results = max(results, self._trial(function, {}), key=_points)
        if all(result.status == "passed" for result in results):
            return results
        self.remote.replace(self.remote.load.stand_ins)  # the probes ask a program that remembers nothing
        return self.loop.diagnosis.named(function, results, self._student())

    def _lacks(self, function: str, before: list[CheckResult]) -> str:
        """The first function that this one takes and that has earned nothing, of those that were judged `before`."""
        earned = {name: sum(r.points for r in before if r.function == name) for name in {r.function for r in before}}
        return next((name for name in self.assignment.spec.requires.get(function, ()) if earned.get(name) == 0), "")

    def _worth_another(self, function: str, results: list[CheckResult]) -> bool:
        wrong = any(result.status in ("failed", "error") for result in results)
        neighbours = self.assignment.spec.neighbours.get(function, ())
        return wrong and bool(self.look.names(function) & set(neighbours))

    def _trial(self, function: str, stand_ins: dict[str, str]) -> list[CheckResult]:
        if self.loop.settings.fork or stand_ins != self.remote.load.stand_ins:
            self.remote.replace(stand_ins)
        student, crashes, results = self._student(), 0, list[CheckResult]()
        halt: StudentHalt | None = None
        for check in self._checks(function):
            result = self.loop.run(check, student, self.place) if halt is None else skipped(check, halt)
            results.append(result)
            raised = self.loop.raised
            if halt is None and isinstance(raised, StudentHalt):
                crashes += isinstance(raised, StudentCrash)
                halt = None if isinstance(raised, StudentCrash) and crashes < _CRASHES else raised
        if isinstance(halt, ForbiddenCall):
            return [stopped(check, halt) for check in self._checks(function)]
        return results

    def _student(self) -> Student:
        return Student(self.loop.harness, self.remote, self.loop.settings.seed)

    def _checks(self, function: str) -> list[Check]:
        return [check for check in self.loop.checks if check.function == function]


def _points(results: list[CheckResult]) -> float:
    return sum(result.points for result in results)
