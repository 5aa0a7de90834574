"""Whatever a student submits is read, or says in a line why it cannot be."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.submission import read
from autograder.submission.notebook import plain_python

STEM = "hw"
GOOD = "def softmax(X):\n    return X\n"


def notebook(*sources: str, minor: int = 5) -> str:
    cells: list[dict[str, Any]] = [{"cell_type": "markdown", "metadata": {}, "source": ["text"], "id": "m"}]
    for number, source in enumerate(sources):
        cell: dict[str, Any] = {
            "cell_type": "code",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        cells.append({**cell, "id": f"c{number}"})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": minor})


def one(path: Path) -> tuple[str, str, tuple[str, ...]]:
    submission = read(path, STEM, "s")
    return submission.text, submission.problem, submission.warnings


def test_a_file_is_one_chunk(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(GOOD)
    assert one(tmp_path / "hw.py") == (GOOD, "", ())


@pytest.mark.parametrize(
    "data",
    [
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("utf-16"),
        b"\x0c" + GOOD.encode(),
    ],
    ids=["CRLF", "CR", "BOM", "UTF-16", "form feed"],
)
def test_line_ends_and_marks_do_not_matter(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "hw.py").write_bytes(data)
    assert one(tmp_path / "hw.py")[0] == GOOD


def test_latin_1_is_read_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_bytes("# café\n".encode("latin-1"))
    text, _, warnings = one(tmp_path / "hw.py")
    assert "café" in text
    assert "UTF-8" in warnings[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hw.py", b"", "is empty"),
        ("hw.py", b" \n", "is empty"),
        ("hw.py", b"\x7fELF\0\0\0", "not a text file"),
        ("hw.ipynb", b'{"cells": [', "not a whole notebook"),
        ("hw.ipynb", b"[1, 2]", "no Jupyter notebook"),
        ("hw.ipynb", b'{"a": 1}', "no Jupyter notebook"),
        ("hw.zip", b"PK not a zip", "cannot be unpacked"),
        ("hw.py", b"#" * (9 << 20), "larger than 8 MB"),
    ],
)
def test_what_cannot_be_read_says_so_in_a_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    _, problem, _ = one(tmp_path / name)
    assert said in problem
    assert "\n" not in problem


def test_a_folder_without_source_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert "no hw.py or hw.ipynb" in one(tmp_path)[1]


def test_the_file_in_which_more_is_written_is_judged(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text("def softmax(X):\n    raise NotImplementedError('x')\n")
    (tmp_path / "hw.ipynb").write_text(notebook(GOOD))
    submission = read(tmp_path, STEM, "s")
    assert [chunk.name for chunk in submission.chunks] == ["cell 1"]
    assert submission.warnings == ()


def test_two_written_files_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(GOOD)
    (tmp_path / "hw.ipynb").write_text(notebook(GOOD.replace("return", "return 2 *")))
    assert "not judged: hw.ipynb" in one(tmp_path)[2][0]


GIVEN = "def train(net):\n    return net\n"


@pytest.mark.parametrize(
    "other", [GIVEN, f"{GIVEN}def softmax(X):\n    raise NotImplementedError\n", GOOD, GIVEN + GOOD]
)
def test_a_second_file_without_work_of_its_own_is_no_warning(tmp_path: Path, other: str) -> None:
    (tmp_path / "hw.py").write_text(GIVEN + GOOD + "def accuracy(y)\n")
    (tmp_path / "hw.ipynb").write_text(notebook(other))
    assert one(tmp_path)[2] == ()


def test_a_second_file_that_cannot_be_read_may_hold_work(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(GIVEN + GOOD)
    (tmp_path / "hw.ipynb").write_text(notebook("def softmax(X)\n    return X\n"))
    assert "not judged: hw.ipynb" in one(tmp_path)[2][0]


def test_a_wrong_name_in_a_folder_is_judged_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "final_version2.py").write_text(GOOD)
    text, _, warnings = one(tmp_path)
    assert text == GOOD
    assert "not hw.py" in warnings[0]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text(GOOD)
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "hw.py").symlink_to(tmp_path / "secret.py")
    assert one(tmp_path / "s")[1]


def test_a_zip_is_read_and_its_traps_are_not(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "hw.zip", "w") as archive:
        archive.writestr("../hw.py", "evil = 1")
        archive.writestr("__MACOSX/hw.py", "evil = 1")
        archive.writestr("work/hw.py", GOOD)
    assert one(tmp_path / "hw.zip")[0] == GOOD


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "hw.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("hw.py", b"\n" * (33 << 20))
    assert "holds too much" in one(tmp_path / "hw.zip")[1]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1\n"),
        ("!pip install torch\nx = 1", "pass\nx = 1\n"),
        ("if True:\n    %time f()\nx = 1", "if True:\n    pass\nx = 1\n"),
        ("files = !ls\nx = 1", "files = None\nx = 1\n"),
        ("softmax?\nx = 1", "pass\nx = 1\n"),
        ("%%time\nx = 1", "\nx = 1\n"),
        ("%%bash\nrm -rf /", "\n\n"),
        ("x = 5 % 3", "x = 5 % 3\n"),
        ("x = (7\n% 4)", "x = (7\n% 4)\n"),
    ],
)
def test_what_only_jupyter_understands_is_taken_out_line_for_line(cell: str, plain: str) -> None:
    assert plain_python(cell) == plain


def test_an_old_notebook_is_read(tmp_path: Path) -> None:
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"metadata": {}, "cells": [
        {"cell_type": "code", "input": ["x = 1"], "language": "python", "metadata": {}, "outputs": [], "collapsed": False}
    ]}]}  # fmt: skip
    (tmp_path / "hw.ipynb").write_text(json.dumps(old))
    assert one(tmp_path / "hw.ipynb")[0] == "x = 1\n"


def test_code_is_capped_and_outputs_are_not(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text("x = 1234\n" * 30_000)
    assert one(tmp_path / "hw.py")[1] == (
        "hw.py holds 270 kB of code, more than the 256 kB that are judged:"
        " take out data and what was generated, and hand it in again."
    )
    book = json.loads(notebook(GOOD))
    book["cells"][0]["source"] = "long prose " * 100_000
    book["cells"][1]["outputs"] = ["0" * 1_000_000]
    (tmp_path / "hw.ipynb").write_text(json.dumps(book))
    assert one(tmp_path / "hw.ipynb") == (GOOD, "", ())
    (tmp_path / "big.ipynb").write_text(notebook("x = 1\n" * 30_000, "y = 1\n" * 30_000))
    assert "360 kB of code" in one(tmp_path / "big.ipynb")[1]


def test_the_newest_version_counts_and_the_others_are_named(tmp_path: Path) -> None:
    for name, value in (("hw.py", 0), ("hw (1).py", 1), ("hw (2).py", 2)):
        (tmp_path / name).write_text(f"def f(): return {value}\n")
    text, _, warnings = one(tmp_path)
    assert text == "def f(): return 2\n"
    assert warnings == ("hw (2).py is the newest version and counts; not judged: hw (1).py, hw.py.",)


def test_a_stub_is_no_newer_version_but_a_syntax_error_is(tmp_path: Path) -> None:
    (tmp_path / "hw.py").write_text(GOOD)
    (tmp_path / "hw (1).py").write_text("def softmax(X):\n    raise NotImplementedError\n")
    text, _, warnings = one(tmp_path)
    assert text == GOOD
    assert "newest version in which something is written" in warnings[0]
    (tmp_path / "hw (1).py").write_text("def softmax(X):\n    return (X\n")
    assert "(X" in one(tmp_path)[0]


def test_what_was_found_instead_is_named(tmp_path: Path) -> None:
    for name in ("report.docx", "notes.pdf", *(f"{i}.png" for i in range(9))):
        (tmp_path / name).write_text("x")
    problem = one(tmp_path)[1]
    assert problem == (
        "There is no hw.py or hw.ipynb in it; it holds 0.png, 1.png, 2.png, 3.png, 4.png and 6 more:"
        " submit your .py file or notebook."
    )


def test_more_than_can_be_compared_is_said(tmp_path: Path) -> None:
    for i in range(5):
        (tmp_path / f"{i}.py").write_text("x = 1\n" * 40_000)
    assert "5 files may be meant, more than can be compared" in one(tmp_path)[1]


def test_a_notebook_without_code_says_so(tmp_path: Path) -> None:
    (tmp_path / "hw.ipynb").write_text(notebook())
    assert "There is no code in it" in one(tmp_path)[1]


@pytest.mark.parametrize(
    ("error", "why"),
    [(KeyError("x"), "KeyError"), (RecursionError("deep"), "RecursionError"), (MemoryError(), "MemoryError"),
     (PermissionError(13, "Permission denied"), "Permission denied"), (OSError(), "OSError")],
)  # fmt: skip
@pytest.mark.parametrize("place", ["files_of", "decode", "chunks_of"])
def test_whatever_goes_wrong_is_a_line_of_this_submission(
    error: Exception, why: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    (tmp_path / "hw.ipynb").write_text(notebook(GOOD))
    monkeypatch.setattr(sys.modules["autograder.submission.read"], place, fails)
    said = one(tmp_path / "hw.ipynb")[1]
    assert said == f"hw.ipynb cannot be read ({why}): submit your code again, as a plain .py file."
