"""The checks of one run, and all that they are lent besides a submission."""

from __future__ import annotations

import dataclasses
import functools
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import is_hypothesis_test

from autograder.assignment import Assignment
from autograder.checks import seed
from autograder.errors import AutograderError
from autograder.harness import Harness
from autograder.judge.ahead import Plan
from autograder.judge.collect import Check, collect
from autograder.judge.replay import Replay
from autograder.naming.diagnosis import Diagnosis
from autograder.resources import Resources
from autograder.student import Student


@dataclass(frozen=True)
class Settings:
    """What a judging run is given: checks to run, and what the line says about it."""

    assignment: Assignment
    folders: tuple[Path, ...]
    seed: int = 0
    resources: Resources | None = None  # without them, checks that take more than student and oracle cannot be judged
    functions: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # functions, for students who are asked no others
    fork: bool = True  # whether a fresh worker is cheap
    smallest: bool = True  # whether anybody reads the smallest input that fails


class Exam:
    """What every submission of a run is asked. Raises AutograderError where the checks cannot be collected.

    Whoever has one may fork, and ask on in each fork.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.harness = Harness(settings.assignment.harness)
        self.diagnosis = Diagnosis(settings.assignment, self.harness)
        self._lent: dict[str, Callable[[], Any]] = {}
        if settings.resources is not None:
            self._lent |= settings.resources.lent
        known = None if settings.resources is None else {"student", "oracle", *self._lent}
        found = collect(settings.assignment, *settings.folders, known=known)
        self.checks = [self._seed(check) for check in found]
        self.model_passes: dict[str, bool] = {}  # by the id of a check that an answer made stumble
        self.plans: dict[str, Plan] = {}  # by function: what can be asked in one go

    def _seed(self, check: Check) -> Check:
        """The check, drawing the examples of this run's seed."""
        test = seed(check.test, self.settings.seed)
        if is_hypothesis_test(test):
            test = Replay(test, smallest=self.settings.smallest)
        return dataclasses.replace(check, test=test)

    @functools.cache  # noqa: B019  (an exam lives as long as the judge)
    def oracle(self, function: str) -> Any:
        """The oracle.py for checks of this function that take `oracle`, imported once."""
        return self.settings.assignment.oracle(function)

    def draw(self) -> None:
        """Draw all questions now, before anybody forks."""
        for check in self.checks:
            if isinstance(check.test, Replay):
                check.test.draw()

    def functions(self, student: str = "") -> tuple[str, ...]:
        """Those that are judged, in order: of anybody, or of this student."""
        asked = self.settings.functions or self.settings.assignment.spec.functions
        asked = self.settings.only.get(student, asked)
        return tuple(name for name in asked if self.checks_of(name))

    def checks_of(self, function: str) -> list[Check]:
        """The checks of a function that were collected, in the order of their files."""
        return [check for check in self.checks if check.function == function]

    def outcome(self, check: Check, student: Student, *, once: bool = False) -> BaseException | None:
        """What the check raises for this student: what it has found out. KeyboardInterrupt goes through.

        Asked `once`, it looks for no smaller input that fails.
        """
        student.begin()
        student.exhibits = ()
        test = check.test.once if once and isinstance(check.test, Replay) else check.test
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                lent = {name: self._lent[name]() for name in check.takes if name in self._lent}
                if "oracle" in check.takes:
                    lent["oracle"] = self.oracle(check.function)
                if lacking := check.takes - {"student", *lent, *check.arguments}:
                    raise AutograderError(f"the check takes {', '.join(sorted(lacking))}, which nobody has lent")
                test(student=student, **lent, **check.arguments)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:  # a halt is none of Exception's, nor is what pytest.skip raises
            return raised
        return None
