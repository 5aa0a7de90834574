from __future__ import annotations

import csv
from pathlib import Path

from autograder.reports.formats import write_csv, write_feedback, write_html
from autograder.result import CheckResult, Status, SubmissionResult


def result(student: str, *problems: str) -> SubmissionResult:
    return SubmissionResult(submission=student, assignment="hw", functions=(), checks=(), problems=problems)


def rows(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "grades.csv").read_text("utf-8-sig").splitlines()))


def test_a_row_says_what_was_wrong_and_where_its_page_is(tmp_path: Path) -> None:
    results = [result("a/b", "First.", "=1+1\nand more"), result("a_b"), result("=x", "=1+1")]
    assert write_csv(results, tmp_path) == write_html(results, tmp_path) == write_feedback(results, tmp_path) == []
    formula, slash, line = rows(tmp_path)
    assert (formula["id"], formula["notes"], formula["page"]) == ("'=x", "'=1+1", "pages/_x.html")
    assert (slash["id"], slash["notes"], slash["page"]) == ("a/b", "First. | =1+1 and more", "pages/a_b-2.html")
    assert (line["id"], line["notes"], line["page"]) == ("a_b", "", "pages/a_b.html")
    for row, student in ((slash, "a/b"), (line, "a_b"), (formula, "=x")):
        page = tmp_path / row["page"]
        assert f"<h1><bdi>{student}</bdi></h1>" in page.read_text()
        assert (tmp_path / "feedback" / f"{page.stem}.txt").read_text().startswith(f"hw: {student}\n")


def test_notes_are_cut(tmp_path: Path) -> None:
    write_csv([result("ann", "x" * 1000)], tmp_path)
    assert len(rows(tmp_path)[0]["notes"]) == 300


def test_grades_that_cannot_be_written_are_a_line(tmp_path: Path) -> None:
    (tmp_path / "grades.csv").mkdir()
    (line,) = write_csv([result("ann")], tmp_path)
    assert "grades.csv in" in line


def test_the_columns_of_a_row_add_up_to_its_score(tmp_path: Path) -> None:
    def checks(function: str, *status: Status) -> tuple[CheckResult, ...]:
        return tuple(
            CheckResult(id=f"{function}{i}", function=function, title="A.", status=each, max_points=10 / len(status), visible=True)
            for i, each in enumerate(status)
        )  # fmt: skip

    found = checks("f", "passed", "passed", "failed") + checks("g", *["passed"] * 6, "failed")  # type: ignore[arg-type]
    write_csv([SubmissionResult(submission="ann", assignment="a", functions=("f", "g"), checks=found)], tmp_path)
    with (tmp_path / "grades.csv").open() as file:
        [row] = csv.DictReader(file)
    assert (row["f"], row["g"], row["score"], row["max_score"]) == ("6.67", "8.57", "15.24", "20")
