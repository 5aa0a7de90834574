"""Takes the place of nbgrader's Execute: the judge's scores and words go into the grade cells."""

from __future__ import annotations

import os
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Integer, Unicode

from autograder.errors import AutograderError
from autograder.reports.explanation import points
from autograder.reports.student_page import function_cell
from autograder.reports.text import explain
from autograder.result import SubmissionResult


class SandboxedExecute(NbGraderPreprocessor):
    """Nothing of a submission runs here: it is judged by the kit, in its sandbox. Other notebooks run as ever."""

    kit = Unicode("", help="The kit's folder, which holds reference/.").tag(config=True)
    data = Unicode("auto", help="auto, offline, or a name that the assignment knows.").tag(config=True)
    data_dir = Unicode("", help="Folder that holds the data.").tag(config=True)
    seed = Integer(None, allow_none=True, help="What the checks draw; a fresh one for each class.").tag(config=True)
    jobs = Integer(os.cpu_count() or 1, help="How many submissions are judged at a time.").tag(config=True)
    unsafe_no_sandbox = Bool(False, help="Run code that you trust where no sandbox holds.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Write the verdict into the notebook. Raises AutograderError where a submission could not be judged."""
        ids = resources["nbgrader"]
        run = self.parent.autograde_run
        if not run.is_ours(ids["assignment"], ids["notebook"]):
            executed: tuple[NotebookNode, dict[str, Any]] = Execute(parent=self.parent)(nb, resources)
            return executed
        result = run.result(ids["assignment"], ids["notebook"], ids["student"])
        if result.broken:
            # No score is better than a wrong one: nbgrader keeps it ungraded, and the next run judges it again.
            raise AutograderError(f"{ids['student']} could not be judged, by no fault of theirs: run it again.")
        write_verdict(nb, result)
        self.log.info("%s: %s of %s points", ids["student"], points(result.score()), points(result.max_score()))
        return nb, resources


def write_verdict(nb: NotebookNode, result: SubmissionResult) -> None:
    """Score and feedback into each grade cell, in the form that nbgrader reads; no other cell has any output."""
    first = True
    number = 0
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        number += 1
        cell.outputs, cell.execution_count = [], number
        if is_grade(cell) and not is_solution(cell):
            cell.outputs = _outputs(cell, number, result, first=first)
            first = False


def _outputs(cell: NotebookNode, number: int, result: SubmissionResult, *, first: bool) -> list[NotebookNode]:
    function = cell.metadata.nbgrader["grade_id"]
    if function not in result.functions:
        raise AutograderError(f"The released notebook has a grade cell {function!r}, which the kit does not know.")
    # nbgrader takes the first result of a cell for its score, and nothing but a plain number for partial credit.
    most = float(cell.metadata.nbgrader["points"])
    score = round(result.score(function) / result.max_score(function) * most, 2)
    notes = [f"Note: {note}" for note in result.problems if first]
    text = "\n".join([*notes, *explain(result, function)]).rstrip()
    html = function_cell(result, function, first=first)
    return [
        new_output("display_data", data={"text/html": html, "text/plain": text or f"{function}: all checks pass."}),
        new_output("execute_result", data={"text/plain": repr(score)}, execution_count=number),
    ]
