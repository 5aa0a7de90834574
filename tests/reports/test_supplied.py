from __future__ import annotations

from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.reports.supplied import Person, handed_in_nothing, name_people, read_people, read_roster, read_table
from tests.reports.results import scored

FILES = Path(__file__).parent / "gradebooks"


@pytest.mark.parametrize("name", ["canvas.csv", "moodle.csv", "roster.csv"])
def test_a_table_is_written_as_it_was_read(name: str, tmp_path: Path) -> None:
    table = read_table(FILES / name)
    (tmp_path / name).write_text(table.text(), encoding="utf-8")
    again = read_table(tmp_path / name)
    assert (again.rows, again.delimiter) == (table.rows, table.delimiter)
    assert len(table.rows) > 2


def test_a_class_list_has_its_columns_by_their_names() -> None:
    assert read_roster(FILES / "roster.csv") == (
        Person("team7", "Jörg Müller", "jmueller@example.edu"),
        Person("x12", "", "kim@example.edu"),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no columns"),
        (b"one\ntwo\n", "has no columns"),
        (b"a,b\n\xff\xfe\n", "no CSV file in UTF-8"),
        (b'a,b\n"open', "no CSV file"),
    ],
)
def test_what_is_no_table_is_a_line(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        read_table(tmp_path / "x.csv")


def test_a_table_that_is_not_there_is_a_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_table(tmp_path / "x.csv")


def test_a_class_list_without_ids_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("name,email\nAnn,ann@example.edu\n")
    with pytest.raises(UsageError, match="needs a column id"):
        read_roster(tmp_path / "x.csv")


def test_the_class_list_beside_the_results_is_read_unless_another_is_named(tmp_path: Path) -> None:
    assert read_people(tmp_path) == ()
    (tmp_path / "roster.csv").write_text("id,name\nann,Ann Lee\n")
    assert read_people(tmp_path) == (Person("ann", "Ann Lee"),)
    assert read_people(tmp_path, FILES / "roster.csv") == read_roster(FILES / "roster.csv")


def test_the_class_list_names_who_handed_in_and_who_did_not() -> None:
    people = [Person("Ann", "Ann Lee"), Person("bert", "Bert King"), Person("cy", "", "cy@school.edu"), Person("ann2")]
    results = name_people([scored("ann", 50), scored("ann2", 60), scored("dana", 70)], people)
    assert [result.name for result in results] == ["Ann Lee", "", ""]
    assert list(handed_in_nothing(results, people)) == ["Of the class list nothing came from Bert King, cy."]
    assert list(handed_in_nothing(results, people[:1])) == []


def test_two_whose_ids_differ_by_capitals_are_two(tmp_path: Path) -> None:
    people = [Person("ann", "Ann Lee"), Person("Ann", "Anna Wu"), Person("S12", "Bo King")]
    results = name_people([scored(name, 50) for name in ("ann", "Ann", "ANN", "s12")], people)
    assert [result.name for result in results] == ["Ann Lee", "Anna Wu", "", "Bo King"]
    assert list(handed_in_nothing(results, people)) == []


def test_a_line_without_an_id_is_nobody_and_an_id_stands_there_once(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("id,name\nann,Ann Lee\n,Total\n")
    assert read_people(tmp_path) == (Person("ann", "Ann Lee"),)
    (tmp_path / "roster.csv").write_text("id,name\nann,Ann Lee\nann,Anna Wu\n")
    with pytest.raises(UsageError, match=r"roster.csv has the id ann more than once: give each person a line\."):
        read_people(tmp_path)
