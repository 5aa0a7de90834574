"""A course of one small notebook, and nbgrader's own converter for it, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.nbgrader_plugin import SubmissionReader
from autograder.release.cells import ASKS
from tests.tiny import NAME, tiny

POINTS = {"double": 40, "quadruple": 30, "total": 30}
STUB = "def {}(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"


def marks(name: str, **more: object) -> dict[str, Any]:
    return {"nbgrader": {"grade_id": name, "grade": False, "solution": False, "locked": False, "schema_version": 3, "task": False, **more}}  # fmt: skip


def released() -> NotebookNode:
    """The notebook that students of the tiny assignment get."""
    cells = [new_markdown_cell("# Tiny")]
    for name, points in POINTS.items():
        cells += [
            new_code_cell(STUB.format(name), metadata=marks(f"{name}_answer", solution=True)),
            new_code_cell(f'{ASKS}\n\ncheck("{name}")', metadata=marks(name, grade=True, locked=True, points=points)),
        ]
    book: NotebookNode = new_notebook(cells=cells)
    return book


def answered(**answers: str) -> NotebookNode:
    """The same with answers to some of its functions."""
    book = released()
    for cell in book.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("_answer")
        if cell.metadata.get("nbgrader", {}).get("solution") and name in answers:
            cell.source = answers[name]
    return book


RIGHT = {
    "double": "def double(x):\n    return 2.0 * x",
    "quadruple": "def quadruple(x):\n    return 4.0 * x",
    "total": "import torch\ndef total(X):\n    return torch.tensor(X).sum()",
}


@dataclass
class SmallCourse:
    """Its folder, and the folder of the kit."""

    root: Path
    kit: Path

    def submit(
        self, student: str, book: NotebookNode | str, name: str = f"{NAME}.ipynb", assignment: str = NAME
    ) -> Path:
        path = self.root / "submitted" / student / assignment / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(book if isinstance(book, str) else nbformat.writes(book))
        return path

    def release(self, book: NotebookNode, name: str = NAME, assignment: str = NAME) -> Path:
        path = self.root / "release" / assignment / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(book, path)
        return path

    def reader(self, student: str = "*", notebook: str = "*", **options: object) -> SubmissionReader:
        """What nbgrader makes when it autogrades these students."""
        config = Config({"SandboxedExecute": {"kit": str(self.kit), **options}, "CourseDirectory": {"root": str(self.root), "assignment_id": NAME, "student_id": student, "notebook_id": notebook}})  # fmt: skip
        return SubmissionReader(
            parent=Autograde(coursedir=CourseDirectory(config=config), config=config), config=config
        )


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    tiny(tmp_path / "kit")
    course = SmallCourse(tmp_path / "course", tmp_path / "kit")
    course.release(released())
    return course


def ids(student: str, notebook: str = NAME, assignment: str = NAME) -> dict[str, Any]:
    """What nbgrader tells its preprocessors."""
    return {"nbgrader": {"assignment": assignment, "notebook": notebook, "student": student}}
