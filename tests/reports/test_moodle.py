from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.reports.moodle import write_moodle
from autograder.reports.supplied import Supplied, read_table
from tests.reports.results import scored

FILES = Path(__file__).parent / "gradebooks"
GIVEN = Supplied(FILES / "moodle.csv")


def test_grades_and_pages_stand_in_the_worksheet(tmp_path: Path) -> None:
    results = [scored("Alice Smith", 87.5, problems=("<b>",)), scored("Kim Lee", 40, number="1234569")]
    report = write_moodle(results, tmp_path, GIVEN)
    assert (report.unwritten, report.notes) == ([], ("2 of 3 rows of the worksheet have a grade.",))
    _, alice, joerg, kim = read_table(tmp_path / "moodle.csv").rows
    assert (alice[4], joerg[4], kim[4]) == ("87.5", "", "40")
    assert alice[9].startswith("<pre>Softmax: Alice Smith\n\nScore: 87.5 of 100")
    assert "Note: &lt;b&gt;" in alice[9]
    assert kim[9] == "Spoken to."


def test_a_grade_that_may_not_change_is_left(tmp_path: Path) -> None:
    report = write_moodle([scored("joerg", 50)], tmp_path, GIVEN)
    assert report.unwritten == ["joerg has a grade that Moodle does not let change"]
    assert read_table(tmp_path / "moodle.csv").rows == read_table(FILES / "moodle.csv").rows


def test_in_another_language_the_column_is_named(tmp_path: Path) -> None:
    worksheet = tmp_path / "worksheet.csv"
    text = (
        (FILES / "moodle.csv").read_text().replace(",Grade,", ",Bewertung,").replace("Full name", "Vollständiger Name")
    )
    worksheet.write_text(text)
    with pytest.raises(UsageError, match="Which column holds the grade"):
        write_moodle([], tmp_path, Supplied(worksheet))
    write_moodle([scored("alice", 50)], tmp_path, Supplied(worksheet, "Bewertung"))
    assert read_table(tmp_path / "moodle.csv").rows[1][4] == "50"


def test_without_the_platforms_file_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Moodle wants its own file back"):
        write_moodle([], tmp_path, Supplied())
