"""A worker on the student's own machine: a plain child process, for its time limits, on any operating system.

The judge listens on the loopback interface and starts `python -m autograder.worker.child PORT`; the child connects and
proves with the token on its standard input that it is the one that was started.
"""

from __future__ import annotations

import os
import socket
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")


def main() -> None:
    """Connect to the judge at the port in argv, send the token, and answer calls until the connection ends."""
    token = sys.stdin.buffer.readline()
    sock = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.sendall(token)
    from autograder.wire import Channel  # after the connection: importing torch takes a second
    from autograder.worker import absent
    from autograder.worker.ban import Ban
    from autograder.worker.serve import serve_and_exit

    absent.without_compiler()
    serve_and_exit(Channel(sock), {}, Ban(()))


if __name__ == "__main__":
    main()
