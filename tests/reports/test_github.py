from __future__ import annotations

from pathlib import Path

from autograder.reports.github import notices, summary, write_github
from tests.reports.results import scored


def test_the_classroom_reads_points_from_two_notices() -> None:
    assert notices(scored("ann", 87.5)) == (
        "::notice title=Autograding complete::Points 87.5/100\n"
        '::notice title=Autograding report::{"totalPoints":87.5,"maxPoints":100.0}\n'
    )


def test_the_summary_shows_the_page_as_it_is() -> None:
    lines = summary(scored("ann", 70, problems=("```\n<script>",))).splitlines()
    assert lines[:3] == ["| function | points |", "|---|---|", "| `f` | 70 of 100 |"]
    assert all(line.startswith("    ") for line in lines[4:])


def test_each_student_has_both_files(tmp_path: Path) -> None:
    assert write_github([scored("ann", 70), scored("b/c", 100)], tmp_path) == []
    found = sorted(path.name for path in (tmp_path / "github").iterdir())
    assert found == ["ann.md", "ann.txt", "b_c.md", "b_c.txt"]
