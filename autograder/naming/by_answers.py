"""Known mistakes that no namer speaks of: the cell of the bank that answers all it asks as the submission does.

A namer that says nothing has asked all it wanted to know. Where a cell of the bank is marked `(by its answers)`, and
the submission fails the checks that the cell's comment names and no others, the namer asks the cell the same, and what
was heard of both is compared, fact by fact. So a mistake has a name before anybody writes a rule for it. Answers that
are all right show no mistake, and have no name.

The code of the bank is the kit's own, and runs in this process, without a limit: it is asked nothing but what `verify`
has asked it in a worker, for what a namer asks rests on the checks that failed.
"""

from __future__ import annotations

import functools
import warnings
from types import ModuleType
from typing import NamedTuple

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.errors import StudentHalt
from autograder.harness import Harness
from autograder.naming.asking import Answer, Asker
from autograder.naming.known import Fact, agree, imitate, raised
from autograder.naming.mistake import Mistake
from autograder.student import Student


class _Heard(NamedTuple):
    """What a namer heard of code of the kit's; `whole` if it went through all it asks, and had no name for it."""

    facts: list[Fact]
    whole: bool


class MistakesByAnswers:
    """The marked cells of a bank. What they answer is found out once, when somebody first fails their checks."""

    def __init__(self, assignment: Assignment, harness: Harness) -> None:
        self._assignment = assignment
        self._harness = harness
        bank = assignment.bank("misconceptions")
        self._cases = {name: [case for case in cases if case.by_answers] for name, cases in bank.items()}

    def find(self, function: str, namer: ModuleType, ask: Asker) -> tuple[Mistake, ...]:
        """The known mistake whose answers are those that `ask` has heard of the submission, if there is one."""
        cases = [case for case in self._cases.get(function, ()) if ask.failed == set(case.fails)]
        facts = [_fact(answer) for answer in ask.heard]
        if not cases or self._are_right(function, facts, namer, ask.failed):
            return ()
        heard = ((case, self._hear(case, namer, ask.failed)) for case in cases)
        alike = (case for case, known in heard if known.whole and agree(known.facts, facts))
        return tuple(Mistake(case.name, case.sentence) for case in alike)[:1]

    def _are_right(self, function: str, facts: list[Fact], namer: ModuleType, failed: frozenset[str]) -> bool:
        """Whether none is another than the model answers'. Where these are not at hand, `verify` has asked."""
        if self._assignment.model is None:
            return not facts
        right = self._hear(Case(function, "right", "", self._assignment.model), namer, failed)
        return all(map(agree, facts, right.facts))

    @functools.cache  # noqa: B019  (one bank lives as long as the judge)
    def _hear(self, case: Case, namer: ModuleType, failed: frozenset[str]) -> _Heard:
        remote = imitate(self._assignment, self._harness, case)
        ask = Asker(Student(self._harness, remote), failed, remote.reload)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the bank's code makes torch say is no line on anybody's terminal
            try:
                whole = not any(namer.mistakes(ask.fresh()))
            except (Exception, StudentHalt):  # it stumbles over this cell, which costs no other one its name
                whole = False
        return _Heard([_fact(answer) for answer in ask.heard], whole)


def _fact(answer: Answer) -> Fact:
    return raised(answer.error) if answer.error else ("answered", answer.value)
