"""canvas.csv: the gradebook that Canvas exported, with the scores filled in, to be imported there.

Facts from Canvas' own importer: the first row names the columns, `Student` first, then `ID` and, of these, those that
the school shows: `SIS User ID`, `SIS Login ID`, `Integration ID`, `Root Account`, `Section`; each assignment is
`Title (number)`. A row before the students' begins with `Points Possible`. EX excuses a student.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from autograder.errors import UsageError
from autograder.reports.explanation import points
from autograder.reports.matching import letters, match, row_of
from autograder.reports.pages import write_file
from autograder.reports.supplied import Report, Supplied, Table, out_of, read_table
from autograder.result import SubmissionResult

_ASSIGNMENT = re.compile(r"(?P<title>.*) \(\d+\)")
_LOGINS = ("SIS User ID", "SIS Login ID", "Integration ID")
_POSSIBLE = "points possible"
_EXCUSED = "EX"


def write_canvas(results: Sequence[SubmissionResult], folder: Path, supplied: Supplied) -> Report:
    """Fill in the column of the assignment. Raises UsageError where it is not clear which one that is."""
    if supplied.gradebook is None:
        raise UsageError("Canvas wants its own file back: export the gradebook there, and add --gradebook FILE.")
    table = read_table(supplied.gradebook)
    header = [cell.strip() for cell in table.header]
    if "student" not in header[0].lower() or "ID" not in header:
        raise UsageError(f"{supplied.gradebook} is no gradebook of Canvas: its columns begin with Student and ID.")
    column = _column(header, supplied.column, results)
    possible = _points_possible(table, column)
    places = {name: header.index(name) for name in ("ID", *_LOGINS) if name in header}
    people = {
        number: row_of(
            _cell(row, places["ID"]), [_cell(row, places[name]) for name in _LOGINS if name in places], [_cell(row, 0)]
        )
        for number, row in enumerate(table.rows[1:], start=1)
        if _cell(row, places["ID"])
    }
    filled, unwritten = match(results, people, supplied.people)
    excused = [number for number in filled if _cell(table.rows[number], column).upper() == _EXCUSED]
    for number, result in filled.items():
        row = table.rows[number]
        row += [""] * (column + 1 - len(row))
        if number not in excused:
            row[column] = points(result.score() / result.max_score() * possible if possible else result.score())
    given = len(filled) - len(excused)
    notes = [f"{given} of {len(people)} students of the gradebook have a score in {header[column]!r}."]
    if excused:
        notes.append(f"{len(excused)} more {'is' if len(excused) == 1 else 'are'} excused there (EX), and left so.")
    most = max((result.max_score() for result in results), default=0.0)
    if possible and possible != most:
        notes.append(f"Scores of {points(most)} are given as scores of {points(possible)}, as Canvas has it.")
    return Report(unwritten + write_file(folder / "canvas.csv", table.text), tuple(notes))


def _column(header: Sequence[str], wanted: str, results: Sequence[SubmissionResult]) -> int:
    """The assignment's: by the name that was asked for, else the one that is called as ours, or the only one."""
    columns = {i: match["title"] for i, cell in enumerate(header) if (match := _ASSIGNMENT.fullmatch(cell))}
    if wanted:
        found = [i for i, title in columns.items() if wanted in (title, header[i])]
    else:  # softmax_regression is Softmax Regression there
        names = {letters(result.assignment) for result in results}
        found = [i for i, title in columns.items() if letters(title) in names]
    found = found or ([] if wanted else list(columns))
    if len(found) != 1:
        raise UsageError(
            f"Which column? Add --column with one of: {', '.join(header[i] for i in columns) or 'none is there'}."
        )
    return found[0]


def _points_possible(table: Table, column: int) -> float:
    """What the column's scores are out of; 0 where the file does not say."""
    for row in table.rows[1:]:
        if row and row[0].strip().lower() == _POSSIBLE and not _cell(row, 1):
            return out_of(_cell(row, column)) or 0.0
    return 0.0


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
