"""What a class's results say of each check: how hard it is, and whether it tells strong submissions from weak ones."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.finding import WrongValues
from autograder.result import CheckResult, SubmissionResult

_FEW = 10  # submissions, below which a correlation says nothing
_WEAK = 0.1
_RAN = ("failed", "error", "timeout")


@dataclass(frozen=True)
class Item:
    """One check over the class. Of those who were judged some `passed` and some `failed`.

    The rest was not asked: nothing was written, something forbidden was called, an earlier failure left nothing to say.
    `discrimination` is the point-biserial correlation of passing it with the rest of the score, where it failed
    somebody.
    """

    id: str
    function: str
    title: str
    visible: bool
    points: float
    judged: int
    passed: int
    failed: int
    discrimination: float | None

    @property
    def ease(self) -> float:
        """The part of the class that passed, which item analysis calls difficulty: 1 where everybody passes."""
        return self.passed / self.judged if self.judged else 0.0

    @property
    def unasked(self) -> int:
        return self.judged - self.passed - self.failed

    @property
    def remark(self) -> str:
        """What an author may want to know of it; empty where there is nothing to say."""
        if not self.failed:
            return "nobody who was asked failed it" if self.unasked else "nobody failed it"
        if not self.passed:
            return "nobody passed it: is it fair?"
        if self.discrimination is None or self.judged < _FEW:
            return ""
        if self.discrimination < 0:
            return "weak submissions pass it more often than strong ones: look at it"
        return "it hardly tells strong submissions from weak ones" if self.discrimination < _WEAK else ""


def failed(check: CheckResult) -> bool:
    """Whether the function was asked, and this check has found something out: not beside wrong values alone."""
    return check.status in _RAN and not isinstance(check.finding, WrongValues)


def analyse(results: Sequence[SubmissionResult]) -> list[Item]:
    """An item for each check of an assignment, in the order of the checks."""
    rows: dict[str, list[tuple[CheckResult, float]]] = {}
    for result in results:
        total = result.score()
        for check in result.checks:
            row = rows.setdefault(check.id, [])
            if check.status != "broken":
                row.append((check, total - check.points))
    order = list(dict.fromkeys(name for result in results for name in result.functions))
    return sorted(map(_item, filter(None, rows.values())), key=lambda item: order.index(item.function))


def _item(answers: Sequence[tuple[CheckResult, float]]) -> Item:
    first = answers[0][0]
    passed = [check.status == "passed" for check, _ in answers]
    fails = sum(failed(check) for check, _ in answers)
    return Item(
        id=first.id,
        function=first.function,
        title=first.title,
        visible=first.visible,
        points=first.max_points,
        judged=len(answers),
        passed=sum(passed),
        failed=fails,
        discrimination=_correlation(passed, [rest for _, rest in answers]) if fails else None,
    )


def _correlation(passed: Sequence[bool], rest: Sequence[float]) -> float | None:
    """None where everybody or nobody passed, or all have the same rest."""
    rest = [round(points, 6) for points in rest]
    if len(set(passed)) < 2 or len(set(rest)) < 2:
        return None
    return statistics.correlation(passed, rest)
