from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.finding import Differs, Finding, Missing, Ours, Raised, Waits
from autograder.reports.formats import write_csv, write_feedback
from autograder.reports.text import Layout, explain, feedback, next_step
from autograder.result import CheckResult, Status, SubmissionResult
from tests.reports.results import unwritten

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


def test_the_next_step_beside_a_wrong_part_is_the_part() -> None:
    waiting = msgspec.structs.replace(check("a", "not run", visible=True), finding=Waits("g"))
    assert next_step(result(waiting)) == "Next: fix g, then run `autograder check --function g`."


def test_a_name_that_looks_like_a_formula_or_a_path_is_harmless(tmp_path: Path) -> None:
    bad = result(check("a", "passed", visible=True), student="=cmd()/../x")
    write_csv([bad], tmp_path)
    assert "\n'=cmd()" in (tmp_path / "grades.csv").read_text()
    write_feedback([bad], tmp_path)
    assert [path.parent.name for path in tmp_path.rglob("*.txt")] == ["feedback"]


LONG = " ".join(["a word"] * 30)


def shown(columns: int, **changes: object) -> list[str]:
    failed = msgspec.structs.replace(check("a", "failed", visible=True), **changes)
    return list(explain(result(failed), "f", layout=Layout(columns)))


@pytest.mark.parametrize("columns", [20, 80, 300])
def test_for_a_terminal_every_line_is_broken_that_does_not_fit(columns: int) -> None:
    lines = shown(columns, title=LONG, hint=LONG, finding=Differs(LONG, LONG))
    assert max(map(len, lines)) <= columns
    assert " ".join(" ".join(lines).split()).count(LONG) == 4


def test_on_a_wide_terminal_sentences_are_as_wide_as_on_a_page_and_values_as_they_are() -> None:
    lines = shown(300, title=LONG, hint=LONG, finding=Differs(LONG, "1"))
    assert f"      expected  {LONG}" in lines
    assert max(len(line) for line in lines if "expected" not in line) <= 100


def test_code_to_paste_is_never_broken() -> None:
    code = f"f('{LONG}')"
    assert code in shown(40, counterexample=code)


def test_a_value_goes_on_below_itself() -> None:
    lines = shown(60, finding=Differs(LONG, "1"))
    start = next(i for i, line in enumerate(lines) if line.startswith("      expected  a word"))
    assert lines[start + 1].startswith(" " * len("      expected  ") + "word")


def test_on_a_page_sentences_alone_are_broken() -> None:
    lines = shown(0, title=LONG, hint=LONG, finding=Differs(LONG, LONG))
    assert f"  x {LONG}  [-2]" in lines
    assert f"      expected  {LONG}" in lines
    assert f"      Ask yourself: {LONG}" not in lines


def test_who_has_written_nothing_reads_it_once() -> None:
    page = feedback(unwritten("ann", f=Missing("f", defined=True), g=Missing("g", defined=True)))
    assert page.count("ot written yet") == 1
    assert "Not written yet: f, g.  [-4]" in page
