"""What arrives by accident, as it lies in a class folder: it gets the points it deserves and a line that helps.

A case is a folder of tests/zoo/accidents: the files of a student, and expected.toml with the score of the six functions
(of 95), a part of the line that the student reads, and, in `make`, files that a repository should not hold.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job
from autograder.result import SubmissionResult
from autograder.submission import find
from tests.conftest import KIT, graded, with_limits

CASES = sorted(path.parent for path in (KIT / "tests" / "zoo" / "accidents").glob("*/expected.toml"))
MARK = "# the model answers stand here\n"


def expected(case: Path) -> dict[str, Any]:
    return msgspec.toml.decode((case / "expected.toml").read_bytes(), type=dict[str, Any])


def build(case: Path, folder: Path, model: str) -> None:
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns("expected.toml"))
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace(MARK, model))
    for wish in expected(case).get("make", []):
        make(folder / wish["path"], wish, model)


def make(path: Path, wish: dict[str, Any], model: str) -> None:
    if "link" in wish:
        path.symlink_to(wish["link"])
    elif "pipe" in wish:
        os.mkfifo(path)
    elif "hex" in wish:
        path.write_bytes(bytes.fromhex(wish["hex"]))
    elif "members" in wish:
        path.write_bytes(_archive(wish["members"], wish.get("repeat", 1), model))
    else:
        path.write_bytes(_text(wish, model).encode(wish.get("encoding", "utf-8")))


def _archive(members: dict[str, Any], repeat: int, model: str) -> bytes:
    """A zip; members that have members are one, too."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in members.items():
            is_archive = isinstance(inside, dict)
            archive.writestr(name, _archive(inside, 1, model) if is_archive else inside.replace(MARK, model) * repeat)
    return buffer.getvalue()


def _text(wish: dict[str, Any], model: str) -> str:
    # In a notebook the model answers stand inside a JSON string.
    inside = msgspec.json.encode(model).decode()[1:-1] if wish["path"].endswith(".ipynb") else model
    text: str = wish["text"].replace(MARK.strip() + "\\n" if inside is not model else MARK, inside) * wish.get(
        "repeat", 1
    )
    if wish.get("tabs"):
        text = text.replace("    ", "\t")
    text += wish.get("then", "") * wish.get("thens", 1) + "x" * wish.get("fill", 0) + wish.get("last", "")
    text += "(" * wish.get("brackets", 0) + ")" * wish.get("brackets", 0)
    return text.replace("\n", wish.get("newline", "\n"))


@pytest.fixture(scope="module")
def results(
    assignment: Assignment, model: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, SubmissionResult]:
    folder = tmp_path_factory.mktemp("accidents") / "class"
    for case in CASES:
        build(case, folder / case.name, model)
    quick = with_limits(assignment, load=5.0)
    job = Job(quick, functions=assignment.spec.functions[:-1], smallest=False)
    return {result.submission: result for result in graded(job, find([folder], assignment.name).submissions, jobs=2)}


@pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_accident_gets_what_it_deserves(case: Path, results: dict[str, SubmissionResult]) -> None:
    wanted, result = expected(case), results[case.name]
    assert not result.broken
    lost = [(check.id, check.status, check.finding) for check in result.checks if check.status != "passed"]
    assert result.score() == wanted["score"], (lost, result.problems)
    if wanted["says"]:
        assert wanted["says"] in "\n".join(result.problems)
    else:
        assert result.problems == ()
