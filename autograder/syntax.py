"""Questions about a single node of the syntax tree. Each is linear in what it walks over, and none recurs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

Function = ast.FunctionDef | ast.AsyncFunctionDef
_MAKERS = ("setattr", "type", "namedtuple", "NamedTuple", "make_dataclass")  # they are told names of attributes


def chain(node: ast.AST) -> tuple[ast.AST, tuple[str, ...]]:
    """`a.b["c"].d` as (a, ("b", "['c']", "d")); `getattr(a, "b")` is `a.b`, and a key that is not constant is `[]`."""
    steps: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            steps.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript):
            steps.append(item(node.slice))
            node = node.value
        elif spelled := spelled_out(node):
            steps.append(spelled)
            assert isinstance(node, ast.Call)
            node = node.args[0]
        else:
            return node, tuple(reversed(steps))


def keys(node: ast.AST) -> Iterator[ast.AST]:
    """What is evaluated along a chain beside its root: keys, and what a getattr falls back to."""
    while True:
        if isinstance(node, ast.Attribute):
            node = node.value
        elif isinstance(node, ast.Subscript):
            yield node.slice
            node = node.value
        elif isinstance(node, ast.Call) and spelled_out(node):
            yield from node.args[2:]
            node = node.args[0]
        else:
            return


def item(key: ast.AST | None) -> str:
    """How a key is written as a step of a chain: `['c']`, `[-1]`, or `[]` where it is not constant."""
    if isinstance(key, ast.UnaryOp) and isinstance(key.op, ast.USub) and isinstance(key.operand, ast.Constant):
        return f"[-{key.operand.value!r}]"
    return f"[{key.value!r}]" if isinstance(key, ast.Constant) else "[]"


def is_item(step: str) -> bool:
    """Whether a step of a chain is a key, and no attribute."""
    return step.startswith("[")


def spelled_out(node: ast.AST) -> str:
    """The attribute that `getattr(_, "attribute")` reads."""
    if isinstance(node, ast.Call) and len(node.args) >= 2 and is_name(node.func, "getattr"):
        name = node.args[1]
        return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
    return ""


def receiver(method: ast.AST) -> ast.AST | None:
    """The expression whose method is called: `X` for `X.softmax` and for `getattr(X, "softmax")`."""
    if isinstance(method, ast.Attribute):
        return method.value
    return method.args[0] if isinstance(method, ast.Call) and spelled_out(method) else None


def is_name(node: ast.AST, *names: str) -> bool:
    """Whether the node is a plain name, and one of `names`."""
    return isinstance(node, ast.Name) and node.id in names


def iter_imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, and what the library calls them; nothing for modules beside the file."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            yield alias.asname or alias.name, "" if node.level else f"{node.module}.{alias.name}"
        elif alias.asname:
            yield alias.asname, alias.name
        else:
            yield alias.name.partition(".")[0], alias.name.partition(".")[0]


def arguments(args: ast.arguments) -> Iterator[tuple[str, bool]]:
    """The parameters, and whether it is the caller who must give them."""
    positional = [*args.posonlyargs, *args.args]
    for i, arg in enumerate(positional):
        yield arg.arg, i < len(positional) - len(args.defaults)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield arg.arg, default is None
    yield from ((arg.arg, False) for arg in (args.vararg, args.kwarg) if arg is not None)


def iter_evaluated(node: ast.AST) -> Sequence[ast.AST | None]:
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


def find_assignments(node: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
    """Targets of a statement, and what is evaluated for them."""
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


def inside(node: ast.stmt) -> Iterator[ast.stmt]:
    """The statements in a compound one, in their order."""
    for part in ("body", "handlers", "orelse", "finalbody", "cases"):
        for each in getattr(node, part, ()):
            yield from (each,) if isinstance(each, ast.stmt) else each.body


def find_bound_names(statement: ast.stmt) -> set[str]:
    """The names that a statement of a class body makes attributes of the class."""
    if isinstance(statement, Function | ast.ClassDef):
        return {statement.name}
    nodes = [*ast.walk(statement)]
    names = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {node.name for node in nodes if isinstance(node, Function | ast.ClassDef)}


def own_attributes(statement: ast.stmt) -> Iterator[str]:
    """Names that objects of the submission's own give to attributes."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:  # SimpleNamespace(softmax=mine)
            yield node.arg
        elif isinstance(node, ast.ClassDef):
            yield from (name for statement in node.body for name in find_bound_names(statement))
        elif isinstance(node, ast.Call) and _name_of(node.func) in _MAKERS:
            for each in ast.walk(node):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield from each.value.replace(",", " ").split()


def _name_of(function: ast.AST) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
