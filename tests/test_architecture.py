"""What ARCHITECTURE.md says of the layers is what import-linter holds, and the engine knows no assignment."""

from __future__ import annotations

import ast
import re

import msgspec

from autograder.assignment import assignment_names, load_assignment
from tests.conftest import KIT


def test_the_layers_are_those_that_import_linter_holds() -> None:
    project = msgspec.toml.decode((KIT / "pyproject.toml").read_bytes())
    (contract,) = project["tool"]["importlinter"]["contracts"]
    _, _, section = (KIT / "ARCHITECTURE.md").read_text().partition("\n## Layers")
    assert section.split("```")[1].strip().splitlines() == contract["layers"]


def test_the_engine_names_no_exercise_and_no_data() -> None:
    """But for the helpers for Fashion-MNIST, and for examples in docstrings and comments."""
    named = {name for each in assignment_names(KIT) for name in load_assignment(each, KIT).spec.functions}
    assert "sgd" in named
    named -= {"train", "predict"}  # words that mean something anywhere
    # What is known of every training loop, and of every net, speaks of what torch has, and of what is measured.
    known = re.compile(r"torch\.optim\.SGD|torch\.(log_)?softmax|'(log_)?softmax[^']*'|a softmax of its own|'accuracy'")
    words = re.compile(rf"\b({'|'.join(sorted(named))}|fashion[-_ ]?mnist)\b", re.IGNORECASE)
    found = []
    for path in (KIT / "autograder").rglob("*.py"):
        if path.parent.name not in ("data", "notebook"):
            general = path.parent.name == "naming" or path.name == "watched.py"
            lines = (known.sub("", line) if general else line for line in code_of(path.read_text()))
            found += [f"{path.name}: {line}" for line in lines if words.search(line)]
    assert found == []


def code_of(source: str) -> list[str]:
    """The lines of a program, without docstrings and comments."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            body[0] = ast.Pass()
    return ast.unparse(tree).splitlines()
