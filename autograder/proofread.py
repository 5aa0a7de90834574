"""What an author has got wrong and can be seen without judging anybody: a line for each, that says what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from autograder import private
from autograder.assignment import Assignment
from autograder.bank import CELL, Case, read_text
from autograder.errors import AutograderError
from autograder.harness import Harness
from autograder.judge.collect import collect
from autograder.naming.mistake import effect
from autograder.syntax import find_bound_names
from autograder.weights import check_files, checks_in, function_of, weights_in
from autograder.worker.ban import library
from autograder.worker.names import match_entry, words

_HEAD = re.compile(r"^# ?%%.*$", re.MULTILINE)


def proofread(assignment: Assignment) -> Iterator[str | None]:
    """A line for what is wrong, None for what is right. Raises AutograderError where a library has moved."""
    private.ready()
    yield from shares(assignment)
    for path in check_files(*assignment.visible, *assignment.hidden):
        yield from _sentences(path)
    yield from _harness(assignment)
    yield from _together(assignment)
    yield _visible(assignment)
    yield from _bans(assignment)
    for kind in ("misconceptions", "variants"):
        for function, cases in assignment.bank(kind).items():
            yield from _cells(assignment.home(function) / kind / f"{function}.py", cases)


def shares(assignment: Assignment) -> Iterator[str | None]:
    """How points are shared out: 100 among the functions, each function's among its checks, by their weights."""
    spec, files = assignment.spec, check_files(*assignment.visible, *assignment.hidden)
    total = sum(spec.points.values())
    yield None if total == 100 else f"assignment.toml: points add up to {total:g}, not 100: change [points]."
    yield "assignment.toml: weights stand in the checks: delete [weights] here." if spec.weights else None
    for name in spec.functions:
        checked = any(weights_in(path) for path in files if function_of(path) == name)
        yield None if checked else f"{name} has no check: write a test_{name}.py in visible/ or hidden/."
    for path in files:
        yield from _shares_in(path, spec.functions)


def _shares_in(path: Path, functions: Sequence[str]) -> Iterator[str | None]:
    where = f"{path.parent.name}/{path.name}"
    if function_of(path) not in functions:
        yield f"{where} judges no function of the assignment: name it after one of {', '.join(functions)}."
        return
    for check, weight in weights_in(path).items():
        yield None if weight > 0 else f"{where}: {check} has no weight: mark it @weight(1), or another number above 0."


def _sentences(path: Path) -> Iterator[str | None]:
    """Each check says in its docstring what it asks."""
    for check in checks_in(path):
        where = f"{path.parent.name}/{path.name}"
        said = f"{where}: {check.name} has no docstring: it is the sentence that students read."
        yield None if ast.get_docstring(check) else said


def _harness(assignment: Assignment) -> Iterator[str | None]:
    """A line for each function of harness.py without a return annotation; None for each that has one."""
    functions = Harness(assignment.harness).functions
    for node in ast.parse(assignment.harness).body:
        if isinstance(node, ast.FunctionDef) and node.name in functions:
            said = (
                f"visible/harness.py: {node.name} does not say what must come back: write `-> Tensor`, or what it is."
            )
            yield None if node.returns is not None else said


def _together(assignment: Assignment) -> Iterator[str]:
    """What stands apart in the folders of shared functions stands in one folder, and one harness, for students."""
    files = [path.name for folder in assignment.visible for path in sorted(folder.glob("*.py"))]
    for name in sorted({name for name in files if files.count(name) > 1}):
        yield f"visible/{name} is there twice, of the assignment and of a shared function: rename one."
    bound: dict[str, str] = {}
    for node in ast.parse(assignment.harness).body:
        for name in find_bound_names(node) if not isinstance(node, ast.Import | ast.ImportFrom) else ():
            if bound.setdefault(name, text := ast.unparse(node)) != text:
                yield f"{name} of one harness.py is another thing in a shared function's: rename one."


def _visible(assignment: Assignment) -> str | None:
    """What students have can be asked with what students have."""
    try:
        collect(assignment, *assignment.visible, known={"student"})
    except AutograderError as error:
        return f"{error}: students have nothing else."
    return None


def _bans(assignment: Assignment) -> Iterator[str | None]:
    """Each entry of [banned] is the name of something, or a part of one."""
    known = library()
    public = {words(name) for where in (torch, torch.nn, torch.nn.functional, torch.Tensor) for name in dir(where)}
    spelled = {*known.kernels, *known.functions, *public}
    for entry in dict.fromkeys(entry for entries in assignment.spec.banned.values() for entry in entries):
        said = f"assignment.toml: [banned] has {entry!r}, and nothing in torch is called that: correct it."
        yield None if any(match_entry(entry, spelled, known.modules)) else said


def _cells(path: Path, cases: Sequence[Case]) -> Iterator[str | None]:
    """Each cell of a bank has a name, and a sentence that says what is wrong and what to do."""
    where = f"{path.parent.name}/{path.name}"
    for head in _HEAD.findall(read_text(path)):
        yield None if CELL.match(head) else f"{where}: {head!r} begins no cell: write `# %% name`."
    for case in cases:
        if not case.sentence:
            yield f"{where}: {case.name} has no sentence: write it below its name, as a comment."
        elif path.parent.name == "misconceptions" and effect(case.sentence) == case.sentence:
            yield f"{where}: {case.name} says what is wrong and no more: say what to do in a second sentence."
        else:
            yield None
