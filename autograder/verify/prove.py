"""Proves an assignment: right answers pass, wrong ones are caught and named, the handout is fresh and leaks nothing.

Two things come of it. Claims hold or do not: a line says what is wrong with each that does not. Quality is no claim: it
tells an author which checks do the work, and which mechanical mutants slipped through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder import wire
from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.engine.job import Job, JobListener, grade
from autograder.judge import Judge, Settings, WorkerFactory, plan
from autograder.remote import Question
from autograder.resources import Resources
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.verify.claims import Expectation, expect_mutants_caught, expectations_of
from autograder.verify.quality import Quality
from autograder.verify.static import static


class Listener:
    """Hears how a proof goes. Override what matters to you."""

    def on_total(self, submissions: int) -> None:
        """So many submissions will be judged."""

    def on_claim(self, wrong: str | None) -> None:
        """A claim holds (None), or does not: a line that says what is wrong."""


def prove(assignment: Assignment, kit: Path, resources: Resources, jobs: int, listener: Listener) -> Quality:
    """Tell the listener of each claim, and return what is known of the checks."""
    for wrong in static(assignment, kit):
        listener.on_claim(wrong)
    model = assignment.model or ""
    expectations = [*expectations_of(assignment, kit), *expect_mutants_caught(assignment, model)]
    listener.on_total(len(expectations))
    quality = Quality(assignment.spec.functions)
    by_name = {expectation.submission.student: expectation for expectation in expectations}
    only = {name: expectation.functions for name, expectation in by_name.items()}
    # The kit's own code: where no sandbox holds, it may run without one.
    job = Job(assignment, resources, smallest=False, only=only)
    comparison = _Comparison(by_name, quality, listener)
    grade(job, [expectation.submission for expectation in expectations], comparison, jobs, (*TIERS, NONE))
    for function, questions in _questions(job.settings()).items():
        quality.compare_questions(function, questions)
    return quality


@dataclass
class _Comparison(JobListener):
    """Compares each result with what is expected of it."""

    expectations: Mapping[str, Expectation]
    quality: Quality
    listener: Listener

    def on_result(self, result: SubmissionResult) -> None:
        expectation = self.expectations[result.submission]
        self.quality.add(expectation, result)
        wrong = expectation.wrong_with(result)
        self.listener.on_claim(f"{result.submission}: {wrong}" if wrong else None)


def _questions(settings: Settings) -> dict[str, dict[str, list[bytes]]]:
    """What each check asks of the model answers, by function and check; of functions that need no worker."""
    exam = Judge(settings).exam
    plan(exam, WorkerFactory(Here.start))
    return {
        function: {check: [_bytes(question) for question in asked] for check, asked in known.questions.items()}
        for function, known in exam.plans.items()
    }


def _bytes(question: Question) -> bytes:
    """The same for two calls that differ in nothing but their random seeds."""
    call = question.call
    return wire.encode(wire.Call(call.function, call.args, 0, call.most), question.buffers)
