"""Reading is linear: twice the size takes about twice the time, for each kind of file, however it was meant."""

from __future__ import annotations

import gc
import io
import json
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from autograder.submission import find
from autograder.submission.read import LARGEST_SOURCE
from autograder.worker.loading import statements

RUNS = 3
STEM = "hw"
Make = Callable[[Path, int], None]  # puts a hand-in of a size into a class folder
_HALF = LARGEST_SOURCE // 2 - 1000  # doubled, it is still read to its end


def _python(line: str, before: str = "", after: str = "") -> Make:
    def make(folder: Path, size: int) -> None:
        (folder / "ann.py").write_text(before + line * (size // len(line)) + after)

    return make


def _compared(line: str, before: str = "", after: str = "") -> Make:
    """Two files may be meant, so both are parsed."""

    def make(folder: Path, size: int) -> None:
        for called in ("hw (1).py", "hw (2).py"):
            (folder / "ann").mkdir(exist_ok=True)
            (folder / "ann" / called).write_text(before + line * (size // len(line)) + after)

    return make


def _cell(line: str, before: str = "", after: str = "") -> Make:
    def make(folder: Path, size: int) -> None:
        _notebook(folder, [before + line * (size // len(line)) + after])

    return make


def _notebook(folder: Path, sources: list[str], outputs: str = "") -> None:
    cells = [{"cell_type": "code", "source": source, "outputs": [outputs]} for source in sources]
    (folder / "ann.ipynb").write_text(json.dumps({"nbformat": 4, "cells": cells}))


def _many_cells(folder: Path, size: int) -> None:
    _notebook(folder, ["%time f()\nx = 1\n"] * size)


def _many_outputs(folder: Path, size: int) -> None:
    _notebook(folder, ["x = 1\n"], "0" * size)


def _members(folder: Path, size: int) -> None:
    with zipfile.ZipFile(folder / "ann.zip", "w") as archive:
        for i in range(size):
            archive.writestr(f"{i}/hw.py", f"def f{i}(): return {i}\n")


def _archives(folder: Path, size: int) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.py", "def f(): return 1\n")
    with zipfile.ZipFile(folder / "ann.zip", "w") as outer:
        for i in range(size):
            outer.writestr(f"{i}.zip", inner.getvalue())


def _files(folder: Path, size: int) -> None:
    (folder / "ann").mkdir()
    for i in range(size):
        (folder / "ann" / f"hw ({i}).py").write_text(f"def f(): return {i}\n")


def _pictures(folder: Path, size: int) -> None:
    (folder / "ann").mkdir()
    for i in range(size):
        (folder / "ann" / f"{i}.png").touch()


def _students(folder: Path, size: int) -> None:
    for i in range(size):
        (folder / f"smithalice_{i}_12345_hw.py").write_text("def f(): return 1\n")


def _alike(folder: Path, size: int) -> None:
    for i in range(size):
        (folder / f"ann{chr(0x200B) * (i % 50)}{chr(0x200C) * (i // 50)}").mkdir()


KINDS: dict[str, tuple[Make, int]] = {
    "a .py of short lines": (_python("x\n"), _HALF),
    "a .py of one expression": (_python("-", "x = ", "1\n"), _HALF),
    "a .py of attributes": (_python(".a", "x = y", "\n"), _HALF),
    "a .py of brackets": (_python("(", "x = "), _HALF),
    "a .py of blanks": (_python(" ", "x", "= !\n"), _HALF),
    "a .py of functions": (_python("def f():\n    pass\n"), _HALF),
    "a .py that names utf-7": (_python("+AAA", "# coding: utf-7\n"), _HALF),
    "a .py that names idna": (_python("\u00e9", "# coding: idna\n"), _HALF // 2),
    "two of short lines, compared": (_compared("x\n"), _HALF),
    "two of functions, compared": (_compared("def f():\n    pass\n"), _HALF),
    "two of attributes, compared": (_compared(".a", "x = y", "\n"), _HALF),
    "two of brackets, compared": (_compared("(", "x = "), _HALF),
    "a cell of blanks": (_cell(" ", "x", "= !\n!ls\n"), _HALF),
    "a cell of short lines": (_cell("x\n", "%time f()\n"), _HALF),
    "a cell of attributes": (_cell(".a", "!ls\nx = y", "\n"), _HALF),
    "a cell of magics": (_cell("!ls\n"), _HALF),
    "a cell of questions": (_cell("x?", "x", "\n"), _HALF),
    "notebook cells": (_many_cells, 900),
    "outputs of a notebook": (_many_outputs, 3 << 20),
    "members of a zip": (_members, 2000),
    "archives in a zip": (_archives, 500),
    "versions of a file": (_files, 1000),
    "other files in a folder": (_pictures, 4000),
    "students of one name": (_students, 500),
    "students whose names look alike": (_alike, 500),
}
BLOCKS: dict[str, str] = {
    "short lines": "x\n",
    "decorators": "@f\n",
    "blank lines": "\n",
    "functions": "def f():\n    pass\n",
}


def reading() -> None:
    """Time and the ratio for each kind, then what all of it held at most."""
    gc.collect()
    gc.freeze()  # a full collection would walk all of torch: a step in the time of whatever sets it off
    before = _held()
    for kind, (make, size) in KINDS.items():
        _said(kind, lambda n, make=make: _read(make, n), size)  # type: ignore[misc]
    for kind, line in BLOCKS.items():
        text = line * (_HALF // len(line))
        _said(f"statements of {kind}, beside an error", lambda n, text=text: _parse(text * n), 1)  # type: ignore[misc]
    print(
        f"reading: {(_held() - before) / 1024:.0f} MB at most were held for all of it, beside {before / 1024:.0f} MB before"
    )


def _held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _said(kind: str, measure: Callable[[int], float], size: int) -> None:
    once, twice = (min(measure(n) for _ in range(RUNS)) for n in (size, 2 * size))
    print(f"reading, {kind:40} {once:7.3f} s, twice the size {twice:7.3f} s, ratio {twice / once:.1f}", flush=True)


def _processor(work: Callable[[], object]) -> float:
    """Seconds of the processor: neighbours on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(make: Make, size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), size)
        return _processor(lambda: [each.sha256 for each in find([Path(folder)], STEM).submissions])


def _parse(source: str) -> float:
    return _processor(lambda: sum(1 for _ in statements("a.py", f"{source}x = (\n", [])))
