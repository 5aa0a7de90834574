from __future__ import annotations

import ast

import pytest

from autograder.submission.parsing import find_definitions, functions, has_endless_path, is_stub, parse_source, written


@pytest.mark.parametrize(
    "source", ["x +", "x\0", "-" * 100_000 + "1", "x" + ".a" * 100_000, "(" * 100_000, "x = " + "1+" * 100_000 + "1"]
)
def test_what_python_cannot_read_has_no_tree(source: str) -> None:
    assert parse_source(source) is None


def test_an_invalid_escape_is_no_warning_of_ours() -> None:
    assert parse_source("x = '\\d'") is not None


@pytest.mark.parametrize(
    ("body", "stub"),
    [
        ("pass", True),
        ("...", True),
        ("'Doc.'", True),
        ("raise NotImplementedError", True),
        ("raise NotImplementedError('write me')", True),
        ("raise", False),
        ("raise ValueError('NotImplementedError')", False),
        ("return X", False),
        ("raise " + "-" * 500 + "1", False),
    ],
)
def test_a_stub_is_nothing_but_words(body: str, stub: bool) -> None:
    (function,) = ast.parse(f"def f(X):\n    {body}\n").body
    assert isinstance(function, ast.FunctionDef)
    assert is_stub(function) is stub


def test_functions_are_those_at_the_top() -> None:
    tree = parse_source("def f(): pass\nclass C:\n    def g(self): pass\ndef h(): return 1\n")
    assert tree is not None
    assert functions(tree) == {"f": False, "h": True}
    assert find_definitions("def f(:\n    def g(): pass\nasync def h(x):\n") == ["f", "h"]


def test_the_text_of_what_is_written_is_known() -> None:
    assert written("def f(): pass\n\n@g\ndef h(x):\n    return 1  # one\n\ny = 2\n") == {
        "h": "def h(x):\n    return 1  # one"
    }
    assert written("def f(:\n") is None


@pytest.mark.parametrize(
    "source",
    [
        "import a" + ".a" * 300,
        "x = 1; from a" + " . a" * 300 + " import b",
        "import a" + ".\\\na" * 300,
        "import \U00010428" + ".a" * 300,
    ],
)
def test_a_path_without_end_is_found(source: str) -> None:
    assert has_endless_path(source)


@pytest.mark.parametrize(
    "source",
    [
        "import a.b.c\n" * 300,
        "# " + "." * 1000,
        "x.y(z)." * 300,
        "a.b, " * 300,
        "import a" + ".a" * 150,
        "# it is important" + "." * 500,
        "1. " * 500,
        "x = y" + ".a" * 300,
    ],
)
def test_dots_that_are_no_path_are_not(source: str) -> None:
    assert not has_endless_path(source)
