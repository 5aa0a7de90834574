"""changes.txt: whose score is another one than before, in what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.reports.explanation import points
from autograder.reports.pages import Unwritten, write_file
from autograder.result import CheckResult, SubmissionResult

CHANGES = "changes.txt"
_WEIGHTS = "    The same checks pass as before; what they weigh is other."


@dataclass(frozen=True)
class Change:
    """The result of a submission, the one whose place it took, and what was another matter then."""

    before: SubmissionResult
    after: SubmissionResult
    why: tuple[str, ...]

    @property
    def of_score(self) -> bool:
        """Whether any function's score or worth differs."""
        return any(_scores(self.before, name) != _scores(self.after, name) for name in self.functions)

    @property
    def functions(self) -> tuple[str, ...]:
        """Those of either result."""
        return tuple(dict.fromkeys((*self.after.functions, *self.before.functions)))


def write_changes(changes: Sequence[Change], folder: Path) -> Unwritten:
    """Write changes.txt, those with the same reasons together; a line if it could not be written."""
    return write_file(folder / CHANGES, lambda: "\n".join(_lines(changes)) + "\n")


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    found = [change for change in changes if change.of_score]
    judged = f"{len(changes)} submission{'' if len(changes) == 1 else 's'} judged more than once"
    yield f"{len(found) or 'No'} score{'' if len(found) == 1 else 's'} changed, of {judged}."
    for why in dict.fromkeys(change.why for change in found):
        yield ""
        yield f"Because {'; '.join(why)}:" if why else "Judged again, and nothing that it rests on is known to differ:"
        for change in (change for change in found if change.why == why):
            yield ""
            yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    yield f"{after.submission}: {points(before.score())} -> {points(after.score())} of {points(after.max_score())}"
    for name in change.functions:
        old, new = _scores(before, name), _scores(after, name)
        if old != new:
            was = f"{points(old[0])} of {points(old[1])}" if old[1] != new[1] else points(old[0])
            yield f"  {name}: {was} -> {points(new[0])} of {points(new[1])}"
            flipped = list(_flipped(_checks(before, name), _checks(after, name)))
            yield from flipped or ([_WEIGHTS] if old[1] == new[1] else [])


def _flipped(before: dict[str, CheckResult], after: dict[str, CheckResult]) -> Iterator[str]:
    for key, check in after.items():
        old = before.get(key)
        passes = check.status == "passed"
        if old is None:
            yield f"    new, and {'passes' if passes else 'fails'}: {check.title}"
        elif (old.status == "passed") != passes:
            yield f"    {'passes' if passes else 'fails'} now: {check.title}"
    yield from (f"    is gone: {check.title}" for key, check in before.items() if key not in after)


def _scores(result: SubmissionResult, function: str) -> tuple[float, float]:
    return result.score(function), result.max_score(function)


def _checks(result: SubmissionResult, function: str) -> dict[str, CheckResult]:
    return {check.id: check for check in result.checks if check.function == function}
