"""Asks a session in this process, where a debugger works: plain pytest, a kernel, and the kit's own code."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import msgspec

from autograder.wire import LARGEST, Call, Caps, Frame, Load, Message, Missing, Printed, Raised, unpack
from autograder.worker.prints import Prints
from autograder.worker.session import Session

Guard = Callable[["float | None"], AbstractContextManager[None]]


class Here:
    """The endpoint, and the line that leads to it: what is sent is answered at once.

    `session` loads a submission; `guard` is around each call, and is given its deadline. What a call prints goes on
    where prints go, if it is `aloud`.
    """

    def __init__(
        self, session: Callable[[Load], Session] = Session, guard: Guard | None = None, *, aloud: bool = True
    ) -> None:
        self._aloud = aloud
        self._load = session
        self._guard = guard or (lambda deadline: contextlib.nullcontext())
        self._session: Session | None = None
        self._prints = Prints()
        self._reply = Frame(Missing(defined=False), bytearray())

    @classmethod
    def start(cls, banned: Sequence[str]) -> Here:
        """One in the place of a worker. It lacks nothing: what is banned is this process' own, too."""
        return cls()

    @property
    def channel(self) -> Here:
        """Itself: in one process there is no line between the judge and what answers."""
        return self

    def end(self, *, lost: bool = False) -> str:
        """Part of being an endpoint: no process has to be reaped here."""
        return "ended"

    def printed(self, deadline: float) -> Printed:
        """What the last call printed."""
        return Printed(self._prints.text, self._prints.times)

    def send(self, message: Message, buffers: list[bytes], deadline: float | None = None) -> None:
        """Do it. Raises what the guard raises, and KeyboardInterrupt when the student stops the cell."""
        if isinstance(message, Load):
            self._session = self._load(message)
            self._reply = Frame(self._session.report_load(), bytearray())
        elif isinstance(message, Call) and self._session is not None:
            arguments = unpack(message.args, bytearray(b"".join(buffers)))
            self._prints.forget()
            with self._prints.heard(sys.stdout if self._aloud else None), self._guard(deadline):
                reply, results = self._session.call(message.function, arguments, message.seed)
            if isinstance(reply, Raised) and reply.kind == "KeyboardInterrupt":
                raise KeyboardInterrupt
            self._reply = Frame(reply, bytearray(b"".join(results)))

    def receive(
        self, decoder: msgspec.msgpack.Decoder[Any], deadline: float | None = None, caps: Caps = LARGEST
    ) -> Frame:
        """Return the reply to the request that was sent last; it is there already, so nothing waits."""
        return self._reply
