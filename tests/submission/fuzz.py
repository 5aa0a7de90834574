"""What could be submitted, made by hypothesis, and what must hold of all of it.

An example is a class folder: an honest student, and files of any name and content. It goes the whole way from the folder
to the pages, but for running it. The tests draw a few hundred of each kind, `python -m tests.bench fuzz` thousands.
"""

from __future__ import annotations

import contextlib
import csv
import encodings.aliases
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from hypothesis import strategies as st

from autograder.nbgrader_plugin.rebuild import rebuild
from autograder.reports.formats import write_csv, write_feedback, write_html
from autograder.reports.gradescope import write_gradescope
from autograder.reports.left_out import write_left_out
from autograder.result import SubmissionResult
from autograder.submission import Chunk, Found, Submission, find, read_answer
from autograder.submission.downloads import download
from autograder.submission.files import is_system_name

STEM = "hw"
GOOD = "def softmax(X):\n    return X\n"
HONEST = Submission(student="honest", chunks=(Chunk("hw.py", GOOD),))
Layout = list[tuple[bytes, bytes]]  # path below the class folder, and content

anything = st.text(st.characters(codec=None), max_size=40)  # lone surrogates, too
pieces = st.sampled_from(
    ["def softmax(X):\n", "    return X\n", "%time f()\n", "!ls\n", "x = !ls\n", "x?\n", "-" * 3000 + "1\n", "(" * 300, "'''",
     "x" + ".a" * 3000 + "\n", "\\\n", "\t", "\r", "\f", "\x1c", "\u2028", "\x00", "@f\n", "%%bash\n", "1" * 5000 + "\n"]
)  # fmt: skip
sources = st.lists(pieces | anything, max_size=6).map("".join)
codecs = st.sampled_from(
    [*sorted(set(encodings.aliases.aliases.values())), "undefined", "punycode", "idna", "utf-7", "x"]
)


def _encoded(text: str, codec: str) -> bytes:
    with contextlib.suppress(Exception):
        return text.encode(codec)
    return text.encode("utf-8", "surrogatepass")


named_encodings = st.builds(
    lambda said, real, text: f"# coding: {said}\n".encode() + _encoded(text, real), codecs, codecs, sources
)
python_files = st.binary(max_size=200) | sources.map(lambda text: text.encode("utf-8", "surrogatepass"))

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | sources,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(anything, inner, max_size=3),
    max_leaves=6,
)


def _of(known: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={key: honest | values for key, honest in known.items()})


marks = _of({"grade_id": sources, "grade": st.booleans(), "solution": st.booleans(), "points": st.integers()})
cells = _of(
    {
        "cell_type": st.sampled_from(["code", "markdown", "raw"]),
        "source": sources | st.lists(sources, max_size=3),
        "input": sources,
        "metadata": _of({"nbgrader": marks}),
        "outputs": values,
    }
)
sheets = _of({"cells": st.lists(cells | values, max_size=4), "metadata": values})
notebooks = _of(
    {"cells": st.lists(cells | values, max_size=4), "nbformat": st.sampled_from([1, 2, 3, 4, 5]), "worksheets": st.lists(sheets | values, max_size=2)}
)  # fmt: skip
notebook_files = st.binary(max_size=200) | (notebooks | values).map(lambda raw: json.dumps(raw).encode())


@st.composite
def damaged(draw: st.DrawFn, files: st.SearchStrategy[bytes]) -> bytes:
    """Some bytes of a file are others, or its end is missing."""
    data = bytearray(draw(files))
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=4)):
        if data:
            data[place % len(data)] = byte
    return bytes(data[: draw(st.none() | st.integers(0, len(data)))])


@st.composite
def archives(draw: st.DrawFn, deep: int = 2) -> bytes:
    """Any members, packed in any way, with headers that lie."""
    inside = python_files | notebook_files | (archives(deep - 1) if deep else st.binary(max_size=50))
    known = st.sampled_from(
        ["hw.py", "hw.ipynb", "a/hw (1).py", "../hw.py", "/hw.py", "__MACOSX/hw.py", "in.zip", "C:\\hw.py", "hw.pdf"]
    )
    names = known | anything.map(lambda text: text.encode("utf-8", "replace").decode() + ".py")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in draw(st.lists(st.tuples(names, inside), max_size=4)):
            info = zipfile.ZipInfo(name.replace("\0", "") or "x")
            info.compress_type = draw(
                st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
            )
            archive.writestr(info, data) if info.filename not in archive.namelist() else None
        for info in archive.filelist if draw(st.booleans()) else ():
            info.file_size = draw(st.integers(0, 1 << 31))
            info.flag_bits = draw(st.integers(0, 0xFFFF))
            info.create_system, info.external_attr = 3, draw(st.integers(0, 0xFFFFFFFF))
    return buffer.getvalue()


