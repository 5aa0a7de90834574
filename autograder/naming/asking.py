"""How a namer asks: every call of the harness gives an `Answer`, and an exception is an answer like another."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from autograder.errors import StudentError, StudentFault, StudentTimeout
from autograder.student import Student

_OTHER_SEEDS = 1000  # apart: more than one example has calls
_RTOL, _ATOL = 2e-4, 2e-6  # looser than checks: an eps in a logarithm is no different mistake


@dataclass(frozen=True)
class Answer:
    """What came back from one call: a value, or the exception that the submission raised."""

    value: Any = None
    error: StudentError | None = None

    @property
    def raised(self) -> str:
        """The exception as Python prints it, such as `TypeError: ...`; empty where there is a value."""
        return f"{self.error.kind}: {self.error.message}" if self.error else ""

    @property
    def tensor(self) -> Tensor | None:
        """The value, if it is a tensor of real numbers."""
        return self.value.detach() if isinstance(self.value, Tensor) and not self.value.is_complex() else None

    @property
    def number(self) -> float | None:
        """The value, if it is one number: of Python, of NumPy, or a tensor with one entry."""
        value = getattr(self.value, "value", self.value)  # a scalar of another library comes with its kind
        if isinstance(value, Tensor):
            return float(value.detach()) if value.numel() == 1 and not value.is_complex() else None
        return float(value) if isinstance(value, int | float) else None


class Asker:
    """The submission as a namer sees it: `ask.softmax(X)` is an Answer. What ends a function's checks goes through.

    `failed` holds the names of the checks that failed, such as `gradient`: a namer speaks of nothing else. All
    questions together have `seconds`; then StudentTimeout ends the naming. `heard` are all answers so far.
    """

    def __init__(
        self, student: Student, failed: frozenset[str], restart: Callable[[], None], seconds: float = math.inf
    ) -> None:
        self.failed = failed
        self.heard: list[Answer] = []
        self._student = student
        self._restart = restart
        self._end = time.monotonic() + seconds
        self._seconds = student.seconds

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        call = getattr(self._student, name)

        def asked(*args: Any) -> Answer:
            self._student.begin()
            self._student.answer = None
            left = self._end - time.monotonic()
            if left <= 0:
                raise StudentTimeout(self._seconds)
            self._student.seconds = min(self._seconds, left)
            self.heard.append(answer := self._answer(call, args))
            return answer

        return asked

    def _answer(self, call: Callable[..., Any], args: tuple[Any, ...]) -> Answer:
        try:
            return Answer(call(*args))
        except StudentError as error:
            return Answer(error=error)
        except StudentFault:  # a value of another type than the harness promises
            return Answer(self._student.answer)

    def fresh(self) -> Asker:
        """The same, asking a submission that was loaded just now and remembers nothing."""
        self._restart()
        return self

    def reseeded(self) -> Asker:
        """The same submission, asked with other random seeds: what an answer owes to chance changes."""
        student = replace(self._student, seed=self._student.seed + _OTHER_SEEDS)
        other = Asker(student, self.failed, self._restart, self._end - time.monotonic())
        other.heard = self.heard
        return other

    def any_failed(self, *checks: str) -> bool:
        """Whether one of these checks has failed, each called without `test_`."""
        return not self.failed.isdisjoint(checks)


def same(one: Any, other: Any, rtol: float = _RTOL, atol: float = _ATOL) -> bool:
    """Whether two values are near enough to come from one program; tensors of any dtype, but of one shape."""
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        if one.shape != other.shape or one.is_complex() or other.is_complex():
            return torch.equal(one, other)
        return torch.allclose(one.detach().double(), other.detach().double(), rtol, atol, equal_nan=True)
    if isinstance(one, bool | int | float) and isinstance(other, bool | int | float):
        if not (math.isfinite(one) and math.isfinite(other)):
            return one == other or (one != one and other != other)  # an infinite tolerance would take anything
        return abs(one - other) <= atol + rtol * abs(other)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same(a, b, rtol, atol) for a, b in zip(one, other, strict=True))
    one, other = getattr(one, "value", one), getattr(other, "value", other)  # a scalar of another library has its kind
    return type(one) is type(other) and bool(one == other)
