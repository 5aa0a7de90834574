"""The look at the source: whether a function, or a helper that it uses, names what the exercise asks to be written.

It sees what the watch on the running call cannot: a branch that these inputs did not take. It must not mistake a
student's own `log_softmax` for the library's, so a name counts only where it is looked up on something else than the
submission's own definitions.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Sequence

_ROOTS = ("torch", "torchvision", "scipy")


@functools.lru_cache(maxsize=1)  # one submission is asked about each of its functions in turn
def definitions(source: str) -> dict[str, ast.AST]:
    """What the file binds at its top level, by name; the last one counts. A file that does not parse has none."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, ast.AST] = {}
    for node in tree.body:
        for name in _bound(node):
            found[name] = node
    return found


def _bound(node: ast.stmt) -> Iterable[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    return []


def reachable(function: str, found: dict[str, ast.AST], also: Sequence[str] = ()) -> dict[str, ast.AST]:
    """The definition of `function` and of every helper that it names, but for the graded functions in `also`."""
    todo, seen = [function], dict[str, ast.AST]()
    while todo:
        name = todo.pop()
        if name in seen or name not in found or (name in also and name != function):
            continue
        seen[name] = found[name]
        todo += [node.id for node in ast.walk(found[name]) if isinstance(node, ast.Name)]
    return seen


def names_used(function: str, source: str) -> set[str]:
    """Every plain name that the function and its helpers mention."""
    nodes = reachable(function, definitions(source)).values()
    return {node.id for top in nodes for node in ast.walk(top) if isinstance(node, ast.Name)}


def find_banned(function: str, source: str, banned: Sequence[str], graded: Sequence[str]) -> str:
    """The first banned name that the function reaches, as it is written; empty where there is none.

    `banned` is as in worker.watch: parts of function names, and modules, which have a dot.
    """
    found = definitions(source)
    own = {name for name, node in found.items() if not isinstance(node, ast.Import | ast.ImportFrom)}
    for top in reachable(function, found, graded).values():
        for node in ast.walk(top):
            spelled = _spelled(node, own)
            if spelled and _matches(spelled, banned):
                return spelled
    return ""


def _spelled(node: ast.AST, own: set[str]) -> str:
    """`torch.nn.functional.softmax` for an attribute or an import; nothing for what the submission defines itself."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _ROOTS:
        return f"{node.module}.{node.names[0].name}" if len(node.names) == 1 else node.module or ""
    if not isinstance(node, ast.Attribute):
        return ""
    path = ast.unparse(node)
    root = path.split(".")[0].split("(")[0].split("[")[0]
    return "" if root in own or root in ("self", "cls") else path


def _matches(spelled: str, banned: Sequence[str]) -> bool:
    last = spelled.rpartition(".")[2].lower().lstrip("_")
    names = [name for name in banned if "." not in name]
    modules = [name for name in banned if "." in name]
    called = (
        last.replace("crossentropy", "cross_entropy")
        .replace("logsoftmax", "log_softmax")
        .replace("nllloss", "nll_loss")
    )
    return any(called.startswith((name, f"log_{name}")) for name in names) or any(
        f"{spelled}.".startswith(module + ".") for module in modules
    )
