"""Mechanical mutants of right code: mistakes that nobody chose."""

from __future__ import annotations

import ast
import copy
import difflib
import functools
from collections.abc import Callable, Iterator
from typing import Any

_BINARY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
}
_NAMES = {"max": "min", "sum": "mean", "mean": "sum", "exp": "exp2", "log": "log2", "argmax": "argmin", "zero_": "abs_"}
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Eq: ast.NotEq, ast.Lt: ast.GtE}
Change = Callable[[Any], object]  # of a node, in place


def _set(name: str, value: object) -> Change:
    return lambda node: setattr(node, name, value)


def _operators(node: Any) -> Iterator[Change]:
    for other in _BINARY.get(type(node.op), ()):
        yield _set("op", other())


def _binary(node: ast.BinOp) -> Iterator[Change]:
    yield from _operators(node)
    yield lambda n: n.__dict__.update(left=n.right, right=n.left)


def _constant(node: ast.Constant) -> Iterator[Change]:
    if type(node.value) is int:
        for value in (node.value + 1, node.value - 1):
            yield _set("value", value)
    if type(node.value) is bool:
        yield _set("value", not node.value)


def _attribute(node: ast.Attribute) -> Iterator[Change]:
    if node.attr in _NAMES:
        yield _set("attr", _NAMES[node.attr])


def _compare(node: ast.Compare) -> Iterator[Change]:
    if type(node.ops[0]) in _COMPARE:
        yield _set("ops", [_COMPARE[type(node.ops[0])]()])


def _unary(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.USub):
        yield _set("op", ast.UAdd())


def _condition(node: ast.If) -> Iterator[Change]:
    yield _set("test", ast.Constant(value=True))
    yield _set("test", ast.Constant(value=False))


def _pair(node: ast.Tuple) -> Iterator[Change]:
    if len(node.elts) == 2:
        yield lambda n: n.elts.reverse()


def _pop_keyword(i: int, node: ast.Call) -> None:
    node.keywords.pop(i)


def _call(node: ast.Call) -> Iterator[Change]:
    if len(node.args) >= 2:
        yield lambda n: n.args.reverse()
    for i in range(len(node.keywords)):
        yield functools.partial(_pop_keyword, i)


def _loop(node: ast.For) -> Iterator[Change]:
    yield lambda n: n.body.append(ast.Break())
    yield lambda n: n.body.reverse()


_CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[Change]]] = {
    ast.BinOp: _binary,
    ast.AugAssign: _operators,
    ast.Constant: _constant,
    ast.Attribute: _attribute,
    ast.Compare: _compare,
    ast.UnaryOp: _unary,
    ast.If: _condition,
    ast.Tuple: _pair,
    ast.Call: _call,
    ast.For: _loop,
}


def _leave_out(field: str, i: int, node: ast.AST) -> None:
    getattr(node, field)[i] = ast.Pass()


def _left_out(node: ast.AST) -> Iterator[Change]:
    """Each statement of a block, but for its docstring, is left out."""
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if not isinstance(block, list) or isinstance(node, ast.Module):
            continue
        for i, statement in enumerate(block):
            if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
                yield functools.partial(_leave_out, field, i)


def changes(node: ast.AST) -> Iterator[Change]:
    """Every way in which this node is mutated."""
    if kind := _CHANGES.get(type(node)):
        yield from kind(node)
    yield from _left_out(node)


def code_of(function: str, source: str) -> str:
    """One function of a file of model answers, without its docstring."""
    found = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == function)
    found.body = found.body[1:]
    return ast.unparse(found)


def mutants(source: str) -> dict[str, str]:
    """Each change, such as `line 4: X.max(1) -> X.min(1)`, and the source with it; lines are those of the mutant."""
    original = ast.parse(source)
    before = ast.unparse(original).splitlines()
    result: dict[str, str] = {}
    for index, node in enumerate(ast.walk(original)):
        for change in changes(node):
            mutant = copy.deepcopy(original)
            change(list(ast.walk(mutant))[index])
            text = ast.unparse(ast.fix_missing_locations(mutant))
            if told := _told(before, text.splitlines()):
                result[told] = text
    return result


def _told(before: list[str], after: list[str]) -> str:
    """The lines that differ, and what they were; empty where none does."""
    parts = []
    for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            was, now = ("; ".join(line.strip() for line in lines) for lines in (before[i:j], after[k:m]))
            parts.append(f"line {k + 1}: {was or 'nothing'} -> {now or 'nothing'}")
    return " | ".join(parts)
