from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import msgspec
import pytest

from autograder.reports.by_hand import BY_HAND, apply, lines_for, read_decisions
from autograder.reports.class_page import class_page, write_class_page
from autograder.reports.groups import unnamed
from autograder.reports.left_out import write_left_out
from autograder.reports.student_page import write_student_pages
from autograder.result import SYNTHETIC, SubmissionResult
from autograder.submission import LeftOut
from tests.html import Page
from tests.reports.results import NAMES, SCRIPT, broken, made_up, scored

CLASS = [made_up(name, what) for what, name in enumerate(NAMES)]


def page(*results: SubmissionResult, left_out: tuple[str, ...] = ()) -> Page:
    return Page(class_page(results, {each.submission: f"pages/{i}.html" for i, each in enumerate(results)}, left_out))


def test_it_is_sound_and_asks_for_nothing_outside() -> None:
    assert list(page(*CLASS, broken("zoe"), left_out=(SCRIPT,)).faults()) == []
    assert list(page(scored("ann", 100)).faults()) == []
    assert list(page(broken("ann")).faults()) == []


def test_every_link_leads_to_a_page(tmp_path: Path) -> None:
    write_student_pages(CLASS, tmp_path)
    assert write_class_page(CLASS, tmp_path) == []
    read = Page((tmp_path / "class.html").read_text())
    links = {unquote(each["href"]) for each in read.all("a")}
    assert links == {f"pages/{path.name}" for path in (tmp_path / "pages").iterdir()}


def test_figures_and_distribution() -> None:
    read = page(scored("ann", 100), scored("ben", 100), scored("cleo", 59), scored("dan", 0))
    assert "4 submissions 79.5 median of 100 64.8 mean 2 with all points 0 to 100 range" in read.text
    assert "1 with 0 to 9 %, 1 with 50 to 59 %, 2 with 100 %" in read.text


def test_who_could_not_be_judged_is_named_and_counts_in_no_figure() -> None:
    read = page(scored("ann", 80), broken("zoe"))
    assert "2 submissions 80 median of 100" in read.text
    assert "zoe could not be judged" in read.text


def test_what_was_not_judged_stands_there_with_the_reason(tmp_path: Path) -> None:
    write_left_out([LeftOut("essay.pdf", "no .py file")], tmp_path)
    write_class_page([scored("ann", 80)], tmp_path)
    assert "essay.pdf: no .py file" in Page((tmp_path / "class.html").read_text()).text


def test_mistakes_come_with_counts_words_and_an_example() -> None:
    read = page(*CLASS)
    assert re.search(r"2 submissions f\.no_return Nothing is returned\. .* For example", read.text)
    assert "f raises ValueError" in read.text
    assert "f gives no answer in time" in read.text


def test_data_that_were_drawn_and_a_missing_sandbox_cannot_be_missed() -> None:
    safe = msgspec.structs.replace(scored("ann", 80), sandbox="namespaces")
    assert "Not the real data" not in page(safe).text
    assert "Without a sandbox" not in page(safe).text
    drawn = msgspec.structs.replace(safe, data=SYNTHETIC)
    assert "Not the real data. 1 submission was judged" in page(drawn, safe).text
    assert "Without a sandbox. 1 submission could" in page(scored("ben", 80)).text


def test_how_it_was_judged_says_where_a_class_was_not_one_run() -> None:
    first = msgspec.structs.replace(scored("ann", 80), seed=1, versions={"torch": "2.6"}, seconds=1.25)
    second = msgspec.structs.replace(first, submission="ben", seed=2, seconds=3.0)
    read = page(first, second)
    assert "1 (1); 2 (1)" in read.text
    assert "4 s in all; the slowest: ben 3.0 s, ann 1.2 s" in read.text


def test_what_kept_mistakes_from_being_named_is_told() -> None:
    odd = msgspec.structs.replace(scored("ann", 80), stumbles={"f": "IndexError: <b>"})
    assert "Naming mistakes in f broke off for ann : IndexError: <b>." in page(odd).text


def test_checks_stand_by_function_with_what_item_analysis_says() -> None:
    read = page(scored("ann", 80), scored("ben", 80), scored("cleo", 80))
    assert "nobody failed it" in read.text
    assert "nobody passed it: is it fair?" in read.text


def test_several_assignments_have_a_page_each(tmp_path: Path) -> None:
    other = msgspec.structs.replace(scored("ann", 80), assignment="other")
    assert write_class_page([scored("ann", 50), other], tmp_path) == []
    assert {path.name for path in tmp_path.glob("*.html")} == {"class, Softmax.html", "class, other.html"}


def test_a_long_list_is_cut() -> None:
    results = [
        msgspec.structs.replace(
            scored(f"s{i}", 50), checks=tuple(msgspec.structs.replace(each, mistakes=(f"f.m{i}",)) for each in scored("a", 50).checks)
        )
        for i in range(50)
    ]  # fmt: skip
    read = page(*results)
    assert "And 10 more, of 1 or fewer." in read.text


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_script_stand_as_they_are(name: str) -> None:
    assert " ".join(name.split()) in page(*CLASS).text


def test_a_mistake_without_a_name_comes_with_the_lines_to_say_a_sentence(tmp_path: Path) -> None:
    key = unnamed(CLASS)[0].key
    assert f'[groups.{key}] says = "..."' in page(*CLASS).text
    (tmp_path / BY_HAND).write_text(lines_for(key).replace("...", f"Divide. {SCRIPT}"))
    read = page(*apply(read_decisions(tmp_path), CLASS)[0])
    assert f"You say: Divide. {SCRIPT}" in read.text
    assert f"autograder adopt results {key} --name NAME" in read.text
    assert f"[groups.{key}]" not in read.text
    assert list(read.faults()) == []
