"""Findings in words: what was expected and what came, why a check was not run, and the hint that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autograder.finding import (
    Differs,
    Ended,
    Missing,
    Needs,
    NoAnswer,
    Ours,
    Raised,
    Uses,
    Varies,
    Waits,
    Worst,
    WrongValues,
)
from autograder.result import CheckResult

_AGAIN = "Asked anew, the same code gave another answer: it is random, or depends on what was called before."
_EVERY_WAY = "Does every way through the function end in a return?"
_DOCSTRING = "What does the docstring of the function say that it returns?"
_KEEPS = "Does it keep something from one call to the next?"
_LOOP = "Is there a loop that never ends?"
_FASTER = "What takes so long? Each call has a limit, and all of them together have one."
_YOURSELF = "The exercise asks you to write this yourself, from plain tensor operations."


@dataclass(frozen=True)
class Said:
    """What a check has found out, in words.

    `above` says what is compared, `blocks` are values by name (expected and got, or what was raised), as they are
    printed, `below` is what there is to say of them.
    """

    above: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    below: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as lines: what is printed stands as it is printed; words about it stand above."""
        above = (f"{self.above}:",) if self.above else ()
        return (*above, *(line for name, text in self.blocks for line in _block(name, text)), *self.below)


def said(check: CheckResult) -> Said:
    """What a check has found out: expected and got, or what was raised."""
    found = check.finding
    if isinstance(found, WrongValues) and found.found is not None:
        wrong = _found(found.found, check)
        return replace(wrong, below=(*wrong.below, reason(check)))
    if isinstance(found, Differs | Raised):
        return _found(found, check)
    if isinstance(found, Varies):
        return Said(below=("The same call gave different answers.",))
    return Said(below=(reason(check),)) if found is not None else Said()


def lines(check: CheckResult) -> list[str]:
    """The same in lines."""
    return list(said(check).lines)


def _found(found: Differs | Raised, check: CheckResult) -> Said:
    again = () if check.repeats else (_AGAIN,)
    if isinstance(found, Differs):
        worst = (_worst(found.worst),) if found.worst else ()
        blocks = ("expected", found.expected), ("got", _got(found, check.printed))
        return Said(found.what, blocks, (*worst, *again))
    at = (f"at {found.where}",) if found.where else ()
    return Said("", (("raised", f"{found.kind}: {found.message}"),), (*at, *again))


def _got(found: Differs, printed: str) -> str:
    if found.values:
        return printed or found.got
    return "\n".join(filter(None, [found.got + ":" * bool(printed), printed]))


def _block(name: str, text: str) -> list[str]:
    """Rows stand under each other, as the prompt prints them."""
    return [f"{name if i == 0 else '':<10}{line}".rstrip() for i, line in enumerate(text.split("\n"))]


def _worst(worst: Worst) -> str:
    if not worst.at:
        return f"with more digits: expected {worst.expected}, got {worst.got}"
    place = ", ".join(map(str, worst.at))
    differ = "entries differs, at" if worst.wrong == 1 else "entries differ, most at"
    return f"{worst.wrong} of {worst.of} {differ} [{place}]: expected {worst.expected}, got {worst.got}"


def reason(check: CheckResult) -> str:
    """Why there is no answer to judge, in one line; empty where there is one."""
    found, asked = check.finding, check.status != "not run"
    if isinstance(found, NoAnswer):
        if found.whole:
            return f"out of time: a submission as a whole has {found.seconds:.0f} s"
        return f"no answer within {found.seconds:g} s" if asked else "an earlier call got no answer in time"
    if isinstance(found, Ended):
        return f"the program {found.how}" if asked else "the program crashed in earlier checks"
    if isinstance(found, Missing):
        return _missing(found, check.function)
    if isinstance(found, Uses):
        return f"uses {found.name}"
    if isinstance(found, Needs):
        return f"it takes {found.function}, which has earned no points yet"
    if isinstance(found, Waits):
        return f"it uses your {found.function}, which is not right yet: fix that first"
    if isinstance(found, WrongValues):
        return "it counts only beside right values"
    return found.error if isinstance(found, Ours) else ""


def _missing(found: Missing, function: str) -> str:
    if found.function != function:
        return f"it takes {found.function}, which {'is not written yet' if found.defined else 'is not there'}"
    if found.unread == "syntax":
        return f"a syntax error keeps Python from reading {function}: the note says where"
    if found.unread:
        return f"an exception keeps Python from defining {function}: the note says where"
    near = f"; is {found.near} meant to be it?" if found.near else ""
    return "not written yet" if found.defined else f"there is no function {function}{near}"


def absence(check: CheckResult) -> str:
    """What is so of a function that is not written, in words that fit others beside it; empty where there is more."""
    found = check.finding
    if not isinstance(found, Missing) or found.function != check.function or found.unread or found.near:
        return ""
    return "Not written yet" if found.defined else "Not there"


def hint(check: CheckResult) -> str:
    """What often causes it: in our words where the finding says it, else in the author's."""
    found = check.finding
    if isinstance(found, Differs) and found.kind:
        return _EVERY_WAY if found.kind == "none" else _DOCSTRING
    if isinstance(found, NoAnswer):
        return _FASTER if found.whole else _LOOP
    if isinstance(found, Uses):
        return _YOURSELF
    return _KEEPS if isinstance(found, Varies) else check.hint
