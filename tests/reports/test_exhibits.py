from __future__ import annotations

import sys
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.exhibit import Caption, Confusion, Curves, Exhibit, Images, Line
from autograder.reports.exhibits import HEIGHT, WIDTH, Gallery, Plot, Table, sentences, shown
from autograder.reports.student_page import student_page
from autograder.reports.text import feedback
from autograder.result import SubmissionResult
from tests.html import Page
from tests.reports.results import EXHIBITS, made_up

NUMBERS = st.floats(-1e30, 1e30).map(lambda value: float(f"{value:.5g}"))


def showing(*exhibits: Exhibit) -> SubmissionResult:
    result = made_up("ann", 1)
    *others, last = result.checks
    return msgspec.structs.replace(result, checks=(*others, msgspec.structs.replace(last, exhibits=exhibits)))


def view(exhibit: Exhibit) -> Plot | Table | Gallery:
    ((function, (found,)),) = shown(showing(exhibit))
    assert function == "h"
    return found


def curves(*lines: tuple[tuple[float, float], ...]) -> Curves:
    return Curves("Loss", "updates", "loss", tuple(Line(f"line {i}", points) for i, points in enumerate(lines)))


def test_a_curve_goes_from_left_to_right_and_the_largest_is_on_top() -> None:
    found = view(curves(((0.0, 0.0), (50.0, 0.5), (100.0, 1.0))))
    assert isinstance(found, Plot)
    (first, middle, last) = found.curves[0].points
    assert first == (found.left, found.bottom)
    assert last[0] == found.right
    assert middle == pytest.approx([(first[0] + last[0]) / 2, (first[1] + last[1]) / 2])
    assert [tick.text for tick in found.up] == ["0", "0.2", "0.4", "0.6", "0.8", "1"]
    assert [tick.text for tick in found.across] == ["0", "20", "40", "60", "80", "100"]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_whatever_the_numbers_are_everything_is_within_the_plot(points: list[tuple[float, float]]) -> None:
    found = view(curves(tuple(points)))
    assert isinstance(found, Plot)
    places = [place for curve in found.curves for place in curve.points]
    places += [(tick.at, 0) for tick in found.across] + [(0, tick.at) for tick in found.up]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
    assert len(found.across) <= 8
    assert 2 <= len(found.up) <= 8


def test_what_breaks_off_says_where() -> None:
    ((_, (said, *_)),) = sentences(showing(curves(((0, 2.3), (5, 1.2345)), ((0, 2.3), (9, 0.5)))))
    assert said == "Loss, in the end: line 0 1.23 (until 5 updates), line 1 0.5."


@pytest.mark.parametrize("empty", [curves(), curves((), ())])
def test_without_points_there_is_no_plot(empty: Curves) -> None:
    assert list(shown(showing(empty))) == []
    assert list(sentences(showing(empty))) == []


def test_a_table_has_the_shares_of_each_class() -> None:
    found = view(Confusion("C", ("a", "b", "c"), ((3, 1, 0), (0, 0, 0), (0, 5, 0))))
    assert isinstance(found, Table)
    assert found.said == "Most often confused: c is taken for b 5 times."
    assert [[(cell.count, cell.heat, cell.right) for cell in cells] for _, cells in found.rows] == [
        [(3, 0.87, True), (1, 0.5, False), (0, 0.0, False)],
        [(0, 0.0, False), (0, 0.0, True), (0, 0.0, False)],
        [(0, 0.0, False), (5, 1.0, False), (0, 0.0, True)],
    ]


def test_where_all_are_right_nothing_is_confused() -> None:
    found = view(Confusion("C", ("a", "b"), ((3, 0), (0, 3))))
    assert isinstance(found, Table)
    assert found.said == ""
    assert "once" in "".join(*(lines for _, lines in sentences(showing(Confusion("C", ("a", "b"), ((3, 1), (0, 3)))))))


def test_the_page_has_all_that_was_shown() -> None:
    page = Page(student_page(showing(*EXHIBITS)))
    assert list(page.faults()) == []
    titles = [exhibit.title for exhibit in EXHIBITS]
    assert all(title in page.text for title in titles)
    assert len(page.all("polyline")) == 3 + 3  # and one for each name beside a plot; a line without points is none
    assert [each["alt"].partition(":")[0] for each in page.all("img")] == ["Test images"] * 2 + ["Weights"] * 2
    assert "✗ coat" in page.text
    assert page.text.count("✗") == 1


def test_the_page_for_the_instructor_has_it_too() -> None:
    page = Page(student_page(showing(*EXHIBITS), [("seed", "1")]))
    assert list(page.faults()) == []
    assert len(page.all("img")) == 4


def test_the_text_page_says_it_in_sentences() -> None:
    said = " ".join(feedback(showing(*EXHIBITS)).split())
    assert "h shows: Loss" in said
    assert "Accuracy, in the end: this 0.8." in said
    assert "Most often confused: bag is taken for coat" in said


def test_a_page_of_who_shows_nothing_has_nothing_of_it() -> None:
    page = student_page(showing())
    assert "shows" not in Page(page).text
    assert ".confusion" not in page
    assert "shows" not in feedback(showing())


def test_without_pillow_a_page_has_all_but_the_images(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Images("Fresh", 1, 1, (Caption("a"),), zlib.compress(b"\x07"))
    monkeypatch.setitem(sys.modules, "PIL", None)
    page = Page(student_page(showing(*EXHIBITS[:3], fresh)))
    assert not page.all("img")
    assert "Fresh" not in page.text
    assert len(page.all("polyline")) == 6


def test_images_that_are_torn_are_not_shown() -> None:
    torn = Images("Torn", 2, 2, (Caption("a"), Caption("b")), zlib.compress(bytes(5)))
    assert list(shown(showing(torn))) == []
