from __future__ import annotations

import msgspec
import pytest

from autograder.exhibit import Caption, Confusion, Curves, Images, Line
from autograder.finding import (
    Differs,
    Ended,
    Finding,
    Missing,
    Needs,
    NoAnswer,
    Ours,
    Raised,
    Uses,
    Varies,
    Worst,
)  # fmt: skip
from autograder.result import CheckResult, Excerpt, Status, SubmissionResult, from_line, to_line


def check(points: float, status: Status, found: Finding | None = None) -> CheckResult:
    return CheckResult(
        id="hidden/test_f.py::test_a", function="f", title="A.", status=status, max_points=points, visible=False,
        finding=found,
    )  # fmt: skip


RESULT = SubmissionResult(
    submission="alice", assignment="a", functions=("f", "g"), checks=(check(0.1, "passed"), check(0.2, "failed"))
)


def test_scores_follow_from_the_checks() -> None:
    assert (RESULT.score(), RESULT.max_score(), RESULT.score("g")) == (0.1, 0.3, 0)


FOUND: list[Finding | None] = [
    None, Differs("1", "2", "mean loss", Worst(1, 4, (0, 1), "1", "2")), Differs("a tensor", "None", kind="none"), Varies(), Raised("ValueError", "no", "cell 3"),
    NoAnswer(5.0), NoAnswer(60, whole=True), Ended("crashed (SIGSEGV)"), Uses("torch.softmax"), Missing("f", defined=True), Needs("g"), Ours("KeyError: 1"),
]  # fmt: skip


@pytest.mark.parametrize("found", FOUND, ids=repr)
def test_a_line_is_read_back_as_it_was(found: Finding | None) -> None:
    result = msgspec.structs.replace(RESULT, checks=(check(1, "failed", found),))
    assert from_line(to_line(result)) == result


def test_what_was_shown_is_read_back_too() -> None:
    shown = (
        Curves("L", "x", "y", (Line("a", ((0.0, 1.5), (1.0, 0.5))), Line("b", ()))),
        Confusion("C", ("a", "b"), ((3, 0), (1, 2))),
        Images("I", 1, 2, (Caption("a", "b"),), bytes(range(256)), 0.5),
    )
    result = msgspec.structs.replace(RESULT, checks=(msgspec.structs.replace(check(1, "passed"), exhibits=shown),))
    assert from_line(to_line(result)) == result


def test_a_line_of_before_has_shown_nothing() -> None:
    line = msgspec.json.decode(to_line(RESULT))
    for each in line["checks"]:
        del each["exhibits"]
    assert from_line(msgspec.json.encode(line)) == RESULT


def test_a_line_says_the_scores_too() -> None:
    line = msgspec.json.decode(to_line(RESULT))
    assert line["schema"] == 3
    assert line["functions"]["f"] == {"score": 0.1, "max_score": 0.3}
    assert [c["points"] for c in line["checks"]] == [0.1, 0.0]


@pytest.mark.parametrize("line", [b"", b"{}", b"[1]", b'{"schema": 1, "submission": 3}'])
def test_what_is_no_line_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        from_line(line)


def test_broken_is_known_and_earns_nothing() -> None:
    result = msgspec.structs.replace(RESULT, checks=(check(1, "broken"),))
    assert result.broken
    assert result.score() == 0


def test_a_line_of_schema_2_keeps_the_name_of_its_mistake() -> None:
    line = msgspec.json.decode(to_line(RESULT))
    line["schema"] = 2
    for each, name in zip(line["checks"], ("", "f.dim0"), strict=True):
        del each["mistakes"]
        each["diagnosis"] = name
    old = from_line(msgspec.json.encode(line))
    assert [check.mistakes for check in old.checks] == [(), ("f.dim0",)]


def test_a_line_says_what_was_written() -> None:
    result = msgspec.structs.replace(RESULT, code={"f": Excerpt("cell 2", 1, "def f(): ...")})
    assert from_line(to_line(result)) == result
