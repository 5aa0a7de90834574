"""What is wrong with an nbgrader course, as far as the kit is concerned: a line for each thing, with what to do."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import nbformat

from autograder.assignment import Assignment, assignment_names, load_assignment
from autograder.errors import AutograderError
from autograder.nbgrader_course.config import CONFIG, EXECUTE, EXECUTES, READER, REBUILD, read_config
from autograder.nbgrader_course.source import render_source
from autograder.nbgrader_pages.config import FILTER

Finding = tuple[bool, str]
_EXCHANGE = "/usr/local/share/nbgrader/exchange"  # nbgrader's own default
_MAKE_EXCHANGE = "mkdir -m 777 exchange, then `autograder release NAME --nbgrader` again"
_NOTHING = "nothing to do"


def is_course(folder: Path) -> bool:
    """Whether `folder` is the root of an nbgrader course: it holds nbgrader_config.py."""
    return (folder / CONFIG).is_file()


def findings(course: Path, kit: Path) -> Iterator[Finding]:
    """Versions, config, plug-in, exchange, and each of the kit's assignments in the course."""
    try:
        version = metadata.version("nbgrader")
    except metadata.PackageNotFoundError:
        yield False, 'nbgrader is not installed here: pip install "d2l-autograder[instructor]"'
        return
    yield True, f"nbgrader {version}: {_NOTHING}"
    try:
        config = read_config((course / CONFIG).read_text(encoding="utf-8"), course)
    except AutograderError as error:
        yield False, f"config: {error}"
        return
    yield _config(config)
    yield _kit(config, kit)
    yield _plugin()
    yield _exchange(config)
    names = assignment_names(kit)
    ours = [(path.parent.name, name) for name in names for path in sorted(course.glob(f"source/*/{name}.ipynb"))]
    if not ours:
        yield False, f"source/ holds none of the kit's assignments: autograder release {names[0]} --nbgrader {course}"
    for folder, name in ours:
        yield from _assignment(course, folder, load_assignment(name, kit), kit)


def _config(config: dict[str, Any]) -> Finding:
    section = config.get("Autograde", {})
    sanitize, autograde = (
        [str(item) for item in section.get(f"{step}_preprocessors") or []] for step in ("sanitize", "autograde")
    )
    wrong = [
        said
        for bad, said in (
            (section.get("exporter_class") != READER, "exporter_class is another one"),
            (sanitize[:1] != [REBUILD], "RebuildSubmission does not come first"),
            (EXECUTE not in autograde, "SandboxedExecute is missing"),
            (any(item in EXECUTES for item in autograde), "nbgrader's Execute runs student code"),
            (FILTER not in _filters(config), "formulas on its pages need a network"),
        )
        if bad
    ]
    if wrong:
        return False, f"config: {'; '.join(wrong)}: run `autograder release NAME --nbgrader` again"
    return True, f"config: submissions are judged in the sandbox: {_NOTHING}"


def _filters(config: dict[str, Any]) -> list[object]:
    filters = config.get("HTMLExporter", {}).get("filters")
    return list(filters.values()) if isinstance(filters, dict) else []


def _kit(config: dict[str, Any], kit: Path) -> Finding:
    said = str(config.get("SandboxedExecute", {}).get("kit", ""))
    if said and not (Path(said) / "reference").is_dir():
        return False, f"config: c.SandboxedExecute.kit is {said}, which holds no reference/: set it to {kit}"
    return True, f"kit: {said or kit}: {_NOTHING}"


def _plugin() -> Finding:
    try:
        importlib.import_module("autograder.nbgrader_plugin")
    except ImportError as error:
        return False, f'plug-in: cannot be imported ({error}): pip install "d2l-autograder[instructor]"'
    return True, f"plug-in: can be imported: {_NOTHING}"


def _exchange(config: dict[str, Any]) -> Finding:
    said = config.get("Exchange", {}).get("root")
    root = Path(str(said or _EXCHANGE))
    if not root.is_dir() and not said:
        return True, f"exchange: none, for a course that hands in elsewhere. For fetch and submit: {_MAKE_EXCHANGE}"
    if not root.is_dir():
        return False, f"exchange: there is no {root}: mkdir -m 777 it, or set c.Exchange.root to another folder"
    if not os.access(root, os.W_OK | os.X_OK):
        return False, f"exchange: {root} cannot be written: chmod 777 it, if students use it"
    return True, f"exchange: {root}: {_NOTHING}"


def _assignment(course: Path, folder: str, assignment: Assignment, kit: Path) -> Iterator[Finding]:
    source = course / "source" / folder
    notebook = f"{assignment.name}.ipynb"
    again = f"autograder release {assignment.name} --nbgrader {course}"
    generate = f"nbgrader generate_assignment {folder} --force"
    printed = render_source(assignment, kit)
    changed = [path for path, text in printed.items() if _text(source / path) != text]
    if changed:
        files = ", ".join(changed)
        yield False, f"{folder}: source/ is not as the kit prints it ({files}): keep your changes, or {again}"
    points = _points(source / notebook)
    wrong = _differences({name: points.get(name, 0.0) for name in assignment.spec.points}, assignment.spec.points)
    if wrong:
        yield False, f"{folder}: points differ from assignment.toml ({wrong}): {again}"
    release = course / "release" / folder
    if not (release / notebook).is_file():
        yield False, f"{folder}: not generated yet: {generate}"
        return
    stale = _frame(release / notebook) != _frame(source / notebook)
    stale |= any(_text(release / path) != _text(source / path) for path in printed if path != notebook)
    if stale:
        yield False, f"{folder}: release/ is older than source/: {generate}"
    unlike = _differences(_gradebook(course, folder, assignment.name), points)
    if unlike:
        yield False, f"{folder}: the gradebook has other points ({unlike}): {generate}"
    if not (changed or wrong or stale or unlike):
        yield True, f"{folder}: source, release, gradebook and points agree: {_NOTHING}"


def _differences(said: dict[str, float], due: dict[str, float]) -> str:
    """What is `said` otherwise than it is `due`, such as `softmax 7, not 20`; empty where they agree."""
    names = sorted(name for name in {*said, *due} if said.get(name, 0.0) != due.get(name, 0.0))
    return ", ".join(f"{name} {said.get(name, 0.0):g}, not {due.get(name, 0.0):g}" for name in names)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _marks(path: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    for cell in nbformat.read(path, as_version=4).cells:
        marks = cell.metadata.get("nbgrader", {})
        yield marks.get("grade_id", ""), marks, cell.source


def _frame(path: Path) -> list[tuple[str, object, str]]:
    """All of a notebook that no student changes: what must be the same in source and release."""
    return [
        (name, marks.get("points"), "" if marks.get("solution") else text.strip())
        for name, marks, text in _marks(path)
    ]  # fmt: skip


def _points(path: Path) -> dict[str, float]:
    """The points of each grade cell in the notebook at `path`, by its grade_id."""
    return {name: float(marks["points"]) for name, marks, _ in _marks(path) if "points" in marks}


def _gradebook(course: Path, folder: str, notebook: str) -> dict[str, float]:
    """Of each grade cell in the database; nothing where nothing was generated yet."""
    from nbgrader.api import Gradebook, MissingEntry

    if not (course / "gradebook.db").is_file():
        return {}
    with Gradebook(f"sqlite:///{course.resolve()}/gradebook.db") as gradebook:
        try:
            book = gradebook.find_notebook(notebook, folder)
        except MissingEntry:
            return {}
        return {cell.name: float(cell.max_score) for cell in book.grade_cells}
