"""What the judge knows of a process that runs student code: a channel, and how it ended."""

from __future__ import annotations

import signal
from typing import Protocol

from autograder.errors import AutograderError
from autograder.wire import Channel


class SandboxDied(AutograderError):
    """What runs submissions is gone, by no submission's proven fault."""


class Endpoint(Protocol):
    """A running worker."""

    channel: Channel

    def end(self, *, lost: bool = False) -> str:
        """Kill and bury the worker; how it ended, as the end of a sentence that starts with "the program".

        `lost` says that the connection broke, so that it may be dying by itself.
        """


def ending(code: int) -> str:
    """How a process ended, as the end of a sentence that starts with "the program"."""
    if code >= 0:
        return f"ended itself with exit code {code} instead of returning"
    name = signal.Signals(-code).name if -code in signal.valid_signals() else str(-code)
    return f"crashed ({name})"
