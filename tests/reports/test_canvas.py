from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.reports.canvas import write_canvas
from autograder.reports.supplied import Supplied, read_roster, read_table
from tests.reports.results import scored

FILES = Path(__file__).parent / "gradebooks"
GIVEN = Supplied(FILES / "canvas.csv")


def test_scores_stand_in_the_column_of_the_assignment_and_all_else_as_it_was(tmp_path: Path) -> None:
    results = [scored("smithalice", 87.5), scored("leekim (12348)", 40, number="12348"), scored("nobody", 1)]
    report = write_canvas(results, tmp_path, GIVEN)
    before, after = read_table(FILES / "canvas.csv").rows, read_table(tmp_path / "canvas.csv").rows
    changed = {(i, j): b for i, row in enumerate(after) for j, b in enumerate(row) if b != before[i][j]}
    assert changed == {(3, 6): "43.75", (6, 6): "20"}
    assert report.unwritten == ["nobody is not in the gradebook, by number, login or name"]
    assert report.notes == (
        "2 of 4 students of the gradebook have a score in 'Softmax (902)'.",
        "Scores of 100 are given as scores of 50, as Canvas has it.",
    )


def test_the_column_may_be_spelled_otherwise(tmp_path: Path) -> None:
    gradebook = tmp_path / "canvas.csv"
    gradebook.write_text((FILES / "canvas.csv").read_text().replace("Softmax (902)", "Soft-Max (902)"))
    notes = write_canvas([scored("smithalice", 50)], tmp_path, Supplied(gradebook)).notes
    assert notes[0] == "1 of 4 students of the gradebook have a score in 'Soft-Max (902)'."


def test_who_is_excused_stays_so(tmp_path: Path) -> None:
    notes = write_canvas([scored("jmueller", 100)], tmp_path, GIVEN).notes
    assert notes[:2] == (
        "0 of 4 students of the gradebook have a score in 'Softmax (902)'.",
        "1 more is excused there (EX), and left so.",
    )
    assert read_table(tmp_path / "canvas.csv").rows[4][6] == "EX"


def test_a_class_list_helps(tmp_path: Path) -> None:
    given = Supplied(FILES / "canvas.csv", "Homework 1 (901)", read_roster(FILES / "roster.csv"))
    assert write_canvas([scored("team7", 100)], tmp_path, given).unwritten == []
    assert read_table(tmp_path / "canvas.csv").rows[4][5] == "10"


@pytest.mark.parametrize(
    ("supplied", "said"),
    [
        (Supplied(), "Canvas wants its own file back"),
        (Supplied(FILES / "moodle.csv"), "is no gradebook of Canvas"),
        (Supplied(FILES / "canvas.csv", "Homework 2"), r"Which column\? .* Homework 1 \(901\), Softmax \(902\)\."),
    ],
)
def test_what_cannot_be_filled_in_is_a_line(supplied: Supplied, said: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=said):
        write_canvas([scored("ann", 50)], tmp_path, supplied)
    assert list(tmp_path.iterdir()) == []
