from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.finding import Differs
from autograder.reports.by_hand import BY_HAND, apply, behind_decisions, lines_for, read_decisions
from autograder.reports.formats import write_csv
from autograder.reports.github import summary
from autograder.reports.gradescope import as_gradescope
from autograder.reports.groups import unnamed
from autograder.reports.student_page import student_page
from autograder.reports.text import feedback
from autograder.result import CheckResult, SubmissionResult, from_line, to_line

FILE = """
[late]
points_per_day = 1.5

[students.ann]
late_days = 2
comment = "As agreed."
points.f = 4
"""


def result(student: str = "ann", assignment: str = "hw", function: str = "f") -> SubmissionResult:
    checks = tuple(
        CheckResult(id=title, function=name, title="A.", status=status, max_points=5.0, visible=True)  # type: ignore[arg-type]
        for name, title, status in ((function, "a", "failed"), ("g", "b", "passed"))
    )
    return SubmissionResult(submission=student, assignment=assignment, functions=(function, "g"), checks=checks)


def decided(folder: Path, text: str, *results: SubmissionResult) -> tuple[list[SubmissionResult], list[str]]:
    (folder / BY_HAND).write_text(text)
    return apply(read_decisions(folder), results)


def test_it_counts_in_every_score_and_stands_on_every_page(tmp_path: Path) -> None:
    (ann, ben), astray = decided(tmp_path, FILE, result(), result("ben"))
    assert astray == []
    assert (ann.score("f"), ann.score("g"), ann.score(), ann.max_score()) == (4, 5, 6, 10)
    assert ben == result("ben")
    page = feedback(ann)
    assert "Score: 6 of 10\n" in page
    for line in (
        "By hand: 4 points for f, in place of 0.",
        "By hand: 2 days late, 3 points less.",
        "Comment: As agreed.",
    ):
        assert line in page.splitlines()
        assert line in as_gradescope(ann)["output"]
    write_csv([ann, ben], tmp_path)
    first, second = csv.DictReader((tmp_path / "grades.csv").read_text("utf-8-sig").splitlines())
    assert (first["score"], first["f"], first["flag"], second["flag"]) == ("6", "4", "see notes", "")
    assert first["notes"].startswith("By hand: 4 points for f, in place of 0. | By hand: 2 days")


def test_a_result_is_kept_as_it_was_judged(tmp_path: Path) -> None:
    ([ann], _) = decided(tmp_path, FILE, result())
    assert to_line(ann) == to_line(result())
    assert from_line(to_line(ann)) == result()


def test_nobody_loses_more_than_there_is(tmp_path: Path) -> None:
    ([ann], _) = decided(tmp_path, "[late]\npoints_per_day = 50\n[students.ann]\nlate_days = 1\n", result())
    assert ann.score() == 0
    assert "By hand: 1 day late, 50 points less." in feedback(ann)


def test_what_is_about_nobody_is_told(tmp_path: Path) -> None:
    text = '[students.anna]\ncomment = "?"\n[students.ann.points]\nff = 3\n'
    (same,), astray = decided(tmp_path, text, result())
    assert same == result()
    assert astray == [
        "by_hand.toml names anna, who or which is not there; did you mean ann?",
        "by_hand.toml gives ann points for ff, who or which is not there; did you mean f?",
    ]


