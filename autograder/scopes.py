"""What a piece of a program reads: names of the top level, library names imported on the spot, attributes of those.

Python's scopes are resolved here, on the syntax tree: `symtable` knows them, too, but its tables do not say which node
of the tree is theirs, and its look-ups are quadratic in what somebody else wrote. All is linear, and nothing recurs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Read(NamedTuple):
    """`root.a.b`, read. `root` is a name of the top level, or empty; `library` what an import on the spot calls it."""

    root: str
    library: str
    attributes: tuple[str, ...]
    called: bool


@dataclass(eq=False)
class _Scope:
    parent: _Scope | None = None
    kind: type[ast.AST] = ast.FunctionDef
    bound: dict[str, str] = field(default_factory=dict)  # to what an import calls it, or to nothing
    outside: dict[str, bool] = field(default_factory=dict)  # declared global (True) or nonlocal (False)

    def bind(self, name: str, library: str = "") -> None:
        self.bound[name] = library if self.bound.get(name, library) == library else ""


def chain(node: ast.AST) -> tuple[ast.AST, tuple[str, ...]]:
    """`a.b.c` as (a, (b, c)); `getattr(a, "b")` is `a.b`."""
    attributes: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        elif spelled := _spelled(node):
            attributes.append(spelled)
            assert isinstance(node, ast.Call)
            node = node.args[0]
        else:
            return node, tuple(reversed(attributes))


def _spelled(node: ast.AST) -> str:
    """The attribute that `getattr(_, "attribute")` reads."""
    if isinstance(node, ast.Call) and len(node.args) >= 2 and _is(node.func, "getattr"):
        name = node.args[1]
        return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
    return ""


def _is(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, and what the library calls them; nothing for modules beside the file."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            yield alias.asname or alias.name, "" if node.level else f"{node.module}.{alias.name}"
        elif alias.asname:
            yield alias.asname, alias.name
        else:
            yield alias.name.partition(".")[0], alias.name.partition(".")[0]


def reads(node: ast.AST) -> list[Read]:
    """Everything that this node of the top level reads."""
    return _Reader().read(node)


class _Reader:
    def __init__(self) -> None:
        self.todo: list[tuple[ast.AST, _Scope]] = []
        self.found: list[tuple[_Scope, str, tuple[str, ...], bool]] = []

    def read(self, node: ast.AST) -> list[Read]:
        top = _Scope()
        self.todo.append((node, top))
        while self.todo:
            self.visit(*self.todo.pop())
        # Only now: a name that is bound anywhere in a function is the function's everywhere in it.
        return [self.resolved(top, *each) for each in self.found]

    def resolved(self, top: _Scope, scope: _Scope, name: str, attributes: tuple[str, ...], called: bool) -> Read:
        at: _Scope | None = scope
        while at is not None and at is not top and name:
            if at.outside.get(name):
                break
            if name in at.bound and name not in at.outside and (at is scope or at.kind is not ast.ClassDef):
                return Read("", at.bound[name], attributes, called)
            at = at.parent
        return Read(name, "", attributes, called)

    def push(self, scope: _Scope, nodes: Iterable[ast.AST | None]) -> None:
        self.todo += [(node, scope) for node in reversed([node for node in nodes if node is not None])]

    def visit(self, node: ast.AST, scope: _Scope) -> None:
        if isinstance(node, ast.Name | ast.Attribute):
            self.name(node, scope, called=False)
        elif isinstance(node, ast.Call):
            self.call(node, scope)
        elif isinstance(node, _Function | ast.Lambda | ast.ClassDef | _Comprehension):
            self.inner(node, scope)
        elif isinstance(node, ast.Compare):  # `type(updater) is torch.optim.SGD` makes no use of it
            self.push(scope, [each for each in (node.left, *node.comparators) if not isinstance(each, ast.Attribute)])
        else:
            self.bind(node, scope)
            self.push(scope, _parts(node))

    def name(self, node: ast.AST, scope: _Scope, called: bool) -> None:
        root, attributes = chain(node)
        if isinstance(root, ast.Name) and isinstance(root.ctx, ast.Load):
            self.found.append((scope, root.id, attributes, called))
        elif isinstance(root, ast.Name):
            scope.bind(root.id)
        else:
            self.found.append((scope, "", attributes, called))
            self.push(scope, [root])

    def call(self, node: ast.Call, scope: _Scope) -> None:
        if _spelled(node):
            self.name(node, scope, called=False)
            return
        # Asking whether something is an optimizer makes no use of optimizers.
        args = node.args[:1] if _is(node.func, "isinstance", "issubclass") else node.args
        self.push(scope, [*args, *(keyword.value for keyword in node.keywords)])
        if chain(node.func)[1] or isinstance(node.func, ast.Name):
            self.name(node.func, scope, called=True)
        else:
            self.push(scope, [node.func])

    def inner(self, node: ast.AST, scope: _Scope) -> None:
        """A scope of its own, and what of it is evaluated outside."""
        own = _Scope(scope, type(node))
        if isinstance(node, _Function | ast.ClassDef):
            scope.bind(node.name)
            self.push(scope, node.decorator_list)
            self.push(own, node.body)
        if isinstance(node, ast.ClassDef):
            self.push(scope, [*node.bases, *(keyword.value for keyword in node.keywords)])
        if isinstance(node, _Function | ast.Lambda):
            self.push(scope, [*node.args.defaults, *node.args.kw_defaults])
            for arg in _arguments(node.args):
                own.bind(arg.arg)
        if isinstance(node, ast.Lambda):
            self.push(own, [node.body])
        if isinstance(node, _Comprehension):
            first, *more = node.generators
            self.push(scope, [first.iter])
            self.push(own, [first.target, *first.ifs, *more])
            self.push(own, [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])

    @staticmethod
    def bind(node: ast.AST, scope: _Scope) -> None:
        if isinstance(node, ast.NamedExpr):  # it binds around the comprehension that it stands in
            while issubclass(scope.kind, _Comprehension) and scope.parent is not None:
                scope = scope.parent
            scope.bind(node.target.id)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            scope.outside.update(dict.fromkeys(node.names, isinstance(node, ast.Global)))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for name, library in imported(node):
                scope.bind(name, library)
        else:
            names = (getattr(node, "name", None), getattr(node, "rest", None))  # of except clauses and patterns
            for name in filter(None, names):
                scope.bind(name)


def _arguments(args: ast.arguments) -> list[ast.arg]:
    more = [each for each in (args.vararg, args.kwarg) if each is not None]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *more]


def _parts(node: ast.AST) -> Sequence[ast.AST | None]:
    """What is evaluated in it: annotations, and what an except clause or a pattern asks for, are not used."""
    if isinstance(node, ast.AnnAssign):
        return [node.target, node.value]
    if isinstance(node, ast.NamedExpr):
        return [node.value]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return []
    if isinstance(node, ast.ExceptHandler):
        return node.body
    if isinstance(node, ast.MatchClass):
        return [*node.patterns, *node.kwd_patterns]
    return [*ast.iter_child_nodes(node)]
