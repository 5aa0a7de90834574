"""What an instructor must look at of a submission, in two words."""

from __future__ import annotations

from autograder.finding import Needs
from autograder.reports.by_hand import describe
from autograder.reports.sentences import absence
from autograder.result import SubmissionResult

NOTHING_WRITTEN = "nothing written"  # perhaps another file was meant


def flag(result: SubmissionResult) -> str:
    """The `flag` column of a row, or nothing."""
    if result.broken:
        return "could not be judged"
    if any(check.status == "forbidden" for check in result.checks):
        return "forbidden call"
    if result.checks and all(absence(check) or isinstance(check.finding, Needs) for check in result.checks):
        return NOTHING_WRITTEN
    return "see notes" if result.problems or any(describe(result)) else ""
