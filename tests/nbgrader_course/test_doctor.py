"""The doctor of a course: each fault is found, and said with what to do."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.nbgrader_course import doctor
from autograder.nbgrader_course.doctor import findings
from tests.conftest import KIT

NAME = "softmax_regression"


@pytest.fixture
def course(generated_course: Path, tmp_path: Path) -> Path:
    shutil.copytree(generated_course, tmp_path / "course")
    (tmp_path / "exchange").mkdir()
    append(tmp_path / "course", f"c.Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    return tmp_path / "course"


def append(course: Path, line: str) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + line)


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text()))


def said(course: Path) -> list[str]:
    return [line for good, line in findings(course, KIT) if not good]


def test_a_healthy_course_has_nothing_to_do(course: Path) -> None:
    lines = list(findings(course, KIT))
    assert all(good for good, _ in lines), lines
    assert f"{NAME}: source, release, gradebook and points agree: nothing to do" in [line for _, line in lines]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("c.Autograde.exporter_class = 'nbconvert.exporters.NotebookExporter'\n", "exporter_class is another one"),
        ("c.Autograde.sanitize_preprocessors = []\n", "RebuildSubmission does not come first"),
        (
            "c.Autograde.autograde_preprocessors = ['nbgrader.preprocessors.Execute']\n",
            "SandboxedExecute is missing; nbgrader's Execute runs student code",
        ),
        ("c.HTMLExporter.filters = {}\n", "formulas on its pages need a network: run `autograder release"),
        ("c.SandboxedExecute.kit = '/nowhere'\n", "c.SandboxedExecute.kit is /nowhere, which holds no reference/"),
        ("c.Exchange.root = '/nowhere'\n", "exchange: there is no /nowhere: mkdir -m 777"),
        ("1 / 0\n", "cannot be read (ZeroDivisionError: division by zero). Fix it first."),
    ],
)
def test_what_is_wrong_with_the_config_is_said(line: str, wrong: str, course: Path) -> None:
    append(course, line)
    found = said(course)
    assert len(found) == 1
    assert wrong in found[0]


def test_a_course_that_hands_in_elsewhere_needs_no_exchange(
    generated_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_EXCHANGE", "/nowhere")
    assert said(generated_course) == []
    [line] = [line for _, line in findings(generated_course, KIT) if line.startswith("exchange: ")]
    assert line.endswith("For fetch and submit: mkdir -m 777 exchange, then `autograder release NAME --nbgrader` again")


def test_a_release_older_than_its_source_is_found(course: Path) -> None:
    edit(course / "release" / NAME / f"{NAME}.ipynb", lambda text: text.replace("Six short functions", "6 functions"))
    assert said(course) == [
        f"{NAME}: release/ is older than source/: nbgrader generate_assignment {NAME} --force"
    ]  # fmt: skip


def test_old_checks_in_a_release_are_found(course: Path) -> None:
    (course / "release" / NAME / "checks" / "test_softmax.py").unlink()
    assert "release/ is older than source/" in said(course)[0]


def test_a_source_that_the_kit_prints_otherwise_is_found(course: Path) -> None:
    edit(course / "source" / NAME / "checks" / "harness.py", lambda text: text + "\n")
    assert "source/ is not as the kit prints it (checks/harness.py): keep your changes, or" in said(course)[0]


def test_points_that_differ_are_found(course: Path) -> None:
    def fewer(text: str) -> str:
        book = json.loads(text)
        for cell in book["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "softmax":
                cell["metadata"]["nbgrader"]["points"] = 7
        return json.dumps(book)

    edit(course / "source" / NAME / f"{NAME}.ipynb", fewer)
    found = "\n".join(said(course))
    assert "points differ from assignment.toml (softmax 7, not 20)" in found
    assert "release/ is older than source/" in found
    assert "the gradebook has other points (softmax 20, not 7)" in found


def test_a_gradebook_that_differs_is_found(course: Path) -> None:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        gradebook.find_grade_cell("sgd", NAME, NAME).max_score = 1.0
        gradebook.db.commit()
    assert "the gradebook has other points (sgd 1, not 15)" in said(course)[0]


def test_what_was_never_generated_is_said(course: Path) -> None:
    (course / "release" / NAME / f"{NAME}.ipynb").unlink()
    assert said(course) == [f"{NAME}: not generated yet: nbgrader generate_assignment {NAME} --force"]


def test_a_plug_in_that_cannot_be_imported_is_said(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "autograder.nbgrader_plugin", None)
    assert "plug-in: cannot be imported" in said(course)[0]


def test_an_empty_course_is_told_what_to_print(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    assert any("source/ holds none of the kit's assignments: autograder release" in line for line in said(tmp_path))
