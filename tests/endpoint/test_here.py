from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
import torch

from autograder.endpoint.here import Here
from autograder.wire import REPLIES, Call, Load, Loaded, Missing, Raised, Returned, pack, unpack
from autograder.worker.session import Session

HARNESS = "def f(student, x):\n    return student.f(x)\n"


def loaded(source: str, here: Here | None = None) -> Here:
    here = here or Here()
    here.send(Load([("a.py", source)], HARNESS), [])
    return here


def asked(here: Here, x: object, seed: int = 0) -> Any:
    buffers: list[bytes] = []
    here.send(Call("f", [pack(x, buffers)], seed), buffers)
    message, payload = here.receive(REPLIES)
    return unpack([message.value], payload)[0] if isinstance(message, Returned) else message


def test_the_answer_is_to_what_was_sent_last() -> None:
    here = loaded("def f(x):\n    return 2 * x\n1 / 0\n")
    assert here.receive(REPLIES).message == Loaded(["line 3 of a.py: ZeroDivisionError: division by zero"])
    assert asked(here, 3) == 6
    assert asked(here, 4) == 8


def test_tensors_go_in_and_come_back() -> None:
    here = loaded("def f(x):\n    return [x + 1, x * 2]\n")
    one, other = asked(here, torch.ones(2))
    assert torch.equal(one, torch.full((2,), 2.0))
    assert torch.equal(other, torch.full((2,), 2.0))


def test_before_anything_is_loaded_nothing_is_defined() -> None:
    assert asked(Here(), 1) == Missing(defined=False)


def test_another_load_forgets_the_first() -> None:
    here = loaded("def f(x):\n    return 1\n")
    assert asked(loaded("x = 1\n", here), 1) == Missing(defined=False, name="f")


def test_an_exception_is_an_answer() -> None:
    answer = asked(loaded("def f(x):\n    raise ValueError('no')\n"), 1)
    assert isinstance(answer, Raised)
    assert (answer.kind, answer.message) == ("ValueError", "no")


def test_the_stop_button_stops_more_than_the_call() -> None:
    with pytest.raises(KeyboardInterrupt):
        asked(loaded("def f(x):\n    raise KeyboardInterrupt\n"), 1)


def test_a_guard_stands_around_each_call_and_knows_its_deadline() -> None:
    seen: list[float | None] = []

    @contextlib.contextmanager
    def guard(deadline: float | None) -> Iterator[None]:
        seen.append(deadline)
        yield
        raise TimeoutError

    here = loaded("def f(x):\n    return x\n", Here(Session, guard))
    assert seen == []
    with pytest.raises(TimeoutError):
        here.send(Call("f", [1], 0), [], 12.5)
    assert seen == [12.5]


def test_there_is_nothing_to_reap() -> None:
    here = Here.start(["softmax"])
    assert here.channel is here
    assert here.end(lost=True) == "ended"
