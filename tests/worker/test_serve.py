from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator

import pytest

from autograder import wire
from autograder.wire import PRINTED, REPLIES, Call, Channel, Listen, Load, Loaded, Missing, Printed, Raised, Returned
from autograder.worker.ban import Ban
from autograder.worker.prints import Prints
from autograder.worker.serve import serve, serve_and_exit

HARNESS = "def f(student):\n    return student.f()\n"


@pytest.fixture
def judge() -> Iterator[Channel]:
    """The judge's end of a channel that is served."""
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=serve, args=(Channel(theirs), {}, Ban(()), Prints()))
    thread.start()
    with ours, theirs:
        yield Channel(ours)
        ours.close()
        thread.join(5)
        assert not thread.is_alive()  # it ends when the judge hangs up


def load(judge: Channel, source: str) -> object:
    judge.send(Load([("a.py", source)], HARNESS), [])
    return judge.receive(REPLIES).message


def ask(judge: Channel, most: int = wire.MAX_PAYLOAD) -> object:
    judge.send(Call("f", [], 0, most), [])
    return judge.receive(REPLIES).message


def test_each_request_has_one_reply(judge: Channel) -> None:
    assert load(judge, "n = 0\ndef f():\n    global n\n    n += 1\n    return n\n") == Loaded([])
    assert [ask(judge), ask(judge)] == [Returned(1), Returned(2)]


def test_many_questions_may_be_on_their_way(judge: Channel) -> None:
    load(judge, "n = 0\ndef f():\n    global n\n    n += 1\n    return n\n")
    judge.queue(b"".join(wire.encode(Call("f", [], 0), []) for _ in range(100)))
    assert [judge.receive(REPLIES).message.value for _ in range(100)] == list(range(1, 101))


def test_another_load_starts_anew(judge: Channel) -> None:
    load(judge, "def f():\n    return 1\n")
    load(judge, "x = 1\n")
    assert ask(judge) == Missing(defined=False, name="f")


def test_before_anything_is_loaded_nothing_is_defined(judge: Channel) -> None:
    assert ask(judge) == Missing(defined=False)


def test_an_answer_larger_than_was_asked_for_is_an_exception_that_says_so(judge: Channel) -> None:
    load(judge, "import torch\ndef f():\n    return torch.zeros(1000)\n")
    assert isinstance(ask(judge, 4000), Returned)
    assert ask(judge, 3999) == Raised("ValueError", "the result holds 4,000 bytes, far more than asked for", "")


def test_an_answer_that_has_no_form_on_the_wire_is_an_exception_that_says_so(judge: Channel) -> None:
    load(judge, "def f():\n    return 'x' * (9 << 20)\n")
    found = ask(judge)
    assert isinstance(found, Raised)
    assert found.message.startswith("the result cannot be sent to the judge")
    assert ask(judge) == found  # and it goes on


def test_what_the_last_call_printed_is_told_to_who_asks(judge: Channel) -> None:
    load(judge, "def f():\n    return 1\n")
    ask(judge)
    judge.send(Listen(), [])
    assert judge.receive(PRINTED).message == Printed()


def test_noise_ends_it() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b"noise" * 10)
        serve(Channel(theirs), {}, Ban(()), Prints())  # returns


def test_it_leaves_without_running_what_was_registered_for_the_exit(monkeypatch: pytest.MonkeyPatch) -> None:
    codes: list[int] = []
    monkeypatch.setattr(os, "_exit", codes.append)
    ours, theirs = socket.socketpair()
    ours.close()
    with theirs:
        serve_and_exit(Channel(theirs), {}, Ban(()), Prints())
    assert codes == [0]
