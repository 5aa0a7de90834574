from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.finding import Differs, Missing
from autograder.reports.explanation import Explanation, explain_function
from autograder.reports.student_page import function_cell, student_page, write_student_pages
from autograder.result import CheckResult, Excerpt, SubmissionResult
from tests.html import Page
from tests.reports.results import MATRIX, NAMES, SCRIPT, broken, made_up, unwritten

EACH = [made_up(name, what) for what, name in enumerate(NAMES)]


def words(explanation: Explanation) -> Iterator[str]:
    """All that is said of a function, on whatever page."""
    yield explanation.scored if not explanation.passed else explanation.function
    for name, sentence in explanation.mistakes:
        yield from (name, sentence)
    yield from (explanation.missing, explanation.forbidden, *explanation.left_out)
    for failure in explanation.failures:
        yield from (failure.title, "\n".join(failure.call), failure.hint, "hidden check" if failure.hidden else "")
        yield from (text for name, text in failure.said.blocks)
        yield from (failure.said.above, *failure.said.below, *failure.stdout)


@pytest.mark.parametrize("result", EACH, ids=lambda result: result.submission[:20])
def test_it_says_all_that_the_text_page_says(result: SubmissionResult) -> None:
    page = Page(student_page(result))
    read = page.text.casefold()
    for said in (
        *result.problems,
        *(word for name in result.functions for word in words(explain_function(result, name))),
    ):
        assert " ".join(said.split()).casefold() in read


@pytest.mark.parametrize("result", EACH, ids=lambda result: result.submission[:20])
def test_it_is_sound_and_asks_for_nothing_outside(result: SubmissionResult) -> None:
    assert list(Page(student_page(result)).faults()) == []


@pytest.mark.parametrize("result", EACH, ids=lambda result: result.submission[:20])
def test_of_a_hidden_check_it_holds_neither_input_nor_answer(result: SubmissionResult) -> None:
    assert "SECRET" not in student_page(result)


def cells(result: SubmissionResult) -> list[str]:
    """A cell for each function, as a notebook has them."""
    return [function_cell(result, name, first=number == 0) for number, name in enumerate(result.functions)]


@pytest.mark.parametrize("result", EACH, ids=lambda result: result.submission[:20])
def test_cells_of_a_notebook_say_of_each_function_what_the_page_says(result: SubmissionResult) -> None:
    page = Page(student_page(result)).text
    for name, cell in zip(result.functions, cells(result), strict=True):
        shown, explained = Page(cell), explain_function(result, name)
        assert explained.scored in shown.text
        assert "SECRET" not in cell
        assert not shown.all("script", "link")
        assert all(image["src"].startswith("data:image/png;") for image in shown.all("img"))
        for said in words(explained):
            assert " ".join(said.split()).casefold() in shown.text.casefold()
        if not explained.passed:
            section = shown.text[shown.text.index(name) :]
            assert section[section.index(explained.scored) :] in page


def test_the_first_cell_alone_has_the_style_and_what_is_said_of_all_of_it() -> None:
    first, *others = cells(made_up("ann", 0))
    assert Page(first).all("style")
    assert "Note: " in Page(first).text
    assert not any(Page(cell).all("style") or "Note: " in Page(cell).text for cell in others)
    ids = [each["id"] for cell in (first, *others) for each in Page(cell).all("section", "h2") if "id" in each]
    assert len(ids) == len(set(ids)) > 2


def test_the_style_in_a_cell_holds_for_nothing_around_it_and_is_that_of_the_page() -> None:
    css = function_cell(made_up("ann", 0), "f", first=True).partition("<style>")[2].partition("</style>")[0].strip()
    assert css.startswith(":is(.autograder, #autograder) {")
    assert css.endswith("}")
    assert css.count("{") == css.count("}")
    assert not re.search(r"\drem\b", css)  # how much that is, the page around it says
    assert "&amp;" not in css


def test_a_function_that_passed_is_a_line() -> None:
    result = made_up("ann", 0)
    passed = msgspec.structs.replace(
        result, checks=tuple(msgspec.structs.replace(check, status="passed") for check in result.checks)
    )
    assert Page(function_cell(passed, "f", first=False)).text == "✓ f : 8 of 8 points \N{EN DASH} all 3 checks pass."


def test_what_others_wrote_is_text() -> None:
    page = Page(student_page(made_up(NAMES[10], 0)))
    assert NAMES[10] in page.text
    assert page.text.count(SCRIPT) > 3
    assert not page.all("script", "img")


