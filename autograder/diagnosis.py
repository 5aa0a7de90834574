"""The name of the mistake: the known mistake that answers as this submission does.

The bank of misconceptions is run as a set of hypotheses. `probes.py` of the assignment asks a function a fixed list of
questions; a fact is what came back, or the kind of exception. The misconception whose every fact agrees with the
submission's is its name. No rules, and nothing of the reference is shown. The bank's code is the kit's own, so it runs
in this process; the submission answers wherever it runs.
"""

from __future__ import annotations

import functools
import math
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import torch
from torch import Tensor

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.compare import TOLERANCES
from autograder.endpoint.here import Here
from autograder.errors import StudentError, StudentFault, StudentHalt
from autograder.harness import Harness
from autograder.remote import Remote
from autograder.result import CheckResult
from autograder.student import Student
from autograder.wire import Load, Unserializable

Fact = Any
_SPELLING = re.compile(r"0x[0-9a-f]+|\d+")  # sizes and addresses differ with the spelling of one mistake
_ENOUGH = 80  # characters of a message
_LOOSE = 10.0  # an eps in a logarithm is no different mistake: facts are compared this much looser than checks are


class Diagnosis:
    """Names mistakes of one assignment. The bank's facts are found out once, when a function first fails."""

    def __init__(self, assignment: Assignment, harness: Harness) -> None:
        self.assignment = assignment
        self.harness = harness
        has_probes = (assignment.folder / "probes.py").is_file()
        self.cases = assignment.bank("misconceptions") if has_probes else {}
        self.probes = assignment.module("probes") if has_probes else None

    def named(self, function: str, results: list[CheckResult], student: Student) -> list[CheckResult]:
        """The results, with the name of the mistake in each that failed, if it has one."""
        wrong = any(result.status in ("failed", "error") for result in results)
        name = self.name(function, student) if wrong else ""
        if not name:
            return results
        return [
            msgspec.structs.replace(result, diagnosis=name) if result.status in ("failed", "error") else result
            for result in results
        ]

    def name(self, function: str, student: Student) -> str:
        """Such as `softmax.dim0`, or nothing where no known mistake behaves like this."""
        if not self.cases.get(function):
            return ""
        facts = self._facts(function, student)
        return next((case.id for case, known in self._known(function) if _agree(facts, known)), "")

    def sentence(self, name: str) -> str:
        """What helps against the mistake of this name."""
        function = name.partition(".")[0]
        return next((case.sentence for case in self.cases.get(function, ()) if case.id == name), "")

    @functools.cache  # noqa: B019  (one Diagnosis lives as long as the judge)
    def _known(self, function: str) -> list[tuple[Case, list[Fact]]]:
        return [(case, self._facts(function, self._imitate(case))) for case in self.cases[function]]

    def _imitate(self, case: Case) -> Student:
        reference_implementations = self.assignment.reference_implementations_for(case.function)
        load = Load(
            [("<misconception>", self.assignment.preamble + case.source)],
            self.harness.source,
            reference_implementations,
        )
        return Student(self.harness, Remote(Here.start, load, math.inf))

    def _facts(self, function: str, student: Student) -> list[Fact]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the bank's code makes torch say is no line on anybody's terminal
            return self._asked(getattr(self.probes, function), student)

    @staticmethod
    def _asked(questions: Callable[[Student], Iterator[Callable[[], Fact]]], student: Student) -> list[Fact]:
        facts: list[Fact] = []
        for question in questions(student):
            student.begin()
            try:
                facts.append(question())
            except StudentHalt:
                return [*facts, "halted"]
            except StudentError as error:
                facts.append(("raised", error.kind, _SPELLING.sub("", error.message)[:_ENOUGH]))
            except StudentFault:
                facts.append(("raised", ""))
            except Exception as oddity:  # a probe that stumbles over a strange answer has found a fact, too
                facts.append(("odd", type(oddity).__name__))
        return facts


def _agree(one: Fact, other: Fact) -> bool:
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        return one.shape == other.shape and one.dtype == other.dtype and _near(one, other)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_agree, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_agree(one[key], other[key]) for key in one)
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other)) or abs(one - other) <= 1e-5 * max(1, abs(one))
    return type(one) is type(other) and bool(one == other) and not isinstance(one, Unserializable)


def _near(one: Tensor, other: Tensor) -> bool:
    rtol, atol = TOLERANCES.get(one.dtype, (0.0, 0.0))
    return torch.allclose(one.detach(), other.detach(), rtol=_LOOSE * rtol, atol=_LOOSE * atol, equal_nan=True)


def facts_agree(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether two submissions answered every question alike."""
    return _agree(list(one), list(other))
