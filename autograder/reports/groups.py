"""What went wrong how often in a class: mistakes by their names, and those without a name by what they do."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from autograder.finding import Differs, Ended, Finding, NoAnswer, Raised, Varies
from autograder.reports.items import failed
from autograder.result import CheckResult, SubmissionResult
from autograder.text import one_line

_LONGEST_KIND = 60  # characters of the name of an exception
_DIGITS = 6  # of a group's name: of a hundred groups no two are alike


@dataclass
class Group:
    """Submissions that go wrong alike in a function: `what` is the name of the mistake, or what the function does.

    Where there is no name, `checks` are the titles of those that fail, and `key` is what a person calls the group by.
    """

    function: str
    what: str
    checks: tuple[str, ...] = ()
    key: str = ""
    results: list[SubmissionResult] = field(default_factory=list)

    @functools.cached_property
    def example(self) -> SubmissionResult:
        """One of those who make it and little else in this function."""
        return min(self.results, key=lambda result: _others(result, self.function))

    @property
    def said(self) -> tuple[str, ...]:
        """What the example is told of it, or which checks fail."""
        sentence = self.example.advice.get(self.what, "")
        return self.checks or ((sentence,) if sentence else ())


def _others(result: SubmissionResult, function: str) -> tuple[int, float]:
    """How much else is wrong: in the function first, then anywhere."""
    names = {name for check in result.checks if check.function == function for name in check.mistakes}
    return len(names), -result.score()


def named(results: Sequence[SubmissionResult]) -> list[Group]:
    """A group for each name of a mistake, the most frequent first."""
    groups: dict[str, Group] = {}
    for result in results:
        names = {name: check.function for check in result.checks for name in check.mistakes}
        for name, function in names.items():
            groups.setdefault(name, Group(function, name)).results.append(result)
    return _by_size(groups.values())


def unnamed(results: Iterable[SubmissionResult]) -> list[Group]:
    """Of functions that fail and whose mistake has no name: a group for those that fail the same checks alike.

    Whoever could not be judged is in none: what failed may be no mistake of theirs.
    """
    groups: dict[str, Group] = {}
    for result in results:
        for function in () if result.broken else result.functions:
            found = _nameless(result, function)
            if found:
                key, titles = group_key(function, found), tuple(check.title for check in found)
                group = groups.setdefault(key, Group(function, ", ".join(_effects(found)), titles, key))
                group.results.append(result)
    return _by_size(groups.values())


def group_key(function: str, found: Iterable[CheckResult]) -> str:
    """What the group of those is called who fail these checks of a function, such as `softmax-3f2a9c`.

    It rests on which checks failed and to what effect, and so is the same after a regrade and in another run.
    """
    failing = [check for check in found if failed(check)]
    text = "\0".join((*sorted(_effects(failing)), *sorted(check.id for check in failing)))
    return f"{function}-{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def _by_size(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: -len(group.results))


def _nameless(result: SubmissionResult, function: str) -> list[CheckResult]:
    """The checks that failed, of a function none of whose mistakes has a name."""
    checks = [check for check in result.checks if check.function == function]
    return [] if any(check.mistakes for check in checks) else [check for check in checks if failed(check)]


def _effects(found: Iterable[CheckResult]) -> tuple[str, ...]:
    """Each once."""
    return tuple(dict.fromkeys(_effect(check.finding) for check in found))


def _effect(found: Finding | None) -> str:
    """In a few words, and alike for whatever goes wrong alike."""
    if isinstance(found, Raised):
        return f"raises {one_line(found.kind, _LONGEST_KIND)}"
    if isinstance(found, NoAnswer):
        return "gives no answer in time"
    if isinstance(found, Ended):
        return "ends the program"
    if isinstance(found, Varies):
        return "answers differently each time"
    if isinstance(found, Differs) and found.kind == "none":
        return "returns nothing"
    if isinstance(found, Differs) and found.kind:
        return "returns another kind of value"
    return "returns other numbers" if isinstance(found, Differs) and found.values else "answers otherwise than asked"
