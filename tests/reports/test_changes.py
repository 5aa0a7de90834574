from __future__ import annotations

from pathlib import Path

import msgspec

from autograder.reports.changes import Change, write_changes
from autograder.result import CheckResult, Status, SubmissionResult


def result(student: str, **statuses: Status) -> SubmissionResult:
    checks = tuple(
        CheckResult(id=title, function="f", title=f"{title}.", status=status, max_points=5.0, visible=True)
        for title, status in statuses.items()
    )
    return SubmissionResult(submission=student, assignment="hw", functions=("f",), checks=checks)


def test_whose_score_changed_by_what_and_why(tmp_path: Path) -> None:
    better = Change(
        result("ann", a="failed", b="passed"), result("ann", a="passed", b="passed"), ("the seed is 2, not 1",)
    )
    other = Change(result("ben", a="passed", b="passed"), result("ben", a="timeout", c="passed"), ())
    same = Change(result("cleo", a="failed"), result("cleo", a="error"), ("the seed is 2, not 1",))
    assert write_changes([better, other, same], tmp_path) == []
    assert (
        (tmp_path / "changes.txt").read_text()
        == """\
2 scores changed, of 3 submissions judged more than once.

Because the seed is 2, not 1:

ann: 5 -> 10 of 10
  f: 5 -> 10 of 10
    passes now: a.

Judged again, and nothing that it rests on is known to differ:

ben: 10 -> 5 of 10
  f: 10 -> 5 of 10
    fails now: a.
    new, and passes: c.
    is gone: b.
"""
    )


def test_other_points_and_no_change_at_all(tmp_path: Path) -> None:
    less = Change(result("ann", a="passed"), result("ann", a="passed", b="failed"), ("f is worth 10, not 5",))
    write_changes([less], tmp_path)
    said = (tmp_path / "changes.txt").read_text()
    assert "1 score changed, of 1 submission judged more than once." in said
    assert "  f: 5 of 5 -> 5 of 10\n    new, and fails: b.\n" in said
    write_changes([Change(less.before, less.before, ())], tmp_path)
    assert (tmp_path / "changes.txt").read_text() == "No scores changed, of 1 submission judged more than once.\n"


def test_other_weights_are_said_where_nothing_else_tells_why(tmp_path: Path) -> None:
    before = result("ann", a="passed", b="failed")
    heavier = tuple(
        msgspec.structs.replace(check, max_points=most) for check, most in zip(before.checks, (8.0, 2.0), strict=True)
    )
    after = msgspec.structs.replace(before, checks=heavier)
    write_changes([Change(before, after, ("the checks of f have changed",))], tmp_path)
    lines = (tmp_path / "changes.txt").read_text().splitlines()
    assert lines[-2:] == ["  f: 5 -> 8 of 10", "    The same checks pass as before; what they weigh is other."]


def test_a_file_that_cannot_be_written_is_a_line(tmp_path: Path) -> None:
    (tmp_path / "changes.txt").mkdir()
    [line] = write_changes([], tmp_path)
    assert line.startswith("changes.txt in ")
