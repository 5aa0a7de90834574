"""Whether a value surely is a tensor: it was computed from a parameter, or by a library.

A name is one if all that is ever assigned to it is. So what is not is found first, and spreads to what is made of it.
"""

from __future__ import annotations

import ast
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import torch

from autograder.syntax import spelled_out

_LIBRARIES = ("torch", "torchvision", "scipy", "sklearn", "tensorflow", "keras", "jax", "d2l")


def is_library(path: str) -> bool:
    """Whether it is the name of something in a library that does what students are asked to write."""
    return path.partition(".")[0] in _LIBRARIES


@dataclass(eq=False)
class Scope:
    """A function, class or comprehension, and the names that are bound in it."""

    parent: Scope | None = None
    kind: type[ast.AST] = ast.FunctionDef
    label: str = ""  # the name of a class of the top level
    this: str = ""  # the parameter that is such a class, or an object of it
    bound: dict[str, str] = field(default_factory=dict)  # to what an import calls it, or to nothing
    made: dict[str, list[Value | None]] = field(default_factory=dict)  # of what; not there: the caller gives it
    outside: dict[str, bool] = field(default_factory=dict)  # declared global (True) or nonlocal (False)

    def bind(self, name: str, library: str = "", value: Value | None = None) -> None:
        self.bound[name] = library if self.bound.get(name, library) == library else ""
        self.made.setdefault(name, []).append(value)

    def owner(self, name: str) -> Scope | None:
        """The scope in which the name is bound; None where that is the top level."""
        at: Scope | None = self
        while at is not None and not at.outside.get(name):
            if name in at.bound and name not in at.outside and (at is self or at.kind is not ast.ClassDef):
                return at if at.parent is not None else None
            at = at.parent
        return None


class Value(NamedTuple):
    """An expression, and the scope that it is read in."""

    node: ast.AST
    scope: Scope


_Name = tuple[Scope, str]


class Origin(NamedTuple):
    """The name that a value was computed from, and whether by nothing but operators and attributes of tensors."""

    name: str
    plain: bool


class Origins:
    """The origin of each expression, found once: what is asked of `x.a().b().c()` is asked of `x.a().b()`, too."""

    def __init__(self) -> None:
        self._known: dict[ast.AST, Origin] = {}

    def of(self, node: ast.AST) -> Origin:
        way: list[ast.AST] = []
        here: ast.AST | None = node
        while here is not None and here not in self._known:
            way.append(here)
            here = _computed_from(here)
        origin = self._known[here] if here is not None else _origin(way[-1])
        for each in reversed(way):
            if _makes_an_object(each):
                origin = Origin("", plain=False)
            elif _leaves_tensors(each):
                origin = origin._replace(plain=False)
            self._known[each] = origin
        return origin


class Tensors:
    """What in some scopes surely is a tensor. `is_tensor` knows what names of the top level stand for."""

    def __init__(self, is_tensor: Callable[[str], bool]) -> None:
        self.scopes: list[Scope] = []
        self._is_tensor = is_tensor
        self._origins = Origins()

    def surely(self, value: Value) -> bool:
        """Whether a value is a tensor wherever it comes from; False where that is not known."""
        source = self._source(value)
        return source not in self._others if isinstance(source, tuple) else source

    def _source(self, value: Value) -> bool | _Name:
        """The name of a function that it is made of; or, where there is none, whether it surely is a tensor."""
        name, plain = self._origins.of(value.node)
        at = value.scope.owner(name)
        if at is None:
            return bool(name) and self._is_tensor(name)
        return is_library(at.bound[name]) or (plain and (at, name))

    @functools.cached_property
    def _others(self) -> set[_Name]:
        """The names of functions that may be something else than a tensor."""
        seeds, users = list[_Name](), defaultdict[_Name, list[_Name]](list)
        for scope in self.scopes:
            for name, values in scope.made.items():
                for source in (self._source(value) if value is not None else False for value in values):
                    if isinstance(source, tuple):
                        users[source].append((scope, name))
                    elif not source:
                        seeds.append((scope, name))
        return _spread(seeds, users)


def _origin(node: ast.AST) -> Origin:
    return Origin(node.id if isinstance(node, ast.Name) else "", plain=True)


def _computed_from(node: ast.AST) -> ast.AST | None:
    if isinstance(node, ast.Attribute | ast.Subscript | ast.NamedExpr):
        return node.value
    if isinstance(node, ast.UnaryOp):
        return node.operand
    if isinstance(node, ast.BinOp):
        return node.right if isinstance(node.left, ast.Constant) else node.left
    if isinstance(node, ast.Call):
        return node.args[0] if spelled_out(node) else node.func
    return None


def _makes_an_object(node: ast.AST) -> bool:
    """Whether it is a class by its name, such as nn.Module, of which an object has attributes of its own."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id[:1].isupper()
    return isinstance(node, ast.Attribute) and node.attr[:1].isupper() and not hasattr(torch.Tensor, node.attr)


def _leaves_tensors(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and not spelled_out(node)
    return isinstance(node, ast.Attribute) and not hasattr(torch.Tensor, node.attr)


def _spread(seeds: Iterable[_Name], users: Mapping[_Name, Iterable[_Name]]) -> set[_Name]:
    """The seeds, and all that is made of them, directly or not."""
    found, todo = set[_Name](), [*seeds]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += users.get(name, ())
    return found
