"""The files that a grading run leaves behind, and those that `report` writes: one function each, of one signature."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.reports.explained import points
from autograder.reports.gradescope import write_gradescope
from autograder.reports.text import feedback
from autograder.result import SubmissionResult
from autograder.text import file_name

Reporter = Callable[[Sequence[SubmissionResult], Path], None]


def write_csv(results: Sequence[SubmissionResult], folder: Path) -> None:
    """grades.csv: id, score, a column for each function, and what an instructor must know of a row."""
    functions = list(dict.fromkeys(name for result in results for name in result.functions))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["id", "score", "max_score", *functions, "flag", "data", "sandbox"])
    for result in sorted(results, key=lambda result: result.submission):
        scores = [points(result.score(name)) for name in functions]
        student = inert(result.submission)
        total = [points(result.score()), points(result.max_score())]
        writer.writerow([student, *total, *scores, flag(result), result.data, result.sandbox])
    (folder / "grades.csv").write_text(buffer.getvalue(), encoding="utf-8")


def inert(text: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a student chooses the file's name."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def flag(result: SubmissionResult) -> str:
    """What an instructor must know of a row."""
    if result.broken:
        return "could not be judged"
    if any(check.status == "forbidden" for check in result.checks):
        return "forbidden call"
    return "see notes" if result.problems else ""


def write_feedback(results: Sequence[SubmissionResult], folder: Path) -> None:
    """feedback/<student>.txt, which can be sent as it is."""
    target = folder / "feedback"
    target.mkdir(exist_ok=True)
    for result in results:
        (target / f"{file_name(result.submission)}.txt").write_text(feedback(result), encoding="utf-8")


FORMATS: dict[str, Reporter] = {"csv": write_csv, "text": write_feedback, "gradescope": write_gradescope}
