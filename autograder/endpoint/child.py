"""A plain child process that runs the student's code on the student's own machine, on any operating system."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.worker.child import READY

if TYPE_CHECKING:  # importing these imports torch, which the child should be doing meanwhile
    from autograder.wire import Channel, Printed

_START_SECONDS = 60.0
_LOOK_SECONDS = 0.2  # between two looks at whether the child is still alive


@dataclass
class ChildWorker:
    """An endpoint that is a plain child process on the student's own machine, without a sandbox."""

    channel: Channel
    process: subprocess.Popen[bytes]

    def end(self, *, lost: bool = False) -> str:
        """Kill and reap the child; where the connection was `lost`, it may be dying by itself just now."""
        from autograder.endpoint.protocol import DYING_SECONDS, describe_end

        code = None
        if lost:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self.process.wait(DYING_SECONDS)
        self.process.kill()
        self.process.wait()
        self.channel.close()
        return describe_end(code)

    def printed(self, deadline: float) -> Printed:
        """What the last call printed. Raises wire.WireError."""
        return listen(self.channel, deadline)


def listen(channel: Channel, deadline: float) -> Printed:
    """What the last call printed, in a worker at home. Raises wire.WireError."""
    from autograder.wire import PRINTED, Listen

    channel.send(Listen(), [], deadline)
    return channel.receive(PRINTED, deadline).message  # type: ignore[no-any-return]


class Listener:
    """Where workers connect to, on the loopback interface. A token proves that one is what was started."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(_LOOK_SECONDS)

    @property
    def port(self) -> int:
        """What a worker is told."""
        number: int = self._server.getsockname()[1]
        return number

    def close(self) -> None:
        """Let nobody in any more."""
        self._server.close()

    def accept(self, token: bytes, alive: Callable[[], bool]) -> Channel:
        """The channel to the worker with this token, once it has torch. Raises SandboxDied when it does not come."""
        from autograder.endpoint.protocol import SandboxDied
        from autograder.wire import Channel

        end = time.monotonic() + _START_SECONDS
        while alive() and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                sock, _ = self._server.accept()
                sock.settimeout(5)
                with contextlib.suppress(OSError):
                    if sock.recv(len(token), socket.MSG_WAITALL) == token:
                        sock.settimeout(_START_SECONDS)
                        if sock.recv(len(READY)) == READY:
                            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                            return Channel(sock)
                sock.close()
        raise SandboxDied("The program that runs your code does not start: `autograder doctor` may say why.")


class ChildStarter:
    """Starts children. The first one imports torch while this process does, and is what the first `start` returns."""

    def __init__(self) -> None:
        self.listener = Listener()
        self._next: tuple[subprocess.Popen[bytes], bytes] | None = self._launch()

    def start(self, banned: Sequence[str] = ()) -> ChildWorker:
        """The child, connected and with torch; it lacks nothing. Raises SandboxDied when it does not come."""
        process, token = self._next or self._launch()
        self._next = None
        try:
            return ChildWorker(self.listener.accept(token, lambda: process.poll() is None), process)
        except BaseException:
            process.kill()
            raise

    def close(self) -> None:
        """Listen no more, and kill a child that was launched and never asked for."""
        self.listener.close()
        if self._next is not None:
            self._next[0].kill()
            self._next[0].wait()

    def _launch(self) -> tuple[subprocess.Popen[bytes], bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.worker.child", str(self.listener.port)],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        token = new_token()
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # one that is dead already is found out when it is asked for
            process.stdin.write(token)
            process.stdin.close()
        return process, token


def environment() -> dict[str, str]:
    """That of a program which runs student code: a random.py beside the student's file is not Python's."""
    return {**os.environ, "PYTHONSAFEPATH": "1"}


def new_token() -> bytes:
    """What only the child that is told it can know, with a line end."""
    return secrets.token_hex().encode() + b"\n"


def prepare() -> ChildStarter:
    """Launch a child now, before anything slow is imported."""
    return ChildStarter()
