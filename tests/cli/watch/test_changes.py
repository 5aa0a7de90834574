from __future__ import annotations

import pytest

from autograder.cli.watch.changes import Outline
from autograder.submission import Chunk, Submission

NAMES = ("first", "second", "third")
SOURCE = """
import math
SCALE = 2

def first(x):
    return x

def helper(x):
    return SCALE * x

def second(x):
    return helper(x)

def third(x):
    return math.sqrt(first(x))
"""


def outline(*sources: str) -> Outline:
    chunks = tuple(Chunk(f"cell {i}", source) for i, source in enumerate(sources))
    return Outline.of(Submission(student="you", chunks=chunks), NAMES)


def ordered(before: Outline, after: Outline) -> list[str]:
    return after.order(NAMES, after.changed_since(before))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("return helper(x)", "return 1 + helper(x)", ["second", "first", "third"]),
        ("    return x\n", "    return +x\n", ["first", "third", "second"]),  # third calls first
        ("return SCALE * x", "return x", ["second", "first", "third"]),  # by way of a helper
        ("SCALE = 2", "SCALE = 3", ["second", "first", "third"]),
        ("import math", "import cmath as math", ["third", "first", "second"]),
        ("return math.sqrt(first(x))", "return (", ["third", "first", "second"]),  # no Python any more
        ("def third", "def thrid", ["third", "first", "second"]),
        ("    return x\n", "    # the same\n\n    return (x)\n", ["first", "second", "third"]),
    ],
)
def test_what_was_changed_comes_first_then_what_reads_it(old: str, new: str, expected: list[str]) -> None:
    assert old in SOURCE
    assert ordered(outline(SOURCE), outline(SOURCE.replace(old, new))) == expected


def test_a_later_cell_that_defines_a_function_again_changes_it() -> None:
    again = "def second(x):\n    return 0\n"
    assert ordered(outline(SOURCE), outline(SOURCE, again))[0] == "second"
    assert ordered(outline(SOURCE, again), outline(again, SOURCE))[0] == "second"
