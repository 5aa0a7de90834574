"""moodle.csv: the grading worksheet that Moodle exported, with grades and pages filled in, to be uploaded there.

Facts from Moodle's own importer: a row is found by its `Identifier`, such as `Participant 1234567`; needed are
`Identifier`, `Grade` and `Last modified (grade)`, which guards newer grades. Names of columns are in the site's
language, so where that is not English, `--column` says which one holds the grade; the identifier always comes first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UsageError
from autograder.reports.explanation import points
from autograder.reports.matching import match, row_of
from autograder.reports.pages import write_file
from autograder.reports.supplied import Report, Supplied, out_of, read_table
from autograder.reports.text import feedback
from autograder.result import SubmissionResult

_NUMBER = re.compile(r"\d+$")


def write_moodle(results: Sequence[SubmissionResult], folder: Path, supplied: Supplied) -> Report:
    """Fill in grades, and as a comment the page of each, where there is none. Raises UsageError for another file."""
    if supplied.gradebook is None:
        raise UsageError("Moodle wants its own file back: download the grading worksheet, and add --gradebook FILE.")
    table = read_table(supplied.gradebook)
    places = {cell.strip().lower(): i for i, cell in enumerate(table.header)}
    grade = places.get(supplied.column.lower() or "grade")
    if grade is None:
        there = ", ".join(table.header)
        raise UsageError(f"Which column holds the grade? Add --column with one of: {there}.")

    def cell(row: Sequence[str], *names: str) -> str:
        place = next((places[name] for name in names if name in places), len(row))
        return row[place].strip() if place < len(row) else ""

    people = {
        number: row_of(
            found[0] if (found := _NUMBER.search(row[0].strip())) else "",
            [cell(row, "email address", "id number", "username")],
            [cell(row, "full name")],
        )
        for number, row in enumerate(table.rows[1:], start=1)
        if row
    }
    filled, unwritten = match(results, people, supplied.people)
    for number, result in filled.items():
        row = table.rows[number]
        row += [""] * (len(table.header) - len(row))
        if cell(row, "grade can be changed").lower() == "no":
            unwritten.append(f"{result.submission} has a grade that Moodle does not let change")
            continue
        most = out_of(cell(row, "maximum grade"))
        scale = 1.0 if most is None else most / result.max_score()
        row[grade] = points(result.score() * scale)
        comment = places.get("feedback comments")
        if comment is not None and not row[comment].strip():
            row[comment] = f"<pre>{html.escape(feedback(result))}</pre>"
    notes = (f"{len(filled)} of {len(people)} rows of the worksheet have a grade.",)
    return Report(unwritten + write_file(folder / "moodle.csv", table.text), notes)
