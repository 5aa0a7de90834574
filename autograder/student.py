"""The submission as a check sees it: `student.softmax(X)`, wherever the code behind it runs.

`Student` makes the calls, and keeps those of the current example. A transport carries them: remote.Remote, to an
endpoint that may be a worker in a sandbox, a child process, a kernel, or this process.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.harness import Harness

_SHOWN_CALLS = 3


class Transport(Protocol):
    """How a call reaches the submission, which has `seconds` to answer. Raises errors.StudentFault or StudentHalt."""

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any: ...


@dataclass
class Student:
    """The object that checks call. Attributes are the functions of the harness; `seconds` is the limit of a call."""

    harness: Harness
    transport: Transport
    seed: int = 0
    seconds: float = math.inf
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    answer: Any = None  # the last one
    prelude: str = ""  # what a student types before any call, such as the import of the file

    def begin(self) -> None:
        """A new example: forget the calls of the last one."""
        self.calls.clear()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = self.harness.functions.get(name)
        if function is None:
            raise AttributeError(f"harness.py has no function {name}")

        def call(*args: Any) -> Any:
            self.calls.append((name, args))
            self.answer = value = self.transport(name, args, self.seed + len(self.calls), self.seconds)
            function.check(value)
            return value

        return call

    def counterexample(self) -> str:
        """The calls of the current example as code to paste, the last ones if they are many."""
        shown = [self.prelude] if self.prelude and self.calls else []
        shown += [self.harness.functions[name].show(args) for name, args in self.calls[-_SHOWN_CALLS:]]
        return "\n".join(dict.fromkeys(shown))
