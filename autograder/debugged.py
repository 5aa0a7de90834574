"""Asks the student's functions in this process, so that a debugger sees them: `pytest --pdb`, and breakpoint().

What is raised at a check ends in the frames of the student's own exception, and the kit's and torch's are cut off: so
a debugger that looks at it afterwards stands in the last line of the student's or of the check's that was reached. Who
leaves the debugger, or presses Ctrl-C, leaves the tests.
"""

from __future__ import annotations

import bdb
import math
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any

import pytest

from autograder.endpoint.here import Here
from autograder.errors import StudentError
from autograder.remote import Remote
from autograder.wire import Load, Reply
from autograder.worker.session import Session


def left(error: BaseException) -> bool:
    """Whether this is how somebody leaves a debugger, or a test that runs."""
    return isinstance(error, KeyboardInterrupt | bdb.BdbQuit | pytest.exit.Exception)


def ending_in(own: Callable[[str], bool], trace: TracebackType | None) -> TracebackType | None:
    """The traceback up to the last frame of an `own` file; as it is where there is none."""
    frames = [*_frames(trace)]
    last = max((i for i, each in enumerate(frames) if own(each.tb_frame.f_code.co_filename)), default=len(frames) - 1)
    cut = None
    for each in reversed(frames[: last + 1]):
        cut = TracebackType(cut, each.tb_frame, each.tb_lasti, each.tb_lineno)
    return cut


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


class _KeptSession(Session):
    """A session that keeps what a function raised last."""

    raised: BaseException | None = None

    def failure(self, error: BaseException) -> Reply:
        if left(error):
            raise KeyboardInterrupt from error  # which hypothesis does not take for something to look into
        self.raised = error
        return super().failure(error)


class DebuggedRemote(Remote):
    """Carries calls to this process, without time limits."""

    def __init__(self, load: Load) -> None:
        super().__init__(lambda banned: Here(self._open), load, math.inf)

    def __call__(self, function: str, args: Sequence[Any], seed: int, seconds: float) -> Any:
        try:
            return super().__call__(function, args, seed, seconds)
        except StudentError as error:
            raised = self._session.raised
            assert raised is not None
            raise error.with_traceback(raised.__traceback__) from raised

    def _open(self, load: Load) -> _KeptSession:
        self._session = _KeptSession(load)
        return self._session
