"""Rounds of checks, with workers in this process, and with workers that never answer."""

from __future__ import annotations

import queue
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from autograder.assignment import read_assignment
from autograder.cli.watch.rounds import Round, Rounds
from autograder.endpoint.here import Here
from autograder.endpoint.protocol import Endpoint, SandboxDied
from autograder.judge import Judge, Settings
from autograder.result import SubmissionResult
from autograder.submission import Chunk, Submission
from autograder.wire import Channel, Printed
from tests.tiny import MODEL

SECONDS = 60
Heard = tuple[Round, "SubmissionResult | None"]


class Silent:
    """A worker that never answers: whoever asks waits until the connection is cut."""

    def __init__(self) -> None:
        self.ours, self._theirs = socket.socketpair()
        self.channel = Channel(self.ours)

    def printed(self, deadline: float) -> Printed:
        return Printed()

    def end(self, *, lost: bool = False) -> str:
        self.channel.close()
        self._theirs.close()
        return "ended"


class Starter:
    """Starts what it is told to, one after the other; the last one again and again."""

    def __init__(self, *makers: Callable[[], Endpoint]) -> None:
        self._makers = list(makers)
        self.started: queue.Queue[Endpoint] = queue.Queue()

    def start(self, banned: Sequence[str] = ()) -> Endpoint:
        made = (self._makers.pop(0) if len(self._makers) > 1 else self._makers[0])()
        self.started.put(made)
        return made

    def close(self) -> None:
        """Nothing stands ready."""


def dead() -> Endpoint:
    raise SandboxDied("It is gone.")


@pytest.fixture
def judge(exercise: Path) -> Judge:
    assignment = read_assignment(exercise)
    return Judge(Settings(assignment, assignment.visible, fork=False))


@pytest.fixture
def heard() -> queue.Queue[Heard]:
    return queue.Queue()


@pytest.fixture
def run(heard: queue.Queue[Heard]) -> Iterator[Callable[[Starter], Rounds]]:
    running: list[Rounds] = []

    def start(starter: Starter) -> Rounds:
        running.append(Rounds(starter, lambda this, result: heard.put((this, result))))
        return running[0]

    yield start
    for rounds in running:
        rounds.close()


def of(source: str, judge: Judge) -> Round:
    return Round(judge, Submission(student="you", chunks=(Chunk("tiny.py", source),)), ["double"])


def statuses(heard: queue.Queue[Heard]) -> list[str]:
    """Of the checks of the next verdict."""
    _, result = heard.get(timeout=SECONDS)
    assert result is not None
    return [check.status for check in result.checks]


def test_each_round_tells_its_verdicts_and_its_end(
    run: Callable[[Starter], Rounds], heard: queue.Queue[Heard], judge: Judge
) -> None:
    rounds = run(Starter(Here))
    for source, expected in ((MODEL, ["passed"] * 2), (MODEL.replace("2.0", "3.0"), ["failed", "passed"])):
        this = of(source, judge)
        rounds.begin(this)
        assert statuses(heard) == expected
        assert heard.get(timeout=SECONDS) == (this, None)


def test_a_newer_round_drops_one_that_waits_for_an_answer(
    run: Callable[[Starter], Rounds], heard: queue.Queue[Heard], judge: Judge
) -> None:
    starter = Starter(Silent, Here)
    rounds = run(starter)
    endless, newer = of("while True: pass", judge), of(MODEL, judge)
    rounds.begin(endless)
    starter.started.get(timeout=SECONDS)
    rounds.begin(newer)
    assert statuses(heard) == ["passed"] * 2
    assert heard.get(timeout=SECONDS) == (newer, None)  # of the one that was dropped nothing is heard
    assert endless.dropped


def test_closing_does_not_wait_for_an_answer(
    run: Callable[[Starter], Rounds], heard: queue.Queue[Heard], judge: Judge
) -> None:
    starter = Starter(Silent)
    rounds = run(starter)
    rounds.begin(of("while True: pass", judge))
    starter.started.get(timeout=SECONDS)
    rounds.close()
    assert heard.empty()


def test_where_there_is_no_worker_it_is_no_fault_of_the_student(
    run: Callable[[Starter], Rounds], heard: queue.Queue[Heard], judge: Judge
) -> None:
    rounds = run(Starter(dead, Here))
    rounds.begin(of(MODEL, judge))
    assert statuses(heard) == ["broken"] * 2
    assert heard.get(timeout=SECONDS)[1] is None
    rounds.begin(of(MODEL, judge))
    assert statuses(heard) == ["passed"] * 2


def test_what_is_dropped_gets_no_worker(judge: Judge) -> None:
    this = of(MODEL, judge)
    this.drop()
    with pytest.raises(SandboxDied):
        this.start(Starter(Here), ())


def test_again_is_a_round_that_nobody_has_dropped(
    run: Callable[[Starter], Rounds], heard: queue.Queue[Heard], judge: Judge
) -> None:
    rounds = run(Starter(Silent, Here))
    first = of(MODEL, judge)
    rounds.begin(first)
    second = first.again()
    rounds.begin(second)
    assert statuses(heard) == ["passed"] * 2
    assert heard.get(timeout=SECONDS) == (second, None)
