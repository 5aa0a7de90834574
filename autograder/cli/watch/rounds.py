"""The checks of `check --watch`, in a thread of their own: a round of them for each save, and never two at once.

A newer save drops the round that is running. Its worker is cut off, so whatever the judge waits for has ended, and the
next worker is refused it: the judge takes that for the end of everything, and gives up the round.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from autograder.endpoint.protocol import Endpoint, SandboxDied
from autograder.endpoint.warm import WarmStarter
from autograder.judge import Judge, WorkerFactory
from autograder.result import CheckResult, SubmissionResult
from autograder.submission import Submission
from autograder.wire import Channel


@dataclass
class Round:
    """What is to be checked, by which judge and in which order; `before` are results that stand."""

    judge: Judge
    submission: Submission
    functions: Sequence[str]
    before: Sequence[CheckResult] = ()
    dropped: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    worker: Endpoint | None = None

    def start(self, starter: WarmStarter, banned: Sequence[str]) -> Endpoint:
        """A worker for this round. Raises SandboxDied once it is dropped."""
        with self.lock:
            if self.dropped:
                raise SandboxDied("There is a newer save.")
            self.worker = starter.start(banned)
            return self.worker

    def again(self) -> Round:
        """The same from the beginning."""
        return Round(self.judge, self.submission, self.functions, self.before)

    def drop(self) -> None:
        """Ask no more, and wait for no answer."""
        with self.lock:
            self.dropped = True
            if self.worker is not None and isinstance(self.worker.channel, Channel):
                with contextlib.suppress(OSError):  # it has ended meanwhile
                    self.worker.channel.sock.shutdown(socket.SHUT_RDWR)


Tell = Callable[[Round, "SubmissionResult | None"], None]


class Rounds:
    """Checks what it is given, the newest first. `tell` hears each function's result, and None at the end of a round.

    It is called in the thread. What is dropped tells nothing more.
    """

    def __init__(self, starter: WarmStarter, tell: Tell) -> None:
        self._starter = starter
        self._tell = tell
        self._changed = threading.Condition()
        self._next: Round | None = None
        self._running: Round | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="checks", daemon=True)
        self._thread.start()

    def begin(self, this: Round) -> None:
        """Drop what is running, and check this."""
        with self._changed:
            self._next = this
            if self._running is not None:
                self._running.drop()
            self._changed.notify()

    def close(self) -> None:
        """Drop what is running, and end the thread."""
        with self._changed:
            self._closed = True
            if self._running is not None:
                self._running.drop()
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while (this := self._take()) is not None:
            workers = WorkerFactory(functools.partial(this.start, self._starter))
            try:
                for result in this.judge.judge_each(this.submission, workers, this.functions, this.before):
                    if this.dropped:
                        break
                    self._tell(this, result)
            except SandboxDied as died:
                if not this.dropped:
                    self._tell(this, this.judge.record_broken(this.submission, str(died)))
            if not this.dropped:
                self._tell(this, None)

    def _take(self) -> Round | None:
        with self._changed:
            self._running = None
            self._changed.wait_for(lambda: self._closed or self._next is not None)
            self._running, self._next = (None if self._closed else self._next), None
            return self._running
