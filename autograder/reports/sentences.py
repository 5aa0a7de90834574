"""Findings in words: what was expected and what came, why a check was not run, and the hint that goes with it."""

from __future__ import annotations

from autograder.finding import Differs, Ended, Missing, Needs, NoAnswer, Ours, Raised, Uses, Varies, Worst, WrongValues
from autograder.result import CheckResult

_EVERY_WAY = "Does every way through the function end in a return?"
_DOCSTRING = "What does the docstring of the function say that it returns?"
_KEEPS = "Does it keep something from one call to the next?"
_LOOP = "Is there a loop that never ends?"
_FASTER = "What takes so long? Each call has a limit, and all of them together have one."
_YOURSELF = "The exercise asks you to write this yourself, from plain tensor operations."


def lines(check: CheckResult) -> list[str]:
    """The lines that say what a check has found out: expected and got, or what was raised."""
    found = check.finding
    if isinstance(found, Differs):
        return _differs(found)
    if isinstance(found, WrongValues) and found.values is not None:
        return [*_differs(found.values), reason(check)]
    if isinstance(found, Raised):
        at = [f"at {found.where}"] if found.where else []
        return [f"raised    {found.kind}: {found.message}", *at]
    if isinstance(found, Varies):
        return ["The same call gave different answers."]
    return [reason(check)] if found is not None else []


def _differs(found: Differs) -> list[str]:
    name = f"{found.what}: " if found.what else ""
    worst = [_worst(found.worst)] if found.worst else []
    return [f"expected  {name}{found.expected}", f"got       {name}{found.got}", *worst]


def _worst(worst: Worst) -> str:
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
    if isinstance(found, WrongValues):
        return "it counts only beside right values"
    return found.error if isinstance(found, Ours) else ""


def _missing(found: Missing, function: str) -> str:
    if found.function != function:
        return f"it takes {found.function}, which {'is not written yet' if found.defined else 'is not there'}"
    if found.unread:
        return f"{function} could not be read: the note says where Python stopped"
    near = f"; is {found.near} meant to be it?" if found.near else ""
    return "not written yet" if found.defined else f"there is no function {function}{near}"


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
