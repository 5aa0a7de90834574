"""A notebook as chunks: its code cells, with what only Jupyter understands taken out, line for line."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from autograder.submission.model import Cell, Chunk

_KEEPS_BODY = ("time", "timeit", "capture", "prun")
_MAGIC = re.compile(r"^(?P<indent>\s*)(%|!|\?)")
_ASSIGNED = re.compile(r"^(?P<target>\s*[\w.,\s\[\]]+=\s*)(%|!).*$")
_CURRENT = 4  # the version of the format that Jupyter writes since 2015
_HELP = re.compile(r"^(?P<indent>\s*)[\w.]+\?{1,2}\s*$")


def cells_of(text: str) -> list[Cell]:
    """The cells, in order. Raises ValueError with a reason when the text is no notebook."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not a whole notebook: save it again and hand it in anew") from error
    return [_cell(cell) for cell in _cells(raw) if isinstance(cell, dict)]


def _cell(raw: dict[str, Any]) -> Cell:
    source = raw.get("source", raw.get("input", ""))
    metadata = raw.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    mark = mark if isinstance(mark, dict) else {}
    return Cell(
        kind=str(raw.get("cell_type", "")),
        source="".join(map(str, source)) if isinstance(source, list) else str(source),
        grade_id=str(mark.get("grade_id") or ""),
        asks=bool(mark.get("grade")) and not mark.get("solution"),
    )


def chunks_of(cells: Sequence[Cell]) -> Iterator[Chunk]:
    """The code, as Python; a cell that asks the grader for a verdict is no part of an answer."""
    code = [cell for cell in cells if cell.kind == "code"]
    for number, cell in enumerate(code, start=1):
        if not cell.asks:
            yield Chunk(f"cell {number}", plain_python(cell.source))


def _cells(raw: Any) -> list[dict[str, Any]]:
    if isinstance(raw, dict) and raw.get("nbformat") == _CURRENT and isinstance(raw.get("cells"), list):
        return list(raw["cells"])
    import nbformat  # a second of work, for notebooks of old alone

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upgraded = nbformat.convert(nbformat.from_dict(raw), _CURRENT)
        return list(upgraded["cells"])
    except Exception as error:  # whatever nbformat makes of a file that only looks like a notebook
        raise ValueError("it is no Jupyter notebook: save it again from Jupyter and hand it in anew") from error


def plain_python(source: str) -> str:
    """The cell without magics and shell lines; the lines keep their numbers."""
    lines = source.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%"):
        name = first[2:].split(" ")[0].strip()
        lines = ["" if line is first else line for line in lines] if name in _KEEPS_BODY else [""] * len(lines)
    if _parses("\n".join(lines)):
        return "\n".join(lines) + "\n"
    return "\n".join(_plain_line(line) for line in lines) + "\n"


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True


def _plain_line(line: str) -> str:
    magic = _MAGIC.match(line) or _HELP.match(line)
    if magic:
        return f"{magic['indent']}pass"
    assigned = _ASSIGNED.match(line)
    return f"{assigned['target']}None" if assigned else line
