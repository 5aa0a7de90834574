from __future__ import annotations

from pathlib import Path

import pytest

from autograder.reports.pages import page_stems, write_pages
from autograder.result import SubmissionResult


def result(student: str, assignment: str = "hw") -> SubmissionResult:
    return SubmissionResult(submission=student, assignment=assignment, functions=(), checks=())


def test_a_page_that_cannot_be_written_costs_nobody_elses(tmp_path: Path) -> None:
    (tmp_path / "pages" / "ben.txt").mkdir(parents=True)

    def render(each: SubmissionResult) -> str:
        if each.submission == "cleo":
            raise KeyError("a bug of ours")
        return each.submission + "\ud800"

    lines = write_pages([result(name) for name in ("ann", "ben", "cleo", "dan")], tmp_path / "pages", ".txt", render)
    assert [line.split(" in ")[0] for line in lines] == ["ben.txt", "cleo.txt"]
    assert "Is a directory" in lines[0]
    assert "KeyError: 'a bug of ours'" in lines[1]
    assert {path.name for path in (tmp_path / "pages").iterdir() if path.is_file()} == {"ann.txt", "dan.txt"}
    assert (tmp_path / "pages" / "ann.txt").read_text() == "ann\ufffd"


def test_where_there_are_several_assignments_each_has_its_page() -> None:
    assert page_stems([result("ann"), result("ben")]) == ["ann", "ben"]
    assert page_stems([result("ann", "a"), result("ann", "b")]) == ["ann, a", "ann, b"]


@pytest.mark.parametrize("names", [["a/b", "a_b", "A_B"], ["x" * 255, "x" * 254 + "y"]])
def test_names_that_look_alike_to_a_disk_have_pages_of_their_own(names: list[str], tmp_path: Path) -> None:
    assert write_pages([result(name) for name in names], tmp_path / "p", ".json", lambda each: each.submission) == []
    assert sorted(path.read_text() for path in (tmp_path / "p").iterdir()) == sorted(names)
