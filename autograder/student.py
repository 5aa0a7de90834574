"""The submission as a check sees it: `student.softmax(X)`, wherever the code behind it runs.

`Student` makes the calls, and keeps those of the current example. A transport carries them: remote.Remote, to an
endpoint that may be a worker in a sandbox, a child process, a kernel, or this process.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from autograder.errors import AutograderError, StudentError
from autograder.exhibit import Exhibit, tidy, too_large
from autograder.harness import Harness
from autograder.prompt import applied, shown

_SHOWN_CALLS = 3
_MOST_EXHIBITS = 8  # of a check
_SEEDS = 1 << 31  # more than a call carries


class Transport(Protocol):
    """How a call reaches the submission, which has `seconds` to answer. Raises errors.StudentFault or StudentHalt."""

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any: ...


@dataclass
class Asked:
    """A call of the current example, and the `view` of its answer that a check looks at."""

    function: str
    args: tuple[Any, ...]
    seed: int
    answers: list[Any] = field(default_factory=list)  # the one answer, when it has come
    view: str = "_"


@dataclass
class Student:
    """The object that checks call. Attributes are the functions of the harness; `seconds` is the limit of a call."""

    harness: Harness
    transport: Transport
    seed: int = 0
    seconds: float = math.inf
    calls: list[Asked] = field(default_factory=list)
    answer: Any = None  # the last one
    prelude: str = ""  # what a student types before any call, such as the import of the file
    exhibits: tuple[Exhibit, ...] = ()  # what the check has shown

    def begin(self) -> None:
        """A new example: forget the calls of the last one."""
        self.calls.clear()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = self.harness.functions.get(name)
        if function is None:
            raise AttributeError(f"harness.py has no function {name}")

        def call(*args: Any) -> Any:
            asked = Asked(name, args, (self.seed + len(self.calls) + 1) % _SEEDS)
            self.calls.append(asked)
            self.answer = value = self.transport(name, args, asked.seed, self.seconds)
            asked.answers.append(value)
            function.check(value)
            return value

        return call

    def derive(self, view: str) -> Any:
        """What an expression makes of the last answer, which is `_` in it: `student.derive("_.sum(1)")`.

        The code that a student is shown ends in it, too.
        """
        asked = self.calls[-1]
        value = self._viewed(asked, view)
        asked.view = view
        return value

    def show(self, *exhibits: Exhibit) -> None:
        """Show these on the student's page, whether the check passes or fails: `student.show(curves(...))`.

        `autograder.show` makes them. One of the same title takes the place of an earlier one, so of many examples the
        last is shown. Raises AutograderError where they are too large.
        """
        known = {exhibit.title: exhibit for exhibit in (*self.exhibits, *map(tidy, exhibits))}
        for exhibit in exhibits:
            if why := too_large(exhibit):
                raise AutograderError(f"{exhibit.title!r} cannot be shown: {why}")
        if len(known) > _MOST_EXHIBITS:
            raise AutograderError(f"A check can show {_MOST_EXHIBITS} exhibits, and this one shows {len(known)}")
        self.exhibits = tuple(known.values())

    def shown(self) -> list[Asked]:
        """The calls of the current example that a person is shown: the last ones, if they are many."""
        return self.calls[-_SHOWN_CALLS:]

    def counterexample(self) -> str:
        """The calls of the current example as code to paste at a fresh prompt."""
        if not self.calls:
            return ""
        lines = [line for asked in self.shown() for line in self._typed(asked)]
        return "\n".join([*filter(None, [self.prelude]), *self.harness.imports("\n".join(lines)), *lines])

    def printed(self) -> str:
        """What the prompt prints when the code of the counterexample is pasted; nothing where a call got no answer."""
        asked = self.shown()
        if not all(each.answers for each in asked):
            return ""
        return "\n".join(shown(self._viewed(each, each.view))[1] for each in asked)

    def again(self, calls: Sequence[Asked]) -> str:
        """What the prompt prints when these calls are made once more, or the exception that ends them."""
        self.calls = []
        for asked in calls:
            self.calls.append(replace(asked, answers=[]))
            try:
                self.calls[-1].answers.append(self.transport(asked.function, asked.args, asked.seed, self.seconds))
            except StudentError as error:
                return str(error)
        return self.printed()

    def _typed(self, asked: Asked) -> list[str]:
        lines = applied(asked.view, self.harness.functions[asked.function].typed(asked.args, asked.seed))
        return applied(shown(self._viewed(asked, asked.view))[0], lines) if asked.answers else lines

    def _viewed(self, asked: Asked, view: str) -> Any:
        return eval(view, {**self.harness.names, "_": asked.answers[0]})
