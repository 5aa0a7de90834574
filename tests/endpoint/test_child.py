"""A plain child process. Few of these tests wait for one: a start costs a second."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.endpoint import child
from autograder.endpoint.child import ChildStarter, ChildWorker, prepare
from autograder.endpoint.protocol import SandboxDied
from autograder.wire import REPLIES, Call, ConnectionClosed, Load, Loaded, Printed, Returned
from autograder.worker.child import READY

SOURCE = """
import os

def f():
    print("\\u6570 is printed\\n" * 3)
    return os.getpid()

def leave():
    print("bye")
    os._exit(4)
"""
HARNESS = "def f(student):\n    return student.f()\n\ndef leave(student):\n    return student.leave()\n"


def ask(worker: ChildWorker, function: str) -> object:
    worker.channel.send(Call(function, [], 0), [])
    return worker.channel.receive(REPLIES).message


@pytest.fixture
def worker() -> Iterator[ChildWorker]:
    with contextlib.closing(prepare()) as starter:
        worker = starter.start(["softmax"])
        worker.channel.send(Load([("a.py", SOURCE)], HARNESS), [])
        assert worker.channel.receive(REPLIES).message == Loaded([])
        yield worker
        if worker.process.returncode is None:
            worker.end()


def test_it_answers_in_a_process_of_its_own_and_says_how_it_ended(worker: ChildWorker) -> None:
    assert ask(worker, "f") == Returned(worker.process.pid)
    with pytest.raises(ConnectionClosed):
        ask(worker, "leave")
    assert worker.end(lost=True) == "ended itself with exit code 4 instead of returning"


def test_it_tells_what_the_last_call_printed(worker: ChildWorker) -> None:
    ask(worker, "f")
    assert worker.printed(time.monotonic() + 5) == Printed("\u6570 is printed\n" * 3 + "\n", 1)


def test_one_that_is_running_when_it_is_ended_has_not_ended_itself(worker: ChildWorker) -> None:
    assert worker.end() == "sent an answer that is none"
    assert worker.process.returncode is not None


def test_a_child_that_nobody_asked_for_is_ended() -> None:
    starter = prepare()
    assert starter._next is not None
    process, _ = starter._next
    starter.close()
    assert process.returncode is not None


class Idle(ChildStarter):
    """Whose children never connect."""

    def _launch(self) -> tuple[subprocess.Popen[bytes], bytes]:
        self.port, self.token = self.listener.port, b"word\n"
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]), self.token


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Idle]:
    monkeypatch.setattr(child, "_START_SECONDS", 1.0)
    with contextlib.closing(Idle()) as starter:
        assert starter._next is not None
        process, _ = starter._next
        yield starter
        process.kill()
        process.wait()


def test_a_child_that_does_not_come_is_said_in_a_line(idle: Idle) -> None:
    with pytest.raises(SandboxDied, match="does not start"):
        idle.start()


def test_a_child_that_died_before_it_had_torch_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with contextlib.closing(prepare()) as starter, pytest.raises(SandboxDied, match="does not start"):
        starter.start()


@pytest.mark.parametrize("sent", [b"", b"x" * 4, b"x" * 4 + b"\n", b"word\n"])
def test_who_does_not_know_the_token_or_is_not_ready_is_not_let_in(sent: bytes, idle: Idle) -> None:
    with socket.create_connection(("127.0.0.1", idle.port)) as stranger:
        stranger.sendall(sent)
        stranger.shutdown(socket.SHUT_WR)
        with pytest.raises(SandboxDied):
            idle.start()


def test_who_knows_the_token_and_is_ready_is_let_in(idle: Idle) -> None:
    with socket.create_connection(("127.0.0.1", idle.port)) as known:
        known.sendall(idle.token + READY)
        worker = idle.start()
        worker.channel.close()


def test_a_file_that_is_called_like_a_module_of_pythons_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "random.py").write_text("raise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(child.__file__).parent.parent.parent))
    with contextlib.closing(prepare()) as starter:
        starter.start().end()
