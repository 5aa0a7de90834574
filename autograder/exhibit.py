"""What a check shows beside its verdict, as data: numbers and the author's words. reports/ puts it on a page.

It is kept with the result and read by the student, also of a hidden check.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from autograder.text import plain

_LONGEST = 100  # characters of a title or a label
_DIGITS = 5  # of a number in a curve: more than a plot has pixels for
ZERO, REACH = 128, 124  # of weights: the byte that stands for 0, and how far the others go from it
STEP = 4  # between bytes of weights: an eye sees no smaller one, and what is noise takes a quarter less
SMALLEST, LARGEST = 1e-30, 1e30  # of what can be drawn: beyond, a training run has diverged
_MOST_LINES, _MOST_POINTS = 4, 200
_MOST_LABELS = 32
_MOST_PIXELS = 12_000  # a dozen images of 28 x 28
_T = TypeVar("_T")


class Line(msgspec.Struct, frozen=True):
    """One curve, by its points (x, y)."""

    name: str
    points: tuple[tuple[float, float], ...]


class Curves(msgspec.Struct, frozen=True, tag="curves"):
    """Curves in one plot; `x` and `y` are the names of its axes."""

    title: str
    x: str
    y: str
    lines: tuple[Line, ...]


class Confusion(msgspec.Struct, frozen=True, tag="confusion"):
    """How many of each class were taken for which: a row for each true class, a column for each predicted one."""

    title: str
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


class Caption(msgspec.Struct, frozen=True):
    """What an image is and, if there is a prediction, what it was taken for."""

    label: str
    predicted: str = ""

    @property
    def wrong(self) -> bool:
        """Whether another label was predicted."""
        return self.predicted not in ("", self.label)


class Images(msgspec.Struct, frozen=True, tag="images"):
    """Images of one size, with a caption each. `deflated` are their bytes, row by row, by zlib.

    A byte is a darkness; or, where there is a `bound`, a number from -bound (byte 4) over 0 (byte 128) to bound (252).
    """

    title: str
    height: int
    width: int
    captions: tuple[Caption, ...]
    deflated: bytes
    bound: float = 0.0

    def each(self) -> Iterator[tuple[Caption, bytes]]:
        """The captions, each with the bytes of its image."""
        size = self.height * self.width
        pixels = zlib.decompressobj().decompress(self.deflated, _MOST_PIXELS)
        for number, caption in enumerate(self.captions):
            yield caption, pixels[number * size : (number + 1) * size]


Exhibit = Curves | Confusion | Images


def too_large(exhibit: Exhibit) -> str:
    """Why it is more than a page of many should hold; nothing where it is not."""
    if isinstance(exhibit, Images):
        pixels = len(exhibit.captions) * exhibit.height * exhibit.width
        return f"it has {pixels:,} pixels, of {_MOST_PIXELS:,} at most" if pixels > _MOST_PIXELS else ""
    if isinstance(exhibit, Confusion):
        count = len(exhibit.labels)
        return f"it has {count} classes, of {_MOST_LABELS} at most" if count > _MOST_LABELS else ""
    if len(exhibit.lines) > _MOST_LINES:
        return f"it has {len(exhibit.lines)} lines, of {_MOST_LINES} at most"
    most = max((len(line.points) for line in exhibit.lines), default=0)
    return f"a line of it has {most:,} points, of {_MOST_POINTS} at most" if most > _MOST_POINTS else ""


def tidy(exhibit: _T) -> _T:
    """The same with short texts that can be written down, and points that can be drawn: no nan, no infinity."""
    return _tidy(exhibit)  # type: ignore[no-any-return]


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value, _LONGEST)
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}") if SMALLEST < abs(value) <= LARGEST else 0.0
    if isinstance(value, Line):
        return Line(_tidy(value.name), tuple(_tidy(p) for p in value.points if all(abs(n) <= LARGEST for n in p)))
    if isinstance(value, msgspec.Struct):
        return type(value)(*map(_tidy, msgspec.structs.astuple(value)))
    return tuple(map(_tidy, value)) if isinstance(value, tuple) else value
