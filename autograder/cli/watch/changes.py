"""Which functions a save has changed, by the syntax trees before and after: comments and blanks change nothing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from autograder.banned import Look
from autograder.submission import Submission
from autograder.syntax import find_bound_names, iter_imports
from autograder.worker.loading import statements


@dataclass(frozen=True)
class Outline:
    """What the names of the top level stand for, each as text, and which of them each function reads."""

    texts: Mapping[str, str]
    reads: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, submission: Submission, functions: Sequence[str]) -> Outline:
        """The outline of a submission. What cannot be parsed is left out, so that its names have changed."""
        chunks = [(chunk.name, chunk.source) for chunk in submission.chunks]
        texts: dict[str, str] = defaultdict(str)
        for name, source in chunks:
            for statement in statements(name, source, []):
                for bound in _names(statement):
                    texts[bound] += ast.dump(statement)
        look = Look(chunks)
        return cls(texts, {function: frozenset(look.names(function)) for function in functions})

    def changed_since(self, before: Outline) -> set[str]:
        """The names that stand for something else than before, or for nothing any more."""
        either = before.texts.keys() | self.texts.keys()
        return {name for name in either if before.texts.get(name) != self.texts.get(name)}

    def order(self, functions: Sequence[str], changed: Collection[str]) -> list[str]:
        """The functions as they are to be checked: those that were changed, those that read what was, the rest."""
        return sorted(functions, key=lambda name: (name not in changed, self.reads[name].isdisjoint(changed)))


def _names(statement: ast.stmt) -> set[str]:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {name for name, _ in iter_imports(statement)}
    return find_bound_names(statement)
