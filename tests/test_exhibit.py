from __future__ import annotations

import math
import zlib

import msgspec
import pytest

from autograder.exhibit import Caption, Confusion, Curves, Exhibit, Images, Line, tidy, too_large


def curve(*points: tuple[float, float], name: str = "a") -> Curves:
    return Curves("Loss", "updates", "loss", (Line(name, points),))


def images(count: int, side: int = 28) -> Images:
    return Images("Images", side, side, (Caption("bag"),) * count, zlib.compress(bytes(count * side * side)))


def test_points_that_cannot_be_drawn_are_left_out_and_others_are_rounded() -> None:
    found = tidy(
        curve((0, 2.30258509), (1, math.nan), (2, math.inf), (math.nan, 1.0), (3, 1e300), (4, 1e-300), (5, -0.5))
    )
    assert found.lines[0].points == ((0, 2.3026), (4, 0.0), (5, -0.5))
    assert b"null" not in msgspec.json.encode(found)


def test_texts_are_short_and_can_be_written_down() -> None:
    found = tidy(Confusion("\x1b[31m" + "x" * 500, ("\ud800",), ((1,),)))
    assert len(found.title) < 120
    assert "\x1b" not in found.title
    found.labels[0].encode()


def test_what_can_be_shown_stays_as_it_is() -> None:
    for exhibit in (curve((0, 0.5)), images(2), Confusion("C", ("a", "b"), ((1, 0), (2, 3)))):
        assert tidy(exhibit) == exhibit


def test_each_image_has_its_caption_and_its_bytes() -> None:
    two = Images("Two", 1, 2, (Caption("a"), Caption("b", "a")), zlib.compress(bytes([1, 2, 3, 4])))
    assert list(two.each()) == [(Caption("a"), b"\x01\x02"), (Caption("b", "a"), b"\x03\x04")]
    assert [caption.wrong for caption, _ in two.each()] == [False, True]


def test_a_bomb_of_pixels_does_not_go_off() -> None:
    bomb = msgspec.structs.replace(images(1), deflated=zlib.compress(bytes(100_000_000)))
    assert sum(len(pixels) for _, pixels in bomb.each()) == 784


LARGE: list[tuple[Exhibit, str]] = [
    (images(16), "12,544 pixels"),
    (curve(*[(0, 0)] * 201), "201 points"),
    (msgspec.structs.replace(curve(), lines=(Line("a", ()),) * 5), "5 lines"),
    (Confusion("C", ("a",) * 33, ()), "33 classes"),
]


@pytest.mark.parametrize(("exhibit", "why"), LARGE)
def test_what_is_too_large_is_said(exhibit: Exhibit, why: str) -> None:
    assert why in too_large(exhibit)


def test_what_a_page_has_room_for_is_not_too_large() -> None:
    for exhibit in (images(15), curve(*[(0, 0)] * 200), Confusion("C", ("a",) * 32, ())):
        assert too_large(exhibit) == ""
