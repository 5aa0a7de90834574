"""The look at the source: whether a function, or a helper that it reaches, uses what the exercise asks to be written.

It is for the honest, who learn what is forbidden before anything is submitted, and for a branch that no input took. So
it is certain or silent: a name counts only where it surely is the library's. In the sandbox, worker.ban holds whatever
the source says.
"""

from __future__ import annotations

import ast
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import torch

from autograder.bindings import Bindings, Parts
from autograder.members import members
from autograder.scopes import Read, reads
from autograder.syntax import Function, chain, is_item, own_attributes
from autograder.tensors import is_library
from autograder.worker.loading import statements
from autograder.worker.names import banned_by

_LONGEST_NAME = 500  # characters of what an error names
_MOST_STEPS = 8  # of `a.b["c"]...` that are told apart
_MOST = 100_000  # reads that are looked at for one function
_MOST_BINDINGS = 16  # of one name, each made of the one before
_WHOLE = ("values", "items", "copy")  # methods that give what is in a container


class Look:
    """A submission, parsed once. `chunks` are (name, source); what does not parse is left out, as it is on loading."""

    def __init__(self, chunks: Iterable[tuple[str, str]]) -> None:
        self.bindings = Bindings()
        self.parts = Parts()
        self._own: set[str] = set()
        self._reads: dict[ast.AST, list[Read]] = {}
        self._roots: dict[ast.AST, set[str]] = {}
        self._members: dict[ast.ClassDef, dict[str, list[Read]]] = {}
        for name, source in chunks:
            for statement in statements(name, source, []):
                self.bindings.add(statement)
                self._own.update(own_attributes(statement))

    def find_banned(self, function: str, banned: Sequence[str], graded: Sequence[str]) -> str:
        """What it uses of what is banned (see worker.names), as the library calls it; empty where it uses nothing.

        Other `graded` functions are not looked into: they are judged by themselves.
        """
        for read in _Walk(self, {*graded} - {function}).walk(function) if banned else ():
            path = self._library_name(read) if read.used else ""
            if path and banned_by(path, banned) is not None:
                return path[:_LONGEST_NAME]
        return ""

    def names(self, function: str) -> set[str]:
        """Every name of the top level that the function and its helpers read."""
        return {read.root for read in _Walk(self, set()).walk(function)} - {""}

    def made_of(self, name: str) -> Iterator[ast.AST]:
        """What the name is bound to: the last binding, and those before as far as each is made of the one before it."""
        for node, again in itertools.islice(self.bindings.of(name), _MOST_BINDINGS):
            yield node
            if not again and name not in self._roots_of(node):
                return

    def reads_of(self, node: ast.AST) -> list[Read]:
        """The names that an expression or a function reads, resolved once and kept."""
        if node not in self._reads:
            self._reads[node] = reads(node, self.bindings.is_tensor)
        return self._reads[node]

    def members_of(self, node: ast.ClassDef) -> dict[str, list[Read]]:
        """The names that each attribute of a class reads, resolved once and kept."""
        if node not in self._members:
            self._members[node] = members(node, self.bindings.is_tensor)
        return self._members[node]

    def _roots_of(self, node: ast.AST) -> set[str]:
        """What an expression reads at once; a function or class reads when it is called, by then its own name."""
        if node not in self._roots:
            is_late = isinstance(node, Function | ast.ClassDef)
            self._roots[node] = set() if is_late else {read.root for read in self.reads_of(node)}
        return self._roots[node]

    def _library_name(self, read: Read) -> str:
        """`torch.nn.functional.softmax`, however it was imported, or a method, if it surely is a tensor's."""
        path = read.library if is_library(read.library) else self.bindings.path(read.root)
        if path:
            return ".".join((path, *_attributes(read.steps)))
        method = read.steps[-1] if read.tensor else ""
        if method and method not in self._own and hasattr(torch.Tensor, method):
            return f"torch.Tensor.{method}"
        return ""


