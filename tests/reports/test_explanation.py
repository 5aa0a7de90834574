from __future__ import annotations

import pytest

from autograder.finding import Differs, Finding, Missing, NoAnswer, Waits
from autograder.reports.explanation import Absent, Help, explain_function, explain_one, gather_absent, points
from autograder.result import CheckResult, Status, SubmissionResult
from tests.reports.results import unwritten


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (2.0, "2"), (1.5, "1.5"), (20 / 7, "2.86"), (20 / 6, "3.33"), (0.1 + 0.2, "0.3"), (100.0, "100"), (1234.5, "1234.5")],
)  # fmt: skip
def test_points_have_two_decimals_at_most_and_no_zeros_behind_them(value: float, said: str) -> None:
    assert points(value) == said


def result(unasked: dict[str, float]) -> SubmissionResult:
    share = 20 / 7
    found: tuple[Status, ...] = ("passed", "passed", "failed")
    checks = tuple(
        CheckResult(id=f"c{i}", function="f", title="A.", status=status, max_points=share, visible=True)
        for i, status in enumerate(found)
    )
    return SubmissionResult(submission="ann", assignment="a", functions=("f",), checks=checks, unasked=unasked)


def test_where_all_checks_were_asked_the_points_are_those_of_the_function() -> None:
    assert explain_function(result({}), "f").scored == "5.71 of 8.57 points"


def test_where_hidden_checks_are_not_at_hand_it_says_what_they_give() -> None:
    assert explain_function(result({"f": 11.43}), "f").scored == "5.71 of 20 points here, up to 11.43 more when graded"


def test_each_failure_says_what_it_costs() -> None:
    assert [points(each.lost) for each in explain_function(result({}), "f").failures] == ["2.86"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (NoAnswer(60, whole=True), "3 checks were not run: out of time: a submission as a whole has 60 s.  [-6]"),
        (Waits("g"), "3 checks say nothing yet: it uses your g, which is not right yet: fix that first.  [-6]"),
    ],
)
def test_a_check_that_was_not_run_says_why_in_one_line(found: Finding, said: str) -> None:
    skipped = [
        CheckResult(
            id=f"hidden/test_f.py::{i}", function="f", title="It works.", status="not run", max_points=2, visible=False,
            finding=found,
        )
        for i in range(3)
    ]  # fmt: skip
    told = explain_function(
        SubmissionResult(submission="ann", assignment="hw", functions=("f",), checks=tuple(skipped)), "f"
    )
    assert told.failures == ()
    assert told.left_out == (said,)


ADVICE = {"f.dim0": "You sum over dim 0. Sum over dim 1.", "f.odd": "It is odd."}


def wrong(*mistakes: str, hint: str = "") -> SubmissionResult:
    check = CheckResult(
        id="c", function="f", title="A.", status="failed", max_points=2, visible=True, finding=Differs("1", "2"),
        counterexample="f(0)", hint=hint, mistakes=mistakes,
    )  # fmt: skip
    return SubmissionResult(submission="ann", assignment="a", functions=("f",), checks=(check,), advice=ADVICE)


def test_a_named_mistake_is_told_in_three_steps_its_name_and_the_input_first() -> None:
    whole = explain_function(wrong("f.dim0", hint="Why?"), "f")
    where, why, idea = (whole.told(step) for step in Help)
    assert whole.steps == 3
    assert [each.mistakes for each in (where, why, idea)] == [
        (("f.dim0", ""),),
        (("f.dim0", "You sum over dim 0."),),
        (("f.dim0", "You sum over dim 0. Sum over dim 1."),),
    ]
    assert where.failures[0].call == ("f(0)",)
    assert where.failures[0].lines == ("expected  1", "got       2")
    assert idea == whole.told(9)


def test_where_no_mistake_is_named_the_second_step_is_the_authors_question() -> None:
    whole = explain_function(wrong(hint="Why?"), "f")
    assert (whole.told(1).failures[0].hint, whole.told(2).failures[0].hint, whole.steps) == ("", "Why?", 2)


@pytest.mark.parametrize(
    ("found", "offers"),
    [
        (wrong("f.dim0"), ["Stuck? --hint 2 says why.", "Stuck? --hint 3 tells what to do.", ""]),
        (wrong("f.odd"), ["Stuck? --hint 2 says why.", "", ""]),
        (wrong(hint="Why?"), ["Stuck? --hint 2 asks what may help.", "", ""]),
        (wrong(), ["", "", ""]),
    ],
)
def test_a_step_is_offered_where_there_is_one(found: SubmissionResult, offers: list[str]) -> None:
    def ask(step: int) -> str:
        return f"--hint {step}"

    for told in (explain_function(found, "f"), explain_one(found.checks[0], ADVICE)):
        assert [told.told(step).offer(ask) for step in Help] == offers
        assert not told.told(3).offer(ask)


def test_functions_that_are_not_written_stand_together_and_what_more_is_known_of_one_by_itself() -> None:
    found = unwritten(
        "ann",
        f=Missing("f", defined=False),
        g=Missing("g", defined=False, near="gg"),
        h=Missing("h", defined=False),
        i=Missing("i", defined=True),
        j=Missing("f", defined=False),
        k=Missing("k", defined=False, unread="syntax"),
    )
    told = [explain_function(found, name) for name in found.functions]
    assert gather_absent(told) == [Absent("Not there", ("f", "h"), 4.0)]
