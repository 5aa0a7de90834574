"""What only shows something in a notebook is passed over, and functions find the book's helpers wherever they run."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.sandbox.forked import Zygote
from autograder.wire import Loaded, Returned
from autograder.worker.loading import load
from tests.worker.conftest import answers


def names(*cells: str) -> dict[str, Any]:
    """What the cells of a notebook leave behind, where nothing goes wrong."""
    space: dict[str, Any] = {"__name__": "submission"}
    problems, _ = load([(f"cell {i}", cell) for i, cell in enumerate(cells)], space)
    assert problems == []
    return space


def test_a_cell_that_checks_loads_or_draws_is_passed_over() -> None:
    space = names(
        "from autograder.notebook import check, load_data as fetch",
        "check('f')",
        "data = fetch()\nX, y = data.images, data.labels",
        "def f(): return 1",
        "for x in X:\n    print(x)\n    last = x",
        "shown = [check(name) for name in 'f']",
        "a = last + 1",
    )
    assert space["f"]() == 1
    assert not {"check", "fetch", "data", "X", "last", "shown", "a"} & space.keys()


@pytest.mark.parametrize(
    "line",
    ["import autograder.notebook as kit", "from autograder import notebook as kit", "import os, autograder.notebook as kit"],
)  # fmt: skip
def test_however_the_kit_is_imported(line: str) -> None:
    space = names(line, "kit.check('f')\nW = kit.load_data()", "x = 1")
    assert ("os" in space) == ("os" in line)
    assert space["x"] == 1
    assert "W" not in space


def test_a_definition_is_never_passed_over_and_a_name_of_ones_own_counts() -> None:
    space = names(
        "from autograder.notebook import check, load_data",
        "def f(data):\n    check\n    return data",
        "data = load_data()",
        "data = [1]\nn = len(data)",
        "def check(x): return x\nm = check(5)",
    )
    assert (space["n"], space["m"], space["f"](3)) == (1, 5, 3)


def test_a_submission_without_the_kit_runs_whole() -> None:
    assert names("data = 1\ncheck = data", "x = check")["x"] == 1


def test_the_helpers_of_the_book_are_there_in_a_worker(zygote: Zygote) -> None:
    source = (
        "from autograder.notebook import Accumulator, Curve, check\n"
        "check('ask')\n"
        "def ask():\n"
        "    from autograder.notebook import Timer\n"
        "    metric = Accumulator(2)\n"
        "    metric.add(1, 2)\n"
        "    return [metric[1], Timer().stop() >= 0]\n"
    )
    loaded, answer = answers(zygote, source)
    assert loaded == Loaded([])
    assert isinstance(answer, Returned)
    assert answer.value.items == [2.0, True]  # type: ignore[union-attr]
