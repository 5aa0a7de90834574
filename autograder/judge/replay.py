"""The questions of a check, drawn once and asked of every submission.

What hypothesis draws for a program that passes depends on the seed alone. So the examples are drawn once, by a run of
the test in which nothing is asked, and replayed without hypothesis. A submission that fails one of them is handed to
hypothesis, which draws the same again, and searches for the smallest input that fails. A test that draws while it runs
(st.data()) is left to hypothesis whole.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from typing import Any

from hypothesis.strategies import DataObject

from autograder.errors import StudentFault


class Replay:
    """A hypothesis test that can be called in its place, any number of times.

    `smallest` says that somebody will read the input that fails; the verdict is the same without looking for it.
    """

    def __init__(self, test: Callable[..., None], *, smallest: bool = True) -> None:
        self.test = test
        self.smallest = smallest
        self._body: Callable[..., None] = test.hypothesis.inner_test  # type: ignore[attr-defined]
        self._examples: list[dict[str, Any]] | None = None
        self._draws = False  # whether it draws while it runs
        self.__doc__ = test.__doc__

    def __call__(self, **fixtures: Any) -> None:
        """Ask everything. Raises what the body raises; a StudentFault only when hypothesis sees it, too."""
        try:
            self.once(**fixtures)
        except StudentFault as fault:
            if not self.smallest:
                raise
            self.test(**fixtures)
            raise AnswersDiffer from fault

    def once(self, **fixtures: Any) -> None:
        """Ask everything, and look for no smaller input."""
        examples = self.examples(fixtures)
        if examples is None:
            self.test(**fixtures)
            return
        for example in examples:
            # A body is free to change what it is given.
            self._body(**fixtures, **copy.deepcopy(example))

    def draw(self) -> None:
        """Draw now what the first call would: who forks afterwards draws for all forks."""
        self.examples(dict.fromkeys(inspect.signature(self.test).parameters))

    def examples(self, fixtures: dict[str, Any]) -> list[dict[str, Any]] | None:
        """The arguments of each example, besides the fixtures; nothing where a test draws them itself.

        Drawn on the first call.
        """
        if self._examples is None and not self._draws:
            drawn: list[dict[str, Any]] = []
            handle = self.test.hypothesis  # type: ignore[attr-defined]
            handle.inner_test = lambda **arguments: drawn.append(
                {name: value for name, value in arguments.items() if name not in fixtures}
            )
            try:
                self.test(**fixtures)
            finally:
                handle.inner_test = self._body
            self._draws = any(isinstance(value, DataObject) for example in drawn for value in example.values())
            self._examples = None if self._draws else drawn
        return self._examples


class AnswersDiffer(StudentFault):
    """A submission failed what it then passed: it answers differently each time."""
