"""The evaluation of one submission, function by function.

A function's checks stand together: its first time-out or second crash ends it, and one forbidden call takes all its
points. What is not asked in one go (judge.ahead) is asked of a worker of the function's own.
"""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from hypothesis.errors import Flaky

from autograder.banned import Look
from autograder.endpoint.protocol import SandboxDied
from autograder.errors import (
    AutograderError,
    ForbiddenCall,
    NotAttempted,
    OutOfTime,
    StudentCrash,
    StudentFault,
    StudentHalt,
    StudentTimeout,
)
from autograder.judge.again import ask_again
from autograder.judge.ahead import Answers, Plan, Recorder
from autograder.judge.collect import Check
from autograder.judge.exam import Exam
from autograder.judge.findings import explain, record_halt, record_skipped
from autograder.judge.missing import look_closer
from autograder.judge.parts import Parts, are_right, wait_for
from autograder.remote import Question, Remote, StartWorker
from autograder.result import CheckResult
from autograder.student import Asked, Student
from autograder.submission import Chunk, Submission
from autograder.wire import Load

_CRASHES = 2
# What a check may run into that no answer can be blamed for.
_OURS = (AutograderError, OSError, MemoryError)


@dataclass(frozen=True)
class WorkerFactory:
    """What the judge starts workers with: `start` is given what the worker is to lack; `sandbox` is the tier's name."""

    start: StartWorker
    sandbox: str = "none"


def import_line(submission: Submission) -> str:
    """How a student has the functions of a file at the prompt; in a notebook they are there."""
    name, _, ending = submission.chunks[0].name.rpartition(".") if submission.chunks else ("", "", "")
    return f"from {name} import *" if ending == "py" and name.isidentifier() else ""


