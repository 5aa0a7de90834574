"""Tests mirror the source: what tests `autograder/x/y.py` is found in `tests/x/test_y.py`, without a search."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import KIT

LEAST = 10  # lines of a module
PRINTED = "templates/assignment"  # the files of `autograder new`, which tests/release/test_skeleton.py is about
FOUND = sorted(path.relative_to(KIT / "autograder") for path in (KIT / "autograder").rglob("*.py"))
MODULES = [module for module in FOUND if PRINTED not in module.as_posix()]


def mirror(module: Path) -> Path:
    """Where the tests of a module are; those of what stands in a package itself have its name."""
    package = module.name == "__init__.py"
    return Path("tests", module.parent, f"test_{module.parent.name if package else module.stem}.py")


def says_something(source: str) -> bool:
    """Whether it is of some length, and does more than hand on the names of others."""
    handed_on = (ast.Import, ast.ImportFrom)
    own = [node for node in ast.parse(source).body if not isinstance(node, handed_on)]
    return len(source.splitlines()) >= LEAST and any(
        isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If | ast.With | ast.For) for node in own
    )


def asserts(test: Path) -> bool:
    """Whether there is a test in it."""
    nodes = ast.walk(ast.parse(test.read_text()))
    return any(isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in nodes)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_tests_of_its_name(module: Path) -> None:
    if says_something((KIT / "autograder" / module).read_text()):
        test = KIT / mirror(module)
        assert test.is_file(), f"{module} has no tests: write {mirror(module)}"
        assert asserts(test), f"{mirror(module)} holds no test"


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("wire.py", "tests/test_wire.py"),
        ("judge/evaluation.py", "tests/judge/test_evaluation.py"),
        ("judge/__init__.py", "tests/judge/test_judge.py"),
    ],
)
def test_the_place_follows_from_the_name(module: str, test: str) -> None:
    assert mirror(Path(module)) == Path(test)


def test_a_module_that_only_hands_on_names_needs_none() -> None:
    assert not says_something('"""Doc."""\n' + "from a import b\n" * 20 + '__all__ = ["b"]\n')
    assert not says_something("def f(): ...\n")
    assert says_something("def f():\n" + "    x = 1\n" * 20)
