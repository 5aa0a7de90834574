"""Asking in one go: what a function's checks ask of a right answer is known, and sent before any of it is answered.

Theory of operation. The model answers are asked once, one call at a time, and every question is kept: the plan. For a
submission the questions of a function are sent together, the worker answers without a pause, and the judge compares
meanwhile. A check that asks as planned finds its answers there. What passes in this way is right: questions, order and
seeds are the same as one by one, and what an answer is worth depends on the answers alone. What does not pass says
nothing yet: the function is asked again one by one, of a fresh worker, and that is its verdict.

A worker may serve several functions, if it lacks what is banned in any of them: who passes without more than is allowed
passes. It loads the submission anew for each of them, so that none finds what another one has left. It sees no question
before the function is reached, and questions hold no answers. What a check shows on a page (Student.show) is made of
answers, and could hold what the worker was asked before by hidden checks: so a function of which something is shown is
asked in a worker of its own.

Nothing is to take its time twice: once a load was slow or an answer late, the rest of a submission is asked one by one.
An answer has its time from when the judge begins to wait for it, so who answers while the judge compares has a little
more than one by one.
"""

from __future__ import annotations

import functools
import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.errors import StudentHalt
from autograder.exhibit import Exhibit
from autograder.remote import Question, Remote
from autograder.wire import Raw

_PATIENCE = 0.25  # seconds
Passed = dict[bytes, tuple[Exhibit, ...]]  # by the digest of the answers with which a check passed: what it showed


@dataclass(frozen=True)
class Plan:
    """What the checks of a function ask of a right answer, by the id of the check, and of what kind of worker."""

    questions: Mapping[str, Sequence[Question]]
    banned: Sequence[str]
    shows: bool = False  # whether a page shows something of the answers, besides what failed
    passed: dict[str, Passed] = field(default_factory=dict, repr=False)  # by the id of the check

    @functools.cached_property
    def frames(self) -> bytes:
        """The bytes of all questions, one after the other, as they go to the worker in one go."""
        return b"".join(question.frame for asked in self.questions.values() for question in asked)


class Recorder:
    """A transport that asks one by one, and keeps what was asked."""

    def __init__(self, remote: Remote) -> None:
        self.remote = remote
        self.questions: list[Question] = []

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        self.questions.append(Question.of(function, args, seed))
        return self.remote(function, args, seed, seconds)


class Unplanned(BaseException):
    """A check asks what was not planned. A BaseException, so that nobody takes it for an answer."""


class Answers:
    """A transport that hands out the answers to the planned questions of a check, while it asks as planned.

    `halt` says that there are none. Answers are collected beforehand, unless they are slow: then a check that fails
    need not wait for all of them.
    """

    def __init__(
        self, remote: Remote, questions: Sequence[Question], seconds: float, halt: StudentHalt | None = None
    ) -> None:
        self.remote = remote
        self.questions = questions
        self.seconds = seconds
        self.answers: list[Raw] = []
        self.halt = halt
        self._given = 0
        end = time.monotonic() + _PATIENCE
        while len(self.answers) < len(questions) and self.halt is None and time.monotonic() < end:
            self._take()

    def _take(self) -> None:
        try:
            self.answers.append(self.remote.take(self.questions[len(self.answers)], self.seconds))
        except StudentHalt as halt:
            self.halt = halt

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        if self._given == len(self.questions):
            raise Unplanned
        if Question.of(function, args, seed).frame != self.questions[self._given].frame:
            raise Unplanned
        if self._given == len(self.answers) and self.halt is None:
            self._take()
        if self._given == len(self.answers):
            assert self.halt is not None
            raise self.halt
        self._given += 1
        return self.remote.value(self.answers[self._given - 1])

    def complete(self) -> bool:
        """Whether the worker has answered every planned question."""
        return len(self.answers) == len(self.questions)

    def all_given(self) -> bool:
        """Whether the check has asked all that was planned."""
        return self._given == len(self.questions)

    def digest(self) -> bytes:
        """A hash of all answers, to the byte: a check that passed once passes with the same digest."""
        found = hashlib.blake2b(digest_size=16)
        for header, payload in self.answers:
            found.update(b"%d %d " % (len(header), len(payload)) + header + payload)
        return found.digest()
