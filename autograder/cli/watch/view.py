"""What `check --watch` knows of the functions, and what of it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from autograder.reports.text import PAGE, Layout, explain
from autograder.result import CheckResult, SubmissionResult

Mark = Literal["passed", "missing", "failed", "waiting"]
_NOTHING_YET = {"missing", "not run"}  # of what is written, or of what waits for it


@dataclass
class View:
    """The newest verdict on each function, and where the student looks.

    `waiting` are the functions of this round that have none yet, `order` all of the round, the changed ones first.
    `problem` says why there is nothing to check, `news` what is different from the last time.
    """

    title: str
    functions: Sequence[str]
    results: dict[str, SubmissionResult] = field(default_factory=dict)
    order: Sequence[str] = ()
    waiting: list[str] = field(default_factory=list)
    problem: str = ""
    news: Sequence[str] = ()
    _chosen: str = ""
    _steps: dict[str, int] = field(default_factory=dict)

    def begin(self, order: Sequence[str]) -> None:
        """A round of checks has begun: look at what it finds."""
        self.order, self.waiting, self.problem, self._chosen = order, list(order), "", ""

    def take(self, result: SubmissionResult) -> None:
        """The verdict on one function, or on all of them if none could be judged."""
        for function in {check.function for check in result.checks}:
            self.results[function] = result
            self.waiting = [name for name in self.waiting if name != function]
            if self.mark(function) == "passed":
                self._steps.pop(function, None)

    def mark(self, function: str) -> Mark:
        """How the function stands."""
        if function in self.waiting or function not in self.results:
            return "waiting"
        return self._verdict(function)

    def checks(self, function: str) -> list[CheckResult]:
        """What is known of the function, check by check."""
        result = self.results.get(function)
        return [check for check in result.checks if check.function == function] if result else []

    @property
    def passed(self) -> list[str]:
        """The functions of which every visible check passes."""
        return [name for name in self.functions if self.results.get(name) and self._verdict(name) == "passed"]

    @property
    def count(self) -> str:
        """How far the student is."""
        return f"{len(self.passed)} of {len(self.functions)} pass"

    @property
    def shown(self) -> str:
        """The function that is explained: the one chosen, else the first of the round that does not pass."""
        known = [name for name in self.order if name in self.results]
        return self._chosen or next((name for name in known if self._verdict(name) != "passed"), "")

    def choose(self, by: int) -> None:
        """Look at the next function, or at another so many further on."""
        at = self.functions.index(self.shown) if self.shown else -1
        self._chosen = self.functions[(at + by) % len(self.functions)]

    def choose_number(self, number: int) -> None:
        """Look at the function of this number, from 1 on, if there is one."""
        if 1 <= number <= len(self.functions):
            self._chosen = self.functions[number - 1]

    def ask_for_help(self) -> None:
        """Show the next step of help for the function that is shown."""
        self._steps[self.shown] = self._steps.get(self.shown, 1) + 1

    def help(self, layout: Layout = PAGE) -> list[str]:
        """The explanation of the function that is shown, as far as help was asked for; empty where it passes."""
        result, step = self.results.get(self.shown), self._steps.get(self.shown, 1)
        return list(explain(result, self.shown, step, lambda _: "The key h", layout)) if result else []

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong when the file was run, as the newest verdict has it."""
        newest = next((name for name in self.order if name in self.results and name not in self.waiting), "")
        return self.results[newest].problems if newest else ()

    def _verdict(self, function: str) -> Mark:
        statuses = {check.status for check in self.checks(function)}
        return "passed" if statuses <= {"passed"} else "missing" if statuses <= _NOTHING_YET else "failed"
