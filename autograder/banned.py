"""The look at the source: whether a function, or a helper that it reaches, uses what the exercise asks to be written.

It is for the honest, who learn what is forbidden before anything is handed in, and for a branch that no input took. So
it is certain or silent: a name counts only where it surely is the library's. In the sandbox, worker.ban holds whatever
the source says.
"""

from __future__ import annotations

import ast
import builtins
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import torch

from autograder.scopes import Read, chain, imported, reads
from autograder.worker.loading import statements
from autograder.worker.names import banned_by

_LIBRARIES = ("torch", "torchvision", "scipy", "sklearn", "tensorflow", "keras", "jax", "d2l")
_LONGEST_NAME = 500  # characters of an alias of an alias of an alias ...


class _Binding(NamedTuple):
    """What a name of the top level stands for: an import, or what is evaluated. `again` adds to the binding before."""

    library: str = ""
    node: ast.AST | None = None
    again: bool = False


class Look:
    """A submission, parsed once. `chunks` are (name, source); what does not parse is left out, as it is on loading."""

    def __init__(self, chunks: Iterable[tuple[str, str]]) -> None:
        self._bindings: dict[str, list[_Binding]] = defaultdict(list)
        self._stars: list[str] = []
        self._own: set[str] = set()
        self._reads: dict[ast.AST, list[Read]] = {}
        self._roots: dict[ast.AST, set[str]] = {}
        self._paths: dict[str, str] = {}
        for name, source in chunks:
            for statement in statements(name, source, []):
                self._bind(statement)
                self._own.update(_own_attributes(statement))

    def banned(self, function: str, banned: Sequence[str], graded: Sequence[str]) -> str:
        """What it uses of what is banned (see worker.names), as the library calls it; empty where it uses nothing.

        Other `graded` functions are not looked into: they are judged by themselves.
        """
        for read in self._reached(function, graded) if banned else ():
            path = self._library_name(read)
            if path and banned_by(path, banned) is not None:
                return path[:_LONGEST_NAME]
        return ""

    def names(self, function: str) -> set[str]:
        """Every name of the top level that the function and its helpers read."""
        return {read.root for read in self._reached(function, ())} - {""}

    def _bind(self, statement: ast.stmt) -> None:
        todo: list[ast.stmt] = [statement]
        while todo:
            node = todo.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                for name, library in imported(node):
                    self._import(name, library)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self._bindings[node.name].append(_Binding(node=node))
            else:
                for target, value in _assigned(node):
                    for each in ast.walk(target):
                        if isinstance(each, ast.Name):
                            self._bindings[each.id].append(_Binding("", value, isinstance(node, ast.AugAssign)))
                todo += reversed([*_inside(node)])

    def _import(self, name: str, library: str) -> None:
        if library.partition(".")[0] not in _LIBRARIES:
            library = ""
        if name != "*":
            self._bindings[name].append(_Binding(library))
        elif library:
            self._stars.append(library.removesuffix(".*"))

    def _reached(self, function: str, graded: Sequence[str]) -> Iterator[Read]:
        todo, seen, done = [function], {function, *graded}, set[ast.AST]()
        while todo:
            for node in self._made_of(todo.pop()):
                for read in self._reads_of(node) if node not in done else ():
                    yield read
                    if read.root not in seen and not self._path(read.root):
                        seen.add(read.root)
                        todo.append(read.root)
                done.add(node)

    def _made_of(self, name: str) -> Iterator[ast.AST]:
        """What the name is bound to: the last binding, and those before as far as each is made of the one before it."""
        for binding in reversed(self._bindings.get(name, ())):
            if binding.node is not None:
                yield binding.node
            if not binding.again and (binding.node is None or name not in self._roots_of(binding.node)):
                return

    def _reads_of(self, node: ast.AST) -> list[Read]:
        if node not in self._reads:
            self._reads[node] = reads(node)
        return self._reads[node]

    def _roots_of(self, node: ast.AST) -> set[str]:
        """What an expression reads at once; a function or class reads when it is called, by then its own name."""
        if node not in self._roots:
            self._roots[node] = set() if _is_definition(node) else {read.root for read in self._reads_of(node)}
        return self._roots[node]

    def _library_name(self, read: Read) -> str:
        """`torch.nn.functional.softmax`, however it was imported, or a tensor's method, if it can be nobody else's."""
        path = read.library if read.library.partition(".")[0] in _LIBRARIES else self._path(read.root)
        if path:
            return ".".join((path, *read.attributes))
        method = read.attributes[-1] if read.called and read.attributes else ""
        if method and method not in self._own and hasattr(torch.Tensor, method):
            return f"torch.Tensor.{method}"
        return ""

    def _path(self, name: str) -> str:
        """What a library calls what the name of the top level stands for; empty where that is not sure."""
        trail: list[tuple[str, tuple[str, ...]]] = []
        while name not in self._paths:
            self._paths[name] = self._imported(name)  # for now, so that what stands for itself ends here
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

    def _imported(self, name: str) -> str:
        if name in self._bindings:
            return self._bindings[name][-1].library
        if not name or hasattr(builtins, name):
            return ""
        modules = [module for module in self._stars if hasattr(sys.modules.get(module), name)]
        return f"{modules[-1]}.{name}" if modules else ""

    def _alias_of(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """`nn`, (`functional`,) for the F of `F = nn.functional`."""
        node = self._bindings[name][-1].node if name in self._bindings else None
        root, attributes = chain(node) if node is not None else (None, ())
        return (root.id, attributes) if isinstance(root, ast.Name) else None


def _is_definition(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _assigned(node: ast.stmt) -> list[tuple[ast.AST, ast.AST]]:
    """Targets of a statement at the top level, and what is evaluated for them."""
    if isinstance(node, ast.Assign):
        return [(target, node.value) for target in node.targets]
    if isinstance(node, ast.AugAssign):
        return [(node.target, node.value)]
    if isinstance(node, ast.AnnAssign):
        return [(node.target, node.value)] if node.value is not None else []
    if isinstance(node, ast.For | ast.AsyncFor):
        return [(node.target, node.iter)]
    if isinstance(node, ast.With | ast.AsyncWith):
        return [(item.optional_vars, item.context_expr) for item in node.items if item.optional_vars is not None]
    return []


def _inside(node: ast.stmt) -> Iterator[ast.stmt]:
    """The statements in a compound one, in their order."""
    for part in ("body", "handlers", "orelse", "finalbody", "cases"):
        for each in getattr(node, part, ()):
            yield from (each,) if isinstance(each, ast.stmt) else each.body


def _own_attributes(statement: ast.stmt) -> Iterator[str]:
    """Names that objects of the submission's own give to attributes."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:  # SimpleNamespace(softmax=mine)
            yield node.arg
        elif isinstance(node, ast.ClassDef):
            yield from (each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
            targets = [target for each in node.body for target, _ in _assigned(each)]
            yield from (target.id for target in targets if isinstance(target, ast.Name))
