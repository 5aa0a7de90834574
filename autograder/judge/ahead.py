"""Asking in one go: what a function's checks ask of a right answer is known, and sent before any of it is answered.

Theory of operation. The model answers are asked once, one call at a time, and every question is kept: the plan. For a
submission the questions of a function are sent together, the worker answers without a pause, and the judge compares
meanwhile. A check that asks as planned finds its answers there. All that passes in this way would pass one by one,
too: questions, order and seeds are the same, and what an answer is worth depends on the answers alone. What does not
pass says nothing yet: the function is asked again one by one, of a fresh worker, with the same verdict as ever. Only a
time-out is final, for nobody waits twice.

A worker may serve several functions, if it lacks what is banned in any of them: who passes without more than is allowed
passes. It sees no question before the function is reached, and questions hold no answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.errors import StudentHalt
from autograder.student import Question, Remote
from autograder.wire import Raw


@dataclass(frozen=True)
class Plan:
    """What the checks of a function ask of a right answer, by the id of the check, and of what kind of worker."""

    questions: Mapping[str, Sequence[Question]]
    banned: Sequence[str]
    frames: bytes = field(init=False, repr=False)  # all questions as they are sent
    passed: dict[str, set[bytes]] = field(default_factory=dict, repr=False)  # the answers with which a check passed

    def __post_init__(self) -> None:
        frames = b"".join(question.frame() for asked in self.questions.values() for question in asked)
        object.__setattr__(self, "frames", frames)


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
    """A transport that hands out the answers to the planned questions of a check, while it asks as planned."""

    def __init__(self, remote: Remote, questions: Sequence[Question], seconds: float) -> None:
        self.remote = remote
        self.questions = questions
        self.answers: list[Raw] = []
        self.halt: StudentHalt | None = None
        self._given = 0
        try:
            for question in questions:
                self.answers.append(remote.take(question, seconds))
        except StudentHalt as halt:
            self.halt = halt

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        if self._given == len(self.questions) or Question.of(function, args, seed) != self.questions[self._given]:
            raise Unplanned
        if self._given == len(self.answers):
            assert self.halt is not None
            raise self.halt
        self._given += 1
        return self.remote.value(self.answers[self._given - 1])

    def all_given(self) -> bool:
        """Whether the check has asked all that was planned."""
        return self._given == len(self.questions)

    def digest(self) -> bytes:
        """The same for the same answers."""
        found = hashlib.blake2b(digest_size=16)
        for header, payload in self.answers:
            found.update(b"%d %d " % (len(header), len(payload)) + header + payload)
        return found.digest()
