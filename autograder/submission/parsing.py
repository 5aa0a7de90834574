"""What the source of a submission says about itself, without running it."""

from __future__ import annotations

import ast
import re
import warnings

# Python's own parser takes time and memory with the square of the parts of `import a.a.a`.
_DOTS = 200
_CONTINUED = re.compile(r"\\\r?\n")
_IMPORT = re.compile(r"(?:^|[;:])\s*(?:import|from)\b")
_DEFINES = re.compile(r"^(?:async )?def (\w+)\(", re.MULTILINE)


def has_endless_path(source: str) -> bool:
    """Whether a line imports names of more parts than anybody writes, which is more than the parser can bear."""
    lines = _CONTINUED.sub(" ", source).splitlines()
    return any(line.count(".") > _DOTS and _IMPORT.search(line) for line in lines)


def parse_source(source: str) -> ast.Module | None:
    """The tree, or None for what is no Python, or nested beyond what Python reads."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a student's invalid escape is no line on the instructor's terminal
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def functions(tree: ast.Module) -> dict[str, bool]:
    """For each function at the top level, whether it is written, that is, more than a stub."""
    return {node.name: not is_stub(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


def written(source: str) -> dict[str, str] | None:
    """The text of each function at the top level that is more than a stub; None for what is no Python."""
    tree = parse_source(source)
    if tree is None:
        return None
    lines = source.split("\n")
    whole = (node for node in tree.body if isinstance(node, ast.FunctionDef) and not is_stub(node))
    return {node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno]).strip() for node in whole}


def find_definitions(source: str) -> list[str]:
    """The functions that seem to be defined, in source that need not be Python."""
    return _DEFINES.findall(source)


def is_stub(function: ast.FunctionDef) -> bool:
    """Whether the body is nothing but a docstring, `pass`, `...` or `raise NotImplementedError`."""
    return all(
        isinstance(node, ast.Pass)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Raise) and _raised(node) == "NotImplementedError")
        for node in function.body
    )


def _raised(node: ast.Raise) -> str:
    error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return error.id if isinstance(error, ast.Name) else ""
