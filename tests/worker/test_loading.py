from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.worker.loading import load

SIX = "\n\n".join(f"def f{i}(x):\n    y = [x,\n         {i}]\n    return y" for i in range(6)) + "\n"


def names(source: str, **more: Any) -> tuple[dict[str, Any], list[str]]:
    space: dict[str, Any] = {"__name__": "submission"}
    problems, _ = load([("a.py", source)], space, **more)
    return space, problems


def test_an_exception_half_way_costs_only_its_statement() -> None:
    space, problems = names("def f(): return 1\n1 / 0\ndef g(): return 2\n")
    assert (space["f"](), space["g"]()) == (1, 2)
    assert problems == ["line 2 of a.py: ZeroDivisionError: division by zero"]


def test_a_broken_function_leaves_its_neighbours() -> None:
    space, problems = names("def f(): return 1\ndef g(:\n    return (2\ndef h(): return 3\n")
    assert (space["f"](), space["h"]()) == (1, 3)
    assert "g" not in space
    assert problems == ["line 2 of a.py: SyntaxError: invalid syntax"]


def test_an_unclosed_bracket_swallows_nobody() -> None:
    space, _ = names("x = (1,\ndef f():\n    return 1\n@staticmethod\ndef g(): return 2\n")
    assert space["f"]() == 1
    assert "g" in space


def test_exit_ends_its_statement_and_nothing_else() -> None:
    space, problems = names("import sys\nsys.exit(3)\nx = 1\n")
    assert space["x"] == 1
    assert problems == ["line 2 of a.py: SystemExit: 3"]


def test_a_main_block_does_not_run() -> None:
    assert names("if __name__ == '__main__':\n    x = 1\n")[0].get("x") is None


def test_definitions_only_leaves_out_what_runs() -> None:
    space, _ = names("import math\nx = 2\ndef f(): return x\nprint(1/0)\nwhile True: pass\n", definitions_only=True)
    assert space["f"]() == 2


def test_later_chunks_run_after_a_failing_one() -> None:
    space: dict[str, Any] = {}
    problems, _ = load([("cell 1", "1/0"), ("cell 2", "x = 1"), ("cell 3", "x +")], space)
    assert space["x"] == 1
    assert [problem.split(":")[0] for problem in problems] == ["line 1 of cell 1", "line 1 of cell 3"]


def test_future_imports_hold_for_what_follows() -> None:
    space, problems = names("from __future__ import annotations\ndef f(x: undefined): return x\n")
    assert space["f"](1) == 1
    assert problems == []


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, len(SIX)), length=st.integers(1, 12))
def test_a_hole_in_the_file_leaves_what_lies_before_it(start: int, length: int) -> None:
    space, _ = names(SIX[:start] + SIX[start + length :])
    whole = [
        i
        for i in range(6)
        # With the next definition's first letters: without them, what follows would be glued to this one.
        if SIX.index(f"def f{i}") + len("def f0(x):\n    y = [x,\n         0]\n    return y\n\n\nd") < start
    ]
    assert all(space[f"f{i}"](7) == [7, i] for i in whole)


@pytest.mark.parametrize("deep", ["-" * 5000 + "1", "y" + ".a" * 5000])
def test_a_statement_that_is_nested_too_deeply_costs_itself(deep: str) -> None:
    space, problems = names(f"def f(): return 1\nx = {deep}\ndef g(): return 2\n")
    assert (space["f"](), space["g"]()) == (1, 2)
    assert "x" not in space
    assert "nested too deeply" in problems[0]


def test_lines_are_pythons_own_beside_an_error() -> None:
    space, problems = names("x = 'a\u2028b'\n\n@str\n\n# why\ndef f(): pass\ny = (\n1 / 0\n")
    assert (space["x"], space["f"][:11]) == ("a\u2028b", "<function f")
    assert problems == [
        "line 7 of a.py: SyntaxError: '(' was never closed",
        "line 8 of a.py: ZeroDivisionError: division by zero",
    ]


def spared(source: str) -> list[int]:
    """The lines of the slow statements that need not be run again."""
    head = "import time\ndef slow(x=1):\n    time.sleep(0.3)\n    return x\n"
    _, slow = load([("a.py", head + source)], {"__name__": "submission"})
    return [line - head.count("\n") for _, line in slow]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("history = slow()\nprint(history)\n", [1]),
        ("for i in range(1):\n    W = slow()\n", [1]),
        ("def f(history):\n    return history\nhistory = slow()\n", [3]),
        ("def f():\n    return NEG\nNEG = slow()\n", []),
        ("NEG = slow()\ndef f(x=NEG):\n    return x\n", []),
        ("NEG = slow()\nPOS = [-NEG]\ndef f():\n    return lambda: POS\n", []),
        ("f = slow(lambda: 1)\n", []),
        ("T = {}\ndef f():\n    return T\nfor i in range(1):\n    T[i] = slow()\n", []),
        ("T = []\ndef f():\n    return T\nfor i in range(1):\n    T.append(slow())\n", []),
        ("class C:\n    t = 0\nC.t = slow()\n", []),
        ("T = 0\ndef f():\n    return T\ndef g():\n    global T\n    T = slow()\ng()\n", []),
        ("slow(); LR = .1\ndef f():\n    return LR\n", []),
        ("if slow():\n    def f():\n        return 1\n", []),
        ("for i in range(1):\n    W = [slow(), lambda: b]\nb = slow()\n", [1, 3]),
    ],
)
def test_what_is_slow_is_spared_where_no_function_needs_it(source: str, lines: list[int]) -> None:
    assert spared(source) == lines
