"""What the attributes of a class read, each by itself: who uses one of them makes no use of the others."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable

from autograder.scopes import Read, Reader
from autograder.syntax import find_assignments, find_bound_names, is_name
from autograder.tensors import Scope


def members(node: ast.ClassDef, is_tensor: Callable[[str], bool] = lambda name: False) -> dict[str, list[Read]]:
    """What each attribute of a class of the top level, and of its objects, reads; at "" the decorators and bases."""
    reader, spans = Reader(is_tensor), list[tuple[set[str], int]]()
    own = Scope(reader.top, ast.ClassDef, node.name)

    def member(names: set[str], piece: ast.AST, scope: Scope) -> None:
        spans.append((names, len(reader.found)))
        reader.read(piece, scope)

    for piece in (*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)):
        member({""}, piece, reader.top)
    for statement in node.body:
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__" and statement.args.args:
            start, attributes = _without_attributes(statement)
            spans.append(({"__init__"}, len(reader.found)))
            inner = reader.inner(start, own)
            reader.go_on()
            for attribute, value in attributes:
                member({attribute}, value, inner)
        else:
            member(find_bound_names(statement), statement, own)
    return _by_name(node.name, spans, reader.resolve_all())


def _without_attributes(function: ast.FunctionDef) -> tuple[ast.FunctionDef, list[tuple[str, ast.AST]]]:
    """An `__init__` without its statements `self.a = value`, and those: who uses `self.b` makes no use of `self.a`."""
    this, attributes, rest = function.args.args[0].arg, list[tuple[str, ast.AST]](), list[ast.stmt]()
    for statement in function.body:
        for target, value in find_assignments(statement) if isinstance(statement, ast.Assign | ast.AnnAssign) else ():
            if isinstance(target, ast.Attribute) and is_name(target.value, this):
                attributes.append((target.attr, value))
                break
        else:
            rest.append(statement)
    start = copy.copy(function)
    start.body = rest
    return start, attributes


def _by_name(label: str, spans: list[tuple[set[str], int]], found: list[Read]) -> dict[str, list[Read]]:
    """The last definition of an attribute counts, and those before as far as it is made of them."""
    result: dict[str, list[Read]] = {"": []}
    ends = [*(start for _, start in spans[1:]), len(found)]
    for (names, start), end in zip(spans, ends, strict=True) if spans else ():
        part = found[start:end]
        steps = {read.steps[0] for read in part if read.root == label and read.steps}
        for name in names:
            if not name:
                result[name] += part
            else:
                result[name] = [*result.get(name, ()), *part] if name in steps else part
    return result
