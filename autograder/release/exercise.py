"""Prints what students get: stub, notebook, visible checks and a README, from solutions/ and reference/<name>.

`render_exercise` is a pure function of these two folders, so that a test can tell whether exercises/ is fresh. Of the
reference it prints visible/, the public part of assignment.toml, and naming/ without its tables of programs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from autograder.assignment import Assignment, load_assignment
from autograder.errors import AutograderError
from autograder.naming.diagnosis import tables_of
from autograder.naming.programs import PROGRAMS, RECORDED
from autograder.release.templates import render
from autograder.reports.explanation import points
from autograder.weights import total_weights

_PUBLIC = ("title", "book", "functions", "points", "weights", "limits", "banned")
_SOLUTION = re.compile(r"^(?P<indent>[ ]*)### BEGIN SOLUTION\n.*?^[ ]*### END SOLUTION\n", re.MULTILINE | re.DOTALL)
_PRINTED = "# Printed by `autograder release"
_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")
FUNCTION = re.compile(r"^def (\w+)\(", re.MULTILINE)
_BY_HAND = re.compile(r"^# %% \[markdown\] by_hand=.*?(?=^# %%|\Z)", re.MULTILINE | re.DOTALL)


def release(name: str, to: Path, kit: Path) -> Path:
    """Write the folder `to`/`name`, and return it; what is there by other names stays.

    But for checks that an older release has printed, which go. Answers of wrong programs that namers know are recorded
    anew, beside the programs, where they are stale.
    """
    folder = to / name
    for table in tables_of(load_assignment(name, kit)):
        if not table.is_fresh():
            table.record()
    files = render_exercise(name, kit)
    for old in sorted((folder / "checks").rglob("*.py")):  # what an older release has printed, and this one does not
        if old.relative_to(folder).as_posix() not in files and old.read_text(encoding="utf-8").startswith(_PRINTED):
            old.unlink()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def find_stale(name: str, kit: Path) -> list[str]:
    """The files of exercises/<name> that are not as they would be printed now."""
    folder = kit / "exercises" / name
    wanted = render_exercise(name, kit)
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    there = {place.as_posix(): path for place, path in found.items() if _is_ours(place)}
    changed = [path for path, content in wanted.items() if path not in there or there[path].read_bytes() != content]
    return changed + [path for path in there if path not in wanted]


def _is_ours(place: Path) -> bool:
    """Not what Python, pytest or an editor leaves behind."""
    return not any(part == "__pycache__" or part.startswith(".") for part in place.parts)


def render_exercise(name: str, kit: Path) -> dict[str, bytes]:
    """Relative path -> content of everything that students get."""
    assignment = load_assignment(name, kit)
    said = f"Printed by `autograder release {name}`."
    stub = blank_answers(read_solution(name, kit), f"solutions/{name}/{name}.py")
    files = {
        f"{name}.py": f"# {said} Write your answers here and hand this file in.\n" + _without_header(stub),
        f"{name}.ipynb": notebook(stub, name, assignment.spec.functions),
        "README.md": readme(assignment, said),
        "pytest.ini": f"# {said}\n{_PYTEST_INI}",
        **visible_checks(assignment, said),
    }
    return {path: content.encode() for path, content in files.items()}


def read_solution(name: str, kit: Path) -> str:
    """The model answers. Raises AutograderError where they are not."""
    source = kit / "solutions" / name / f"{name}.py"
    try:
        return source.read_text(encoding="utf-8")
    except OSError as error:
        raise AutograderError(f"{source} cannot be read: {error}. Restore it.") from error


def visible_checks(assignment: Assignment, said: str) -> dict[str, str]:
    """Relative path -> text of the checks that students run themselves, and of what says how they are run."""
    files = {"assignment.toml": f"# {said}\n" + _toml(assignment)}
    for path in sorted(assignment.visible.glob("*.py")):
        files[f"checks/{path.name}"] = f"# {said}\n" + path.read_text(encoding="utf-8")
    for path in sorted(assignment.naming.glob("*.py")):
        if not path.name.endswith(PROGRAMS):  # code of right and of wrong answers: students get what it answers
            files[f"checks/naming/{path.name}"] = f"# {said}\n" + path.read_text(encoding="utf-8")
    for path in sorted(assignment.naming.glob(f"*{RECORDED}")):
        files[f"checks/naming/{path.name}"] = path.read_text(encoding="utf-8")
    return files


def blank_answers(text: str, where: str) -> str:
    """The source with each solution replaced by a line that raises, and without what only a person can grade.

    Raises AutograderError for unpaired markers.
    """
    text = _BY_HAND.sub("", text)
    names = {match.start(): match[1] for match in FUNCTION.finditer(text)}

    def stub(match: re.Match[str]) -> str:
        name = names[max(start for start in names if start < match.start())]
        return f'{match["indent"]}raise NotImplementedError("{name}: write your answer here")\n'

    result = _SOLUTION.sub(stub, text)
    if any(marker in result for marker in _MARKERS):
        raise AutograderError(f"{where}: a BEGIN SOLUTION has no END SOLUTION, or the other way round.")
    return result


def _without_header(text: str) -> str:
    return re.sub(r"\A# ---\n.*?^# ---\n\n", "", text, flags=re.DOTALL | re.MULTILINE)


def notebook(stub: str, name: str, functions: tuple[str, ...]) -> str:
    """The stub as a notebook, with a cell below each function that checks it."""
    import jupytext

    book = jupytext.reads(stub, fmt="py:percent")
    cells = [part for cell in book.cells for part in _with_check(cell, functions)]
    return as_notebook(book, cells, name, f"autograder release {name}")


def as_notebook(book: Any, cells: list[Any], name: str, printed_by: str) -> str:
    """The text of a notebook of these cells, the same each time that it is printed."""
    for number, cell in enumerate(cells):
        cell["id"] = f"{name[:40]}-{number:02}".replace("_", "-")
    book["cells"] = cells
    book["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "printed_by": printed_by,
    }
    book["nbformat"], book["nbformat_minor"] = 4, 5
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _with_check(cell: Any, functions: tuple[str, ...]) -> Iterator[Any]:
    import nbformat

    cell["metadata"], cell["source"] = {}, cell["source"].strip("\n")
    yield cell
    found = FUNCTION.search(cell["source"]) if cell["cell_type"] == "code" else None
    if found and found[1] in functions:
        yield nbformat.v4.new_code_cell(f"# Save the notebook first.\n!autograder check --function {found[1]}")


def _toml(assignment: Assignment) -> str:
    spec = msgspec.to_builtins(assignment.spec)
    visible = total_weights(assignment.visible)
    public = {key: spec[key] for key in _PUBLIC}
    public["functions"] = [name for name in public["functions"] if name in visible]
    public["points"] = {name: assignment.spec.points[name] for name in public["functions"]}
    public["weights"] = {name: assignment.weights[name] for name in public["functions"]}
    public["limits"].pop("functions")
    return msgspec.toml.encode(public).decode()


def readme(assignment: Assignment, said: str) -> str:
    """The text of README.md in an exercise folder: how to work on it, and what each function is worth."""
    visible = total_weights(assignment.visible)
    spec, name = assignment.spec, assignment.name
    return render("exercise.md", said=said, name=name, spec=spec, assignment=assignment, visible=visible, points=points)


_PYTEST_INI = """\
[pytest]
testpaths = checks
pythonpath = checks
addopts = --import-mode=importlib --tb=short
"""
