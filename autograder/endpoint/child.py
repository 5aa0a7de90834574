"""A plain child process that runs the student's code on the student's own machine, on any operating system."""

from __future__ import annotations

import contextlib
import secrets
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.errors import AutograderError

if TYPE_CHECKING:  # importing these imports torch, which the child should be doing meanwhile
    from autograder.wire import Channel

_START_SECONDS = 60.0
_DYING_SECONDS = 0.05


@dataclass
class ChildWorker:
    """An endpoint that is a plain child process on the student's own machine, without a sandbox."""

    channel: Channel
    process: subprocess.Popen[bytes]

    def end(self, *, lost: bool = False) -> str:
        """Kill and reap the child; where the connection was `lost`, it may be dying by itself just now."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_DYING_SECONDS if lost else 0)
        gone = self.process.returncode is not None
        self.process.kill()
        code = self.process.wait()
        self.channel.close()
        from autograder.endpoint.protocol import describe_exit

        return describe_exit(code) if gone else "sent an answer that is none"


class ChildStarter:
    """Starts children. The first one imports torch while this process does, and is what the first `start` returns."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(_START_SECONDS)
        self._next: tuple[subprocess.Popen[bytes], bytes] | None = self._launch()

    def start(self, banned: Sequence[str] = ()) -> ChildWorker:
        """The child, connected; it lacks nothing. Raises AutograderError when it does not come."""
        from autograder.wire import Channel

        process, token = self._next or self._launch()
        self._next = None
        sock = self._accept(token)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return ChildWorker(Channel(sock), process)

    def close(self) -> None:
        """Listen no more, and kill a child that was launched and never asked for."""
        self._server.close()
        if self._next is not None:
            self._next[0].kill()
            self._next[0].wait()

    def _launch(self) -> tuple[subprocess.Popen[bytes], bytes]:
        port = self._server.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.worker.child", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        token = secrets.token_hex().encode() + b"\n"
        assert process.stdin is not None
        process.stdin.write(token)
        process.stdin.close()
        return process, token

    def _accept(self, token: bytes) -> socket.socket:
        while True:
            try:
                sock, _ = self._server.accept()
            except TimeoutError as error:
                raise AutograderError("The program that runs your code did not start; try again.") from error
            sock.settimeout(5)
            with contextlib.suppress(OSError):
                if sock.recv(len(token), socket.MSG_WAITALL) == token:
                    return sock
            sock.close()


def prepare() -> ChildStarter:
    """Launch a child now, before anything slow is imported."""
    return ChildStarter()
