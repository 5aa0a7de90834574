from __future__ import annotations

import csv
from pathlib import Path

import pytest

from autograder.reports.spreadsheet import escape_formula, write_table


def test_excel_takes_it_for_unicode_and_a_reader_gets_every_cell_back(tmp_path: Path) -> None:
    rows = [['Ünal, "J"', "two\nlines"], ["李", ""]]
    assert write_table(tmp_path / "t.csv", ["a", "b"], rows) == []
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfa,b\n")
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["a", "b"], *rows]


def test_a_table_that_cannot_be_written_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").mkdir()
    (line,) = write_table(tmp_path / "t.csv", ["a"], [])
    assert "t.csv in" in line


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert escape_formula(text) == "'" + text


@pytest.mark.parametrize("text", ["", "ann", "a=b", "2.5", " ", "'"])
def test_anything_else_is_as_it_was(text: str) -> None:
    assert escape_formula(text) == text
