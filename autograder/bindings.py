"""What the names of the top level of a submission stand for."""

from __future__ import annotations

import ast
import builtins
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from autograder.syntax import Function, chain, find_assignments, inside, is_item, is_name, item, iter_imports
from autograder.tensors import Origins, is_library

_LONGEST_NAME = 500  # characters of an alias of an alias of an alias ...


class _Binding(NamedTuple):
    """What a name of the top level stands for: an import, or what is evaluated. `again` adds to the binding before."""

    library: str = ""
    node: ast.AST | None = None
    again: bool = False


class Bindings:
    """The names of the top level, as all statements leave them."""

    def __init__(self) -> None:
        self._bindings: dict[str, list[_Binding]] = defaultdict(list)
        self._stored: dict[str, dict[str, ast.AST]] = defaultdict(dict)
        self._stars: list[str] = []
        self._paths: dict[str, str] = {}
        self._tensors: dict[str, bool] = {}
        self._origins = Origins()

    def add(self, statement: ast.stmt) -> None:
        """Take in what a statement of the top level binds."""
        todo: list[ast.stmt] = [statement]
        while todo:
            node = todo.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                for name, library in iter_imports(node):
                    self._import(name, library)
            elif isinstance(node, Function | ast.ClassDef):
                self._bindings[node.name].append(_Binding(node=node))
            else:
                for target, value in find_assignments(node):
                    self._assign(target, value, isinstance(node, ast.AugAssign))
                todo += reversed([*inside(node)])

    def _import(self, name: str, library: str) -> None:
        library = library if is_library(library) else ""
        if name != "*":
            self._bindings[name].append(_Binding(library))
        elif library:
            self._stars.append(library.removesuffix(".*"))

    def _assign(self, target: ast.AST, value: ast.AST, again: bool) -> None:
        root, steps = chain(target)
        if isinstance(root, ast.Name) and len(steps) == 1:
            self._stored[root.id][steps[0]] = value
        if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
            starred = any(isinstance(each, ast.Starred) for each in (*target.elts, *value.elts))
            if len(target.elts) == len(value.elts) and not starred:
                for one, other in zip(target.elts, value.elts, strict=True):
                    self._assign(one, other, again)
                return
        for each in ast.walk(target):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                self._bindings[each.id].append(_Binding("", value, again))

    def find_stored(self, name: str, step: str) -> ast.AST | None:
        """What was assigned to `name.step` or `name[step]`."""
        return self._stored[name].get(step) if name in self._stored else None

    def items(self, name: str) -> list[ast.AST]:
        """The expressions that were assigned to `name[...]`, whatever stands between the brackets."""
        return [node for step, node in self._stored[name].items() if is_item(step)] if name in self._stored else []

    def of(self, name: str) -> Iterator[tuple[ast.AST, bool]]:
        """What was bound to it, the last first, and whether it adds to the one before."""
        for binding in reversed(self._bindings.get(name, ())):
            if binding.node is None:
                return
            yield binding.node, binding.again

    def last(self, name: str) -> ast.AST | None:
        """What was bound to it last, unless that is an import."""
        return self._bindings[name][-1].node if name in self._bindings else None

    def path(self, name: str) -> str:
        """What a library calls what the name of the top level stands for; empty where that is not sure."""
        trail: list[tuple[str, tuple[str, ...]]] = []
        while name not in self._paths:
            self._paths[name] = self._resolve_import(name)  # for now, so that what stands for itself ends here
            following = None if self._paths[name] else self._alias_of(name)
            if following is None:
                break
            trail.append((name, following[1]))
            name = following[0]
        path = self._paths[name]
        for alias, attributes in reversed(trail):
            path = ".".join((path, *attributes)) if path else ""
            path = self._paths[alias] = path if len(path) <= _LONGEST_NAME else ""
        return path

    def is_tensor(self, name: str) -> bool:
        """Whether it is a library, or what a library computed."""
        if name not in self._tensors:
            node = self.last(name)
            self._tensors[name] = bool(self.path(self._origins.of(node).name if isinstance(node, ast.expr) else name))
        return self._tensors[name]

    def _resolve_import(self, name: str) -> str:
        if name in self._bindings:
            return self._bindings[name][-1].library
        if not name or hasattr(builtins, name):
            return ""
        modules = [module for module in self._stars if hasattr(sys.modules.get(module), name)]
        return f"{modules[-1]}.{name}" if modules else ""

    def _alias_of(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """`nn`, (`functional`,) for the F of `F = nn.functional`."""
        node = self.last(name)
        root, steps = chain(node) if node is not None else (None, ())
        return (root.id, steps) if isinstance(root, ast.Name) and not any(map(is_item, steps)) else None


class Parts:
    """What of an expression an attribute or a key of it stands for."""

    def __init__(self) -> None:
        self._known: dict[ast.AST, dict[str, ast.AST]] = {}

    def of(self, node: ast.AST) -> dict[str, ast.AST]:
        """`{"[0]": a, "[-1]": a}` for `[a]`; `{"a": b}` for `Class(a=b)`."""
        if node not in self._known:
            self._known[node] = dict(_parts(node))
        return self._known[node]


def _parts(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Dict):
        yield from ((item(key), value) for key, value in zip(node.keys, node.values, strict=True))
    elif isinstance(node, ast.List | ast.Tuple):
        count = len(node.elts) if not any(isinstance(each, ast.Starred) for each in node.elts) else 0
        for i, each in enumerate(node.elts[:count]):
            yield f"[{i}]", each
            yield f"[{i - count}]", each
    elif isinstance(node, ast.Call):
        is_dict = is_name(node.func, "dict")
        for keyword in node.keywords:
            if keyword.arg:
                yield f"[{keyword.arg!r}]" if is_dict else keyword.arg, keyword.value
