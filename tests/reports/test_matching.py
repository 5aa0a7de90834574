from __future__ import annotations

import pytest

from autograder.reports.matching import match, row_of
from autograder.reports.supplied import Person
from tests.reports.results import broken, scored

ROWS = {
    1: row_of("12345", ["alice01", "u-1"], ["Smith, Alice"]),
    2: row_of("12346", ["jm@example.edu"], ["Müller, Jörg"]),
    3: row_of("12347", ["kim1"], ["Lee, Kim"]),
    4: row_of("12348", ["kim2"], ["Lee, Kim"]),
}


@pytest.mark.parametrize(
    ("student", "number", "row"),
    [
        ("Kim from the café", "12347", 3),  # what the platform wrote into the file's name tells most
        ("12345", "", 1),
        ("alice01", "", 1),
        ("jm", "", 2),
        ("JM@Example.edu", "", 2),
        ("smithalice", "", 1),
        ("Alice Smith", "", 1),
        ("Smith, Alice", "", 1),
        ("mu\u0308llerjo\u0308rg", "", 2),  # as a Mac writes it
    ],
)
def test_a_row_is_found_by_number_login_or_name(student: str, number: str, row: int) -> None:
    filled, unwritten = match([scored(student, 70, number=number)], ROWS)
    assert (list(filled), unwritten) == ([row], [])


def test_nobody_is_guessed() -> None:
    filled, unwritten = match([scored("leekim", 70), scored("al", 60), scored("", 50), broken("alice01")], ROWS)
    assert filled == {}
    assert unwritten == [
        "leekim may be any of 2 rows of the gradebook",
        "alice01 could not be judged",
        "al is not in the gradebook, by number, login or name",
        " is not in the gradebook, by number, login or name",
    ]


def test_another_platforms_number_of_somebody_else_is_no_proof() -> None:
    filled, unwritten = match([scored("Jörg Müller", 70, number="12345"), scored("Müllerin", 60, number="12347")], ROWS)
    assert filled == {}
    assert unwritten == [
        "Jörg Müller may be any of 2 rows of the gradebook",
        "Müllerin is not in the gradebook, by number, login or name",
    ]


def test_a_number_is_proof_where_no_name_speaks_against_it() -> None:
    rows = {1: row_of("12345", [], []), 2: row_of("12346", [], ["Lee, Kim"])}
    people = [Person("x1", "Kim Miller")]
    filled, _ = match([scored("anything", 70, number="12345"), scored("x1", 60, number="12346")], rows, people)
    assert {row: result.submission for row, result in filled.items()} == {1: "anything", 2: "x1"}


def test_two_results_for_one_row_are_both_left_out() -> None:
    filled, unwritten = match([scored("alice01", 70), scored("Alice Smith", 60)], ROWS)
    assert filled == {}
    assert unwritten == [
        "alice01 belongs into one row of the gradebook with Alice Smith",
        "Alice Smith belongs into one row of the gradebook with alice01",
    ]


def test_those_of_another_platform_share_a_line() -> None:
    strangers = [scored(f"m{number}", 70) for number in range(6)]
    filled, (two, of_six) = match([scored("leekim", 70), scored("Alice Smith", 60), *strangers], ROWS)
    assert list(filled) == [1]
    assert two == "leekim may be any of 2 rows of the gradebook"
    assert of_six == "6 submissions are not in the gradebook, by number, login or name (m0, m1, m2, m3, m4, m5)"


def test_the_class_list_says_who_somebody_is() -> None:
    people = [Person("x1", "Jörg Müller"), Person("x2", "", "kim2@school.edu"), Person("x3", "Alice Smith", "")]
    filled, _ = match([scored("x1", 70), scored("x3", 60)], ROWS, people)
    assert {row: result.submission for row, result in filled.items()} == {2: "x1", 1: "x3"}
    assert match([scored("x2", 70)], {4: row_of("", ["kim2@school.edu"], [])}, people)[1] == []


def test_capital_letters_of_an_id_make_no_stranger() -> None:
    filled, _ = match([scored("s7", 70)], ROWS, [Person("S7", "Alice Smith")])
    assert {row: result.submission for row, result in filled.items()} == {1: "s7"}
