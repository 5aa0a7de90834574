"""What a notebook has of the kit, where its functions are judged: two helpers of the book, and nothing to show.

A notebook also imports what checks, loads data and draws, and its cells use that at length. None of it is an answer,
and a worker has neither the data nor the time: such statements are passed over, and what needs their names, too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Set
from types import ModuleType

from autograder.worker import counters

_PACKAGE = "autograder.notebook"
_OFFERED = {name: getattr(counters, name) for name in ("Accumulator", "Timer")}


def offer() -> None:
    """From now on, `autograder.notebook` is here what a function may use of it, wherever it is imported."""
    stand_in = ModuleType(_PACKAGE)
    vars(stand_in).update(_OFFERED)
    sys.modules[_PACKAGE] = stand_in


class Shown:
    """The names that mean something in a notebook alone, as far as a submission has been run."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._names)

    def take_out(self, node: ast.stmt) -> ast.stmt | None:
        """The statement without imports of what is shown in a notebook, or None where nothing is left of it."""
        if isinstance(node, ast.Import):
            kept = [each for each in node.names if each.name != _PACKAGE]
        elif isinstance(node, ast.ImportFrom) and node.module == _PACKAGE:
            kept = [each for each in node.names if each.name in _OFFERED]
        elif isinstance(node, ast.ImportFrom) and node.module == "autograder":
            kept = [each for each in node.names if each.name != "notebook"]
        else:
            return node
        self._names |= {(each.asname or each.name).split(".")[0] for each in node.names if each not in kept}
        node.names = kept
        return node if kept else None

    def concerns(self, reads: Set[str], binds: Set[str]) -> bool:
        """Whether a statement needs what is shown, and is to be passed over; what it binds is known accordingly."""
        if reads & self._names:
            self._names |= binds
            return True
        self._names -= binds
        return False
