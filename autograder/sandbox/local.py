"""A plain child process that runs the student's code on the student's own machine, on any operating system."""

from __future__ import annotations

import contextlib
import secrets
import socket
import subprocess
import sys
from dataclasses import dataclass

from autograder.errors import AutograderError
from autograder.sandbox.endpoint import ending
from autograder.wire import Channel

_START_SECONDS = 60.0


@dataclass
class LocalWorker:
    """A plain child process on the student's own machine."""

    channel: Channel
    process: subprocess.Popen[bytes]

    def end(self) -> str:
        """Kill and bury the child."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.05)
        gone = self.process.returncode is not None
        self.process.kill()
        code = self.process.wait()
        self.channel.close()
        return ending(code) if gone else "sent an answer that is none"


def start_local() -> LocalWorker:
    """Start a child that runs the student's code, with this process' own rights."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(_START_SECONDS)
        port = server.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.worker.local", str(port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        token = secrets.token_hex().encode() + b"\n"
        assert process.stdin is not None
        process.stdin.write(token)
        process.stdin.close()
        sock = _accept(server, token)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return LocalWorker(Channel(sock), process)


def _accept(server: socket.socket, token: bytes) -> socket.socket:
    while True:
        try:
            sock, _ = server.accept()
        except TimeoutError as error:
            raise AutograderError("The program that runs your code did not start; try again.") from error
        sock.settimeout(5)
        with contextlib.suppress(OSError):
            if sock.recv(len(token), socket.MSG_WAITALL) == token:
                return sock
        sock.close()
