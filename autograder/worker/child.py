"""A worker on the student's own machine: a plain child process, for its time limits, on any operating system.

The judge listens on the loopback interface and starts `python -m autograder.worker.child PORT`; the child connects and
proves with the token on its standard input that it is the one that was started. It says that it is ready when torch is
there: what ends it before has nothing to do with the student's code.
"""

from __future__ import annotations

import os
import socket
import sys
from typing import NoReturn

READY = b"+"


def prepare_process() -> None:
    """What a process that runs student code needs before anything large is imported."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not getattr(sys.flags, "safe_path", False):
        del sys.path[0]  # Python 3.10 takes the folder it is started in for a place of modules, whatever is set


def connect(port: int, token: bytes) -> socket.socket:
    """A connection to the judge that listens at this port and waits for this token, which ends in a line end."""
    sock = socket.create_connection(("127.0.0.1", port))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.sendall(token)
    return sock


def quieten() -> None:
    """What student code writes past Python goes nowhere, and there is nothing to read."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def warm_up() -> None:
    """Import what a worker needs: torch takes a second."""
    from autograder.worker import absent, helpers, serve  # noqa: F401  (to have imported it)

    absent.without_compiler()
    helpers.offer()


def serve_calls(sock: socket.socket) -> NoReturn:
    """Say that all is ready, answer calls until the connection ends, and leave."""
    from autograder.wire import Channel
    from autograder.worker.ban import Ban
    from autograder.worker.prints import Prints
    from autograder.worker.serve import serve_and_exit

    sock.sendall(READY)
    serve_and_exit(Channel(sock), {}, Ban(()), Prints())


def main() -> None:
    """Connect to the judge at the port in argv, with the token on standard input, and answer calls."""
    prepare_process()
    token = sys.stdin.buffer.readline()
    sock = connect(int(sys.argv[1]), token)
    quieten()
    warm_up()  # after the connection, for which the judge waits
    serve_calls(sock)


if __name__ == "__main__":
    main()
