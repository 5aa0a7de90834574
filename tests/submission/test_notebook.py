from __future__ import annotations

import json
from typing import Any

import pytest

from autograder.submission.model import Cell
from autograder.submission.notebook import cells_of, chunks_of, plain_python


def cells(*raw: Any) -> list[Cell]:
    return cells_of(json.dumps({"cells": raw}))


def test_strange_values_in_any_place_are_no_text() -> None:
    assert cells(None, 3, {"cell_type": "code", "source": {"a": 1}}) == [Cell("code", "")]
    assert cells({"cell_type": "code", "source": ["x = 1\n", None, "y"]}) == [Cell("code", "x = 1\ny")]
    assert cells({"source": "x", "metadata": [1]}) == [Cell("markdown", "x")]
    assert cells({"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["f"], "grade": 1}}}) == [
        Cell("code", "", "f", True)
    ]


def test_half_a_character_is_replaced() -> None:
    (cell,) = cells({"cell_type": "code", "source": "x = '\ud83d'", "metadata": {"nbgrader": {"grade_id": "\udc00"}}})
    assert (cell.source, cell.grade_id) == ("x = '\ufffd'", "\ufffd")


def test_worksheets_are_read() -> None:
    sheet = {"cells": [{"cell_type": "code", "input": "x = 1"}, {"cell_type": "heading", "source": "T"}]}
    found = cells_of(json.dumps({"nbformat": 3, "worksheets": [sheet, 3]}))
    assert found == [Cell("code", "x = 1"), Cell("markdown", "T")]


def test_more_cells_than_anybody_writes_are_refused() -> None:
    with pytest.raises(ValueError, match=r"2,001 cells, more than 2,000"):
        cells(*[{}] * 2001)


@pytest.mark.parametrize("text", ["", "{", "3", "[]", '{"cells": 3}', "[" * 100_000, '{"worksheets": [{}]}'])
def test_what_is_no_notebook_says_what_to_do(text: str) -> None:
    with pytest.raises(ValueError, match="save it again"):
        cells_of(text)


def test_cells_that_ask_for_a_verdict_are_no_part_of_an_answer() -> None:
    found = list(
        chunks_of([Cell("code", "x = 1"), Cell("code", "check()", "f", True), Cell("raw", "y"), Cell("code", "z")])
    )
    assert [(chunk.name, chunk.source) for chunk in found] == [("cell 1", "x = 1\n"), ("cell 3", "z\n")]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("x" + " " * 20_000 + "= !\n(", "x" + " " * 20_000 + "= None\n(\n"),
        ("%time f()\nx = " + "-" * 5_000 + "1", "pass\nx = " + "-" * 5_000 + "1\n"),
        ("a, b[0] = !ls\n!x", "a, b[0] = None\npass\n"),
        ("x == %y\n!x", "x == %y\npass\n"),
        ("x = 'a\u2028b'\n!x", "x = 'a\u2028b'\npass\n"),
        ("", "\n"),
    ],
)
def test_lines_of_any_length_and_kind_keep_their_place(cell: str, plain: str) -> None:
    assert plain_python(cell) == plain
