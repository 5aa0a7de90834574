"""Judges side by side, and what dies among them. One sandbox without layers serves all of these tests."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.engine.pool import Pool, worker_factory
from autograder.errors import AutograderError
from autograder.finding import NoAnswer, Ours
from autograder.judge import Judge
from autograder.result import CheckResult, SubmissionResult
from autograder.sandbox.forked import Worker
from autograder.sandbox.tiers import NONE, Sandbox, Terms
from autograder.submission import Submission
from tests.conftest import submission, timeless, with_limits
from tests.tiny import MODEL, settings, tiny

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
PUPILS = [
    submission(MODEL, "s0"),
    submission(MODEL.replace("2.0 * x", "x * x"), "s1"),
    submission("x = 1\n", "s2"),
    submission(f"{MODEL}# another\n", "s3"),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with contextlib.closing(Sandbox(NONE, Terms(2 << 30, 60))) as sandbox:
        sandbox.prepare()
        yield sandbox


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def judge(assignment: Assignment) -> Judge:
    return Judge(settings(assignment))


Run = Callable[..., list[SubmissionResult]]


@pytest.fixture
def run(judge: Judge, sandbox: Sandbox) -> Run:
    """The results, in the order in which they are known."""

    def run(pupils: Sequence[Submission] = PUPILS, jobs: int = 1, by: Judge = judge) -> list[SubmissionResult]:
        results: list[SubmissionResult] = []
        pool = Pool(by, lambda student: None, lambda submission, result: results.append(result))
        try:
            pool.run(deque(pupils), sandbox, jobs)
        finally:
            pool.close()
        return results

    return run


def by_name(results: Sequence[SubmissionResult]) -> list[SubmissionResult]:
    return sorted(map(timeless, results), key=lambda result: result.submission)


@pytest.fixture(scope="module")
def wanted(judge: Judge, sandbox: Sandbox) -> list[SubmissionResult]:
    """What they get when nothing dies, of a judge in this process."""
    return [timeless(judge.judge(each, worker_factory(sandbox))) for each in PUPILS]


def test_any_number_of_judges_gives_what_one_gives(run: Run, wanted: list[SubmissionResult]) -> None:
    assert [result.score() for result in wanted] == [100, 10 + 30 + 30, 0, 100]
    assert [timeless(result) for result in run(jobs=1)] == wanted
    assert by_name(run(jobs=3)) == wanted


def test_more_judges_than_submissions_do_no_harm(run: Run, wanted: list[SubmissionResult]) -> None:
    assert by_name(run(PUPILS[:1], jobs=3)) == wanted[:1]


def dying(monkeypatch: pytest.MonkeyPatch, folder: Path, student: str, times: int) -> None:
    """The judge of this student's submission is killed, so many times in all."""
    real = Judge.judge

    def judge(self: Judge, submission: Submission, *more: object) -> SubmissionResult:
        count = len(list(folder.glob("death *")))
        if submission.student == student and count < times:
            (folder / f"death {count}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, submission, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "judge", judge)


def test_a_judge_that_dies_takes_nothing_with_it(
    run: Run, wanted: list[SubmissionResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying(monkeypatch, tmp_path, "s1", times=1)
    assert by_name(run(jobs=2)) == wanted


def test_a_submission_that_kills_its_judge_twice_is_broken_and_the_rest_is_judged(
    run: Run, wanted: list[SubmissionResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying(monkeypatch, tmp_path, "s1", times=2)
    results = by_name(run())
    assert [result.broken for result in results] == [False, True, False, False]
    assert {check.finding for check in results[1].checks} == {Ours("the judge died twice")}
    assert [results[i] for i in (0, 2, 3)] == [wanted[i] for i in (0, 2, 3)]


def stuck(monkeypatch: pytest.MonkeyPatch, student: str) -> None:
    """The judge of this student's submission does not come back once it has told of a function."""
    real = Judge.judge

    def judge(
        self: Judge, submission: Submission, workers: object, on_function: Callable[[list[CheckResult]], None]
    ) -> object:
        def tell(results: list[CheckResult]) -> None:
            on_function(results)
            if submission.student == student:
                time.sleep(10**6)

        return real(self, submission, workers, tell)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "judge", judge)


@pytest.fixture
def hurried(assignment: Assignment) -> Judge:
    """Who gives a submission a second."""
    return Judge(settings(with_limits(assignment, model=0.5, budget=2)))


def test_a_judge_that_does_not_come_back_is_broken_off_and_what_it_has_found_counts(
    run: Run, wanted: list[SubmissionResult], hurried: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck(monkeypatch, "s1")
    start = time.monotonic()
    results = by_name(run(PUPILS[:2], by=hurried))
    assert time.monotonic() - start < 5
    known = [check for check in results[1].checks if check.function == "double"]
    assert known == [check for check in wanted[1].checks if check.function == "double"]
    rest = [check for check in results[1].checks if check.function != "double"]
    assert {(check.status, check.finding) for check in rest} == {("not run", NoAnswer(1, whole=True))}
    assert results[0].score() == 100


def test_time_that_went_to_a_judge_that_died_is_not_the_submissions_fault(
    run: Run, hurried: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck(monkeypatch, "s1")
    dying(monkeypatch, tmp_path, "s1", times=1)
    [result] = run([PUPILS[1]], by=hurried)
    assert {check.finding for check in result.checks} == {Ours("the judge died, and the time is up")}


def killing(monkeypatch: pytest.MonkeyPatch, times: int) -> Callable[[], int]:
    """The zygote dies before so many of the workers that are asked for; how many it were."""
    deaths, real = multiprocessing.Value("i", 0), Sandbox.spawn

    def spawn(self: Sandbox, banned: Sequence[str] = ()) -> Worker:
        if deaths.value < times:
            deaths.value += 1
            self._zygote.kill()
        return real(self, banned)

    monkeypatch.setattr(Sandbox, "spawn", spawn)
    return lambda: deaths.value


def test_a_zygote_that_dies_is_replaced(
    run: Run, wanted: list[SubmissionResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    deaths = killing(monkeypatch, times=1)
    assert by_name(run()) == wanted
    assert deaths() == 1


def test_a_zygote_that_dies_each_time_is_no_zero(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    killing(monkeypatch, times=2)
    first, second = run(PUPILS[:2])
    found = first.checks[0].finding
    assert isinstance(found, Ours)
    assert "The program that runs submissions died" in found.error
    assert {check.status for check in first.checks} == {"broken"}
    assert not second.broken


def test_a_zygote_is_replaced_whose_origin_is_gone_too(sandbox: Sandbox) -> None:
    with contextlib.closing(sandbox.fork()) as fork:
        for each in (fork, sandbox):
            each._zygote.kill()
        fork.restart()
        assert fork.spawn().end() == "sent an answer that is none"


def test_a_judge_does_not_hear_of_ctrl_c(
    run: Run, wanted: list[SubmissionResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Judge.judge

    def judge(self: Judge, *more: object) -> SubmissionResult:
        os.kill(os.getpid(), signal.SIGINT)
        return real(self, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "judge", judge)
    assert by_name(run()) == wanted


def test_each_is_told_of_when_a_judge_takes_it_up(judge: Judge, sandbox: Sandbox) -> None:
    told: list[str] = []
    pool = Pool(
        judge, lambda student: told.append(f"begun {student}"), lambda pupil, result: told.append(pupil.student)
    )
    pool.run(deque(PUPILS[:3]), sandbox, 1)
    pool.close()
    # The next one is given away before anybody hears of a result: a judge need not wait for that.
    assert told == ["begun s0", "begun s1", "s0", "begun s2", "s1", "s2"]


def test_whatever_stops_it_leaves_nobody_behind(judge: Judge, sandbox: Sandbox) -> None:
    def full(*_: object) -> None:
        raise AutograderError("The disk is full.")

    def children() -> list[str]:
        return sorted(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())

    before = children()
    pool = Pool(judge, lambda student: None, full)
    with pytest.raises(AutograderError, match="The disk is full"):
        pool.run(deque(PUPILS), sandbox, 2)
    pool.close()
    assert children() == before
