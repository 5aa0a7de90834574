"""A notebook as chunks: its code cells, with what only Jupyter understands taken out, line for line."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator
from typing import Any

from autograder.submission.model import Chunk

_KEEPS_BODY = ("time", "timeit", "capture", "prun")
_MAGIC = re.compile(r"^(?P<indent>\s*)(%|!|\?)")
_ASSIGNED = re.compile(r"^(?P<target>\s*[\w.,\s\[\]]+=\s*)(%|!).*$")
_HELP = re.compile(r"^(?P<indent>\s*)[\w.]+\?{1,2}\s*$")


def chunks_of(text: str) -> Iterator[Chunk]:
    """The code cells, in order. Raises ValueError with a reason when the text is no notebook."""
    for number, source in enumerate(_code_cells(text), start=1):
        yield Chunk(f"cell {number}", plain_python(source))


def _code_cells(text: str) -> Iterator[str]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not a whole notebook: save it again and hand it in anew") from error
    for cell in _cells(raw):
        if cell.get("cell_type") == "code":
            source = cell.get("source", cell.get("input", ""))
            yield "".join(source) if isinstance(source, list) else str(source)


def _cells(raw: Any) -> list[dict[str, Any]]:
    import nbformat

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upgraded = nbformat.convert(nbformat.from_dict(raw), 4)
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
