"""The files that a grading run leaves behind, and those that `report` writes: one function each, of one signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.reports.by_hand import describe
from autograder.reports.canvas import write_canvas
from autograder.reports.checks import write_checks
from autograder.reports.class_page import write_class_page
from autograder.reports.explanation import points
from autograder.reports.flags import flag
from autograder.reports.github import write_github
from autograder.reports.gradescope import write_gradescope
from autograder.reports.junit import write_junit
from autograder.reports.moodle import write_moodle
from autograder.reports.pages import Unwritten, page_stems, write_pages
from autograder.reports.spreadsheet import escape_formula, write_table
from autograder.reports.student_page import PAGES, write_student_pages
from autograder.reports.supplied import Report, Supplied
from autograder.reports.text import feedback
from autograder.result import SubmissionResult
from autograder.text import one_line

Reporter = Callable[[Sequence[SubmissionResult], Path], Unwritten]
Gradebook = Callable[[Sequence[SubmissionResult], Path, Supplied], Report]  # a platform's own file is filled in
FEEDBACK = "feedback"
BEFORE, BEHIND = (
    ("id", "name", "score", "max_score"),
    ("flag", "notes", "data", "sandbox", "page"),
)  # the functions' columns
_LONGEST_NOTES = 300  # characters


def write_csv(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """grades.csv: who, score, a column for each function, what an instructor must know of a row, and its page."""
    functions = list(dict.fromkeys(name for result in results for name in result.functions))
    rows = sorted(zip(results, page_stems(results), strict=True), key=lambda row: row[0].submission)
    table: list[list[str]] = []
    for result, page in rows:
        scores = [points(result.score(name)) for name in functions]
        total = [points(result.score()), points(result.max_score())]
        notes = escape_formula(one_line(" | ".join((*describe(result), *result.problems)), _LONGEST_NOTES))
        known = [flag(result), notes, result.data, result.sandbox, f"{PAGES}/{page}.html"]
        table.append([escape_formula(result.submission), escape_formula(result.name), *total, *scores, *known])
    return write_table(folder / "grades.csv", [*BEFORE, *functions, *BEHIND], table)


def write_feedback(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """feedback/<student>.txt, which can be sent as it is."""
    return write_pages(results, folder / FEEDBACK, ".txt", feedback)


def write_html(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """pages/<student>.html for each student, and class.html for the instructor."""
    return [*write_student_pages(results, folder), *write_class_page(results, folder)]


FORMATS: dict[str, Reporter] = {
    "csv": write_csv,
    "text": write_feedback,
    "html": write_html,
    "checks": write_checks,
    "gradescope": write_gradescope,
    "junit": write_junit,
    "github": write_github,
}
GRADEBOOKS: dict[str, Gradebook] = {"canvas": write_canvas, "moodle": write_moodle}
