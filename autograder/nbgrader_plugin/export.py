"""`nbgrader export --exporter=autograder.nbgrader_plugin.FunctionExport`: a column for each graded cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

from autograder.reports.spreadsheet import escape_formula

_BEFORE = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email")
_AFTER = ("raw_score", "late_submission_penalty", "score", "max_score")


class FunctionExport(ExportPlugin):
    """As nbgrader's own CSV, and between it the points of each function and question, from the gradebook."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that --to names, or grades.csv."""
        target = Path(self.to or "grades.csv")
        self.log.info("Exporting grades to %s", target)
        rows = list(self._rows(gradebook))
        cells = list(dict.fromkeys(name for row in rows for name in row if name not in (*_BEFORE, *_AFTER)))
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*_BEFORE, *cells, *_AFTER], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: escape_formula(str(value)) for key, value in row.items()} for row in rows)

    def _rows(self, gradebook: Gradebook) -> Iterator[dict[str, Any]]:
        assignments, students = set(map(str, self.assignment)), set(map(str, self.student))
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                if (not assignments or assignment.name in assignments) and (not students or student.id in students):
                    yield _row(gradebook, assignment, student)


def _row(gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
    about = (assignment.name, assignment.duedate, "", student.id, student.last_name, student.first_name, student.email)
    row = dict(zip(_BEFORE, ("" if each is None else each for each in about), strict=True))
    names = {cell.id: name for name, cell in _columns(assignment)}
    try:
        submission = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        # As nbgrader's own export: nothing submitted is a zero.
        return {**row, **dict.fromkeys(names.values(), 0.0), **_totals(0.0, 0.0, assignment)}
    grades = {names[grade.cell_id]: grade.score for book in submission.notebooks for grade in book.grades}
    row["timestamp"] = submission.timestamp or ""
    return {**row, **grades, **_totals(submission.score, submission.late_submission_penalty, assignment)}


def _totals(raw: float, penalty: float, assignment: Any) -> dict[str, float]:
    return dict(zip(_AFTER, (raw, penalty, max(0.0, raw - penalty), assignment.max_score), strict=True))


def _columns(assignment: Any) -> Iterator[tuple[str, Any]]:
    """The graded cells, by name, and by notebook and name where there are several notebooks."""
    for book in assignment.notebooks:
        for cell in (*book.grade_cells, *book.task_cells):
            yield (cell.name if len(assignment.notebooks) == 1 else f"{book.name}.{cell.name}"), cell
