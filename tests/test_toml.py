"""What is wrong with a file that people write. The fields of assignment.toml have tests of their own, in test_spec."""

from __future__ import annotations

import msgspec
import pytest

from autograder.toml import read_tables, read_toml


class Late(msgspec.Struct):
    """A table of a few fields."""

    days: float
    reason: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError."""
        if self.days < 0:
            raise ValueError("days are below 0: count them from 0 on")


class Record(msgspec.Struct):
    """One of each kind."""

    name: str
    late: Late = msgspec.field(default_factory=lambda: Late(0))
    people: dict[str, Late] = {}
    tags: tuple[str, ...] = ()
    count: int = 0


def test_a_record_is_read_with_its_defaults() -> None:
    found = read_toml(b'name = "a"\ntags = ["x", "y"]\n[people.ann]\ndays = 2\n', Record)
    assert (found.name, found.tags, found.late.days, found.people["ann"]) == ("a", ("x", "y"), 0, Late(2.0))


def test_tables_are_read_whatever_they_say() -> None:
    assert read_tables(b"nobody = { knows = 1 }") == {"nobody": {"knows": 1}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 'a'\nconut = 1\n", "conut is not known: did you mean count?"),
        ("name = 'a'\nx = 1\n", "x is not known: take it out; known are name, late, people, tags, count"),
        ("name = 'a'\ndays = 1\n", "days stands above the tables: write it below [late]"),
        ("name = 'a'\n[late]\ndays = 1\ncount = 1\n", "count stands in [late]: move it up, above the first line in [brackets]"),
        ("name = 'a'\n[people]\ncount = 1\n", "[people] count is 1: write it as a table, below a line [people.count]"),
        ("name = 'a'\n[people.ann]\ndays = '2'\n", '[people.ann] days is "2": give it a number, without quotes'),
        ("name = 'a'\n[people.ann]\n", "[people.ann] days is missing: give it a number, without quotes"),
        ("name = 'a'\n[people.ann]\ndays = -1\n", "days are below 0: count them from 0 on"),
        ("name = { b = 1 }", "name is a table: give it a text, in quotes"),
        ("name = 2026-01-01", 'name is "2026-01-01": give it a text, in quotes'),
        ("late = 3", "late is 3: write it as a table, below a line [late]"),
        ("", "name is missing: give it a text, in quotes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"\A.+\Z") as caught:
        read_toml(text.encode(), Record)
    assert str(caught.value) == said


@pytest.mark.parametrize("text", [b"name = ", b"[a\n", b'name = "\xff"', b"a = 1\na = 2\n"])
def test_what_is_not_toml_says_so(text: bytes) -> None:
    for read in (read_tables, lambda text: read_toml(text, Record)):
        with pytest.raises(ValueError, match=r"\Ait is not TOML: .+\. Correct it there\Z"):
            read(text)
