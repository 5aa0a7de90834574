"""A plain child process. Few of these tests wait for one: a start costs a second."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import pytest

from autograder.endpoint.child import ChildStarter, ChildWorker, prepare
from autograder.errors import AutograderError
from autograder.wire import REPLIES, Call, ConnectionClosed, Load, Loaded, Returned

SOURCE = """
import os

def f():
    return os.getpid()

def leave():
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

    def __init__(self) -> None:
        super().__init__()
        assert self._next is not None
        process, token = self._next
        process.kill()
        process.wait()
        self.port, self.token = self._server.getsockname()[1], token
        self._server.settimeout(0.3)


def test_a_child_that_does_not_come_is_said_in_a_line() -> None:
    with contextlib.closing(Idle()) as starter, pytest.raises(AutograderError, match="did not start; try again"):
        starter.start()


@pytest.mark.parametrize("sent", [b"", b"x" * 65, b"x" * 64 + b"\n"])
def test_who_does_not_know_the_token_is_not_let_in(sent: bytes) -> None:
    with contextlib.closing(Idle()) as starter, socket.create_connection(("127.0.0.1", starter.port)) as stranger:
        stranger.sendall(sent)
        stranger.shutdown(socket.SHUT_WR)
        with pytest.raises(AutograderError):
            starter.start()


def test_who_knows_the_token_is_let_in() -> None:
    with contextlib.closing(Idle()) as starter, socket.create_connection(("127.0.0.1", starter.port)) as known:
        known.sendall(starter.token)
        worker = starter.start()
        worker.channel.close()
