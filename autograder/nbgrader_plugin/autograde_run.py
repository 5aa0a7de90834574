"""What one run of `nbgrader autograde` shares: the released notebooks, the rebuilt submissions, and the results.

The first submission that needs its result has all of the run judged, in a program of its own; each waits for its own
result alone, while others are judged. What was judged before, in this run or in an earlier one, is in
judged/<assignment>/results.jsonl.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.converters.base import NbGraderException
from traitlets.log import get_logger

from autograder.assignment import assignment_names, find_kit, load_assignment
from autograder.engine.background import BackgroundRun
from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.nbgrader_plugin.execute import SandboxedExecute
from autograder.nbgrader_plugin.rebuild import Rebuilt, cells_of, rebuild
from autograder.release.cells import ASKS
from autograder.result import SubmissionResult
from autograder.submission import Answer, Submission, chunks_of, read_answer

FOLDER = "judged"  # in the course's folder, beside autograded/ and feedback/


class CannotGrade(KeyboardInterrupt, NbGraderException):
    """Nobody can be judged; the message says why, and what to do.

    nbgrader goes on with the next student after any exception but a KeyboardInterrupt, which ends the run and takes
    back what it had begun; from an NbGraderException its command ends without a traceback, and without a word.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        get_logger().error(message)


@dataclass
class AutogradeRun:
    """One run of `nbgrader autograde`. `submitted` maps assignment and student to the folder that was submitted."""

    coursedir: Any
    options: SandboxedExecute
    submitted: Mapping[tuple[str, str], Path]
    _released: dict[tuple[str, str], NotebookNode] = field(default_factory=dict)
    _rebuilt: dict[tuple[str, str, str], tuple[Answer, Rebuilt]] = field(default_factory=dict)
    _runs: dict[tuple[str, str], BackgroundRun] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            kit = Path(self.options.kit) if self.options.kit else find_kit()
            names = assignment_names(kit)
            if not names:
                raise AutograderError(f"{kit} holds no reference/: set c.SandboxedExecute.kit to the kit's folder.")
        except AutograderError as error:
            raise CannotGrade(str(error)) from error
        self.kit, self.names = kit, frozenset(names)

    def is_ours(self, assignment: str, notebook: str) -> bool:
        """Whether its grade cells ask the kit: others, of whatever name, are none of our business.

        Raises CannotGrade for a name of ours that was not released: it might be ours, and must not run unjudged.
        """
        if notebook not in self.names:
            return False
        return any(
            ASKS in cell.source for cell in self.read_released(assignment, notebook).cells if cell.cell_type == "code"
        )

    def notebooks(self, assignment: str) -> list[str]:
        """The kit's notebooks in a released assignment."""
        names = sorted(path.stem for path in self._release(assignment).glob("*.ipynb"))
        return [name for name in names if self.is_ours(assignment, name)]

    def _release(self, assignment: str) -> Path:
        return Path(self.coursedir.format_path(self.coursedir.release_directory, ".", assignment))

    def read_released(self, assignment: str, notebook: str) -> NotebookNode:
        """The released notebook, read once in a run. Raises CannotGrade where it cannot be read."""
        key = assignment, notebook
        if key not in self._released:
            path = self._release(assignment) / f"{notebook}.ipynb"
            try:
                self._released[key] = nbformat.read(path, as_version=4)
            except (OSError, ValueError) as error:
                raise CannotGrade(
                    f"{path} cannot be read: run `nbgrader generate_assignment {assignment} --force`."
                ) from error
        return self._released[key]

    def rebuild_for(self, assignment: str, notebook: str, student: str) -> Rebuilt:
        """The released notebook with this student's answers."""
        return self._read(assignment, notebook, student)[1]

    def _read(self, assignment: str, notebook: str, student: str) -> tuple[Answer, Rebuilt]:
        key = assignment, notebook, student
        if key not in self._rebuilt:
            answer = read_answer(self.submitted[assignment, student], notebook)
            released = self.read_released(assignment, notebook)
            try:
                rebuilt = rebuild(released, answer.cells)
            except Exception as error:  # the boundary: what one student submitted is that student's line
                why = f"Your cells cannot be put into the notebook ({type(error).__name__}): start from a fresh one."
                answer, rebuilt = Answer(problem=why), rebuild(released, ())
            said = (answer.problem,) if answer.problem else (*answer.warnings, *rebuilt.notes)
            self._rebuilt[key] = answer, Rebuilt(rebuilt.notebook, said)
        return self._rebuilt[key]

    def _submission(self, assignment: str, notebook: str, student: str) -> Submission:
        answer, rebuilt = self._read(assignment, notebook, student)
        if answer.problem:
            return Submission(student=student, problem=answer.problem)
        chunks = chunks_of(list(cells_of(rebuilt.notebook)))
        return Submission(student=student, chunks=tuple(chunks), warnings=rebuilt.notes)

    def result(self, assignment: str, notebook: str, student: str) -> SubmissionResult:
        """The result of this student, once it is known. Raises CannotGrade where nobody can be judged."""
        key = assignment, notebook
        try:
            if key not in self._runs:
                self._runs[key] = self._start(assignment, notebook)
            return self._runs[key].result(student)
        except AutograderError as error:
            raise CannotGrade(str(error)) from error

    def _start(self, assignment: str, notebook: str) -> BackgroundRun:
        students = [student for name, student in self.submitted if name == assignment]
        own = self.options
        # The config speaks for the whole course, of which some assignments may use no data.
        uses_data = load_assignment(notebook, self.kit).uses_data
        options = GradeOptions(
            assignment=notebook,
            out=str(Path(self.coursedir.root) / FOLDER / assignment),
            kit=str(self.kit),
            jobs=own.jobs,
            resume=True,
            regrade=True,
            wait=True,
            seed=own.seed,
            data=own.data if uses_data else "auto",
            data_dir=own.data_dir if uses_data else "",
            unsafe=own.unsafe_no_sandbox,
        )
        return BackgroundRun(options, [self._submission(assignment, notebook, student) for student in students])
