"""Names what is wrong with a function of a submission, once a check has failed.

Theory of operation. Three ways, from the most to the least that is known of the exercise:

- the namer: `naming/<function>.py` of the assignment asks what it wants to know, compares with programs of slots
  (naming.programs), other orders of arguments (naming.arguments), and what its own rules read off the answers;
- the bank, where the namer says nothing: a known mistake that answers every question of `probes.py` as the submission
  does (naming.known), or, where its cell is marked so, fails the same checks and answers all that the namer asked as
  the submission does (naming.by_answers);
- the exception, if the function raises one that is explained (naming.causes).

An assignment may have none of these: then an exception is explained, and nothing else is said. The code of bank and
namer is the kit's own and runs in this process; the submission answers wherever it runs. Questions are fixed, and hold
nothing of what hidden checks ask. A namer that stumbles costs a name and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from types import ModuleType

import msgspec

from autograder.assignment import Assignment
from autograder.endpoint.protocol import SandboxDied
from autograder.errors import StudentError, StudentHalt
from autograder.finding import Raised
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.by_answers import MistakesByAnswers
from autograder.naming.causes import Cause, cause
from autograder.naming.known import KnownMistakes
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table
from autograder.result import CheckResult
from autograder.student import Student
from autograder.text import one_line

_MOST = 3  # mistakes of one function: more at once is no help
_SECONDS = 10.0  # for the questions about one function: a hundred times what an honest one takes
_LONGEST_FAULT = 200  # characters
_LONGEST = 600  # characters of a sentence, which may hold words of the submission's


def tables_of(assignment: Assignment) -> list[Table]:
    """The tables of wrong programs of an assignment's namers."""
    namers = [assignment.namer(function) for function in assignment.spec.functions]
    return [value for namer in namers if namer for value in vars(namer).values() if isinstance(value, Table)]


def failed_checks(results: Iterable[CheckResult]) -> frozenset[str]:
    """The names of those that failed, as a namer is told them: each without `test_`."""
    return frozenset(result.id.rpartition("::test_")[2] for result in results if _went_wrong(result))


def _went_wrong(result: CheckResult) -> bool:
    return result.status in ("failed", "error")


class Diagnosis:
    """Names mistakes of one assignment."""

    def __init__(self, assignment: Assignment, harness: Harness) -> None:
        self.assignment = assignment
        self.known = KnownMistakes(assignment, harness)
        self.by_answers = MistakesByAnswers(assignment, harness)
        self.asked_the_bank: set[str] = set()  # functions of the submission whose name was looked for there
        self._ended: set[str] = set()  # functions that came to an end, or to none, before the namer had asked them all
        self._namers: dict[str, ModuleType | None] = {}
        self.sentences: dict[str, str] = {}  # of all mistakes named so far
        self.stumbles: dict[str, str] = {}  # by function: what a namer that could not take an answer raised

    def name(
        self, function: str, results: list[CheckResult], student: Student, restart: Callable[[], None]
    ) -> list[CheckResult]:
        """The results, with the mistakes in each that failed. `restart` loads the submission anew."""
        wrong = [result for result in results if _went_wrong(result)]
        if not wrong:
            return results
        found = self.mistakes(function, wrong, student, restart)
        names = tuple(dict.fromkeys(f"{function}.{mistake.name}" for mistake in found))
        return [msgspec.structs.replace(result, mistakes=names) if result in wrong else result for result in results]

    def mistakes(
        self, function: str, wrong: Sequence[CheckResult], student: Student, restart: Callable[[], None]
    ) -> tuple[Mistake, ...]:
        """What is wrong with the function, of which these checks failed."""
        ask = Asker(student, failed_checks(wrong), restart, _SECONDS)
        found = self.by_the_namer(function, ask) or self._by_the_bank(function, ask, student, restart)
        return self._kept(function, found or self._by_the_exception(function, wrong))

    def _by_the_bank(
        self, function: str, ask: Asker, student: Student, restart: Callable[[], None]
    ) -> tuple[Mistake, ...]:
        self.asked_the_bank.add(function)
        namer = None if function in {*self.stumbles, *self._ended} else self.namer(function)
        if namer and (found := self.by_answers.find(function, namer, ask)):
            return found
        restart()
        try:
            return self.known.find(function, student)
        except StudentHalt:
            return ()

    def by_the_namer(self, function: str, ask: Asker) -> tuple[Mistake, ...]:
        """What the namer of the function says, if the assignment has one."""
        found: list[Mistake] = []
        try:
            namer = self.namer(function)
            if namer is None:
                return ()
            ask.fresh()
            for mistake in namer.mistakes(ask):
                found.append(mistake)
                if len(found) == _MOST:
                    break
        except SandboxDied:
            raise
        except StudentHalt:
            self._ended.add(function)  # what was said before it holds
        except Exception as stumbled:
            self.stumble(function, stumbled)
        return tuple(found)

    def begin(self) -> None:
        """Another submission: nothing is known of it."""
        self.stumbles.clear()
        self._ended.clear()
        self.asked_the_bank.clear()

    def stumble(self, function: str, fault: Exception) -> None:
        """Keep it for the lecturer: a fault of ours, or an answer that somebody forged. It costs a name alone."""
        self.stumbles[function] = one_line(f"{type(fault).__name__}: {fault}", _LONGEST_FAULT)

    def _by_the_exception(self, function: str, wrong: Iterable[CheckResult]) -> tuple[Mistake, ...]:
        own: tuple[Cause, ...] = getattr(self._namers.get(function), "CAUSES", ())
        # What a hidden check made the program say is the program's own, and may hold what the check asked.
        raised = [result.finding for result in wrong if isinstance(result.finding, Raised) and result.visible]
        if len({error.kind for error in raised}) != 1:
            return ()
        error = raised[0]
        return cause(StudentError(error.kind, error.message, error.where), own)

    def namer(self, function: str) -> ModuleType | None:
        """`naming/<function>.py` of the assignment, if it has one."""
        if function not in self._namers:
            self._namers[function] = self.assignment.namer(function)
        return self._namers[function]

    def _kept(self, function: str, found: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
        self.sentences |= {f"{function}.{mistake.name}": one_line(mistake.sentence, _LONGEST) for mistake in found}
        return found
