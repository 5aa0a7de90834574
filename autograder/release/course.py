"""Prints an assignment into the folder of an nbgrader course: the source notebook, visible checks, lines of config.

Nothing hidden is among it: what nbgrader finds below source/ it also hands to students.
"""

from __future__ import annotations

import importlib.util
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, load_assignment
from autograder.errors import AutograderError
from autograder.release.exercise import FUNCTION, as_notebook, solution, visible_checks

CONFIG = "nbgrader_config.py"
_FIRST = "# BEGIN autograder: printed by `autograder release --nbgrader`, which replaces all of it when run again"
_LAST = "# END autograder"
_BLOCK = re.compile(rf"\n*^{re.escape(_FIRST)}\n.*?^{re.escape(_LAST)}\n", re.MULTILINE | re.DOTALL)
_SCHEMA = 3  # of nbgrader's metadata

ASKS = "from autograder.notebook import check"  # what every grade cell of ours begins with, and no other
READER = "autograder.nbgrader_plugin.SubmissionReader"
REBUILD = "autograder.nbgrader_plugin.RebuildSubmission"
EXECUTE = "autograder.nbgrader_plugin.SandboxedExecute"
EXECUTES = ("nbgrader.preprocessors.Execute", "nbgrader.preprocessors.execute.Execute")
STOCK_SANITIZE = tuple(
    f"nbgrader.preprocessors.{name}"
    for name in ("ClearOutput", "DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata")
)
STOCK_AUTOGRADE = (
    "nbgrader.preprocessors.Execute", "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor", "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades", "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)  # fmt: skip


def release_course(name: str, course: Path, kit: Path) -> list[Path]:
    """Write source/<name> and the config of the course, which is set up where there is none; what was written."""
    assignment = load_assignment(name, kit)
    course.mkdir(parents=True, exist_ok=True)
    config = course / CONFIG
    before = config.read_text(encoding="utf-8") if config.is_file() else _new_course(course)
    files = {course / "source" / name / path: text for path, text in printed_source(assignment, kit).items()}
    files[config] = configured(before, course, kit)  # all is known before anything is written
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def printed_source(assignment: Assignment, kit: Path) -> dict[str, str]:
    """Relative path -> text of everything in source/<name>."""
    said = f"Printed by `autograder release {assignment.name} --nbgrader`."
    return {
        f"{assignment.name}.ipynb": source_notebook(assignment, solution(assignment.name, kit)),
        **visible_checks(assignment, said),
    }


def source_notebook(assignment: Assignment, text: str) -> str:
    """The instructor's notebook: prose, model answers between nbgrader's markers, and a grade cell for each item."""
    import jupytext

    book = jupytext.reads(text, fmt="py:percent")
    cells = [part for cell in book.cells for part in _marked(cell, assignment)]
    answered = {cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells}
    cells += [_grade_cell(name, assignment) for name in assignment.spec.functions if name not in answered]
    return as_notebook(book, cells, assignment.name, f"autograder release {assignment.name} --nbgrader")


def _marked(cell: Any, assignment: Assignment) -> Iterator[Any]:
    by_hand = cell["metadata"]
    cell["metadata"], cell["source"] = {}, cell["source"].strip("\n")
    if by_hand.get("by_hand") == "answer":
        cell["metadata"]["nbgrader"] = _marks(by_hand["grade_id"], points=by_hand["points"], solution=True)
    found = FUNCTION.search(cell["source"]) if cell["cell_type"] == "code" else None
    if not found or found[1] not in assignment.spec.functions:
        yield cell
        return
    cell["metadata"]["nbgrader"] = _marks(f"{found[1]}_answer", solution=True)
    yield cell
    yield _grade_cell(found[1], assignment)


def _grade_cell(function: str, assignment: Assignment) -> Any:
    import nbformat

    cell = nbformat.v4.new_code_cell(f'{ASKS}\n\ncheck("{function}")')
    cell["metadata"]["nbgrader"] = _marks(function, points=assignment.spec.points[function])
    return cell


def _marks(grade_id: str, *, points: float | None = None, solution: bool = False) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": _SCHEMA,
        "solution": solution,
        "task": False,
    }
    return marks if points is None else {**marks, "points": points}


def _new_course(course: Path) -> str:
    return f'c = get_config()\n\nc.CourseDirectory.course_id = "{course.resolve().name}"\n'


def configured(text: str, course: Path, kit: Path) -> str:
    """A course's config with our lines at its end, where nothing after them changes what they say."""
    own = without_ours(text)
    return own.rstrip("\n") + "\n\n\n" + "\n".join([_FIRST, *_lines(own, course, kit), _LAST]) + "\n"


def without_ours(text: str) -> str:
    """The config as the course wrote it."""
    return _BLOCK.sub("\n", text)


def _lines(own: str, course: Path, kit: Path) -> list[str]:
    section = read_config(own, course).get("Autograde", {})
    sanitize = _with_ours(section.get("sanitize_preprocessors"), REBUILD, STOCK_SANITIZE)
    autograde = _with_ours(section.get("autograde_preprocessors"), EXECUTE, STOCK_AUTOGRADE)
    return [
        "# Submissions of the kit's assignments are judged in its sandbox, those of all others as ever.",
        f'c.Autograde.exporter_class = "{READER}"',
        *_list("sanitize_preprocessors", sanitize),
        *_list("autograde_preprocessors", autograde),
        f"c.SandboxedExecute.kit = {json.dumps(str(kit.resolve()))}",
    ]


def _with_ours(own: Any, ours: str, stock: Sequence[str]) -> list[str]:
    """The course's own list, or nbgrader's: ours in the place of nbgrader's Execute, or first."""
    said = own.get_value(list(stock)) if hasattr(own, "get_value") else own  # a list that it changes, or a whole one
    names = list(stock) if said is None else _dotted(said)
    rest = [each for each in names if each != ours]
    if ours == EXECUTE and any(each in EXECUTES for each in rest):
        return [ours if each in EXECUTES else each for each in rest]
    return [ours, *rest]


def _dotted(items: Sequence[Any]) -> list[str]:
    names = [item if isinstance(item, str) else f"{item.__module__}.{item.__qualname__}" for item in items]
    known = [name for name in names if importlib.util.find_spec(name.partition(".")[0])]
    if known != names:
        strange = next(name for name in names if name not in known)
        raise AutograderError(f"{CONFIG} has a preprocessor {strange}: define it in a module that can be imported.")
    return names


def _list(name: str, items: Sequence[str]) -> list[str]:
    return [f"c.Autograde.{name} = [", *(f'    "{item}",' for item in items), "]"]


def read_config(text: str, course: Path) -> dict[str, Any]:
    """The settings that a config makes, by section. Raises AutograderError where it cannot be run."""
    from traitlets.config.loader import PyFileConfigLoader

    with tempfile.NamedTemporaryFile("w", dir=course, prefix=".config-", suffix=".py", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        try:
            return dict(PyFileConfigLoader(Path(file.name).name, path=str(course)).load_config())
        except Exception as error:  # it is a program, and may raise anything
            said = f"{type(error).__name__}: {error}"
            raise AutograderError(f"{course / CONFIG} cannot be read ({said}). Fix it first.") from error