bytes_names = st.binary(min_size=1, max_size=255) | anything.map(lambda text: text.encode("utf-8", "surrogatepass"))
like_platforms = st.builds(
    lambda before, late, one, two, after: f"{before}{late}_{one}_{two}{after}".encode("utf-8", "surrogatepass"),
    anything | st.sampled_from(["smithalice", "Alice Smith", "anon", "submission"]),
    st.sampled_from(["", "_LATE"]),
    st.integers(0, 999) | st.just("anon_ab12C"),
    st.integers(0, 999_999) | st.sampled_from(["assignsubmission_file", "assignsubmission_onlinetext", "text.html"]),
    st.sampled_from(["", "_", "_hw.py", "_hw-1.py", "_hw (2).py", ".py", "_x.pdf", "_hw.zip"]),
)
alike = st.sampled_from(
    [name.encode() for name in ("team", "team-2", "Team", "TEAM", "te\u0301am", "t\u00e9am", "a b", "a_b", "a  b", "con", "x" * 255, "x" * 254 + "y",
                                "\u0915\u093f", "\u0915\u0940", "[/red]", "=1+1", "-x", "te\u200dam", "team (1)", "team copy", "..x", "\u00df", "ss", "hw", "hw (1)", "hw-2", "__eve")]
)  # fmt: skip
names = (bytes_names | like_platforms | alike).map(lambda name: name.replace(b"/", b"_").replace(b"\0", b"_")[:255])

KINDS: dict[str, st.SearchStrategy[Layout]] = {
    "bytes as .py": python_files.map(lambda data: [(b"bad/hw.py", data)]),
    "named encodings": named_encodings.map(lambda data: [(b"bad/hw.py", data)]),
    "bytes as .ipynb": damaged(notebook_files).map(lambda data: [(b"bad/hw.ipynb", data)]),
    "notebooks": notebooks.map(lambda raw: [(b"bad/hw.ipynb", json.dumps(raw).encode())]),
    "archives": (archives() | damaged(archives())).map(lambda data: [(b"bad.zip", data)]),
    "folder names": st.lists(names.map(lambda name: (name + b"/hw.py", GOOD.encode())), max_size=6),
    "file names": st.lists(names.map(lambda name: (name[:251] + b".py", GOOD.encode())), max_size=6),
    "files of one folder": st.lists(st.tuples(names.map(lambda name: b"bad/" + name), python_files), max_size=6),
    "names in a folder": st.lists(st.tuples(names, python_files), max_size=6),
}


def survives(layout: Layout) -> Found:
    """The whole way of a class folder to its pages. Raises AssertionError where anything is lost, and what it meets."""
    with tempfile.TemporaryDirectory() as folder:
        entries = _put(Path(folder) / "class", [*layout, (b"honest/hw.py", GOOD.encode())])
        found = find([Path(folder) / "class"], STEM)
        students = [each.student for each in found.submissions]
        assert HONEST in found.submissions, "the honest student's work is another"
        assert len(set(students)) == len(students), "two rows of one name"
        assert _folders(Path(folder) / "class") <= len(students) <= len(entries) - len(found.left_out)
        for each in found.submissions:
            assert msgspec.msgpack.decode(msgspec.msgpack.encode(each), type=Submission) == each
            assert each.sha256
            assert all(text.isprintable() for text in (*each.notes, each.student)), "a line that is none"
            assert each.chunks or each.problem
        _written(found, Path(folder) / "out")
        for path in (Path(folder) / "class").glob("bad*"):
            rebuild(_release(), read_answer(path, STEM).cells)
    return found


def _put(folder: Path, layout: Layout) -> list[bytes]:
    """Write it; the entries of the class folder. A name that the disk does not take is none."""
    folder.mkdir()
    for name, data in layout:
        path = os.path.join(os.fsencode(folder), name)
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
    return os.listdir(os.fsencode(folder))


def _folders(folder: Path) -> int:
    """How many of them are a student's each: those that no platform named."""
    return sum(
        entry.is_dir() and not is_system_name(entry.name) and download(entry.name, {}) is None
        for entry in folder.iterdir()
    )


def _written(found: Found, out: Path) -> None:
    out.mkdir()
    results = [
        SubmissionResult(submission=each.student, assignment="hw", functions=(), checks=(), problems=each.notes)
        for each in found.submissions
    ]
    unwritten = [write(results, out) for write in (write_csv, write_feedback, write_html, write_gradescope)]
    assert [*unwritten, write_left_out(found.left_out, out)] == [[], [], [], [], []]
    rows = list(csv.DictReader(io.StringIO((out / "grades.csv").read_text())))
    assert len(rows) == len(results)
    pages = {os.path.normcase(row["page"]).casefold() for row in rows}
    assert len(pages) == len(results), "two rows of one page"
    for page in (out / row["page"] for row in rows):
        assert "<h1>" in page.read_text()
        assert (out / "feedback" / f"{page.stem}.txt").read_text().startswith("hw: ")
    assert len(list((out / "gradescope").iterdir())) == len(list((out / "feedback").iterdir())) == len(results)
    assert len((out / "not_judged.txt").read_text().splitlines()) == max(1, len(found.left_out))


def _release() -> nbformat.NotebookNode:
    mark = {"grade": False, "solution": True, "grade_id": "softmax", "schema_version": 3, "locked": False}
    cell = nbformat.v4.new_code_cell("def softmax(X):\n    raise NotImplementedError\n", metadata={"nbgrader": mark})
    made: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=[cell])
    return made
