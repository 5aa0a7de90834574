"""Finds and reads what was submitted, whatever its name and state.

nbgrader picks the files by name and reads them before it asks any preprocessor; a renamed or torn one would stop there.
But it makes its exporter between finding and reading, and reads through it. So this is where a submission that has no
notebook of the released name gets one. And where what a killed run left of a submission is taken away: nbgrader would
take it for graded, and pass over it for ever.
"""

from __future__ import annotations

import functools
import glob
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde

from autograder.nbgrader_plugin.autograde_run import AutogradeRun
from autograder.nbgrader_plugin.execute import SandboxedExecute


class SubmissionReader(NotebookExporter):
    """nbgrader's exporter, which never fails to read a submission of the kit's; it holds the results of this run."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if not isinstance(self.parent, Autograde):
            raise TypeError("SubmissionReader belongs into c.Autograde.exporter_class, and nowhere else.")
        self.converter: Any = self.parent
        settings = SandboxedExecute(parent=self)
        self.autograde_run = AutogradeRun(self.converter.coursedir, settings, dict(self._find_submitted()))
        if self.converter.coursedir.notebook_id == "*":
            self._expect_our_notebooks()
        self._remove_unfinished()

    def _find_submitted(self) -> Iterator[tuple[tuple[str, str], Path]]:
        """Of what this run is asked to convert: assignment and student, and the folder."""
        coursedir = self.converter.coursedir
        path_of = functools.partial(coursedir.format_path, coursedir.submitted_directory)
        pattern = re.compile(path_of("(?P<student>.*)", "(?P<assignment>.*)", escape=True))
        # In the order in which nbgrader converts them: so it waits for the first, while the judge does the next.
        for folder in sorted(glob.glob(path_of(coursedir.student_id, coursedir.assignment_id))):  # noqa: PTH207  (nbgrader's)
            found = pattern.match(folder)
            if found and Path(folder).is_dir():
                yield (found["assignment"], found["student"]), Path(folder)

    def _expect_our_notebooks(self) -> None:
        """Under the released name, whatever the file is called; nbgrader passes over a folder without any notebook."""
        for (assignment, _), folder in self.autograde_run.submitted.items():
            expected = [str(folder / f"{name}.ipynb") for name in self.autograde_run.notebooks(assignment)]
            if expected:
                found = self.converter.assignments.setdefault(str(folder), [])
                found += [path for path in expected if path not in found]

    def _remove_unfinished(self) -> None:
        """What stands in autograded/ without a verdict; where nbgrader looks at whole folders, the folder."""
        coursedir = self.converter.coursedir
        for assignment, student in self.autograde_run.submitted:
            folder = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
            paths = [folder / f"{name}.ipynb" for name in self.autograde_run.notebooks(assignment)]
            unfinished = [path for path in paths if not _has_verdict(path)] if folder.is_dir() else []
            if unfinished:
                self.log.warning("Taking away what a killed run left: %s", folder)
            if unfinished and coursedir.notebook_id == "*":
                shutil.rmtree(folder)
            else:
                for path in unfinished:
                    path.unlink(missing_ok=True)

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """The notebook, converted. Of a submission of the kit's, the released one: the answers are put in next."""
        path, ids = Path(filename), (resources or {}).get("nbgrader", {})
        converted: tuple[NotebookNode, dict[str, Any]]
        # What is read for the second pass lies elsewhere, in autograded/.
        submitted = path.parent == self.autograde_run.submitted.get((ids["assignment"], ids["student"]))
        if not (submitted and self.autograde_run.is_ours(ids["assignment"], ids["notebook"])):
            converted = super().from_filename(filename, resources, **options)
            return converted
        resources = resources or {}
        resources["metadata"] = {"name": path.stem, "path": str(path.parent), "modified_date": ""}
        released = self.autograde_run.read_released(ids["assignment"], ids["notebook"])
        converted = self.from_notebook_node(released, resources, **options)
        return converted


def _has_verdict(path: Path) -> bool:
    """Whether a notebook of autograded/ is whole. It is written twice: first the answers, without any output."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError):
        return False
    return any(cell.get("outputs") for cell in cells)
