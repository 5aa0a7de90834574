"""The files that a grading run leaves behind, and those that `report` writes: one function each, of one signature."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.reports.explanation import points
from autograder.reports.gradescope import write_gradescope
from autograder.reports.pages import Unwritten, page_stems, write_file, write_pages
from autograder.reports.text import feedback
from autograder.result import SubmissionResult
from autograder.text import one_line

Reporter = Callable[[Sequence[SubmissionResult], Path], Unwritten]
FEEDBACK = "feedback"
_LONGEST_NOTES = 300  # characters


def write_csv(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """grades.csv: id, score, a column for each function, what an instructor must know of a row, and its page."""
    functions = list(dict.fromkeys(name for result in results for name in result.functions))
    rows = sorted(zip(results, page_stems(results), strict=True), key=lambda row: row[0].submission)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["id", "score", "max_score", *functions, "flag", "notes", "data", "sandbox", "page"])
    for result, page in rows:
        scores = [points(result.score(name)) for name in functions]
        total = [points(result.score()), points(result.max_score())]
        notes = escape_formula(one_line(" | ".join(result.problems), _LONGEST_NOTES))
        known = [flag(result), notes, result.data, result.sandbox, f"{FEEDBACK}/{page}.txt"]
        writer.writerow([escape_formula(result.submission), *total, *scores, *known])
    return write_file(folder / "grades.csv", buffer.getvalue)


def escape_formula(text: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a student chooses the file's name."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def flag(result: SubmissionResult) -> str:
    """The `flag` column of a row: what an instructor must look at, or nothing."""
    if result.broken:
        return "could not be judged"
    if any(check.status == "forbidden" for check in result.checks):
        return "forbidden call"
    return "see notes" if result.problems else ""


def write_feedback(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """feedback/<student>.txt, which can be sent as it is."""
    return write_pages(results, folder / FEEDBACK, ".txt", feedback)


FORMATS: dict[str, Reporter] = {"csv": write_csv, "text": write_feedback, "gradescope": write_gradescope}
