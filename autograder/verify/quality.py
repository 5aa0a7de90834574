"""How good the checks of an assignment are, read off what they did to right and to wrong answers.

Three things an author wants to know beside "it holds": which mechanical mutants of the model answers no check caught,
which checks no wrong answer needs, and which hidden checks ask what students can ask themselves.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.finding import WrongValues
from autograder.result import CheckResult, SubmissionResult
from autograder.verify.claims import Expectation


@dataclass
class Share:
    """So many of so many."""

    some: int = 0
    all: int = 0

    def count(self, *, holds: bool) -> None:
        """One more, which is one of the some where it `holds`."""
        self.all += 1
        self.some += holds

    def __str__(self) -> str:
        return f"{self.some} of {self.all}" if self.all else ""


@dataclass
class CheckQuality:
    """One check: how many wrong answers fail it, and how many fail no other."""

    points: float
    visible: bool
    fails: int = 0
    alone: int = 0


@dataclass
class FunctionQuality:
    """What the checks of a function did. `named` is of the wrong answers that were caught."""

    right: Share = field(default_factory=Share)
    wrong: Share = field(default_factory=Share)
    named: Share = field(default_factory=Share)
    mutants: Share = field(default_factory=Share)
    mutants_named: Share = field(default_factory=Share)
    seen_at_home: Share = field(default_factory=Share)  # wrong answers that fail a visible check
    survivors: list[str] = field(default_factory=list)
    checks: dict[str, CheckQuality] = field(default_factory=dict)
    asked_twice: list[str] = field(default_factory=list)  # hidden checks that ask what visible ones do

    @property
    def unneeded(self) -> list[str]:
        """Checks that no wrong answer fails."""
        return [name for name, check in self.checks.items() if not check.fails]

    @property
    def never_alone(self) -> list[str]:
        """Checks that some fail, and always together with another one: without them the same answers are caught."""
        return [name for name, check in self.checks.items() if check.fails and not check.alone]


class Quality:
    """What is known of each function so far; grows with each result."""

    def __init__(self, functions: Iterable[str]) -> None:
        self.functions = {name: FunctionQuality() for name in functions}

    def add(self, expectation: Expectation, result: SubmissionResult) -> None:
        """Count one more result."""
        if expectation.function not in self.functions:
            return
        own = self.functions[expectation.function]
        checks = [check for check in result.checks if check.function == expectation.function]
        lost = [check for check in checks if check.status != "passed"]
        for check in checks:
            own.checks.setdefault(check.id, CheckQuality(check.max_points, check.visible))
        if expectation.kind == "right":
            own.right.count(holds=not lost)
        elif expectation.kind == "wrong":
            own.wrong.count(holds=bool(lost))
            _count_caught(own, own.named, lost)
        elif expectation.kind == "mutant":
            own.mutants.count(holds=bool(lost))
            _count_caught(own, own.mutants_named, lost)
            if not lost:
                own.survivors.append(result.submission.partition(": ")[2])

    def compare_questions(self, function: str, questions: Mapping[str, Sequence[bytes]]) -> None:
        """Find the hidden checks of a function most of whose questions visible ones ask, too: `questions` by check."""
        checks = self.functions[function].checks
        seen = {each for name, asked in questions.items() if name in checks and checks[name].visible for each in asked}
        hidden = {name: set(asked) for name, asked in questions.items() if name in checks and not checks[name].visible}
        self.functions[function].asked_twice = [
            name for name, asked in hidden.items() if asked and 2 * len(asked & seen) > len(asked)
        ]


def _count_caught(own: FunctionQuality, named: Share, lost: Sequence[CheckResult]) -> None:
    """One wrong answer more that was caught: by which checks, whether at home, and whether it has a name."""
    if not lost:
        return
    named.count(holds=any(check.mistakes for check in lost))
    own.seen_at_home.count(holds=any(check.visible for check in lost))
    # What has nothing to say beside wrong values has caught nothing.
    caught = [check for check in lost if not isinstance(check.finding, WrongValues)] or lost[:1]
    for name, times in collections.Counter(check.id for check in caught).items():
        own.checks[name].fails += times
        own.checks[name].alone += len(caught) == 1
