"""The pictures of terminals say what the commands say today."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.docs.terminals import FORMAT, PICTURES, check, grade, picture


def words(svg: str) -> list[str]:
    """What stands in a picture, line by line."""
    texts = [html.unescape(text).replace("\xa0", " ").strip() for text in re.findall(r">([^<]*)</text>", svg)]
    return [text for text in texts if text]


def test_a_picture_says_what_was_printed_and_fetches_nothing() -> None:
    svg = picture("a\n\x1b[31m<b> & c\x1b[0m", "test")
    assert words(svg) == ["autograder test", "a", "<b> & c"]
    assert "font-face" not in FORMAT
    assert set(re.findall(r"https?://[\w./]*", svg)) == {"http://www.w3.org/2000/svg", "https://www.textualize.io"}


def test_the_picture_of_a_check_is_what_a_student_reads(tmp_path: Path) -> None:
    assert words((PICTURES / "check.svg").read_text()) == words(picture(check(tmp_path), "check"))


def test_both_pictures_are_small() -> None:
    assert all((PICTURES / f"{name}.svg").stat().st_size < 40_000 for name in ("check", "grade"))


def test_the_picture_of_a_class_is_what_an_instructor_reads(tmp_path: Path) -> None:
    assert words((PICTURES / "grade.svg").read_text()) == words(picture(grade(tmp_path), "grade"))