def test_points_of_one_of_several_assignments_are_not_astray(tmp_path: Path) -> None:
    (first, second), astray = decided(tmp_path, FILE, result(), result(assignment="lab", function="h"))
    assert astray == []
    assert (first.score("f"), second.score()) == (4, 2)


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert apply(read_decisions(tmp_path), [result()]) == ([result()], [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[late", "Expected"),
        ("[late]\nper_day = 3\n", "[late] per_day is not known: did you mean points_per_day?"),
        ("[students.ann]\nlate_day = 2\n", "[students.ann] late_day is not known: did you mean late_days?"),
        ('[students.ann.points]\nf = "3"\n', '[students.ann.points] f is "3": give it a number, without quotes'),
        ("[late]\npoints_per_day = -1\n", "points_per_day is -1: say how many points a day costs"),
        ("[late]\npoints_per_day = inf\n", "points_per_day is inf"),
        ("[late]\npoints_per_day = nan\n", "points_per_day is nan"),
        ("[students.ann]\nlate_days = -2\n", "late_days of ann is -2: give a number from 0 on"),
        ("[students.ann.points]\nf = inf\n", "f of ann is inf"),
        ("\udc80", "decode"),
        ("[groups.f-3f2a]\n", "[groups.f-3f2a] says is missing: give it a text, in quotes"),
        ("[groups.f-3f2a]\nsays = 3\n", "[groups.f-3f2a] says is 3: give it a text, in quotes"),
        ("[groups.f-3f2a]\nsays = ' '\n", "[groups.f-3f2a] says nothing: write a sentence, in quotes"),
        ("[groups.f-3f2a]\nsay = 'x'\n", "[groups.f-3f2a] say is not known: did you mean says?"),
    ],
)
def test_a_file_that_cannot_be_meant_is_one_clear_line(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / BY_HAND).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(UsageError, match=r"by_hand\.toml cannot be used: .*[.?] No result is touched\.\Z") as raised:
        read_decisions(tmp_path)
    assert why in str(raised.value)


def test_pages_that_do_not_know_of_a_decision_are_named(tmp_path: Path) -> None:
    (tmp_path / "feedback").mkdir()
    for written in ("class.html", "feedback/ann.txt"):
        (tmp_path / written).touch()
    assert behind_decisions(tmp_path) == []
    (tmp_path / "by_hand.toml").touch()
    os.utime(tmp_path / "class.html", (1, 1))
    assert behind_decisions(tmp_path) == ["class.html and pages/ (--format html)"]
    os.utime(tmp_path / "feedback" / "ann.txt", (1, 1))
    assert behind_decisions(tmp_path)[0] == "feedback/ (--format text)"


def wrong(student: str, *failing: str, mistakes: tuple[str, ...] = (), function: str = "f") -> SubmissionResult:
    """One who fails these checks of a function, and passes the others."""
    checks = tuple(
        CheckResult(
            id=title, function=function, title=title, status="failed" if title in failing else "passed", max_points=5.0,
            visible=True, hint="What is <X>?", mistakes=mistakes if title in failing else (),
            finding=Differs("1", "2", values=True) if title in failing else None,
        )
        for title in ("a", "b")
    )  # fmt: skip
    return SubmissionResult(submission=student, assignment="hw", functions=(function,), checks=checks)


def says(*results: SubmissionResult, text: str = "You divide <by> the columns.") -> str:
    """by_hand.toml with a sentence for the first group, as the page of the class has it pasted."""
    return lines_for(unnamed(results)[0].key).replace("...", text)


def test_a_sentence_for_a_group_stands_on_the_page_of_each_where_a_name_would(tmp_path: Path) -> None:
    results = wrong("ann", "a"), wrong("ben", "a"), wrong("cleo", "a", "b"), wrong("dan", "a", mistakes=("f.x",))
    (ann, ben, cleo, dan), astray = decided(tmp_path, says(*results), *results)
    assert astray == []
    assert (cleo, dan) == results[2:]
    for each in (ann, ben):
        said = "What went wrong, says your instructor: You divide <by> the columns."
        assert said in feedback(each)
        assert said in summary(each)
        (test,) = as_gradescope(each)["tests"]
        assert "</b>, says your instructor: You divide &lt;by&gt; the columns." in test["output"]
        page = student_page(each)
        assert "<h3>What went wrong, says your instructor</h3>\n<p>You divide &lt;by&gt; the columns.</p>" in page
        assert "What is" not in feedback(each), "a question beside the answer"
    assert "What is <X>?" in feedback(cleo)
    assert to_line(ann) == to_line(results[0])
    assert ann.score() == results[0].score()
    write_csv([ann], tmp_path)
    [row] = csv.DictReader((tmp_path / "grades.csv").read_text("utf-8-sig").splitlines())
    assert row["flag"] == row["notes"] == "", "a sentence is nothing to look at"


def test_points_and_a_sentence_go_together(tmp_path: Path) -> None:
    ([ann], _) = decided(tmp_path, "[students.ann]\npoints.f = 9\n" + says(wrong("ann", "a")), wrong("ann", "a"))
    assert ann.by_hand is not None
    assert (ann.score(), list(ann.by_hand.says)) == (9, ["f"])


@pytest.mark.parametrize(
    ("group", "todo"),
    [
        ("f-000000", "did you mean {}?"),
        ("g-000000", "take it out where its mistake has a name by now"),
    ],
)
def test_a_group_that_nobody_is_in_is_told(group: str, todo: str, tmp_path: Path) -> None:
    key = unnamed([wrong("ann", "a")])[0].key
    (same,), astray = decided(tmp_path, lines_for(group), wrong("ann", "a"))
    assert same == wrong("ann", "a")
    why = f"by_hand.toml has a sentence for the group {group}, and nobody is in it (any more); "
    assert astray == [why + todo.format(key)]


def test_the_name_of_any_function_can_be_pasted(tmp_path: Path) -> None:
    odd = wrong("ann", "a", function="ε")
    ([ann], astray) = decided(tmp_path, says(odd, text="Ω"), odd)
    assert astray == []
    assert "says your instructor: Ω" in feedback(ann)
