from __future__ import annotations

from autograder.result import Excerpt
from autograder.submission import Chunk, Submission, find_excerpts


def found(*sources: str, names: tuple[str, ...] = ("f", "g")) -> dict[str, Excerpt]:
    chunks = tuple(Chunk(f"cell {number}", source) for number, source in enumerate(sources, start=1))
    return find_excerpts(Submission(student="ann", chunks=chunks), names)


def test_a_function_comes_with_its_place_and_decorators() -> None:
    assert found("import x\n\n@x\ndef f(\n    a,\n):\n    return a\n\nf(1)\n") == {
        "f": Excerpt("cell 1", 3, "@x\ndef f(\n    a,\n):\n    return a")
    }


def test_the_last_definition_holds() -> None:
    assert found("def f():\n    return 1\n", "def f():\n    return 2\n")["f"] == Excerpt(
        "cell 2", 1, "def f():\n    return 2"
    )


def test_nobody_is_told_of_functions_that_were_not_asked_for() -> None:
    assert found("def f():\n    return 1\n", names=("g",)) == {}
    assert found("def f():\n    return 1\n", names=()) == {}


def test_what_is_no_python_is_cut_where_lines_are_no_longer_indented() -> None:
    source = "def f(a,\n      b\n):\n\n    return (a\n\nx = 1\ndef g():\n\treturn 2\n"
    assert found(source) == {
        "f": Excerpt("cell 1", 1, "def f(a,\n      b\n):\n\n    return (a"),
        "g": Excerpt("cell 1", 8, "def g():\n\treturn 2"),
    }


def test_what_is_long_is_cut_and_what_a_terminal_would_obey_is_inert() -> None:
    excerpt = found("def f():\n" + f"    x = '{'y' * 500}\u202e'\n" + "    x = 1\n" * 100)["f"]
    lines = excerpt.text.split("\n")
    assert lines[-1] == "[42 more lines]"
    assert len(lines) == 61
    assert max(map(len, lines)) < 220
    assert "\u202e" not in found("def f():\n    return '\u202e'\n")["f"].text
