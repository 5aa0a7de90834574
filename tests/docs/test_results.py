"""docs/results.md names each field and column of what grading writes, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from autograder import finding
from autograder.finding import Finding, Missing
from autograder.reports import checks
from autograder.reports.flags import flag
from autograder.reports.formats import BEFORE, BEHIND
from autograder.result import ByHand, CheckResult, Status, SubmissionResult, to_line
from tests.conftest import KIT
from tests.reports.results import broken, scored, unwritten

PAGE = (KIT / "docs" / "results.md").read_text()
RECORD = scored("ann", 70)
LINE = msgspec.json.decode(to_line(RECORD))
NAME = re.compile(r"`([^`]+)`")


def table(head: str, section: str) -> list[list[str]]:
    """The rows of the table that begins with this column, below a heading."""
    _, _, below = PAGE.partition(f"\n{section}\n")
    rows = below.partition(f"\n| {head} |")[2].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def first_column(head: str, section: str) -> list[str]:
    return [name for row in table(head, section) for name in NAME.findall(row[0]) or [row[0]]]


def test_grades_has_these_columns() -> None:
    assert first_column("column", "## grades.csv") == [*BEFORE, "one for each function", *BEHIND]


def test_a_flag_is_one_of_these() -> None:
    decided = msgspec.structs.replace(RECORD, by_hand=ByHand(comment="Well done."))
    (check, *_) = RECORD.checks
    forbidden = msgspec.structs.replace(RECORD, checks=(msgspec.structs.replace(check, status="forbidden"),))
    empty = unwritten("ann", f=Missing("f", defined=False))
    said = [flag(each) for each in (RECORD, broken("bob"), forbidden, empty, decided)]
    assert [each or "(empty)" for each in said] == first_column("flag", "## grades.csv")


def test_a_line_has_these_fields() -> None:
    assert first_column("field", "### The submission") == list(LINE)
    fields = set(SubmissionResult.__struct_fields__)
    assert fields - LINE.keys() == {"unasked", "by_hand", "name"}, "kept elsewhere, or at home alone"
    assert f"| `schema` | number | {LINE['schema']} |" in PAGE


def test_a_check_has_these_fields() -> None:
    documented = first_column("field", "### The check")
    assert sorted(documented) == sorted(LINE["checks"][0])
    assert set(documented) == {*CheckResult.__struct_fields__, "points"}
    assert first_column("status", "### The check") == list(get_args(Status))


def inner(kind: type[msgspec.Struct]) -> Iterable[str]:
    yield from kind.__struct_fields__
    if "worst" in kind.__struct_fields__:
        yield from finding.Worst.__struct_fields__


def test_a_finding_is_one_of_these() -> None:
    kinds: dict[str, type[msgspec.Struct]] = {kind.__struct_config__.tag: kind for kind in get_args(Finding)}
    rows = {NAME.findall(name)[0]: text for name, text in table("type", "### The finding")}
    assert list(rows) == list(kinds)
    for tag, text in rows.items():
        assert set(inner(kinds[tag])) <= set(NAME.findall(text)), tag
        assert kinds[tag].__struct_fields__ or text.startswith("none"), tag


def test_the_table_of_checks_has_these_columns() -> None:
    assert sorted(first_column("column", "## A table of checks")) == sorted(checks.COLUMNS)
