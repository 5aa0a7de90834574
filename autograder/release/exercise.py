"""Prints what students get: stub, notebook, visible checks and a README, from solutions/ and reference/<name>.

`render_exercise` is a pure function of these two folders, so that a test can tell whether exercises/ is fresh. Of the
reference it prints visible/, the public part of assignment.toml, and naming/ without its tables of programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from autograder.assignment import Assignment, load_assignment
from autograder.errors import AutograderError
from autograder.naming.diagnosis import tables_of
from autograder.naming.programs import PROGRAMS, RECORDED
from autograder.release.cells import ASKS, FUNCTION, parts_of, without, write_notebook
from autograder.release.templates import render
from autograder.reports.explanation import points
from autograder.weights import total_weights

_PUBLIC = (
    "format", "title", "book", "functions", "points", "weights", "limits", "banned", "dependencies", "requires",
    "parameters",
)  # fmt: skip
_SOLUTION = re.compile(r"^(?P<indent>[ ]*)### BEGIN SOLUTION\n.*?^[ ]*### END SOLUTION\n", re.MULTILINE | re.DOTALL)
_PRINTED = "# Printed by `autograder release"
_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


def release(name: str, to: Path, kit: Path) -> Path:
    """Write the folder `to`/`name`, and return it; what is there by other names stays.

    But for checks that an older release has printed, which go.
    """
    folder = to / name
    record_tables(name, kit)
    files = render_exercise(name, kit)
    for old in sorted((folder / "checks").rglob("*.py")):  # what an older release has printed, and this one does not
        if old.relative_to(folder).as_posix() not in files and old.read_text(encoding="utf-8").startswith(_PRINTED):
            old.unlink()
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def record_tables(name: str, kit: Path) -> None:
    """Record what the wrong programs that namers know answer, beside these, where it is stale."""
    for table in tables_of(load_assignment(name, kit)):
        if not table.is_fresh():
            table.record()


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


def render_exercise(name: str, kit: Path, wheel: str = "") -> dict[str, bytes]:
    """Relative path -> content of everything that students get; the README says how to install a `wheel` beside it."""
    assignment = load_assignment(name, kit)
    said = f"Printed by `autograder release {name}`."
    stub = blank_answers(without(read_solution(assignment), "by_hand"), f"solutions/{name}/{name}.py")
    plain = _without_header(without(stub, "only")).rstrip() + "\n"
    files = {
        f"{name}.py": f"# {said} Write your answers here and hand this file in.\n" + plain,
        f"{name}.ipynb": notebook(stub, assignment, f"autograder release {name}"),
        "README.md": readme(assignment, said, wheel),
        "pytest.ini": f"# {said}\n{_PYTEST_INI}",
        **visible_checks(assignment, said),
    }
    return {path: content.encode() for path, content in files.items()}


def read_solution(assignment: Assignment) -> str:
    """The model answers. Raises AutograderError where they are not."""
    if assignment.model is None:
        raise AutograderError(f"{assignment.model_path} is missing. Write it, or restore it from the release.")
    return assignment.model


def visible_checks(assignment: Assignment, said: str) -> dict[str, str]:
    """Relative path -> text of the checks that students run themselves, and of what says how they are run."""
    files = {"assignment.toml": f"# {said}\n" + _toml(assignment)}
    for path in _sorted(assignment.visible, "*.py"):
        files[f"checks/{path.name}"] = f"# {said}\n" + path.read_text(encoding="utf-8")
    for path in _sorted(assignment.naming, "*.py"):
        if not path.name.endswith(PROGRAMS):  # code of right and of wrong answers: students get what it answers
            files[f"checks/naming/{path.name}"] = f"# {said}\n" + path.read_text(encoding="utf-8")
    for path in _sorted(assignment.naming, f"*{RECORDED}"):
        files[f"checks/naming/{path.name}"] = path.read_text(encoding="utf-8")
    return files


def _sorted(folders: Iterable[Path], pattern: str) -> list[Path]:
    """The files in these folders, by their names: they come to stand in one."""
    return sorted((path for folder in folders for path in folder.glob(pattern)), key=lambda path: path.name)


def blank_answers(text: str, where: str) -> str:
    """The source with each solution replaced by a line that raises. Raises AutograderError for unpaired markers."""
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


def notebook(text: str, assignment: Assignment, said: str) -> str:
    """The stubs as a notebook: a cell that sets up Google Colab, and one below each function that checks it."""
    opening = render("colab.ipy", name=assignment.name).rstrip(), ASKS
    return write_notebook([part.cell for part in parts_of(text, _at_hand(assignment), opening)], assignment.name, said)


def _at_hand(assignment: Assignment) -> tuple[str, ...]:
    """The functions that students have checks of."""
    visible = total_weights(*assignment.visible)
    return tuple(name for name in assignment.spec.functions if name in visible)


def _toml(assignment: Assignment) -> str:
    spec, functions = msgspec.to_builtins(assignment.spec), _at_hand(assignment)

    def of_these(table: Mapping[str, Any]) -> dict[str, Any]:
        return {name: table[name] for name in functions if name in table}

    public = {key: spec[key] for key in _PUBLIC}
    public |= {"functions": functions, "weights": of_these(assignment.weights)}
    public |= {key: of_these(spec[key]) for key in ("points", "banned", "dependencies", "requires")}
    public["limits"]["functions"] = of_these(spec["limits"]["functions"])
    return msgspec.toml.encode(public).decode()


def readme(assignment: Assignment, said: str, wheel: str = "") -> str:
    """The text of README.md in an exercise folder: how to work on it, and what each function is worth."""
    visible = total_weights(*assignment.visible)
    spec, name = assignment.spec, assignment.name
    return render(
        "exercise.md", said=said, name=name, spec=spec, assignment=assignment, visible=visible, points=points,
        wheel=wheel,
    )  # fmt: skip


_PYTEST_INI = """\
[pytest]
testpaths = checks
pythonpath = checks
addopts = --import-mode=importlib --tb=short -rs
"""
