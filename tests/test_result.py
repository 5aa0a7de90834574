from __future__ import annotations

import msgspec
import pytest

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
from autograder.result import CheckResult, Status, SubmissionResult, from_line, to_line


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
