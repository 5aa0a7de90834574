"""What an instructor supplies for a report: a gradebook to be filled in, and a list of the class."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from autograder.errors import UsageError
from autograder.reports.pages import Unwritten
from autograder.result import SubmissionResult

_DELIMITERS = ",;\t"
_NUMBER = re.compile(r"\d+(\.\d+)?")
_LARGEST = 64 << 20  # bytes
ROSTER = "roster.csv"  # the class list, where it lies with the results
_ROSTER = {
    "id": ("id", "student", "login", "submission"),
    "name": ("name", "full name", "student name"),
    "email": ("email", "e-mail", "email address", "mail"),
}


class Report(NamedTuple):
    """How a report went: a line for each thing that was not written, and lines to be read beside what was."""

    unwritten: Unwritten
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """A line of the class list: `id` is what the submissions are called."""

    id: str
    name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Supplied:
    """`gradebook` is what the platform exported, `column` the one to fill in, where there are several."""

    gradebook: Path | None = None
    column: str = ""
    people: tuple[Person, ...] = ()


@dataclass
class Table:
    """A file of a spreadsheet: every row as it stands, the first one with the names of the columns."""

    rows: list[list[str]]
    delimiter: str

    @property
    def header(self) -> list[str]:
        return self.rows[0]

    def text(self) -> str:
        """As it was read: the same delimiter, a mark for Excel at the start."""
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=self.delimiter, lineterminator="\n").writerows(self.rows)
        return "\ufeff" + buffer.getvalue()


def out_of(cell: str) -> float | None:
    """What scores are out of, as a cell of a gradebook says it, with a point or a comma; None where it does not."""
    said = cell.strip().replace(",", ".")
    return float(said) if _NUMBER.fullmatch(said) else None


def read_table(path: Path) -> Table:
    """A CSV file with commas, semicolons or tabs. Raises UsageError for what is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path} has more than 64 MB: export it again.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no CSV file in UTF-8: export it again, and do not save it in between.") from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV file ({error}): export it again.") from error
    if not rows or len(rows[0]) < 2:
        raise UsageError(f"{path} has no columns: name the CSV file that the platform exported.")
    return Table(rows, delimiter)


def read_roster(path: Path) -> tuple[Person, ...]:
    """The class list: a CSV file with a column id, and name or email. Raises UsageError."""
    table = read_table(path)
    named = [cell.strip().lower() for cell in table.header]
    places = {key: next((named.index(name) for name in names if name in named), -1) for key, names in _ROSTER.items()}
    if places["id"] < 0 or max(places["name"], places["email"]) < 0:
        raise UsageError(f"{path} needs a column id, as submissions are called, and a column name or email.")

    def cell(row: list[str], key: str) -> str:
        return row[places[key]].strip() if 0 <= places[key] < len(row) else ""

    people = [Person(cell(row, "id"), cell(row, "name"), cell(row, "email")) for row in table.rows[1:]]
    people = [person for person in people if person.id]
    twice = [name for name, count in Counter(person.id for person in people).items() if count > 1]
    if twice:
        raise UsageError(f"{path} has the id {twice[0]} more than once: give each person a line.")
    return tuple(people)


def read_people(folder: Path, roster: Path | None = None) -> tuple[Person, ...]:
    """The class list that was named, else the one that lies with the results, else nobody. Raises UsageError."""
    own = folder / ROSTER
    path = roster or (own if own.is_file() else None)
    return read_roster(path) if path else ()


def persons(results: Sequence[SubmissionResult], people: Sequence[Person]) -> dict[str, Person]:
    """Who each submission is, by its id: of the very id, or else the only one of whom it is but for capital letters."""
    exact = {person.id: person for person in people}
    spelled = Counter(person.id.casefold() for person in people)
    loose = {person.id.casefold(): person for person in people if spelled[person.id.casefold()] == 1}
    found = {each.submission: exact.get(each.submission) or loose.get(each.submission.casefold()) for each in results}
    return {name: person for name, person in found.items() if person}


def name_people(results: Sequence[SubmissionResult], people: Sequence[Person]) -> list[SubmissionResult]:
    """The results with the names that the class list has for them."""
    known = persons(results, people)
    return [
        msgspec.structs.replace(result, name=known[result.submission].name) if result.submission in known else result
        for result in results
    ]


def handed_in_nothing(results: Sequence[SubmissionResult], people: Sequence[Person]) -> Iterator[str]:
    """A line that names those of the class list of whom there is no submission."""
    there = {person.id for person in persons(results, people).values()}
    missing = [person.name or person.id for person in people if person.id not in there]
    if missing:
        yield f"Of the class list nothing came from {', '.join(missing)}."
