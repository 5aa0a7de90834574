"""A notebook as chunks: its code cells, with what only Jupyter understands taken out, line for line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from autograder.submission.decode import tidy
from autograder.submission.model import Cell, Chunk
from autograder.submission.parsing import parse_source
from autograder.text import name

_MOST_CELLS = 2_000
_KEEPS_BODY = ("time", "timeit", "capture", "prun")
_MAGIC = re.compile(r"(?P<indent>\s*)[%!?]")
_HELP = re.compile(r"(?P<indent>\s*)[\w.]+\?{1,2}\s*")
_TARGET = re.compile(r"[\w.,\s\[\]]+")


def cells_of(text: str) -> list[Cell]:
    """The cells, in order, of a notebook of any version. Raises ValueError with a reason when the text is none."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not a whole notebook: save it again and hand it in again") from error
    cells = list(_cells(raw))
    if len(cells) > _MOST_CELLS:
        raise ValueError(f"it has {len(cells):,} cells, more than {_MOST_CELLS:,}: keep only your solution")
    return [_cell(cell) for cell in cells]


def _cells(raw: Any) -> Iterator[dict[str, Any]]:
    # Until 2014 the cells lay in worksheets.
    sheets = [raw, *_list(raw, "worksheets")]
    if not any(isinstance(sheet, dict) and isinstance(sheet.get("cells"), list) for sheet in sheets):
        raise ValueError("it is no Jupyter notebook: save it again from Jupyter and hand it in again")
    for sheet in sheets:
        yield from (cell for cell in _list(sheet, "cells") if isinstance(cell, dict))


def _list(raw: Any, key: str) -> list[Any]:
    found = raw.get(key) if isinstance(raw, dict) else None
    return found if isinstance(found, list) else []


def _cell(raw: dict[str, Any]) -> Cell:
    metadata = raw.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    mark = mark if isinstance(mark, dict) else {}
    kind = raw.get("cell_type")
    return Cell(
        kind=kind if kind in ("code", "raw") else "markdown",
        source=_source(raw.get("source", raw.get("input"))),  # the second until 2014
        grade_id=name(_source(mark.get("grade_id"))),
        asks=bool(mark.get("grade")) and not mark.get("solution"),
    )


def _source(raw: Any) -> str:
    lines = raw if isinstance(raw, list) else [raw]
    return tidy("".join(line for line in lines if isinstance(line, str)))


def chunks_of(cells: Sequence[Cell]) -> Iterator[Chunk]:
    """The code, as Python; a cell that asks the grader for a verdict is no part of an answer."""
    code = [cell for cell in cells if cell.kind == "code"]
    for number, cell in enumerate(code, start=1):
        if not cell.asks:
            yield Chunk(f"cell {number}", plain_python(cell.source))


def plain_python(source: str) -> str:
    """The cell without magics and shell lines; the lines keep their numbers."""
    lines = source.split("\n")
    if lines[-1] == "":
        lines.pop()
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines and lines[first].startswith("%%"):
        keeps = lines[first][2:].split(" ")[0].strip() in _KEEPS_BODY
        lines = ["" if i == first or not keeps else line for i, line in enumerate(lines)]
    plain = [_plain_line(line) for line in lines]
    # A line that begins with % may go on with an expression: where all of it is Python, nothing is a magic.
    if plain != lines and parse_source("\n".join(lines)) is None:
        lines = plain
    return "\n".join(lines) + "\n"


def _plain_line(line: str) -> str:
    magic = _MAGIC.match(line) or _HELP.fullmatch(line)
    if magic:
        return f"{magic['indent']}pass"
    target, equals, value = line.partition("=")
    if value.lstrip()[:1] in ("%", "!") and _TARGET.fullmatch(target):
        return f"{target}{equals} None"
    return line
