"""What a piece of a program reads: names of the top level, library names imported on the spot, attributes of those.

Python's scopes are resolved here, on the syntax tree: `symtable` knows them, too, but its tables do not say which node
of the tree is theirs, and its look-ups are quadratic in what somebody else wrote. All is linear, and nothing recurs.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import NamedTuple

from autograder.syntax import (
    Function,
    arguments,
    chain,
    find_assignments,
    is_item,
    is_name,
    iter_evaluated,
    iter_imports,
    keys,
    receiver,
    spelled_out,
)
from autograder.tensors import Scope, Tensors, Value

_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Read(NamedTuple):
    """`root.a["b"]`, read. `root` is a name of the top level, or empty; `library` what an import on the spot calls it.

    What is only compared is not `used`. A method is called on a `tensor` where that is sure.
    """

    root: str
    library: str
    steps: tuple[str, ...]
    called: bool
    used: bool = True
    tensor: bool = False


class _Found(NamedTuple):
    scope: Scope
    name: str
    steps: tuple[str, ...]
    called: bool = False
    used: bool = True
    receiver: ast.AST | None = None


def reads(node: ast.AST, is_tensor: Callable[[str], bool] = lambda name: False) -> list[Read]:
    """Everything that this node of the top level reads. `is_tensor` knows what names of the top level stand for."""
    reader = Reader(is_tensor)
    reader.read(node, reader.top)
    return reader.resolve_all()


class Reader:
    """Visits nodes, each in its scope, and says in the end what they read."""

    def __init__(self, is_tensor: Callable[[str], bool]) -> None:
        self.top = Scope()
        self.tensors = Tensors(is_tensor)
        self.todo: list[tuple[ast.AST, Scope]] = []
        self.found: list[_Found] = []
        self.values: dict[ast.AST, Value] = {}

    def read(self, node: ast.AST, scope: Scope) -> None:
        self.todo.append((node, scope))
        self.go_on()

    def go_on(self) -> None:
        while self.todo:
            self.visit(*self.todo.pop())

    def resolve_all(self) -> list[Read]:
        # Only when all is read: a name that is bound anywhere in a function is the function's everywhere in it.
        return [self.resolve(found) for found in self.found]

    def resolve(self, found: _Found) -> Read:
        at = found.scope.owner(found.name) if found.name else None
        tensor = found.receiver is not None and self.tensors.surely(Value(found.receiver, found.scope))
        if at is None:
            return Read(found.name, "", found.steps, found.called, found.used, tensor)
        library = at.bound[found.name]
        if at.label and not library:
            return Read(at.label, "", (found.name, *found.steps), found.called, found.used)
        if at.parent is not None and found.name == at.this:
            return Read(at.parent.label, "", found.steps, found.called, found.used)
        return Read("", library, found.steps, found.called, found.used, tensor and not library)

    def push(self, scope: Scope, nodes: Iterable[ast.AST | None]) -> None:
        self.todo += [(node, scope) for node in reversed([node for node in nodes if node is not None])]

    def visit(self, node: ast.AST, scope: Scope) -> None:
        if isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
            self.name(node, scope, called=False)
        elif isinstance(node, ast.Call):
            self.call(node, scope)
        elif isinstance(node, Function | ast.Lambda | ast.ClassDef | _Comprehension):
            self.inner(node, scope)
        elif isinstance(node, ast.Compare):  # `type(updater) is torch.optim.SGD` makes no use of it
            self.compare(node, scope)
        else:
            self.bind(node, scope)
            self.push(scope, iter_evaluated(node))

    def name(self, node: ast.AST, scope: Scope, called: bool, used: bool = True) -> None:
        root, steps = chain(node)
        self.push(scope, keys(node))
        if isinstance(root, ast.Name) and not isinstance(root.ctx, ast.Load):
            scope.bind(root.id, value=self.values.get(root))
            return
        method = called and steps and not is_item(steps[-1])
        name = root.id if isinstance(root, ast.Name) else ""
        self.found.append(_Found(scope, name, steps, called, used, receiver(node) if method else None))
        if not name:
            self.push(scope, [root])

    def compare(self, node: ast.Compare, scope: Scope) -> None:
        for operand in (node.left, *node.comparators):
            if isinstance(chain(operand)[0], ast.Name):
                self.name(operand, scope, called=False, used=False)
            else:
                self.push(scope, [operand])

    def call(self, node: ast.Call, scope: Scope) -> None:
        if spelled_out(node):
            self.name(node, scope, called=False)
            return
        if is_name(node.func, "wraps") or (isinstance(node.func, ast.Attribute) and node.func.attr == "wraps"):
            for arg in node.args:  # it takes over a name and a docstring, and calls nothing
                self.name(arg, scope, called=False, used=False)
            return
        # Asking whether something is an optimizer makes no use of optimizers.
        args = node.args[:1] if is_name(node.func, "isinstance", "issubclass") else node.args
        self.push(scope, [*args, *(keyword.value for keyword in node.keywords)])
        self.visit_called(node.func, scope)

    def visit_called(self, node: ast.AST, scope: Scope) -> None:
        root, steps = chain(node)
        if steps or isinstance(root, ast.Name):
            self.name(node, scope, called=True)
        else:
            self.push(scope, [node])

    def inner(self, node: ast.AST, scope: Scope) -> Scope:
        """A scope of its own, and what of it is evaluated outside."""
        own = Scope(scope, type(node))
        self.tensors.scopes.append(own)
        if isinstance(node, Function | ast.ClassDef):
            scope.bind(node.name)
            self.push(own, node.body)
            for decorator in node.decorator_list:
                self.visit_called(decorator, scope)
        if isinstance(node, ast.ClassDef):
            self.push(scope, [*node.bases, *(keyword.value for keyword in node.keywords)])
        if isinstance(node, Function | ast.Lambda):
            self.push(scope, [*node.args.defaults, *node.args.kw_defaults])
            self.parameters(node, scope, own)
        if isinstance(node, ast.Lambda):
            self.push(own, [node.body])
        if isinstance(node, _Comprehension):
            self.comprehension(node, scope, own)
        return own

    @staticmethod
    def parameters(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, own: Scope) -> None:
        """Its parameters; the first one of a method is the class's, or an object of it."""
        is_method = scope.kind is ast.ClassDef and not (
            isinstance(node, Function) and any(is_name(each, "staticmethod") for each in node.decorator_list)
        )
        for i, (name, is_given) in enumerate(arguments(node.args)):
            own.bound[name] = ""
            if is_method and i == 0:
                own.this = name if scope.label else ""
            if not is_given or (is_method and i == 0):
                own.bind(name)

    def comprehension(self, node: ast.AST, scope: Scope, own: Scope) -> None:
        assert isinstance(node, _Comprehension)
        first, *more = node.generators
        self.assign(first.target, first.iter, scope)
        for each in more:
            self.assign(each.target, each.iter, own)
        self.push(scope, [first.iter])
        self.push(own, [first.target, *first.ifs, *more])
        self.push(own, [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])

    def assign(self, target: ast.AST, value: ast.AST, scope: Scope) -> None:
        names = [each for each in ast.walk(target) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
        self.values.update((each, Value(value, scope)) for each in names)

    def bind(self, node: ast.AST, scope: Scope) -> None:
        if isinstance(node, ast.NamedExpr):  # it binds around the comprehension that it stands in
            at = scope
            while issubclass(at.kind, _Comprehension) and at.parent is not None:
                at = at.parent
            at.bind(node.target.id, value=Value(node.value, scope))
        elif isinstance(node, ast.Global | ast.Nonlocal):
            scope.outside.update(dict.fromkeys(node.names, isinstance(node, ast.Global)))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for name, library in iter_imports(node):
                scope.bind(name, library)
        elif isinstance(node, ast.AugAssign):  # `X -= 1` leaves X what it is
            self.assign(node.target, node.target, scope)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.For | ast.AsyncFor):
            for target, value in find_assignments(node):
                self.assign(target, value, scope)
        else:
            names = (getattr(node, "name", None), getattr(node, "rest", None))  # of except clauses and patterns
            for name in filter(None, names):
                scope.bind(name)
