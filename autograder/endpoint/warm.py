"""Workers that are there at once, for `check --watch`: torch was imported before anybody asked for one.

On Linux a process of our own (worker.forks) forks each worker. Elsewhere a spare child waits, and the next one is
launched as soon as it is taken: Windows cannot fork, and on macOS what a fork of a process with torch in it may do is
nothing to rely on.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from autograder.endpoint.child import ChildStarter, ChildWorker, Listener, environment, listen, new_token

if TYPE_CHECKING:  # importing these imports torch, which the other process should be doing meanwhile
    from autograder.endpoint.protocol import Endpoint
    from autograder.wire import Channel, Printed

_ENDING_SECONDS = 5.0
_GONE = "The program that runs your code is gone; save again."


class WarmStarter(Protocol):
    """Starts workers that have torch already. `close` ends what stands ready."""

    def start(self, banned: Sequence[str] = ()) -> Endpoint: ...

    def close(self) -> None: ...


class SpareStarter(ChildStarter):
    """Has the next child import torch as soon as one is taken."""

    def start(self, banned: Sequence[str] = ()) -> ChildWorker:
        """The spare one, connected."""
        try:
            return super().start(banned)
        finally:
            self._next = self._launch()


class ForkStarter:
    """Has each worker forked by a process that has torch."""

    def __init__(self) -> None:
        self._listener = Listener()
        self._turn = threading.Lock()  # one asks and is answered before the next
        self._process = self._launch()

    def start(self, banned: Sequence[str] = ()) -> Endpoint:
        """A worker that was forked just now. Raises SandboxDied where there is nothing to fork it from."""
        if self._process.poll() is not None:
            self._process.communicate()
            self._process = self._launch()
        token = new_token()
        pid = int(self.ask(f"fork {token.decode().strip()}"))
        return ForkedWorker(self._listener.accept(token, lambda: self._process.poll() is None), pid, self)

    def ask(self, line: str) -> str:
        """What the process answers to a line. Raises SandboxDied where it is gone."""
        from autograder.endpoint.protocol import SandboxDied

        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            with self._turn:
                self._process.stdin.write(f"{line}\n")
                self._process.stdin.flush()
                answer = self._process.stdout.readline()
        except (OSError, ValueError) as error:  # ValueError: it was closed
            raise SandboxDied(_GONE) from error
        if not answer:
            raise SandboxDied(_GONE)
        return answer

    def close(self) -> None:
        """End the process, and with it all workers."""
        self._listener.close()
        try:
            self._process.communicate(timeout=_ENDING_SECONDS)  # closes its input, which ends it
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def _launch(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "autograder.worker.forks", str(self._listener.port)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )


@dataclass
class ForkedWorker:
    """An endpoint that was forked, without a sandbox, on the student's own machine."""

    channel: Channel
    pid: int
    starter: ForkStarter

    def printed(self, deadline: float) -> Printed:
        """What the last call printed. Raises wire.WireError."""
        return listen(self.channel, deadline)

    def end(self, *, lost: bool = False) -> str:
        """Kill and reap it; where the connection was `lost`, it may be dying by itself just now."""
        self.channel.close()
        from autograder.endpoint.protocol import DYING_SECONDS, describe_end

        gone, code = self.starter.ask(f"end {self.pid} {DYING_SECONDS if lost else 0}").split()
        return describe_end(int(code) if lost and gone == "1" else None)


def warm_starter() -> WarmStarter:
    """What this system is best served with."""
    return ForkStarter() if sys.platform == "linux" else SpareStarter()
