"""What a student gets, used as the student would: a fresh folder, a fresh environment, and nothing of the instructor's."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.assignment import load_assignment
from autograder.release import release_bundle
from tests.conftest import KIT
from tests.course import answered

pytestmark = pytest.mark.proof

NAME = "softmax_regression"
# In the place of Google's module: whoever is asked to upload a file has it already.
COLAB = """
import shutil, sys, types
files = types.SimpleNamespace(upload=lambda: shutil.copy({packed!r}, "."))
sys.modules["google"] = types.ModuleType("google")
sys.modules["google.colab"] = types.SimpleNamespace(files=files)
"""


@pytest.fixture(scope="module")
def student(tmp_path_factory: pytest.TempPathFactory) -> Student:
    """A student who has unpacked the archive and followed its README on Linux."""
    student = Student(tmp_path_factory.mktemp("student"))
    with zipfile.ZipFile(student.packed) as archive:
        archive.extractall(student.home / "Downloads")
    *setting_up, _ = student.lines("Linux")
    for line in setting_up:
        student.shell(line)
    return student


class Student:
    """A home of their own, and in it what they were given."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.packed = release_bundle(NAME, home, KIT)
        self.folder = home / "Downloads" / NAME

    def lines(self, system: str) -> list[str]:
        """What the README says to type on this system."""
        readme = (self.folder / "README.md").read_text()
        found = re.search(rf"^{system}.*?```\n(.*?)```", readme, re.MULTILINE | re.DOTALL)
        assert found is not None
        return found[1].splitlines()

    def shell(self, line: str, cwd: Path | None = None, code: int = 0) -> str:
        """What a line typed into a shell prints. Of this machine it has its programs and where pip looks."""
        kept = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "LD_")) or key == "LANG"}
        environment = {
            **kept, "HOME": str(self.home), "PATH": "/usr/local/bin:/usr/bin:/bin", "MPLBACKEND": "agg",
            "PIP_CONSTRAINT": str(KIT / "constraints.txt"), "PIP_RETRIES": "0", "PIP_QUIET": "1",
        }  # fmt: skip
        line = line.replace("python3 ", f"{sys.executable} ", 1) if line.startswith("python3 ") else line
        done = subprocess.run(
            line, shell=True, cwd=cwd or self.folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def run_notebook(self, book: Any, folder: Path) -> Any:
        """The notebook as Jupyter leaves it after `Run All`."""
        nbformat.write(book, folder / "mine.ipynb")
        jupyter = self.folder / ".venv" / "bin" / "jupyter"
        self.shell(f"{jupyter} execute --inplace mine.ipynb", folder)
        return nbformat.read(folder / "mine.ipynb", 4)

    def answered(self) -> Any:
        """Their notebook with all six functions written."""
        return answered(self.folder / f"{NAME}.ipynb", load_assignment(NAME, KIT))


FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch")


def position(book: Any, beginning: str) -> int:
    """Where the one cell is that begins so."""
    (found,) = (i for i, cell in enumerate(book.cells) if cell.source.startswith(beginning))
    return found


def said(book: Any, beginning: str) -> str:
    """All text below the cell that begins so."""
    outputs = book.cells[position(book, beginning)].outputs
    return "\n".join(out.get("text") or out.get("data", {}).get("text/plain", "") for out in outputs)


def shown(book: Any, beginning: str) -> str:
    """The HTML below the cell that begins so."""
    outputs = book.cells[position(book, beginning)].outputs
    return "\n".join(out.get("data", {}).get("text/html", "") for out in outputs)


def pictures(book: Any) -> int:
    return sum("image/png" in out.get("data", {}) for cell in book.cells for out in cell.get("outputs", ()))


def test_the_archive_is_one_folder_the_same_each_time_and_holds_nothing_of_the_reference(tmp_path: Path) -> None:
    one, other = (release_bundle(NAME, tmp_path / folder, KIT) for folder in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        names = archive.namelist()
        (wheel,) = (name for name in names if name.endswith(".whl"))
        assert {name.split("/")[0] for name in names} == {NAME}
        assert not [name for name in names if "hidden" in name or "reference" in name or "misconceptions" in name]
        readme = archive.read(f"{NAME}/README.md").decode()
    assert readme.count(wheel.removeprefix(f"{NAME}/")) == 3
    assert "https://download.pytorch.org/whl/cpu" in readme


def test_the_last_line_of_the_readme_checks(student: Student) -> None:
    table = student.shell(student.lines("Linux")[-1], code=1)
    assert table.count("not written yet") >= len(FUNCTIONS)
    assert "Next: write softmax" in table


def test_an_untouched_notebook_runs_as_far_as_it_is_written(student: Student) -> None:
    book = nbformat.read(student.folder / f"{NAME}.ipynb", 4)
    book.cells = book.cells[: position(book, "W, b, reached")]
    ran = student.run_notebook(book, student.folder)
    assert "drawn by the kit" in said(ran, "from autograder.notebook import get_")
    assert pictures(ran) == 1
    assert "not written yet" in said(ran, 'check("softmax")')


def test_what_is_defined_in_the_kernel_is_checked_trained_and_shown(student: Student) -> None:
    book = student.run_notebook(student.answered(), student.folder)
    for function in FUNCTIONS:
        assert "all checks here pass" in said(book, f'check("{function}")')
        assert "Hidden checks ask for all that the docstring says." in shown(book, f'check("{function}")')
    assert "Hidden checks ask for more." in shown(book, 'check("training_run")')
    assert pictures(book) == 4  # the data, the curve, guesses, mistakes
    assert said(book, "W, b, reached").startswith("epoch 5: training loss 0.")
    assert "One epoch has to reach 77.0%: it does." in said(book, "needed")
    assert "✗" not in said(book, "guesses")


def test_colab_needs_its_cell_and_no_more(student: Student, tmp_path: Path) -> None:
    """In a bare kernel, in a folder where nothing is; the kit is there already, for its wheel is what pip installs."""
    book = student.answered()
    before = copy.deepcopy(book.cells[0])
    before.update(cell_type="code", source=COLAB.format(packed=str(student.packed)), id="colab", outputs=[])
    before.execution_count = None
    book.cells = [before, *book.cells[: position(book, 'check("softmax")') + 1]]
    ran = student.run_notebook(book, tmp_path)
    assert (tmp_path / NAME / "checks").is_dir()
    assert "all checks here pass" in said(ran, 'check("softmax")')
    shutil.rmtree(tmp_path / NAME)
