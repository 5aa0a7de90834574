"""What is read off the results, by results that are made up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from autograder.finding import Finding, WrongValues
from autograder.result import CheckResult, SubmissionResult
from autograder.verify.claims import Expectation
from autograder.verify.quality import Quality
from tests.conftest import submission

NOTHING = WrongValues()


def judged(quality: Quality, kind: str, lost: dict[str, Finding | None], names: Sequence[str] = ()) -> None:
    """One more result, which loses these of three checks."""
    checks = tuple(
        CheckResult(
            id=name, function="f", title="A.", status="failed" if name in lost else "passed", max_points=1.0,
            visible=name == "seen", finding=lost.get(name), mistakes=tuple(names) if name in lost else (),
        )
        for name in ("seen", "values", "dtype")
    )  # fmt: skip
    result = SubmissionResult(submission="mutant f: line 1: a -> b", assignment="x", functions=("f",), checks=checks)
    quality.add(Expectation(submission(""), lambda _: None, ("f",), kind, "f"), result)


@pytest.fixture
def quality() -> Quality:
    return Quality(["f"])


def test_shares_are_counted_for_each_kind(quality: Quality) -> None:
    judged(quality, "right", {})
    judged(quality, "right", {"values": None})
    judged(quality, "wrong", {"values": None}, ["f.a"])
    judged(quality, "wrong", {"seen": None, "values": None})
    judged(quality, "wrong", {})
    judged(quality, "idle", {"seen": None})
    own = quality.functions["f"]
    assert [str(own.right), str(own.wrong), str(own.named), str(own.seen_at_home)] == [
        "1 of 2",
        "2 of 3",
        "1 of 2",
        "1 of 2",
    ]
    assert str(own.mutants) == ""


def test_a_mutant_that_passes_is_a_survivor(quality: Quality) -> None:
    judged(quality, "mutant", {})
    judged(quality, "mutant", {"values": None}, ["f.a"])
    own = quality.functions["f"]
    assert own.survivors == ["line 1: a -> b"]
    assert (str(own.mutants), str(own.mutants_named)) == ("1 of 2", "1 of 1")


def test_checks_that_nothing_needs_are_found(quality: Quality) -> None:
    judged(quality, "wrong", {"values": None})
    judged(quality, "wrong", {"values": None, "seen": None})
    own = quality.functions["f"]
    assert own.unneeded == ["dtype"]
    assert own.never_alone == ["seen"]


def test_what_has_nothing_to_say_beside_wrong_values_has_caught_nothing(quality: Quality) -> None:
    judged(quality, "wrong", {"values": None, "dtype": NOTHING})
    own = quality.functions["f"]
    assert (own.checks["values"].alone, own.checks["dtype"].fails) == (1, 0)


def test_hidden_checks_that_ask_what_visible_ones_ask_are_found(quality: Quality) -> None:
    judged(quality, "wrong", {})
    quality.compare_questions("f", {"seen": [b"1", b"2"], "values": [b"1", b"2", b"3"], "dtype": [b"1", b"4"]})
    assert quality.functions["f"].asked_twice == ["values"]
