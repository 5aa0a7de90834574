from __future__ import annotations

import msgspec
import pytest

from autograder.finding import Differs, Ended, Finding, NoAnswer, Raised, Varies, WrongValues
from autograder.reports.groups import group_key, named, unnamed
from autograder.result import CheckResult, Status, SubmissionResult


def check(name: str, found: Finding | None, *mistakes: str, status: Status = "failed") -> CheckResult:
    return CheckResult(
        id=name, function="f", title=f"Check {name}.", status=status, max_points=1, visible=True, finding=found, mistakes=mistakes,
    )  # fmt: skip


def result(student: str, *checks: CheckResult) -> SubmissionResult:
    advice = {name: f"{student} reads of {name}." for each in checks for name in each.mistakes}
    return SubmissionResult(submission=student, assignment="hw", functions=("f",), checks=checks, advice=advice)


WRONG = Differs("1", "2", values=True)


def test_names_are_counted_once_for_each_submission_and_the_most_frequent_comes_first() -> None:
    groups = named(
        [
            result("ann", check("a", WRONG, "f.x")),
            result("ben", check("a", WRONG, "f.x", "f.y"), check("b", WRONG, "f.x", "f.y")),
            result("cleo", check("a", WRONG, "f.y")),
            result("dan", check("a", WRONG, "f.y")),
        ]
    )
    assert [(group.what, len(group.results)) for group in groups] == [("f.y", 3), ("f.x", 2)]


def test_the_example_makes_little_else_and_is_who_the_sentence_is_about() -> None:
    [_, group] = named(
        [result("ben", check("a", WRONG, "f.x", "f.y")), result("ann", check("a", WRONG, "f.x")), result("dan", check("a", WRONG, "f.y"))]
    )  # fmt: skip
    assert group.example.submission == "dan"
    assert group.said == ("dan reads of f.y.",)


def test_without_a_name_those_stand_together_that_fail_the_same_checks_alike() -> None:
    groups = unnamed(
        [
            result("ann", check("a", WRONG), check("b", None, status="passed")),
            result("ben", check("a", Differs("3", "4", values=True)), check("b", WrongValues())),
            result("cleo", check("a", WRONG), check("b", WRONG)),
            result("dan", check("a", Raised("ValueError", "x", "line 1"), status="error")),
            result("eve", check("a", WRONG, "f.x")),
            result("fay", check("a", None, status="not run"), check("b", None, status="missing")),
        ]
    )
    assert [[each.submission for each in group.results] for group in groups] == [["ann", "ben"], ["cleo"], ["dan"]]
    assert groups[0].said == ("Check a.",)
    assert groups[1].said == ("Check a.", "Check b.")


@pytest.mark.parametrize(
    ("found", "effect"),
    [
        (Raised("ValueError", "x", ""), "raises ValueError"),
        (Raised("E" * 200, "x", ""), f"raises {'E' * 54} [...]"),
        (NoAnswer(5.0), "gives no answer in time"),
        (Ended("crashed"), "ends the program"),
        (Varies(), "answers differently each time"),
        (Differs("a tensor", "None", kind="none"), "returns nothing"),
        (Differs("a tensor", "a list", kind="other"), "returns another kind of value"),
        (WRONG, "returns other numbers"),
        (Differs("every sample once", "no batch with sample [0]"), "answers otherwise than asked"),
    ],
)
def test_the_effect_is_said_in_our_words(found: Finding, effect: str) -> None:
    [group] = unnamed([result("ann", check("a", found))])
    assert group.what == effect


def test_a_name_in_any_check_is_enough() -> None:
    found = check("a", WRONG, "f.x"), msgspec.structs.replace(check("b", WRONG), mistakes=())
    assert unnamed([result("ann", *found)]) == []


def test_a_group_has_a_name_that_lasts() -> None:
    both = check("a", WRONG), check("b", Raised("ValueError", "x", "line 1"))
    [group] = unnamed([result("ann", *both)])
    assert group.key == "f-5c139c"  # what stands in somebody's by_hand.toml
    [again] = unnamed([result("zoe", both[1], both[0], check("c", None, status="passed"))])
    assert again.key == group.key == group_key("f", both)
    [other] = unnamed([result("ann", both[0], check("b", WRONG))])
    assert other.key != group.key


def test_who_could_not_be_judged_is_in_no_group() -> None:
    assert unnamed([result("ann", check("a", WRONG), check("b", None, status="broken"))]) == []
