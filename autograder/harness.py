"""harness.py of an assignment, as the judge reads it: what a call must return, and how a student would type it."""

from __future__ import annotations

import ast
import inspect
import re
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from torch import Tensor

from autograder.compare import describe
from autograder.errors import AutograderError, CheckFailure
from autograder.finding import Differs
from autograder.prompt import typed
from autograder.worker.session import run

_PLACE = re.compile(r"\{\w+\}")


class HarnessFunction:
    """One function of harness.py: its docstring is the call as a student would type it, with {X} for an argument.

    The last line is an expression, whose value is what the function returns. {seed} is the seed of the call.
    """

    def __init__(self, function: Callable[..., Any], names: dict[str, Any]) -> None:
        self.name = function.__name__
        self.template = inspect.getdoc(function) or self.name
        if not _ends_in_a_value(self.template):
            raise AutograderError(
                f"harness.py: the last line of {self.name}'s docstring must be an expression, without print: "
                "what the function returns."
            )
        self.parameters = list(inspect.signature(function).parameters)[1:]
        self.returns = typing.get_type_hints(function, dict(names)).get("return", Any)

    def typed(self, args: Sequence[Any], seed: int) -> list[str]:
        """The lines with these arguments as a student would type them."""
        return typed(self.template, {"seed": seed, **dict(zip(self.parameters, args, strict=True))})

    def check(self, value: Any) -> None:
        """Raise CheckFailure unless `value` is what the function promises to return."""
        for part, kind in _misfits(value, self.returns):
            raise CheckFailure(Differs(_article(kind), describe(part), kind="none" if part is None else "other"))


def _ends_in_a_value(template: str) -> bool:
    try:
        last = ast.parse(_PLACE.sub("_", template)).body[-1]
    except (SyntaxError, IndexError):
        return False
    value = last.value if isinstance(last, ast.Expr) and last.lineno == last.end_lineno else None
    printed = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"
    starred = isinstance(value, ast.Tuple) and any(isinstance(part, ast.Starred) for part in value.elts)
    return value is not None and not printed and not starred  # a starred one stands in no brackets


def _misfits(value: Any, kind: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of `value` that are not of the kind that belongs in their place, and that kind."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any:
        return
    if origin in (typing.Union, types.UnionType):
        if all(any(True for _ in _misfits(value, each)) for each in inside):
            yield value, kind
    elif origin is list and isinstance(value, list):
        for item in value:
            yield from _misfits(item, inside[0])
    elif origin is tuple and isinstance(value, tuple) and len(value) == len(inside):
        for item, part in zip(value, inside, strict=True):
            yield from _misfits(item, part)
    elif origin in (list, tuple) or not isinstance(value, origin or kind) or _is_complex(value):
        yield value, kind


def _is_complex(value: Any) -> bool:
    return isinstance(value, Tensor) and value.is_complex()


def _article(kind: Any) -> str:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return " or ".join(map(_article, typing.get_args(kind)))
    if typing.get_origin(kind) is tuple and len(typing.get_args(kind)) == 2:
        return "a pair"
    named = {Tensor: "a tensor", float: "a number", bool: "True or False", type(None): "None"}
    return named.get(kind) or f"a {(typing.get_origin(kind) or kind).__name__}"


class Harness:
    """The functions that a check can call, as an assignment's harness.py declares them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._imports = [node for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
        try:
            namespace = run("harness", source)
        except Exception as error:
            raise AutograderError(f"harness.py cannot be run ({type(error).__name__}: {error}).") from error
        self.names = namespace
        self.functions = {
            name: HarnessFunction(value, namespace)
            for name, value in namespace.items()
            if inspect.isfunction(value) and value.__module__ == "harness" and not name.startswith("_")
        }

    def imports(self, code: str) -> list[str]:
        """The import statements that lines of code need, of those above the harness."""
        used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
        whole, parts = list[str](), list[str]()
        for node in self._imports:
            names = [ast.unparse(name) for name in node.names if (name.asname or name.name) in used]
            if names and isinstance(node, ast.ImportFrom):
                parts.append(f"from {node.module} import {', '.join(names)}")
            else:
                whole += names
        whole = list(dict.fromkeys(whole))  # of several files, of which each has its own
        return [*([f"import {', '.join(whole)}"] if whole else []), *dict.fromkeys(parts)]
