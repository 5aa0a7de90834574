"""Workers that stand ready, in both ways."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

import pytest

from autograder.endpoint.protocol import Endpoint, SandboxDied
from autograder.endpoint.warm import ForkStarter, SpareStarter, WarmStarter, warm_starter
from autograder.wire import REPLIES, Call, ConnectionClosed, Load, Loaded, Returned

SOURCE = "import os\n\ndef f():\n    return os.getpid()\n\ndef leave():\n    os._exit(4)\n"
HARNESS = "def f(student):\n    return student.f()\n\ndef leave(student):\n    return student.leave()\n"
FORKS = pytest.param(
    ForkStarter, marks=pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
)


@pytest.fixture(params=[FORKS, SpareStarter], scope="module")
def starter(request: pytest.FixtureRequest) -> Iterator[WarmStarter]:
    with contextlib.closing(request.param()) as starter:
        yield starter


def ask(worker: Endpoint, function: str) -> object:
    worker.channel.send(Call(function, [], 0), [])
    return worker.channel.receive(REPLIES).message


def test_every_worker_is_a_fresh_process_and_how_it_ended_is_known(starter: WarmStarter) -> None:
    pids = set()
    for lost in (False, True):
        worker = starter.start(["softmax"])
        worker.channel.send(Load([("a.py", SOURCE)], HARNESS), [])
        assert worker.channel.receive(REPLIES).message == Loaded([])
        answer = ask(worker, "f")
        assert isinstance(answer, Returned)
        pids.add(answer.value)
        if lost:
            with pytest.raises(ConnectionClosed):
                ask(worker, "leave")
        ended = worker.end(lost=lost)
        assert ended == (
            "ended itself with exit code 4 instead of returning" if lost else "sent an answer that is none"
        )
    assert len(pids) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_a_process_that_is_gone_is_replaced_the_next_time() -> None:
    with contextlib.closing(ForkStarter()) as starter:
        starter._process.kill()
        with pytest.raises(SandboxDied, match="save again"):
            starter.ask("fork secret")
        starter._process.wait()
        worker = starter.start()
        worker.end()


def test_linux_forks_and_others_keep_a_spare(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform, kind in (("linux", ForkStarter), ("darwin", SpareStarter), ("win32", SpareStarter)):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(kind, "_launch", lambda self: None)
        monkeypatch.setattr(kind, "close", lambda self: None)
        starter = warm_starter()
        assert type(starter) is kind
        listener = starter._listener if isinstance(starter, ForkStarter) else starter.listener
        listener.close()
