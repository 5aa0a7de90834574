"""A warm process for `check --watch` on Linux: it has imported torch, and forks a worker of itself for each check.

`python -m autograder.worker.forks PORT` reads a line at a time on standard input, and answers each with a line:

    fork TOKEN      the pid of a worker, which connects to the port and sends the token
    end PID SECONDS how it ended, `1 CODE` by itself within these seconds or `0 CODE` killed, as `returncode` has it

The end of the input, which comes with that of the judge however it ends, ends all workers.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from typing import NoReturn

from autograder.worker.child import connect, prepare_process, quieten, serve_calls, warm_up

_POLL_SECONDS = 0.002


class Forks:
    """The workers that were forked and not yet reaped."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pids: set[int] = set()

    def answer(self, line: str) -> str:
        """Do what a line asks for. Raises ValueError where it asks for nothing that can be done."""
        order, *words = line.split()
        if order == "fork":
            return str(self._fork(words[0].encode()))
        pid = int(words[0])
        if order != "end" or pid not in self._pids:
            raise ValueError(line)
        return self._end(pid, float(words[1]))

    def end_all(self) -> None:
        """Kill and reap whatever still runs."""
        for pid in list(self._pids):
            self._end(pid, 0.0)

    def _fork(self, token: bytes) -> int:
        pid = os.fork()
        if pid == 0:
            self._become_worker(token)
        self._pids.add(pid)
        return pid

    def _become_worker(self, token: bytes) -> NoReturn:
        try:
            quieten()
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            serve_calls(connect(self._port, token + b"\n"))
        finally:
            os._exit(70)

    def _end(self, pid: int, seconds: float) -> str:
        deadline = time.monotonic() + seconds
        reaped, status = os.waitpid(pid, os.WNOHANG)
        while not reaped and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)
            reaped, status = os.waitpid(pid, os.WNOHANG)
        if not reaped:
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
        self._pids.discard(pid)
        return f"{int(bool(reaped))} {os.waitstatus_to_exitcode(status)}"


def main() -> None:
    """Import torch, then do what comes on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the watch, whose end ends this
    prepare_process()
    warm_up()
    gc.collect()
    gc.freeze()  # else the collector of each worker looks at all of torch, and copies the pages that it marks
    forks = Forks(int(sys.argv[1]))
    try:
        for line in sys.stdin:
            print(forks.answer(line), flush=True)
    finally:
        forks.end_all()


if __name__ == "__main__":
    main()
