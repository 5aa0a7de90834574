from __future__ import annotations

import nbformat

from autograder.release.cells import ASKS, code_cell, parts_of, without, write_notebook

SOURCE = """\
# %% [markdown]
# # Title

# %%
import math

# %%
def f(x):
    return x

# %% only="notebook"
print(f(1))

# %% [markdown] by_hand="answer" grade_id="why" points=5
# Because.
"""


def test_below_each_function_stands_its_check_and_what_has_no_cell_is_checked_last() -> None:
    parts = list(parts_of(SOURCE, ("f", "g"), ("1", ASKS)))
    sources = [part.cell["source"] for part in parts]
    assert sources == [
        "# Title", "1", ASKS, "import math", "def f(x):\n    return x", 'check("f")', "print(f(1))", "Because.", 'check("g")',
    ]  # fmt: skip
    assert [(part.function, part.checks) for part in parts if part.function] == [
        ("f", False), ("f", True), ("g", True),
    ]  # fmt: skip


def test_what_a_line_says_of_its_cell_is_handed_on_and_not_kept_in_it() -> None:
    parts = {part.cell["source"]: part for part in parts_of(SOURCE, ("f",))}
    assert parts["Because."].said == {"by_hand": "answer", "grade_id": "why", "points": 5}
    assert all(part.cell["metadata"] == {} for part in parts.values())


def test_cells_of_one_kind_are_left_out() -> None:
    assert without(SOURCE, "only") == SOURCE.replace('# %% only="notebook"\nprint(f(1))\n\n', "")
    assert without(SOURCE, "by_hand").endswith("print(f(1))\n\n")
    assert without(SOURCE, "other") == SOURCE


def test_a_notebook_is_valid_and_the_same_each_time() -> None:
    one, other = (write_notebook([code_cell("1"), code_cell("2")], "a_name", "me") for _ in range(2))
    assert one == other
    book = nbformat.reads(one, as_version=4)
    nbformat.validate(book)
    assert [cell.id for cell in book.cells] == ["a-name-00", "a-name-01"]
