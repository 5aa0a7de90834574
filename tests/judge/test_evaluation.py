"""A submission evaluated, asked in this process. That a sandbox changes nothing is for test_judge and test_ahead."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.endpoint.protocol import SandboxDied
from autograder.exhibit import Curves
from autograder.finding import Ended, Missing, Needs, NoAnswer, Ours, Uses
from autograder.judge import Judge, WorkerFactory, plan
from autograder.judge.exam import Exam
from autograder.result import CheckResult
from tests.conftest import submission, with_limits
from tests.tiny import CRASH, HEAD, LATE, MODEL, SHOWS, WORKERS, Frail, judged, settings, statuses, tiny

DOUBLE = "def double(x):\n    return {}\n"


def unasked(banned: Sequence[str]) -> Here:
    pytest.fail("somebody was asked")


class Counted:
    """A factory whose workers are counted, with what each is to lack."""

    def __init__(self) -> None:
        self.started: list[tuple[str, ...]] = []
        self.workers = WorkerFactory(self.start)

    def start(self, banned: Sequence[str]) -> Here:
        self.started.append(tuple(banned))
        return Frail()


def found(results: Sequence[CheckResult]) -> set[object]:
    return {check.finding for check in results}


def test_the_model_answers_pass(small: Assignment) -> None:
    result = judged(small, MODEL)
    assert set(statuses(result)) == {"passed"}
    assert result.score() == 100


def test_the_first_time_out_ends_a_function(small: Assignment) -> None:
    result = judged(small, f"{LATE}def double(x):\n    raise Late\n", "double")
    assert statuses(result) == ["timeout", "not run", "not run"]
    assert found(result.checks) == {NoAnswer(small.spec.limits.call)}


def test_one_crash_costs_its_check_and_no_other(small: Assignment) -> None:
    source = f"{CRASH}def double(x):\n    if x > 0:\n        raise Crash\n    return 2.0 * x\n"
    assert statuses(judged(small, source, "double")) == ["error", "passed", "passed"]


def test_the_second_crash_ends_a_function(small: Assignment) -> None:
    result = judged(small, f"{CRASH}def double(x):\n    raise Crash\n", "double")
    assert statuses(result) == ["error", "error", "not run"]
    assert found(result.checks) == {Ended("crashed (SIGSEGV)")}


def test_one_function_that_never_answers_leaves_the_others_their_points(small: Assignment) -> None:
    result = judged(small, f"{MODEL}\n{LATE}def double(x):\n    raise Late\n", "double", "quadruple")
    assert (result.score("double"), result.score("quadruple")) == (0, 30)


def test_what_the_source_uses_of_what_is_banned_takes_the_function_and_nobody_is_asked(small: Assignment) -> None:
    source = f"{MODEL}\ndef total(X):\n    return torch.tensor(X).cumsum(0)[-1]\n"
    result = Judge(settings(small, "total")).judge(submission(source), WorkerFactory(unasked))
    assert statuses(result) == ["forbidden"]
    assert isinstance(result.checks[0].finding, Uses)


def test_a_function_whose_part_has_earned_nothing_is_not_asked(small: Assignment) -> None:
    result = judged(small, f"{MODEL}\n{DOUBLE.format('1.0')}", "double", "total")
    assert statuses(result, ["total"]) == ["not run"]
    assert found(result.checks[-1:]) == {Needs("double")}


def test_a_function_whose_part_has_earned_something_is_asked(small: Assignment) -> None:
    result = judged(small, f"{MODEL}\n{DOUBLE.format('abs(2.0 * x)')}", "double", "total")
    assert 0 < result.score("double") < 40
    assert statuses(result, ["total"]) == ["passed"]


def test_a_function_whose_part_was_late_is_not_waited_for(small: Assignment) -> None:
    source = f"{MODEL}\n{LATE}def double(x):\n    if x < 0:\n        raise Late\n    return 2.0 * x\n"
    result = judged(small, source, "double", "total")
    assert result.score("double") > 0
    assert found(result.checks[-1:]) == {NoAnswer(small.spec.limits.call)}
    assert statuses(result, ["total"]) == ["not run"]


def test_when_the_time_is_up_the_rest_is_not_asked(small: Assignment) -> None:
    over = with_limits(small, model=1e-9)
    result = Judge(settings(over)).judge(submission(MODEL), WorkerFactory(unasked))
    assert set(statuses(result)) == {"not run"}
    assert all(isinstance(each, NoAnswer) and each.whole for each in found(result.checks))


def test_a_wrong_part_costs_its_own_function_alone(small: Assignment) -> None:
    result = judged(small, f"{MODEL}\n{DOUBLE.format('3.0 * x')}", "double", "quadruple")
    assert result.score("double") < 40
    assert result.score("quadruple") == 30


def test_a_pair_that_is_consistent_keeps_its_points(small: Assignment) -> None:
    pair = DOUBLE.format("4.0 * x") + "def quadruple(x):\n    return double(x)\n"
    result = judged(small, pair, "double", "quadruple")
    assert result.score("double") < 40
    assert result.score("quadruple") == 30


def test_who_uses_no_part_is_asked_once(small: Assignment) -> None:
    counted = Counted()
    wrong = submission("def quadruple(x):\n    return 5.0 * x\n")
    Judge(settings(small, "quadruple")).judge(wrong, counted.workers)
    assert len(counted.started) == 1


def test_each_function_has_a_worker_that_lacks_what_it_may_not_use(small: Assignment) -> None:
    counted = Counted()
    Judge(settings(small)).judge(submission(MODEL), counted.workers)
    assert counted.started == [(), (), ("cumsum",)]


def test_where_workers_are_dear_one_serves_all_that_need_no_other(small: Assignment) -> None:
    counted = Counted()
    result = Judge(settings(small, "double", "total", fork=False)).judge(submission(MODEL), counted.workers)
    assert result.score() == 70
    assert counted.started == [()]


# Raises what is no verdict, as a check does that meets an answer of which its author has not thought.
STUMBLES = f"""{HEAD}
@weight(1)
def test_stumbles(student):
    \"\"\"It is a number.\"\"\"
    if student.double(1.0) {{}} 0:
        raise KeyError("a bug")
