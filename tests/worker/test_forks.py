"""The warm process by itself, as the judge talks to it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from autograder.wire import REPLIES, Call, Channel, Load, Loaded, Returned
from autograder.worker.child import READY
from tests.conftest import KIT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
HARNESS = "def f(student):\n    return student.f()\n"
SECONDS = 60


@dataclass
class Warm:
    """The process, and where its workers connect to."""

    process: subprocess.Popen[str]
    server: socket.socket

    def ask(self, line: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(line, file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def fork(self, token: str = "secret") -> tuple[int, Channel]:
        pid = int(self.ask(f"fork {token}"))
        connection, _ = self.server.accept()
        assert connection.recv(len(token) + 1, socket.MSG_WAITALL) == f"{token}\n".encode()
        assert connection.recv(len(READY)) == READY
        return pid, Channel(connection)


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SECONDS)
        command = [sys.executable, "-m", "autograder.worker.forks", str(server.getsockname()[1])]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, cwd=KIT, text=True, **pipes) as process:  # type: ignore[call-overload]
            yield Warm(process, server)
            process.stdin.close()
            assert process.wait(SECONDS) == 0


def loaded(channel: Channel, source: str) -> Channel:
    channel.send(Load([("a.py", source)], HARNESS), [])
    assert channel.receive(REPLIES).message == Loaded([])
    return channel


def test_each_worker_has_torch_and_nothing_of_another_one(warm: Warm) -> None:
    source = "import builtins, os, torch\nseen = hasattr(builtins, 'left')\nbuiltins.left = 1\n"
    source += "print('\u4e2d', input if seen else '')\ndef f():\n    return [os.getpid(), seen]\n"
    for _ in range(2):
        pid, channel = warm.fork()
        loaded(channel, source).send(Call("f", [], 0), [])
        answer = channel.receive(REPLIES).message
        assert isinstance(answer, Returned)
        assert answer.value.items == [pid, False]  # type: ignore[union-attr]
        channel.close()
        assert warm.ask(f"end {pid} {SECONDS}") == "1 0"  # it ends when the judge hangs up


def test_one_that_does_not_end_is_killed(warm: Warm) -> None:
    pid, channel = warm.fork()
    loaded(channel, "def f():\n    while True: pass\n").send(Call("f", [], 0), [])
    assert warm.ask(f"end {pid} 0") == f"0 {-signal.SIGKILL}"
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    channel.close()


def test_how_one_ended_by_itself_is_said(warm: Warm) -> None:
    pid, channel = warm.fork()
    loaded(channel, "import os\ndef f():\n    os._exit(4)\n").send(Call("f", [], 0), [])
    assert warm.ask(f"end {pid} {SECONDS}") == "1 4"
    channel.close()


def test_all_workers_end_with_their_judge() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(SECONDS)
        command = [sys.executable, "-m", "autograder.worker.forks", str(server.getsockname()[1])]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(command, cwd=KIT, text=True, **pipes) as process:  # type: ignore[call-overload]
            pid, channel = Warm(process, server).fork()
            loaded(channel, "def f():\n    while True: pass\n").send(Call("f", [], 0), [])
            process.stdin.close()
            assert process.wait(SECONDS) == 0
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
            channel.close()
