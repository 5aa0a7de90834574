"""Tables that Excel opens with all names whole, and pandas as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.reports.pages import Unwritten, write_file

_FOR_EXCEL = "\ufeff"  # without this mark it takes the file for one in the system's own encoding, and spoils names


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Unwritten:
    """Write a CSV file; a line if it could not be written."""

    def text() -> str:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        return _FOR_EXCEL + buffer.getvalue()

    return write_file(path, text)


def escape_formula(text: str) -> str:
    """A spreadsheet runs a cell that begins like a formula; a student chooses the file's name."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
