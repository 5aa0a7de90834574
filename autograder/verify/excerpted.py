"""A function of a submission as code that stands alone: with what it needs, and without what tells whose it was."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence

from autograder.assignment import Assignment
from autograder.result import SubmissionResult
from autograder.submission import Submission
from autograder.submission.parsing import parse_source
from autograder.syntax import Function, find_bound_names, iter_imports

_WORDS = re.compile(r"[^\W\d_]{3,}"), re.compile(r"[^\W_]{3,}")  # of letters alone, and with digits, as s1234567
_BINDING = Function | ast.ClassDef | ast.Assign | ast.AnnAssign | ast.AugAssign


class Unfit(Exception):
    """It cannot; the message says why, and what would help."""


def self_contained(
    assignment: Assignment, function: str, result: SubmissionResult, submission: Submission | None
) -> str:
    """The source of the function, below whatever of the submission it needs; no comments, no docstrings.

    Taken from the submission, or, where that is not there any more, from what the result has kept. Raises Unfit.
    """
    statements = _statements(submission) if submission else _kept(result, function)
    definitions = _definitions(statements)
    if not isinstance(definitions.get(function, [None])[0], Function):
        raise Unfit("its source was not kept: name the folder of the class by --submissions.")
    needed, missing = _collect(function, definitions, _at_hand(assignment, function))
    if missing:
        help_ = "" if submission else ": name the folder of the class by --submissions"
        raise Unfit(f"it needs {', '.join(sorted(missing))}, which is not at hand{help_}.")
    try:
        source = "\n\n".join(ast.unparse(_bare(node)) for node in statements if node in needed) + "\n"
    except RecursionError as error:
        raise Unfit("it is nested too deeply to be printed.") from error
    whose = _words(f"{result.submission} {result.name}") - _words(assignment.model or "")
    if told := _words(source) & whose:
        raise Unfit(f"its code says whose it is ({', '.join(sorted(told))}).")
    return source


def _statements(submission: Submission) -> list[ast.stmt]:
    """What stands at the top level, in order."""
    trees = (parse_source(chunk.source) for chunk in submission.chunks)
    return [statement for tree in trees if tree for statement in tree.body]


def _definitions(statements: Sequence[ast.stmt]) -> dict[str, list[ast.stmt]]:
    """The statements that each name has its value from: the last that binds it, and what changes that (`eps *= 2`)."""
    found: dict[str, list[ast.stmt]] = {}
    for statement in statements:
        for name in _bound(statement):
            found[name] = [*found.get(name, []), statement] if isinstance(statement, ast.AugAssign) else [statement]
    return found


def _kept(result: SubmissionResult, function: str) -> list[ast.stmt]:
    """The same of the function that the result has; one that was cut is no Python, or ends in a list."""
    excerpt = result.code.get(function)
    tree = parse_source(excerpt.text) if excerpt and "[...]" not in excerpt.text else None
    whole = tree is not None and len(tree.body) == 1 and isinstance(tree.body[0], Function)
    return tree.body if tree and whole else []


def _bound(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {name for name, _ in iter_imports(statement)}
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return set()  # it says what the name will be, and binds nothing
    return find_bound_names(statement) if isinstance(statement, _BINDING) else set()


def _at_hand(assignment: Assignment, function: str) -> set[str]:
    """What a cell of the bank may use: imports above each, and functions that this one is made of."""
    tree = ast.parse(assignment.preamble)
    return {*dir(builtins), *(name for node in tree.body for name in _bound(node)),
            *assignment.reference_implementations_for(function)}  # fmt: skip


def _collect(
    function: str, definitions: Mapping[str, Sequence[ast.stmt]], at_hand: set[str]
) -> tuple[set[ast.stmt], set[str]]:
    """The statements that the function needs, and its own; and names of nothing."""
    needed, missing, todo = set[ast.stmt](), set[str](), [*definitions[function]]
    while todo:
        statement = todo.pop()
        if statement not in needed:
            needed.add(statement)
            names = _free(statement) - at_hand
            missing |= names - definitions.keys()
            todo += [each for name in names for each in definitions.get(name, ())]
    return needed, missing


def _free(statement: ast.stmt) -> set[str]:
    """Names that it reads and nothing in it binds."""
    read, bound = set[str](), set[str]()
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        bound |= set(_binds(node))
    return read - bound


def _binds(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, Function | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (name for name, _ in iter_imports(node))
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name


def _bare(statement: ast.stmt) -> ast.stmt:
    """The same without docstrings."""
    for node in ast.walk(statement):
        if isinstance(node, Function | ast.ClassDef) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return statement


def _words(text: str) -> set[str]:
    return {word.casefold() for kind in _WORDS for word in kind.findall(text)}
