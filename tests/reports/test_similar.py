from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.reports.class_page import class_page, write_class_page
from autograder.reports.formats import write_csv, write_feedback
from autograder.reports.similar import (
    SIMILAR,
    Likeness,
    Line,
    Shared,
    Similar,
    digest_of,
    is_of,
    read_similar,
    write_similar,
)
from autograder.reports.student_page import write_student_pages
from tests.html import Page
from tests.reports.results import NAMES, SCRIPT, made_up

CLASS = [msgspec.structs.replace(made_up(name, what), source_sha256=str(what)) for what, name in enumerate(NAMES)]


def likeness(*students: str) -> Likeness:
    """One with a passage of two lines and one that is not shared, by whoever wants to break the page."""
    side = (Line(7, f"x = {SCRIPT}", shared=True), Line(8, "", shared=False), Line(9, "y" * 300, shared=True))
    passages = (
        Shared("f", 60, 2, ("a.py", SCRIPT), (side, side)),
        Shared("", 25, 1, ("a.py", "b.py"), (side[:1], side[:1])),
    )
    return Likeness(students, (students[0], students[1]), passages)


def found(*groups: Likeness) -> Similar:
    return Similar("Softmax", len(CLASS), digest_of(each.source_sha256 for each in CLASS), groups)


def page(similar: Similar | None) -> Page:
    address = {each.submission: f"pages/{number}.html" for number, each in enumerate(CLASS)}
    return Page(class_page(CLASS, address, similar=similar))


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_similar(tmp_path) == {}
    assert write_similar([found(likeness(*NAMES[:2]))], tmp_path) == []
    assert read_similar(tmp_path) == {"Softmax": found(likeness(*NAMES[:2]))}
    for torn in (b"[{}", b'[{"assignment": "\xff\xfe"}]', b"\xff"):
        (tmp_path / SIMILAR).write_bytes(torn)
        assert read_similar(tmp_path) == {}


def test_the_page_asks_and_says_that_it_is_no_verdict() -> None:
    read = page(found(likeness(*NAMES[:3]), likeness(NAMES[4], "gone")))
    assert list(read.faults()) == []
    assert f"{NAMES[0]} , {NAMES[1]} and {NAMES[2]} : did they work together?" in read.text
    assert (
        f"Of these, {NAMES[0]} and {NAMES[1]} share 3 unusual lines, in 85 words and signs, in f , what stands around"
        in read.text
    )
    assert "They share 3 unusual lines" in read.text
    assert "A question, and no verdict: partners" in read.text
    assert f"x = {SCRIPT}" in read.text
    assert "gone" in read.text  # one whose result is not there any more, and who has no page
    assert "The class is another one" not in read.text


@pytest.mark.parametrize(
    ("similar", "said"),
    [
        (None, "Nobody has looked. autograder similar results reads"),
        (found(), f"No two of {len(CLASS)} submissions share enough"),
        (msgspec.structs.replace(found(), digest="another"), "The class is another one than was compared"),
        (found(*[likeness("a", "b")] * 41), "And 1 more, in similar.json."),
    ],
)
def test_what_was_not_found_or_not_looked_for_is_said(similar: Similar | None, said: str) -> None:
    assert said in page(similar).text


def test_it_is_about_the_submissions_that_were_compared() -> None:
    assert is_of(found(), CLASS)
    assert is_of(found(), CLASS[::-1])
    assert not is_of(found(), CLASS[1:])


def test_it_stands_on_nobodys_page_but_the_instructors(tmp_path: Path) -> None:
    write_similar([found(likeness(*NAMES[:2]))], tmp_path)
    for write in (write_csv, write_feedback, write_student_pages, write_class_page):
        assert write(CLASS, tmp_path) == []
    told = [path for path in tmp_path.rglob("*") if path.is_file() and "work together" in path.read_text("utf-8-sig")]
    assert told == [tmp_path / "class.html"]
