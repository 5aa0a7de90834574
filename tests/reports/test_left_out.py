from __future__ import annotations

from pathlib import Path

from autograder.reports.left_out import left_out_lines, write_left_out
from autograder.submission import LeftOut


def test_everything_stands_in_the_file_and_the_first_at_the_end_of_a_run(tmp_path: Path) -> None:
    left_out = [LeftOut(f"{i}.pdf", "no program") for i in range(15)]
    assert write_left_out(left_out, tmp_path) == []
    assert (tmp_path / "not_judged.txt").read_text().splitlines() == [f"{i}.pdf: no program" for i in range(15)]
    first, *shown, more, todo = left_out_lines(left_out, tmp_path)
    assert first == "Not judged: 15 of what lies in the class folder."
    assert shown == [f"  {i}.pdf: no program" for i in range(10)]
    assert more == "  and 5 more"
    assert "not_judged.txt" in todo


def test_nothing_left_out_is_said_in_the_file_alone(tmp_path: Path) -> None:
    write_left_out([LeftOut("x", "y")], tmp_path)
    write_left_out([], tmp_path)
    assert (tmp_path / "not_judged.txt").read_text() == "Everything in the class folder was judged.\n"
    assert left_out_lines([], tmp_path) == []
