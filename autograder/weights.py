"""The weights of checks, read from their files as they stand: who prints or proves an assignment runs none."""

from __future__ import annotations

import ast
from pathlib import Path

from autograder.errors import AutograderError

_MARK = "weight"  # as checks.weight is called


def function_of(path: Path) -> str:
    """The function that the checks of this file judge: `softmax` for test_softmax.py."""
    return path.stem.removeprefix("test_")


def check_files(*folders: Path) -> list[Path]:
    """The files of checks in these folders, in order."""
    return [path for folder in folders for path in sorted(folder.glob("test_*.py"))]


def checks_in(path: Path) -> list[ast.FunctionDef]:
    """The test functions in a file of checks, parsed and not run. Raises AutograderError."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, SyntaxError) as error:
        raise AutograderError(f"{path} cannot be read: {error}. Correct or restore it.") from error
    return [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def weights_in(path: Path) -> dict[str, float]:
    """The weight of each check in the file, by name: 2 for `@weight(2, hint=...)`, 0 where no number is given."""
    return {check.name: sum(map(_weight, check.decorator_list)) for check in checks_in(path)}


def total_weights(*folders: Path) -> dict[str, float]:
    """For each function that has checks in these folders: the weights of all of them together."""
    totals: dict[str, float] = {}
    for path in check_files(*folders):
        name = function_of(path)
        totals[name] = totals.get(name, 0.0) + sum(weights_in(path).values())
    return totals


def _weight(decorator: ast.expr) -> float:
    if not isinstance(decorator, ast.Call) or not decorator.args:
        return 0.0
    name = getattr(decorator.func, "id", getattr(decorator.func, "attr", ""))
    given = decorator.args[0]
    if name != _MARK or not isinstance(given, ast.Constant) or not isinstance(given.value, int | float):
        return 0.0
    return float(given.value)
