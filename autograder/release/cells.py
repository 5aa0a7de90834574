"""The notebook of an assignment: the cells of its source, and one below each function that checks it.

Students get it with stubs, an nbgrader course with the model answers between marks. In the source a cell says by its
metadata what it is for: `only="notebook"` is not in the .py file, `by_hand="question"` and `by_hand="answer"` are for
nbgrader, where a person grades.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# What a notebook of ours has, and no other: the cells below its functions call it.
ASKS = "from autograder.notebook import check"
FUNCTION = re.compile(r"^def (\w+)\(", re.MULTILINE)


class Part(NamedTuple):
    """A cell, with what its line in the source says of it, and the function that it holds or checks, if any."""

    cell: Any
    said: dict[str, Any]
    function: str = ""
    checks: bool = False


def without(text: str, key: str) -> str:
    """The source without the cells whose line says something of `key`."""
    return re.sub(rf"^# %%[^\n]* {key}=.*?(?=^# %%|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)


def parts_of(text: str, functions: tuple[str, ...], opening: tuple[str, ...] = (ASKS,)) -> Iterator[Part]:
    """The cells of a source in percent format, and one that checks each of the `functions`.

    Before the first code stand cells with the code of the `opening`; a function that the source lacks is checked last.
    """
    import jupytext

    left, opened = list(functions), False
    for cell in jupytext.reads(text, fmt="py:percent").cells:
        said, cell["metadata"], cell["source"] = cell["metadata"], {}, cell["source"].strip("\n")
        is_code = cell["cell_type"] == "code"
        if is_code and not opened:
            opened = True
            yield from (Part(code_cell(source), {}) for source in opening)
        found = FUNCTION.search(cell["source"]) if is_code else None
        if found is None or found[1] not in left:
            yield Part(cell, said)
            continue
        left.remove(found[1])
        yield Part(cell, said, found[1])
        yield _check(found[1])
    yield from map(_check, left)


def code_cell(source: str) -> Any:
    """A cell that holds this code."""
    import nbformat

    return nbformat.v4.new_code_cell(source)


def _check(function: str) -> Part:
    return Part(code_cell(f'check("{function}")'), {}, function, checks=True)


def write_notebook(cells: list[Any], name: str, printed_by: str) -> str:
    """The text of a notebook of these cells, the same each time that it is printed."""
    for number, cell in enumerate(cells):
        cell["id"] = f"{name[:40]}-{number:02}".replace("_", "-")
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "printed_by": printed_by,
    }
    book = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
