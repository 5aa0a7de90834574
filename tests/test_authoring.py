"""The author's guide, step by step as it stands, on a function of another field: from nothing to a graded class."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import KIT
from tests.course import run_program

pytestmark = pytest.mark.proof

GUIDE = (KIT / "docs" / "authoring.md").read_text()
FILE = re.compile(r'^```\w+ title="(?P<path>[\w/.]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
FILES = {match["path"]: match["text"] for match in FILE.finditer(GUIDE)}
EXAMPLE = "row_means"
Run = Callable[..., str]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A folder in which there is nothing yet but a place for assignments, and what an archive for Gradescope holds."""
    (tmp_path / "reference").mkdir()
    for path in ("autograder", "pyproject.toml", "constraints.txt", "README.md", "LICENSE", "CHANGELOG.md"):
        (tmp_path / path).symlink_to(KIT / path)
    return tmp_path


@pytest.fixture
def run(kit: Path) -> Run:
    def run(*args: str, check: bool = True) -> str:
        program = "from autograder.cli import main; main()"
        here = {"AUTOGRADER_KIT": str(kit), "PYTHONPATH": str(KIT)}
        return run_program("-c", program, *args, cwd=kit, home=kit, check=check, **here)

    return run


def test_the_guide_leads_to_a_graded_class(kit: Path, run: Run) -> None:
    run("new", "shapes")
    assert "claims hold, 0 do not." in run("verify", "shapes")
    for example in kit.rglob(f"*{EXAMPLE}.py"):
        example.unlink()
    for path, text in FILES.items():
        (kit / path).write_text(text)
    assert "exercises/shapes is stale" in run("verify", "shapes", check=False)
    run("release", "shapes", "--to", "exercises")
    assert "claims hold, 0 do not." in run("verify", "shapes")
    assert "nothing has changed" in run("verify", "shapes", "--changed")

    stub = (kit / "exercises" / "shapes" / "shapes.py").read_text()
    answer = FILES["solutions/shapes/shapes.py"]
    half = answer.replace("return sides[:, 0] * sides[:, 1]", "return sides.sum(1)")
    (kit / "class").mkdir()
    for student, source in {"ann": answer, "ben": half, "eve": stub}.items():
        (kit / "class" / f"{student}.py").write_text(source)
    run("grade", "class", "--assignment", "shapes", "--out", "results")
    with (kit / "results" / "grades.csv").open(encoding="utf-8-sig") as file:
        assert {row["id"]: row["score"] for row in csv.DictReader(file)} == {"ann": "100", "ben": "0", "eve": "0"}
    assert "(area.perimeter): You add the sides" in (kit / "results" / "feedback" / "ben.txt").read_text()

    run("release", "shapes", "--nbgrader", "course")
    assert (kit / "course" / "source" / "shapes" / "shapes.ipynb").is_file()
    run("release", "shapes", "--gradescope", "--to", "upload")
    assert list((kit / "upload").glob("*.zip"))


def test_the_guide_shows_every_file_of_the_example(kit: Path, run: Run) -> None:
    run("new", "shapes")
    begun = {
        path.relative_to(kit).as_posix() for room in ("reference", "solutions") for path in (kit / room).rglob("*.*")
    }
    shown = {path.replace("area", EXAMPLE) for path in FILES}
    assert begun - shown == {"reference/shapes/preamble.py"}
    assert shown - begun == {"reference/shapes/equivalent.toml"}