"""


def test_an_answer_over_which_a_check_stumbles_is_wrong_where_the_model_answers_pass(tmp_path: Path) -> None:
    small = tiny(tmp_path, {"hidden/test_double.py": STUMBLES.replace("{}", "<")})
    assert statuses(judged(small, DOUBLE.format("-2.0"), "double"))[-1] == "failed"


def test_a_check_over_which_the_model_answers_stumble_is_broken(tmp_path: Path) -> None:
    small = tiny(tmp_path, {"hidden/test_double.py": STUMBLES.replace("{}", ">")})
    result = judged(small, MODEL, "double")
    assert statuses(result)[-1] == "broken"
    assert result.checks[-1].finding == Ours("KeyError: 'a bug'")


def test_the_model_answers_are_asked_once_in_a_run(tmp_path: Path) -> None:
    small = tiny(tmp_path, {"hidden/test_double.py": STUMBLES.replace("{}", ">")})
    judge, counted = Judge(settings(small, "double")), Counted()
    judge.judge(submission(MODEL), counted.workers)
    before = len(counted.started)
    judge.judge(submission(MODEL), counted.workers)
    assert len(counted.started) - before == before - 1


def test_trouble_of_the_moment_says_nothing_about_a_check(tmp_path: Path) -> None:
    small = tiny(
        tmp_path,
        {"hidden/test_double.py": STUMBLES.replace("{}", "<")},
        model=f"{LATE}def double(x):\n    raise Late\n",
    )
    judge = Judge(settings(small, "double"))
    assert statuses(judge.judge(submission(DOUBLE.format("-2.0")), WORKERS))[-1] == "broken"
    assert judge.exam.model_passes == {}


def test_full_memory_is_no_wrong_answer(tmp_path: Path) -> None:
    full = STUMBLES.replace("KeyError", "MemoryError").replace("{}", "<")
    small = tiny(tmp_path, {"hidden/test_double.py": full})
    assert statuses(judged(small, DOUBLE.format("-2.0"), "double"))[-1] == "broken"


def test_a_sandbox_that_died_is_nobodys_verdict(small: Assignment) -> None:
    def dead(banned: Sequence[str]) -> Here:
        raise SandboxDied("It died.")

    with pytest.raises(SandboxDied):
        Judge(settings(small)).judge(submission(MODEL), WorkerFactory(dead))


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("def duoble(x):\n    return 2.0 * x\n", Missing("double", False, near="duoble")),
        ("def double(x)\n    return 2.0 * x\n", Missing("double", False, unread="syntax")),
        ("@nothing\ndef double(x):\n    return 2.0 * x\n", Missing("double", False, unread="exception")),
        ("def twice(x):\n    return 2.0 * x\n", Missing("double", False)),
    ],
)
def test_of_a_function_that_is_not_there_the_source_says_more(source: str, missing: Missing, small: Assignment) -> None:
    assert found(judged(small, source, "double").checks) == {missing}


def test_a_missing_part_is_named_and_no_other_word_of_a_worker_is_repeated(small: Assignment) -> None:
    source = "def quadruple(x):\n    return double(x)\ndef {}(x):\n    raise NotImplementedError\n"
    stub = judged(small, source.format("helper").replace("double(x)", "helper(x)"), "quadruple")
    assert found(stub.checks) == {Missing("quadruple", defined=True)}
    total = judged(small, source.format("total").replace("double(x)", "total(x)"), "quadruple")
    assert found(total.checks) == {Missing("total", defined=True)}


def planned(assignment: Assignment, workers: WorkerFactory = WORKERS) -> Exam:
    exam = Exam(settings(assignment))
    plan(exam, workers)
    return exam


def test_what_the_model_answers_are_asked_is_the_plan(small: Assignment) -> None:
    exam = planned(small)
    assert list(exam.plans) == ["double", "quadruple", "total"]
    assert {name: len(asked) for name, asked in exam.plans["double"].questions.items()} == {
        "visible/test_double.py::test_doubles": 7,
        "visible/test_double.py::test_zero": 1,
        "hidden/test_double.py::test_negative": 1,
    }


def test_one_worker_can_serve_them_where_all_do_without_what_is_banned_anywhere(small: Assignment) -> None:
    counted = Counted()
    exam = planned(small, counted.workers)
    assert {each.banned for each in exam.plans.values()} == {("cumsum",)}
    # Two, for quadruple has the kit's own double.
    assert counted.started == [("cumsum",), ("cumsum",)]


def test_what_the_model_answers_fail_is_not_planned(tmp_path: Path) -> None:
    small = tiny(tmp_path, model=MODEL.replace("double(double(x))", "5.0 * x"))
    assert list(planned(small).plans) == ["double", "total"]


def test_without_model_answers_nothing_is_planned(tmp_path: Path) -> None:
    small = tiny(tmp_path)
    small.model_path.unlink()
    exam = Exam(settings(small))
    plan(exam, WorkerFactory(unasked))
    assert exam.plans == {}


def test_a_sandbox_that_dies_of_the_plan_leaves_none(small: Assignment) -> None:
    started = 0

    def dying(banned: Sequence[str]) -> Here:
        nonlocal started
        started += 1
        if started == 2:
            raise SandboxDied("It died.")
        return Here()

    assert planned(small, WorkerFactory(dying)).plans == {}
    assert started == 2


def test_a_late_answer_has_the_seconds_of_its_function(tmp_path: Path) -> None:
    small = with_limits(tiny(tmp_path), functions={"double": 1.5})  # type: ignore[arg-type]
    result = judged(small, f"{LATE}def double(x):\n    raise Late\n", "double")
    assert found(result.checks) == {NoAnswer(1.5)}


@pytest.mark.parametrize(("answer", "status"), [(3.0, "passed"), (4.0, "failed")])
def test_what_a_check_shows_is_kept_whether_it_passes_or_fails(tmp_path: Path, answer: float, status: str) -> None:
    small = tiny(tmp_path, SHOWS)
    source = f"{MODEL}\ndef total(X):\n    return torch.tensor([{answer}, 7.0])\n"
    result = judged(small, source, "double", "total")
    assert [(check.status, len(check.exhibits)) for check in result.checks] == [("passed", 0)] * 3 + [(status, 1)]
    (shown,) = result.checks[-1].exhibits
    assert isinstance(shown, Curves)
    assert shown.lines[0].points == ((0.0, answer), (1.0, 7.0))


def test_what_ends_before_anything_is_shown_shows_nothing(tmp_path: Path) -> None:
    small = tiny(tmp_path, SHOWS)
    for end in ("raise ValueError", "return None", "..."):
        result = judged(small, f"{MODEL}\ndef total(X):\n    {end}\n", "double", "total")
        assert result.checks[-1].status != "passed"
        assert result.checks[-1].exhibits == ()


def test_who_shows_too_much_is_the_author(tmp_path: Path) -> None:
    small = tiny(
        tmp_path, {name: text.replace("enumerate(numbers", "enumerate(300 * numbers") for name, text in SHOWS.items()}
    )
    result = judged(small, MODEL, "double", "total")
    assert isinstance(result.checks[-1].finding, Ours)
    assert "300 points" in result.checks[-1].finding.error
