from __future__ import annotations

from pathlib import Path

import pytest

from autograder.finding import Differs, Finding, Missing, Ours, Raised
from autograder.reports.formats import write_csv, write_feedback
from autograder.reports.text import feedback, next_step
from autograder.result import CheckResult, Status, SubmissionResult

SECRET = "tensor([[123.]])"
FOUND: dict[Status, Finding] = {
    "broken": Ours(SECRET),
    "missing": Missing("f", defined=True),
    "error": Raised("ValueError", SECRET, SECRET),
}


def check(name: str, status: Status, visible: bool) -> CheckResult:
    return CheckResult(
        id=f"x/test_f.py::{name}", function="f", title=f"Sentence {name}.", status=status, max_points=2, visible=visible,
        finding=FOUND.get(status, Differs(SECRET, SECRET)), counterexample=f"f({SECRET})", hint="Think.", mistakes=(),
    )  # fmt: skip


def result(*checks: CheckResult, student: str = "ann") -> SubmissionResult:
    return SubmissionResult(submission=student, assignment="hw", functions=("f",), checks=checks)


def test_a_hidden_check_shows_its_sentence_and_hint_only() -> None:
    page = feedback(result(check("a", "failed", visible=False), check("b", "error", visible=False)))
    assert "Sentence a." in page
    assert "Ask yourself: Think." in page
    assert SECRET not in page


def test_a_visible_check_shows_input_and_answer() -> None:
    page = feedback(result(check("a", "failed", visible=True)))
    assert f"f({SECRET})" in page
    assert f"expected  {SECRET}" in page


@pytest.mark.parametrize("visible", [True, False])
def test_what_could_not_be_judged_is_not_the_students_fault(visible: bool) -> None:
    page = feedback(result(check("a", "broken", visible=visible)))
    assert "not your fault" in page
    assert SECRET not in page


def test_what_was_not_written_is_one_line() -> None:
    page = feedback(result(check("a", "missing", visible=True), check("b", "missing", visible=False)))
    assert page.count("Sentence") == 0


def test_the_next_step_names_the_function() -> None:
    assert "fix f" in next_step(result(check("a", "failed", visible=True)))
    assert "write f" in next_step(result(check("a", "missing", visible=True)))
    assert "then submit" in next_step(result(check("a", "passed", visible=True)))
    assert "submit" not in next_step(result(check("a", "passed", visible=True)), every=False)


def test_a_name_that_looks_like_a_formula_or_a_path_is_harmless(tmp_path: Path) -> None:
    bad = result(check("a", "passed", visible=True), student="=cmd()/../x")
    write_csv([bad], tmp_path)
    assert "\n'=cmd()" in (tmp_path / "grades.csv").read_text()
    write_feedback([bad], tmp_path)
    assert [path.parent.name for path in tmp_path.rglob("*.txt")] == ["feedback"]
