"""What the judge knows of a process that runs student code: a channel, and how it ended."""

from __future__ import annotations

import signal
from typing import Any, Protocol

import msgspec

from autograder.errors import AutograderError
from autograder.wire import LARGEST, Caps, Frame, Message, Printed

NO_ANSWER = "sent an answer that is none"
DYING_SECONDS = 0.25  # for a process whose connection broke: until it has ended, too


class SandboxDied(AutograderError):
    """What runs submissions is gone, by no submission's proven fault."""


class Line(Protocol):
    """What leads to a worker and back: a wire.Channel, or what does as if it were one."""

    def send(self, message: Message, buffers: list[bytes], deadline: float | None = None) -> None:
        """Send a request. Raises wire.DeadlineExceeded or wire.ConnectionClosed."""

    def receive(
        self, decoder: msgspec.msgpack.Decoder[Any], deadline: float | None = None, caps: Caps = LARGEST
    ) -> Frame:
        """Wait for the reply. Raises wire.DeadlineExceeded, wire.ConnectionClosed or wire.Malformed."""


class Endpoint(Protocol):
    """What answers the judge's calls, and can be ended: a worker, a child process, or this process."""

    @property
    def channel(self) -> Line: ...

    def end(self, *, lost: bool = False) -> str:
        """Kill and reap the worker; how it ended, as the end of a sentence that starts with "the program".

        `lost` says that the connection broke, so that it may be dying by itself; otherwise it sent what is no answer,
        and whether it has ended since is a matter of chance.
        """

    def printed(self, deadline: float) -> Printed:
        """What the last call printed: nothing of what runs in a sandbox. Raises wire.WireError."""


def describe_end(code: int | None) -> str:
    """How a process that ended with this code did so, or one that had to be ended; see Endpoint.end."""
    if code is None:
        return NO_ANSWER
    if code >= 0:
        return f"ended itself with exit code {code} instead of returning"
    name = signal.Signals(-code).name if -code in signal.valid_signals() else str(-code)
    return f"crashed ({name})"