def test_the_students_own_lines_stand_there_with_their_numbers() -> None:
    page = Page(student_page(made_up("ann", 2)))
    lines = [each["data-line"] for each in page.all("span") if each.get("class") == "line"]
    assert lines == ["7", "8", "9", "10", "11"]
    marked = [text for tag, text in page.texts if tag == "span" and "return X / XX" in text]
    assert len(marked) == 1
    assert len(page.all("mark")) == 1  # line 9, which raised


def result_of(status: str, code: str, *problems: str) -> SubmissionResult:
    unread = "syntax" if problems else ""
    check = CheckResult(
        id="a", function="f", title="A.", status="missing", max_points=1, visible=True,
        finding=Missing("f", defined=not problems, unread=unread),  # type: ignore[arg-type]
    )  # fmt: skip
    return SubmissionResult(
        submission="ann", assignment="hw", functions=("f",), checks=(check,), problems=problems, code={"f": Excerpt("a.py", 3, code)}
    )  # fmt: skip


def test_of_a_stub_no_line_is_shown_and_of_a_syntax_error_the_line() -> None:
    assert not Page(student_page(result_of("missing", "def f(): ..."))).all("mark", "pre")
    page = Page(
        student_page(
            result_of("missing", "def f():\n    return (", "line 4 of a.py: SyntaxError: '(' was never closed")
        )
    )
    assert len(page.all("mark")) == 1
    assert "Your code" in page.text


def test_numbers_stand_beside_each_other_and_those_that_differ_are_told_without_colour() -> None:
    page = Page(student_page(made_up("ann", 0)))
    assert [each.get("class") for each in page.all("table")].count("grid heat") == 2
    assert page.text.count(" differs") == 4  # two entries, in both tables


def test_results_of_before_have_pages_without_lines() -> None:
    old = msgspec.structs.replace(made_up("ann", 0), code={}, data="")
    page = Page(student_page(old))
    assert "Your code" not in page.text
    assert list(page.faults()) == []


def test_who_could_not_be_judged_reads_that_it_is_not_their_fault() -> None:
    page = Page(student_page(broken("ann")))
    assert "not your fault" in page.text
    assert "Graded" in page.text  # without a sandbox, as results are that say nothing of it


def test_a_function_with_all_points_is_a_row_and_no_more() -> None:
    check = CheckResult(id="a", function="f", title="A.", status="passed", max_points=1, visible=True)
    page = Page(student_page(SubmissionResult(submission="ann", assignment="hw", functions=("f",), checks=(check,))))
    assert "1 of 1" in page.text
    assert not page.all("ol")


def test_a_page_for_each(tmp_path: Path) -> None:
    assert write_student_pages(EACH, tmp_path) == []
    assert len(list((tmp_path / "pages").glob("*.html"))) == len(EACH)


def test_a_table_stands_for_values_alone() -> None:
    told = msgspec.structs.replace(
        made_up("ann", 0).checks[0], finding=Differs(MATRIX, "a tensor of shape (2,)"), printed=""
    )
    page = Page(student_page(msgspec.structs.replace(made_up("ann", 0), checks=(told,))))
    assert not any("grid" in each.get("class", "") for each in page.all("table"))


TEXT = st.text(max_size=30) | st.sampled_from(
    [SCRIPT, "</pre>", "{{ 7 * 7 }}", "{% raw %}", "&lt;", "<!--", "]]>", "'\"><"]
)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT)
def test_whatever_is_written_stays_text(name: str, said: str, code: str, title: str) -> None:
    found = msgspec.structs.replace(
        made_up("ann", 0).checks[0], title=title, finding=Differs(said, said), printed=said, counterexample=code
    )
    plain = msgspec.structs.replace(made_up("ann", 0), checks=(found,), problems=(said,))
    result = msgspec.structs.replace(plain, submission=name, code={"f": Excerpt(name, 1, code)}, advice={name: said})
    page = Page(student_page(result))
    usual = [tag for tag, _ in Page(student_page(plain)).elements]
    assert {tag for tag, _ in page.elements} <= {*usual, "mark", "table", "tbody", "tr", "th", "td"}
    assert list(page.faults()) == []


def test_should_anything_ever_slip_through_the_browser_would_run_and_fetch_nothing() -> None:
    [policy] = [each["content"] for each in Page(student_page(made_up("ann", 0))).all("meta") if "http-equiv" in each]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")


def test_who_has_written_nothing_reads_it_once() -> None:
    page = Page(student_page(unwritten("ann", f=Missing("f", defined=True), g=Missing("g", defined=True))))
    assert page.text.count("ot written yet") == 1
    assert list(page.faults()) == []
