"""checks.csv: a row for each check of each submission, for statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.reports.pages import Unwritten
from autograder.reports.spreadsheet import escape_formula, write_table
from autograder.result import SubmissionResult

COLUMNS = (
    "submission", "assignment", "function", "check", "title", "visible", "status", "points", "max_points", "mistakes",
    "seconds",
)  # fmt: skip
_DECIMALS = 6  # shares of points are not rounded to what is shown: a function's add up to its points


def write_checks(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Write checks.csv, of what the judge found: what a person decided by hand is about functions, and not in it."""
    return write_table(folder / "checks.csv", COLUMNS, _rows(results))


def _rows(results: Sequence[SubmissionResult]) -> Iterator[tuple[object, ...]]:
    for result in sorted(results, key=lambda result: (result.submission, result.assignment)):
        who = (escape_formula(result.submission), result.assignment)
        for check in result.checks:
            points = (round(check.points, _DECIMALS), round(check.max_points, _DECIMALS))
            said = (check.function, check.id, check.title, check.visible, check.status)
            yield *who, *said, *points, " ".join(check.mistakes), round(check.seconds, _DECIMALS)