class Evaluation:
    """The checks of a run, asked of one submission; holds the worker that runs it."""

    def __init__(self, exam: Exam, submission: Submission, workers: WorkerFactory) -> None:
        self.exam = exam
        self.submission = submission
        self.workers = workers
        self.spec = exam.settings.assignment.spec
        load = Load([(chunk.name, chunk.source) for chunk in submission.chunks], exam.harness.source)
        self.examples: dict[str, list[Asked]] = {}  # the calls that are shown of a visible check that failed, by its id
        self.remote = Remote(workers.start, load, self.spec.limits.load, self.spec.limits.submission)

    @functools.cached_property
    def look(self) -> Look:
        """The static analysis of the submission, which finds banned calls without running it."""
        return Look(self.remote.load.chunks)

    @functools.cached_property
    def parts(self) -> Parts:
        """What its functions are made of."""
        return Parts(self.exam.settings.assignment, self.look)

    def judge_function(self, function: str, before: list[CheckResult]) -> list[CheckResult]:
        """The results of all checks of a function; those of the better of two attempts where it has dependencies.

        Where the only version of a dependency is the submission's own, and wrong, what fails has to wait for it.
        """
        results = self._judge_alone(function, before)
        for part in [] if are_right(results) else self.parts.own(function):
            of_part = [result for result in before if result.function == part] or self._judge_alone(part, before)
            if not are_right(of_part):
                return wait_for(part, results)
        return results

    def _judge_alone(self, function: str, before: list[CheckResult]) -> list[CheckResult]:
        checks, spec = self.exam.checks_of(function), self.spec
        if self.remote.out_of_time():
            return [record_skipped(check, OutOfTime(self.remote.seconds)) for check in checks]
        if skipped := self.parts.skip(function, checks, before):
            return skipped
        if used := self.look.find_banned(function, spec.banned.get(function, ()), spec.functions):
            return [record_halt(check, ForbiddenCall(used)) for check in checks]
        own_versions = self.exam.settings.assignment.reference_implementations_for(function)
        results = self._ask_ahead(function, own_versions) or self._attempt(function, own_versions)
        wrong = any(result.status in ("failed", "error") for result in results)
        if wrong and own_versions and self.parts.used(function):
            # A pair that errs together is consistent: an accuracy that counts beside a train_epoch that divides.
            results = max(results, self._attempt(function, {}), key=_points)
        return results

    def name_mistakes(self, function: str, results: list[CheckResult]) -> list[CheckResult]:
        """The results of a function with what is wrong with it, found out by asking it again."""
        wrong = any(result.status in ("failed", "error") for result in results)
        if not wrong or self.remote.out_of_time():
            return results
        self._begin(function, self.exam.settings.assignment.reference_implementations_for(function))
        # A namer asks a program that remembers nothing.
        restart = self.remote.again if self.exam.settings.fork else self.remote.reload
        try:
            results = ask_again(results, self.examples, self._student(function), restart)
            return self.exam.diagnosis.name(function, results, self._student(function), restart)
        except SandboxDied:
            raise
        except Exception as fault:  # the points are known: a fault of ours costs a name, and nothing else
            self.exam.diagnosis.stumble(function, fault)
            return results

    def _ask_ahead(self, function: str, reference_implementations: dict[str, str]) -> list[CheckResult] | None:
        """All checks of a function, asked in one go; nothing where that does not tell the verdict."""
        plan = self.exam.plans.get(function)
        if plan is None or self.remote.alone:
            return None
        student, results = self._student(function), list[CheckResult]()
        enter = self.remote.replace if plan.shows else self.remote.share
        enter(reference_implementations, plan.banned)
        try:
            self.remote.queue(plan.frames)
        except StudentTimeout as late:
            return self._record_never_loaded(plan, student, late)
        except StudentHalt:
            return None
        for check in self.exam.checks_of(function):
            start = time.perf_counter()
            student.transport = answers = Answers(self.remote, plan.questions[check.id], student.seconds)
            known = plan.passed.setdefault(check.id, {})
            if answers.complete() and answers.digest() in known:
                student.exhibits = known[answers.digest()]
            else:
                raised = self.exam.outcome(check, student, once=True)
                if raised is not None or not answers.all_given():
                    self.remote.alone |= isinstance(raised, StudentTimeout)
                    self.remote.again()
                    return None
                known[answers.digest()] = student.exhibits
            results.append(explain(check, None, student, time.perf_counter() - start))
        return results

    def _record_never_loaded(self, plan: Plan, student: Student, late: StudentTimeout) -> list[CheckResult]:
        """The one verdict that is final when it is found out in a shared worker: not even definitions end in time."""
        self.remote.alone = True
        first, *others = (check for check in self.exam.checks if check.id in plan.questions)
        student.transport = Answers(self.remote, plan.questions[first.id], student.seconds, late)
        raised = self.exam.outcome(first, student, once=True)
        return [explain(first, raised, student, 0.0), *(record_skipped(check, late) for check in others)]

    def plan(self, function: str, banned: Sequence[str]) -> Plan | None:
        """What is asked about a function of a worker without what is `banned`; nothing unless all checks pass."""
        self.remote.share(self.exam.settings.assignment.reference_implementations_for(function), banned)
        student, questions, shows = self._student(function), dict[str, list[Question]](), False
        for check in self.exam.checks_of(function):
            student.transport = recorder = Recorder(self.remote)
            raised = self.exam.outcome(check, student, once=True)
            if isinstance(raised, SandboxDied):
                raise raised
            if raised is not None:
                self.remote.again()
                return None
            questions[check.id] = recorder.questions
            shows |= bool(student.exhibits)
        return Plan(questions, banned, shows)

    def _attempt(self, function: str, reference_implementations: dict[str, str]) -> list[CheckResult]:
        """All checks of a function, asked of one worker with these of the kit's own versions."""
        self._begin(function, reference_implementations)
        student, crashes, results = self._student(function), 0, list[CheckResult]()
        halt: StudentHalt | None = None
        for check in self.exam.checks_of(function):
            if halt is not None:
                results.append(record_skipped(check, halt))
                continue
            start = time.perf_counter()
            raised = self.exam.outcome(check, student)
            if isinstance(raised, NotAttempted):
                raised = look_closer(raised, function, self.submission, self.spec.functions)
            results.append(self._result(check, raised, student, time.perf_counter() - start))
            if isinstance(raised, StudentHalt):
                crashes += isinstance(raised, StudentCrash)
                halt = None if isinstance(raised, StudentCrash) and crashes < _CRASHES else raised
        if isinstance(halt, ForbiddenCall):
            return [record_halt(check, halt) for check in self.exam.checks_of(function)]
        return results

    def _begin(self, function: str, reference_implementations: dict[str, str]) -> None:
        """A worker of the function's own, where one is cheap."""
        if self.exam.settings.fork:
            self.remote.replace(reference_implementations, self.spec.banned.get(function, ()))
        elif reference_implementations != self.remote.load.reference_implementations:
            # What serves other functions, too, or is the student's, stays whole.
            self.remote.replace(reference_implementations, ())

    def _student(self, function: str) -> Student:
        seconds = self.exam.settings.assignment.seconds(function)
        return Student(
            self.exam.harness, self.remote, self.exam.settings.seed, seconds, prelude=import_line(self.submission)
        )

    def _result(self, check: Check, raised: BaseException | None, student: Student, seconds: float) -> CheckResult:
        if isinstance(raised, SandboxDied):
            raise raised
        stumbled = raised is not None and not isinstance(raised, StudentFault | StudentHalt | Flaky)
        ours = stumbled and (isinstance(raised, _OURS) or not self._model_passes(check))
        if check.visible and isinstance(raised, StudentFault):
            self.examples[check.id] = student.shown()
        result = explain(check, raised, student, seconds, ours=ours)
        return result if raised is None else msgspec.structs.replace(result, stdout=self.remote.printed())

    def _model_passes(self, check: Check) -> bool:
        """Whether the model answers pass the check; where they cannot be asked, `autograder verify` has said so."""
        source, known = self.exam.settings.assignment.model, self.exam.model_passes
        if source is None or not self.exam.settings.fork:
            return True
        if check.id not in known:
            model = _evaluate_model(self.exam, source, self.workers)
            try:
                raised = model.ask(check)
            finally:
                model.remote.close()
            if isinstance(raised, SandboxDied):
                raise raised
            if isinstance(raised, StudentHalt | OSError | MemoryError):
                return False  # the machine's trouble of this moment, which says nothing about the check
            known[check.id] = raised is None
        return known[check.id]

    def ask(self, check: Check) -> BaseException | None:
        """Ask one check of a fresh worker; what it raises, or None where it passes."""
        self._begin(check.function, self.exam.settings.assignment.reference_implementations_for(check.function))
        return self.exam.outcome(check, self._student(check.function))


def plan(exam: Exam, workers: WorkerFactory) -> None:
    """Find out what can be asked in one go, by asking the model answers one by one. Costs about as much as one."""
    source, spec = exam.settings.assignment.model, exam.settings.assignment.spec
    if source is None:
        return
    model = _evaluate_model(exam, source, workers)
    everything = tuple(dict.fromkeys(name for names in spec.banned.values() for name in names))
    try:
        for function in exam.functions():
            own = tuple(spec.banned.get(function, ()))
            found = model.plan(function, everything)
            if found is None and own != everything:
                found = model.plan(function, own)
            if found is not None:
                exam.plans[function] = found
    except SandboxDied:
        exam.plans.clear()  # the first judge that finds it dead starts another
    finally:
        with contextlib.suppress(SandboxDied):
            model.remote.close()


def _evaluate_model(exam: Exam, source: str, workers: WorkerFactory) -> Evaluation:
    return Evaluation(exam, Submission(student="model", chunks=(Chunk("model.py", source),)), workers)


def _points(results: list[CheckResult]) -> float:
    return sum(result.points for result in results)
