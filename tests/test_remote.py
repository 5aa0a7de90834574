"""What carries calls: workers that are shared, parked, found dead, and replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import pytest

from autograder.endpoint.here import Here
from autograder.remote import Question, Remote
from autograder.sandbox.forked import Worker
from autograder.wire import Load
from autograder.worker.session import Session
from tests.judge.test_judge import warm

HARNESS = "def f(student):\n    return student.f()\n\ndef count(student):\n    return student.count()\n"
SOURCE = """
import builtins
builtins.loads = getattr(builtins, "loads", 0) + 1
if builtins.loads > 1:
    raise RuntimeError("once in a process")
calls = 0

def f():
    return "mine"

def count():
    global calls
    calls += 1
    return [builtins.loads, calls]
"""


class Factory:
    """Starts workers, and keeps them to look at."""

    def __init__(self) -> None:
        self.started: list[Worker] = []

    def start(self, banned: Sequence[str]) -> Worker:
        self.started.append(warm().spawn(banned))
        return self.started[-1]


@pytest.fixture
def factory() -> Factory:
    return Factory()


@pytest.fixture
def remote(factory: Factory) -> Iterator[Remote]:
    remote = Remote(factory.start, Load([("a.py", SOURCE)], HARNESS), 10, 60)
    yield remote
    remote.close()


def ask(remote: Remote, function: str) -> object:
    return remote(function, [], 1, 5)


def test_a_shared_worker_loads_the_submission_anew(remote: Remote, factory: Factory) -> None:
    remote.share({}, ())
    assert [ask(remote, "count"), ask(remote, "count")] == [[1, 1], [1, 2]]
    remote.share({}, ())
    assert ask(remote, "count") == [2, 1]
    assert len(factory.started) == 1
    # A statement of the second load failed, for what the first one left: how the file loads, a fresh worker tells.
    assert remote.problems == []


def test_workers_of_other_terms_are_parked_and_found_again(remote: Remote, factory: Factory) -> None:
    remote.share({}, ())
    ask(remote, "count")
    remote.share({"f": "def f():\n    return 'the kit'\n"}, ())
    assert ask(remote, "f") == "the kit"
    remote.share({}, ())
    assert remote.endpoint is factory.started[0]
    remote.replace({}, ())
    assert ask(remote, "count") == [1, 1]
    assert len(factory.started) == 3


def test_a_parked_worker_that_died_is_no_fault_of_the_file(remote: Remote, factory: Factory) -> None:
    remote.share({}, ())
    ask(remote, "count")
    factory.started[0].kill()
    remote.share({}, ())
    assert ask(remote, "count") == [1, 1]
    assert (len(factory.started), remote.problems, remote.load.definitions_only) == (2, [], False)
    assert remote.alone


def test_which_line_was_slow_is_heard_of_a_worker_that_was_asked_nothing(remote: Remote) -> None:
    tells = (
        "import sys, time\ndef f():\n    sys.modules['asked'] = 7\n"
        "def tell():\n    time.sleep(0.4 if 'asked' in sys.modules else 0)\ntell()\n"
    )
    remote.load = msgspec.structs.replace(remote.load, chunks=[("a.py", tells)])
    remote.seconds = 10  # of which a slow load takes more than its part
    remote.share({}, ())
    ask(remote, "f")
    remote.share({}, ())
    ask(remote, "f")
    assert remote.alone
    assert (remote.problems, remote.load.skip) == ([], [])


def test_all_workers_end_with_it(remote: Remote, factory: Factory) -> None:
    for reference_implementations in ({}, {"f": "def f():\n    return 1\n"}):
        remote.share(reference_implementations, ())
        ask(remote, "f")
    remote.close()
    assert all(worker.cpu > 0 for worker in factory.started)  # known once it has ended


def test_questions_are_the_same_where_no_submission_can_tell_them_apart() -> None:
    def frame(*args: object) -> bytes:
        return Question.of("f", args, 1).frame

    assert frame(float("nan")) == frame(float("nan"))
    assert len({frame(value) for value in (1, True, 1.0, 0.0, -0.0)}) == 5


def test_a_session_in_this_process_is_asked_in_the_same_way() -> None:
    remote = Remote(lambda _: Here(Session), Load([("a.py", "def f():\n    return [1, (2.5, None)]\n")], HARNESS), 10)
    assert remote.load_now() == []
    assert ask(remote, "f") == [1, (2.5, None)]
