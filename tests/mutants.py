"""Mechanical mutants of right code: mistakes that nobody chose."""

from __future__ import annotations

import ast
import copy
import difflib
from collections.abc import Callable, Iterator

_BINARY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
}
_NAMES = {"max": "min", "sum": "mean", "mean": "sum", "exp": "exp2", "log": "log2", "argmax": "argmin", "zero_": "abs_"}
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Eq: ast.NotEq, ast.Lt: ast.GtE}
Change = Callable[[ast.AST], None]


def changes(node: ast.AST) -> Iterator[Change]:
    """Every way in which this node is mutated."""
    if isinstance(node, ast.BinOp):
        for other in _BINARY.get(type(node.op), ()):
            yield lambda n, other=other: setattr(n, "op", other())  # type: ignore[misc]
        yield lambda n: n.__dict__.update(left=n.right, right=n.left)  # type: ignore[attr-defined]
    if isinstance(node, ast.AugAssign):
        for other in _BINARY.get(type(node.op), ()):
            yield lambda n, other=other: setattr(n, "op", other())  # type: ignore[misc]
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for value in (node.value + 1, node.value - 1):
            yield lambda n, value=value: setattr(n, "value", value)  # type: ignore[misc]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield lambda n: setattr(n, "value", not n.value)  # type: ignore[attr-defined]
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield lambda n: setattr(n, "attr", _NAMES[n.attr])  # type: ignore[attr-defined]
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARE:
        yield lambda n: setattr(n, "ops", [_COMPARE[type(n.ops[0])]()])  # type: ignore[attr-defined]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield lambda n: setattr(n, "op", ast.UAdd())
    if isinstance(node, ast.If):
        yield lambda n: setattr(n, "test", ast.Constant(value=True))
        yield lambda n: setattr(n, "test", ast.Constant(value=False))
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(block, list) and not isinstance(node, ast.Module):
            for i, statement in enumerate(block):
                if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
                    yield lambda n, field=field, i=i: getattr(n, field).__setitem__(i, ast.Pass())  # type: ignore[misc]
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        yield lambda n: n.elts.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and len(node.args) >= 2:
        yield lambda n: n.args.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.For):
        yield lambda n: n.body.append(ast.Break())  # type: ignore[attr-defined]
        yield lambda n: n.body.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and node.keywords:
        for i in range(len(node.keywords)):
            yield lambda n, i=i: n.keywords.pop(i)  # type: ignore[misc]


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