class _Walk:
    """What a function reaches. Of a class, an object or a container, only what is asked of it is looked into."""

    def __init__(self, look: Look, judged_elsewhere: set[str]) -> None:
        self._look = look
        self._judged_elsewhere = judged_elsewhere
        self._done: set[ast.AST] = set()
        self._asked: set[str] = set()  # attributes of what nobody knows
        self._objects: dict[str, list[str]] = defaultdict(list)  # their classes, by their attributes

    def walk(self, function: str) -> Iterator[Read]:
        """Every read that a call of the function may lead to, each once; the walk ends at a limit."""
        start = Read(function, "", (), called=True)
        todo, seen, count = [start], {start}, 0
        while todo and count < _MOST:
            count += 1
            for read in itertools.islice(self._within(todo.pop()), _MOST - count):
                count += 1
                short = read._replace(steps=read.steps[:_MOST_STEPS])
                if short not in seen:
                    seen.add(short)
                    yield read
                    todo += self._follow(short)

    def _follow(self, read: Read) -> Iterator[Read]:
        if not read.used or read.root in self._judged_elsewhere or self._look.bindings.path(read.root):
            return
        if read.root:
            yield read
        elif not read.library and not read.tensor:
            for attribute in {*_attributes(read.steps)} - self._asked:
                self._asked.add(attribute)
                for name in self._objects.get(attribute, ()):
                    yield Read(name, "", (attribute,), called=True)

    def _within(self, read: Read) -> Iterator[Read]:
        """What is read where that which is read was made."""
        stored = self._look.bindings.find_stored(read.root, read.steps[0]) if read.steps else None
        if stored is not None:
            yield from self._of_expression(stored, read._replace(steps=read.steps[1:]))
            return
        for node in self._look.made_of(read.root):
            if isinstance(node, ast.ClassDef):
                yield from self._of_class(node, read)
            elif isinstance(node, Function):
                yield from self._all(node)
            else:
                yield from self._of_expression(node, read)
        for node in self._look.bindings.items(read.root) if not read.steps else ():
            yield from self._of_expression(node, read)

    def _all(self, node: ast.AST) -> Iterator[Read]:
        if node not in self._done:
            self._done.add(node)
            yield from self._look.reads_of(node)

    def _of_class(self, node: ast.ClassDef, read: Read) -> Iterator[Read]:
        attributes = self._look.members_of(node)
        if not read.steps:
            yield from self._of_object(node, read.root) if read.called else ()
        elif read.steps[0] in attributes:
            yield from attributes[read.steps[0]]
        else:  # inherited, or of a metaclass or decorator
            for base in attributes[""]:
                is_own = base.root and not self._look.bindings.path(base.root)
                yield base._replace(steps=(*base.steps, *read.steps)) if is_own else base

    def _of_object(self, node: ast.ClassDef, name: str) -> Iterator[Read]:
        """What a class needs for an object, and what Python asks of it by itself."""
        if node in self._done:
            return
        self._done.add(node)
        for attribute, found in self._look.members_of(node).items():
            self._objects[attribute].append(name)
            is_called = attribute in ("", "forward") or (attribute.startswith("__") and attribute.endswith("__"))
            yield from found if is_called or attribute in self._asked else ()

    def _of_expression(self, node: ast.AST, read: Read) -> Iterator[Read]:
        steps = read.steps
        while steps:
            parts = self._look.parts.of(node)
            if steps[0] == "[]" or steps[0] not in parts:
                break
            node, steps = parts[steps[0]], steps[1:]
        root, way = chain(node)
        if isinstance(root, ast.Name):
            yield Read(root.id, "", (*way, *steps), read.called)
        elif not steps or not self._is_closed(node, steps[0]):
            yield from self._all(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from self._of_instance(node.func.id, steps)

    def _is_closed(self, node: ast.AST, step: str) -> bool:
        """Whether an attribute or a key of it says nothing of the rest of it."""
        if isinstance(node, ast.Dict | ast.List | ast.Tuple):
            return step not in _WHOLE
        if not isinstance(node, ast.Call) or step in _WHOLE:
            return False
        maker = chain(node.func)[0]
        if isinstance(maker, ast.Name) and self._look.bindings.path(maker.id):
            return False
        return bool(self._look.parts.of(node)) or (isinstance(node.func, ast.Name) and not is_item(step))

    def _of_instance(self, name: str, steps: tuple[str, ...]) -> Iterator[Read]:
        if isinstance(self._look.bindings.last(name), ast.ClassDef):
            yield Read(name, "", ("__init__",), called=True)
            yield Read(name, "", steps, called=True)


def _attributes(steps: tuple[str, ...]) -> Iterator[str]:
    return itertools.takewhile(lambda step: not is_item(step), steps)
