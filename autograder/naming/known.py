"""Known mistakes: the cell of the bank that answers every fixed question as the submission does.

The bank of misconceptions is run as a set of hypotheses. `probes.py` of the assignment asks a function a fixed list of
questions; a fact is what came back, or the kind of exception. The misconception whose every fact agrees with the
submission's is its name. No rules, and nothing of the reference is shown. The bank's code is the kit's own, so it runs
in this process; the submission answers wherever it runs.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.compare import TOLERANCES
from autograder.endpoint.here import Here
from autograder.endpoint.protocol import SandboxDied
from autograder.errors import StudentError, StudentFault, StudentHalt
from autograder.harness import Harness
from autograder.naming.mistake import Mistake
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load, Unserializable

Fact = Any
_SPELLING = re.compile(r"0x[0-9a-f]+|\d+")  # sizes and addresses differ with the spelling of one mistake
_ENOUGH = 80  # characters of a message
_LOOSE = 10.0  # an eps in a logarithm is no different mistake: facts are compared this much looser than checks are


class KnownMistakes:
    """The bank of an assignment. Its facts are found out once, when a function first fails."""

    def __init__(self, assignment: Assignment, harness: Harness) -> None:
        self.assignment = assignment
        self.harness = harness
        has_probes = (assignment.folder / "probes.py").is_file()
        self.cases = assignment.bank("misconceptions") if has_probes else {}
        self.probes = assignment.module("probes") if has_probes else None

    def find(self, function: str, student: Student) -> tuple[Mistake, ...]:
        """The known mistake that answers every question as the submission does, if there is one."""
        if not self.cases.get(function) or not hasattr(self.probes, function):
            return ()
        facts = self._facts(function, student)
        agreeing = (case for case, known in self._known(function) if agree(facts, known))
        return tuple(Mistake(case.name, case.sentence) for case in itertools.islice(agreeing, 1))

    def indistinct(self, function: str, right: str) -> Iterator[tuple[Case, str]]:
        """Cases that no question tells from a right answer, or from a mistake of another name that is not `alike`.

        `right` is the source of right answers; with each case comes what it cannot be told from.
        """
        if not self.cases.get(function) or not hasattr(self.probes, function):
            return
        found = self._facts(function, self._student(Case(function, "right", "", right)))
        known = self._known(function)
        for place, (case, facts) in enumerate(known):
            if agree(facts, found):
                yield case, "a right answer"
            for other, others in known[:place]:
                if agree(facts, others) and case.alike != other.name and case.alike != (other.alike or other.name):
                    yield case, other.id

    @functools.cache  # noqa: B019  (one bank lives as long as the judge)
    def _known(self, function: str) -> list[tuple[Case, list[Fact]]]:
        return [(case, self._facts(function, self._student(case))) for case in self.cases[function]]

    def _student(self, case: Case) -> Student:
        return Student(self.harness, imitate(self.assignment, self.harness, case))

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
            except SandboxDied:
                raise
            except StudentHalt:
                return [*facts, "halted"]
            except StudentError as error:
                facts.append(raised(error))
            except StudentFault:
                facts.append(("raised", ""))
            except Exception as oddity:  # a probe that stumbles over a strange answer has found a fact, too
                facts.append(("odd", type(oddity).__name__))
        return facts


def imitate(assignment: Assignment, harness: Harness, case: Case) -> Remote:
    """A case as a submission, which answers in this process: the code of a bank is the kit's own."""
    reference_implementations = assignment.reference_implementations_for(case.function)
    load = Load([("<misconception>", assignment.preamble + case.source)], harness.source, reference_implementations)
    return Remote(Here.start, load, math.inf)


def raised(error: StudentError) -> Fact:
    """An exception as a fact."""
    return "raised", error.kind, _SPELLING.sub("", error.message)[:_ENOUGH]


def agree(one: Fact, other: Fact) -> bool:
    """Whether two facts differ by rounding at most."""
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        return one.shape == other.shape and one.dtype == other.dtype and _near(one, other)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(agree, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(agree(one[key], other[key]) for key in one)
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other)) or abs(one - other) <= 1e-5 * max(1, abs(one))
    return type(one) is type(other) and bool(one == other) and not isinstance(one, Unserializable)


def _near(one: Tensor, other: Tensor) -> bool:
    rtol, atol = TOLERANCES.get(one.dtype, (0.0, 0.0))
    return torch.allclose(one.detach(), other.detach(), rtol=_LOOSE * rtol, atol=_LOOSE * atol, equal_nan=True)
