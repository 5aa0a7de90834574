"""harness.py of an assignment, as the judge reads it: what a call must return, and how a student would type it."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from torch import Tensor

from autograder.compare import code, describe
from autograder.errors import AutograderError, CheckFailure
from autograder.finding import Differs
from autograder.worker.session import run


class HarnessFunction:
    """One function of harness.py: its docstring is the call as a student would type it, with {X} for an argument."""

    def __init__(self, function: Callable[..., Any], names: dict[str, Any]) -> None:
        self.name = function.__name__
        self.template = inspect.getdoc(function) or self.name
        self.parameters = list(inspect.signature(function).parameters)[1:]
        self.returns = typing.get_type_hints(function, dict(names)).get("return", Any)

    def show(self, args: Sequence[Any]) -> str:
        """The call with these arguments as a student would type it, to be shown as a counterexample."""
        return self.template.format(
            **{name: code(arg, exact=True) for name, arg in zip(self.parameters, args, strict=True)}
        )

    def check(self, value: Any) -> None:
        """Raise CheckFailure unless `value` is what the function promises to return."""
        for part, kind in _misfits(value, self.returns):
            raise CheckFailure(Differs(_article(kind), describe(part), kind="none" if part is None else "other"))


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
    named = {Tensor: "a tensor", float: "a number", bool: "True or False", type(None): "None"}
    return named.get(kind) or f"a {(typing.get_origin(kind) or kind).__name__}"


class Harness:
    """The functions that a check can call, as an assignment's harness.py declares them."""

    def __init__(self, source: str) -> None:
        self.source = source
        try:
            namespace = run("harness", source)
        except Exception as error:
            raise AutograderError(f"harness.py cannot be run ({type(error).__name__}: {error}).") from error
        self.functions = {
            name: HarnessFunction(value, namespace)
            for name, value in namespace.items()
            if inspect.isfunction(value) and value.__module__ == "harness" and not name.startswith("_")
        }
