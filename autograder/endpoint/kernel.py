"""Asks the functions of a running kernel, as they are defined just now: the student's own notebook, no sandbox.

Calls stay in this process, so that the checks see what the student sees. Where the system can (not on Windows), an
alarm ends a call that takes too long; what the calls change of the kernel's own state is put back.
"""

from __future__ import annotations

import contextlib
import inspect
import random
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

import numpy as np
import torch

from autograder.endpoint.here import Here
from autograder.wire import DeadlineExceeded, Load
from autograder.worker.ban import Ban
from autograder.worker.session import HARNESS, Functions, Session, run

_AGAIN_SECONDS = 0.1
_IMPORTING = "<frozen importlib._bootstrap>"  # the file of what runs an import
_PATIENCE = 20  # time limits that an import may take
CellNames = Callable[[str], str]


def kernel(module: ModuleType, cell_name: CellNames) -> Here:
    """The endpoint: the functions of a running kernel."""
    return Here(lambda request: _KernelSession(module, request, cell_name), _guard, aloud=False)


@contextlib.contextmanager
def _guard(deadline: float | None) -> Iterator[None]:
    """A call in somebody's kernel: it ends in time, and leaves no trace. Raises DeadlineExceeded."""
    with _keep_state(), _alarm(deadline) as alarm:
        yield
    if alarm.rung:
        raise DeadlineExceeded


class _KernelSession(Session):
    """A session whose module is the kernel's own: nothing is loaded into it, and nothing stays in it."""

    def __init__(self, module: ModuleType, request: Load, cell_name: CellNames) -> None:
        self.problems, self.slow = [], []
        self.ban = Ban(())  # the kernel is the student's, and stays whole
        self.functions = Functions(module, {})
        self.harness = run(HARNESS, request.harness)
        self.files = {function.__code__.co_filename for function in own_functions(module)}
        self._cell_name = cell_name

    def location(self, frame: traceback.FrameSummary) -> str:
        return f"{self._cell_name(frame.filename)}, line {frame.lineno}"


def own_functions(module: ModuleType) -> list[Any]:
    """The functions that were defined in the notebook, not imported into it."""
    values = list(module.__dict__.values())
    return [value for value in values if inspect.isfunction(value) and value.__globals__ is module.__dict__]


@contextlib.contextmanager
def _keep_state() -> Iterator[None]:
    """A student's own seeds and settings are as they were before the check."""
    numbers = torch.get_rng_state(), np.random.get_state(), random.getstate()
    settings = torch.get_num_threads(), torch.get_default_dtype(), torch.is_grad_enabled()
    try:
        yield
    finally:
        torch.set_rng_state(numbers[0])
        np.random.set_state(numbers[1])
        random.setstate(numbers[2])
        torch.set_num_threads(settings[0])
        torch.set_default_dtype(settings[1])
        torch.set_grad_enabled(settings[2])


class _Rung(BaseException):
    """Breaks a call off, from wherever the student's code is."""


class _Alarm:
    """Whether it rang. Student code may catch what it raises: so it is asked, too, and rings again.

    A loop that catches every BaseException stops neither for this nor for the kernel's own stop button.

    An import is waited for, and the call has its `seconds` again afterwards: the first optimizer of a kernel has torch
    import its compiler, for a second or several, and a module that was broken off is no use to the student any more.
    """

    rung = False
    armed = True

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self.patience = _PATIENCE

    def ring(self, number: int, frame: FrameType | None) -> None:
        """Handle SIGALRM: raise into whatever the call is doing, and note that it was late."""
        if self.patience and any(each.f_code.co_filename == _IMPORTING for each, _ in traceback.walk_stack(frame)):
            self.patience -= 1
            signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN_SECONDS)
            return
        self.rung = True
        if self.armed:
            raise _Rung


@contextlib.contextmanager
def _alarm(deadline: float | None) -> Iterator[_Alarm]:
    can = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if deadline is None or not can:
        yield _Alarm()
        return
    alarm = _Alarm(max(deadline - time.monotonic(), 0.001))
    before = signal.signal(signal.SIGALRM, alarm.ring)
    signal.setitimer(signal.ITIMER_REAL, alarm.seconds, _AGAIN_SECONDS)
    try:
        with contextlib.suppress(_Rung):
            try:
                yield alarm
            finally:
                alarm.armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
