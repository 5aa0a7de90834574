"""What the judge's side makes of a zygote: workers, forks, and their ends."""

from __future__ import annotations

import contextlib
import os
import select
from pathlib import Path

import pytest
import torch

from autograder.endpoint.protocol import NO_ANSWER, SandboxDied
from autograder.errors import AutograderError, StudentCrash, StudentTimeout
from autograder.remote import Remote
from autograder.sandbox.forked import Program, Zygote, environment
from autograder.sandbox.shared import SharedTensor
from autograder.sandbox.tiers import NONE
from autograder.wire import REPLIES, Call, Caught, Load, Malformed, Returned, unpack
from autograder.worker.orders import Layers, Wait
from tests.sandbox.conftest import CPU, MEMORY, Ask


def test_a_zygote_knows_nothing_of_where_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "1")
    known = environment(Path("/kit"))
    assert known["PYTHONPATH"] == "/kit"
    assert not {"SECRET", "USER", "VIRTUAL_ENV"} & known.keys()
    assert known["HOME"] != os.environ.get("HOME")


def test_where_the_wall_cannot_be_built_its_last_words_are_said() -> None:
    wall = ["/bin/sh", "-c", "echo one >&2; echo no namespaces here >&2; exit 1", "--"]
    with Program(wall, Layers()) as zygote, pytest.raises(SandboxDied, match=r"died \(no namespaces here\)"):
        zygote.spawn(MEMORY, CPU)


def test_a_zygote_that_was_killed_says_so_each_time_it_is_told_something() -> None:
    before = len(os.listdir("/proc/self/fd"))
    with NONE.start() as zygote:
        zygote.kill()
        for _ in range(2):
            with pytest.raises(SandboxDied, match=r"died \(no message\)"):
                zygote.spawn(MEMORY, CPU)
            with pytest.raises(SandboxDied):
                zygote.fork()
    assert len(os.listdir("/proc/self/fd")) == before


def test_an_order_that_fails_is_an_error_and_the_zygote_goes_on(zygote: Zygote) -> None:
    with pytest.raises(AutograderError, match="A worker could not be started: no such process was forked here"):
        zygote.order(Wait(1 << 22))
    zygote.spawn(MEMORY, CPU).end()


def test_a_worker_that_was_running_has_not_ended_itself(zygote: Zygote) -> None:
    assert zygote.spawn(MEMORY, CPU).end() == NO_ANSWER


def test_what_is_no_answer_is_told_for_that_whether_or_not_it_has_ended_since(zygote: Zygote) -> None:
    worker = zygote.spawn(MEMORY, CPU)
    worker.channel.send(Load([("a.py", "import os\nos.write(3, b'no frame' * 8)\nos._exit(0)")], ""), [])
    assert select.select([worker.pidfd], [], [], 20)[0], "it did not end"
    with pytest.raises(Malformed):
        worker.channel.receive(REPLIES)
    assert worker.end() == NO_ANSWER


def test_a_worker_that_prints_without_end_is_told_for_that(zygote: Zygote) -> None:
    worker = zygote.spawn(MEMORY, CPU)
    worker.channel.send(Load([("a.py", "import os\nwhile True: os.write(1, b'x' * 10000)")], ""), [])
    assert select.select([worker.pidfd], [], [], 20)[0], "it was not killed"
    assert worker.end(lost=True) == "printed more than 8 MB"


def test_a_fork_that_is_closed_twice_is_closed(zygote: Zygote) -> None:
    fork = zygote.fork()
    fork.close()
    fork.close()
    zygote.spawn(MEMORY, CPU).end()


def test_a_fork_of_the_zygote_takes_its_workers_with_it_and_no_others(zygote: Zygote, ask: Ask) -> None:
    fork = zygote.fork()
    lacking = fork.fork(["softmax"])
    workers = [each.spawn(MEMORY, CPU) for each in (fork, lacking)]
    other = zygote.spawn(MEMORY, CPU)
    for worker in (*workers, other):
        worker.channel.send(Load([("a.py", "while True: pass")], ""), [])
    fork.close()
    for worker in workers:
        assert select.select([worker.pidfd], [], [], 5)[0], "a worker outlives the zygote that it was forked from"
        with contextlib.suppress(SandboxDied):
            worker.end()
    lacking.close()
    assert not select.select([other.pidfd], [], [], 0)[0]
    other.end()
    assert ask("def answer():\n    return 1") == 1


def test_a_fork_has_what_its_origin_was_given_and_lacks_what_is_banned(zygote: Zygote) -> None:
    numbers = SharedTensor("of_the_origin", torch.arange(3))
    zygote.share("of_the_origin", numbers)
    numbers.close()
    fork = zygote.fork(["softmax"])
    source = "import torch\ndef answer():\n    return torch.ones(2).softmax(0)"
    harness = "def shared(student):\n    return student.shared['of_the_origin']\ndef banned(student):\n    return student.answer()\n"
    worker = fork.spawn(MEMORY, CPU)
    worker.channel.send(Load([("a.py", source)], harness), [])
    worker.channel.receive(REPLIES)
    worker.channel.send(Call("shared", [], 0), [])
    reply, payload = worker.channel.receive(REPLIES)
    assert isinstance(reply, Returned)
    assert unpack([reply.value], payload)[0].tolist() == [0, 1, 2]
    worker.channel.send(Call("banned", [], 0), [])
    assert worker.channel.receive(REPLIES).message == Caught(0)
    worker.end()
    fork.close()


def test_lent_data_arrives_and_changes_stay_with_the_worker(zygote: Zygote) -> None:
    numbers = SharedTensor("numbers", torch.arange(4))
    zygote.share("numbers", numbers)
    numbers.close()
    harness = "def lent(student):\n    found = student.shared['numbers'].clone()\n    student.shared['numbers'].zero_()\n    return found\n"
    for _ in range(2):
        remote = Remote(lambda _: zygote.spawn(MEMORY, CPU), Load([], harness), 10)
        assert torch.equal(remote("lent", [], 1, 10), torch.arange(4))
        remote.close()


def test_a_crash_has_a_reason(ask: Ask) -> None:
    with pytest.raises(StudentCrash) as caught:
        ask("import os\ndef answer():\n    os._exit(4)")
    assert caught.value.reason == "ended itself with exit code 4 instead of returning"
    with pytest.raises(StudentCrash) as caught:
        ask("import ctypes\ndef answer():\n    ctypes.string_at(0)")
    assert caught.value.reason == "crashed (SIGSEGV)"
    with pytest.raises(StudentTimeout):
        ask("def answer():\n    while True: pass", 0.3)
