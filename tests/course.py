"""A real nbgrader course, and the real commands in it."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.assignment import Assignment
from autograder.release.cells import parts_of
from autograder.release.exercise import read_solution

NAME = "softmax_regression"


def run(*command: str, cwd: Path, home: Path, check: bool = True, **environment: str) -> str:
    """What the module, run as a command, printed."""
    return run_program("-m", *command, cwd=cwd, home=home, check=check, **environment)


def run_program(*command: str, cwd: Path, home: Path, check: bool = True, **environment: str) -> str:
    """What Python printed, both streams. It finds its programs beside this Python, and nothing of this user's."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "HOME": str(home), "JUPYTER_PLATFORM_DIRS": "1", "AUTOGRADER_DATA_DIR": "", **environment}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert not check or done.returncode == 0, done.stdout
    return done.stdout


class Course:
    """A course folder with its instructor."""

    def __init__(self, folder: Path, home: Path, assignment: str = NAME) -> None:
        self.folder, self.home, self.assignment = folder, home, assignment
        home.mkdir(exist_ok=True)

    def nbgrader(self, *args: str, check: bool = True, **environment: str) -> str:
        return run("nbgrader", *args, cwd=self.folder, home=self.home, check=check, **environment)

    def released(self) -> NotebookNode:
        return read(self.folder / "release" / self.assignment / f"{self.assignment}.ipynb")

    def solved(self) -> NotebookNode:
        """The released notebook with the model answers, but nothing said on what a person grades."""
        source = read(self.folder / "source" / self.assignment / f"{self.assignment}.ipynb")
        answers = {mark(cell, "grade_id"): cell.source for cell in source.cells if cell.cell_type == "code"}
        book = copy.deepcopy(self.released())
        for cell in book.cells:
            if mark(cell, "solution") and cell.cell_type == "code":
                cell.source = answers[mark(cell, "grade_id")]
        return book

    def hand_in(self, student: str, text: str, name: str = "") -> None:
        folder = self.folder / "submitted" / student / self.assignment
        folder.mkdir(parents=True)
        (folder / (name or f"{self.assignment}.ipynb")).write_text(text)

    def graded(self, student: str) -> NotebookNode:
        return read(self.folder / "autograded" / student / self.assignment / f"{self.assignment}.ipynb")


def read(path: Path) -> NotebookNode:
    book: NotebookNode = nbformat.read(path, 4)
    return book


def answered(path: Path, assignment: Assignment) -> NotebookNode:
    """A student's notebook with the model answers."""
    book, functions = read(path), assignment.spec.functions
    answers = {
        part.function: part.cell.source
        for part in parts_of(read_solution(assignment), functions)
        if part.function and not part.checks
    }
    for cell in book.cells:
        for function, source in answers.items():
            if cell.cell_type == "code" and cell.source.startswith(f"def {function}("):
                cell.source = source
    return book


def mark(cell: NotebookNode, name: str) -> Any:
    return cell.metadata.get("nbgrader", {}).get(name)


def answer(book: NotebookNode, grade_id: str) -> Any:
    return next(cell for cell in book.cells if mark(cell, "grade_id") == grade_id)
