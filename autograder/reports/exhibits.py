"""What checks have shown, made ready for a page: places of curves, heat of a table, images as data: addresses.

Images need Pillow. Where it is not installed, a page has all but them.
"""

from __future__ import annotations

import base64
import functools
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.exhibit import REACH, STEP, ZERO, Caption, Confusion, Curves, Exhibit, Images, Line
from autograder.result import SubmissionResult

WIDTH, HEIGHT = 360, 220  # of a plot; the axes leave these margins
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 10, 42
_TICKS = 5  # at most about so many
_NEAREST = 1e-3  # of a number: what differs by less is drawn as if it were one
_BLUE, _WHITE, _RED = (33, 102, 172), (247, 247, 247), (178, 24, 43)  # a diverging scale for any kind of colour vision
_KEPT = 2_000  # images of a page that the next one is likely to have, too


@dataclass(frozen=True)
class Tick:
    """A mark at an axis: where it is, and what it says."""

    at: float
    text: str


@dataclass(frozen=True)
class Drawn:
    """A curve: its name, where its points are, and what it ends with."""

    name: str
    points: tuple[tuple[float, float], ...]
    end: str


@dataclass(frozen=True)
class Plot:
    """Curves in one plot of WIDTH x HEIGHT, which is empty where nothing can be drawn."""

    title: str
    x: str
    y: str
    said: str
    curves: tuple[Drawn, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    kind: str = "curves"
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    bottom: float = HEIGHT - _BOTTOM


@dataclass(frozen=True)
class Cell:
    """How many of a class were taken for another one, and its heat from 0 to 1: the root of which part that is."""

    count: int
    heat: float
    right: bool


@dataclass(frozen=True)
class Table:
    """A confusion matrix, with the class of each row."""

    title: str
    said: str
    labels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    kind: str = "confusions"


@dataclass(frozen=True)
class Gallery:
    """Images with their captions and addresses; where a `bound` is given, the colours go from -bound to bound."""

    title: str
    images: tuple[tuple[Caption, str], ...]
    bound: str
    kind: str = "images"

    @property
    def told(self) -> bool:
        """Whether it says what was predicted."""
        return any(caption.predicted for caption, _ in self.images)


View = Plot | Table | Gallery


def shown(result: SubmissionResult) -> Iterator[tuple[str, list[View]]]:
    """What checks have shown of each function, ready for a page."""
    for function, exhibits in _by_function(result):
        if views := [view for exhibit in exhibits if (view := _view(exhibit)) is not None]:
            yield function, views


def sentences(result: SubmissionResult) -> Iterator[tuple[str, list[str]]]:
    """The same in a sentence for each, where it can be said in one."""
    for function, exhibits in _by_function(result):
        if lines := [line for exhibit in exhibits if (line := _say(exhibit))]:
            yield function, lines


def _by_function(result: SubmissionResult) -> Iterator[tuple[str, list[Exhibit]]]:
    for function in result.functions:
        yield function, [each for check in result.checks if check.function == function for each in check.exhibits]


def _view(exhibit: Exhibit) -> View | None:
    if isinstance(exhibit, Curves):
        return _plot(exhibit)
    return _table(exhibit) if isinstance(exhibit, Confusion) else _gallery(exhibit)


def _say(exhibit: Exhibit) -> str:
    if isinstance(exhibit, Curves):
        ends = [f"{line.name} {end}" for line in exhibit.lines if (end := _end(line, exhibit))]
        return f"{exhibit.title}, in the end: {', '.join(ends)}." if ends else ""
    if isinstance(exhibit, Confusion):
        return " ".join(filter(None, [f"{exhibit.title}.", _most_confused(exhibit)]))
    return ""


def _end(line: Line, curves: Curves) -> str:
    """The last y of a curve, and where that is, if others go on."""
    if not line.points:
        return ""
    x, y = line.points[-1]
    goes_on = any(x < further for other in curves.lines for further, _ in other.points)
    return f"{_number(y)} (until {x:g} {curves.x})" if goes_on else _number(y)


def _most_confused(confusion: Confusion) -> str:
    places = ((i, j) for i in range(len(confusion.labels)) for j in range(len(confusion.labels)) if i != j)
    i, j = max(places, key=lambda place: confusion.counts[place[0]][place[1]], default=(0, 0))
    count = confusion.counts[i][j] if i != j else 0
    if not count:
        return ""
    times = "once" if count == 1 else f"{count:,} times"
    return f"Most often confused: {confusion.labels[i]} is taken for {confusion.labels[j]} {times}."


def _number(value: float) -> str:
    return f"{value:.3g}"


def _plot(curves: Curves) -> Plot | None:
    points = [point for line in curves.lines for point in line.points]
    if not points:
        return None
    (left, right), (low, high) = ((min(values), max(values)) for values in zip(*points, strict=True))
    across, up = _ticks(left, right), _ticks(low, high)
    x = _Scale(left, right, _LEFT, WIDTH - _RIGHT)
    y = _Scale(min(low, *up), max(high, *up), HEIGHT - _BOTTOM, _TOP)

    def drawn(line: Line) -> Drawn:
        return Drawn(line.name, tuple((x.place(a), y.place(b)) for a, b in line.points), _end(line, curves))

    return Plot(
        curves.title,
        curves.x,
        curves.y,
        _say(curves),
        tuple(drawn(line) for line in curves.lines if line.points),
        tuple(Tick(x.place(value), f"{value:g}") for value in across if left <= value <= right),
        tuple(Tick(y.place(value), f"{value:g}") for value in up),
    )


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers at equal distances, the first and last of which are around these values."""
    room = max(high - low, _NEAREST * max(abs(low), abs(high))) or 1.0
    power = 10.0 ** math.floor(math.log10(room / _TICKS))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if room / step <= _TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [float(f"{number * step:.12g}") for number in range(first, max(last, first + 1) + 1)]


@dataclass(frozen=True)
class _Scale:
    """Values from low to high stand at places from start to end."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands, in units of the plot."""
        part = (value - self.low) / ((self.high - self.low) or 1.0)
        return round(self.start + (self.end - self.start) * part, 1)


def _table(confusion: Confusion) -> Table:
    rows = []
    for i, (label, counts) in enumerate(zip(confusion.labels, confusion.counts, strict=True)):
        total = sum(counts) or 1
        cells = (Cell(count, round(math.sqrt(count / total), 2), i == j) for j, count in enumerate(counts))
        rows.append((label, tuple(cells)))
    return Table(confusion.title, _most_confused(confusion), confusion.labels, tuple(rows))


def _gallery(images: Images) -> Gallery | None:
    signed, size = bool(images.bound), (images.width, images.height)
    addresses = [(caption, _address(pixels, size, signed=signed)) for caption, pixels in images.each()]
    if not all(address for _, address in addresses):
        return None
    return Gallery(images.title, tuple(addresses), _number(images.bound) if signed else "")


@functools.lru_cache(_KEPT)
def _address(pixels: bytes, size: tuple[int, int], *, signed: bool) -> str:
    """The image as a PNG in a data: address; nothing without Pillow, or with fewer pixels than there should be."""
    try:
        from PIL import Image
    except ImportError:
        return ""
    if len(pixels) != size[0] * size[1]:
        return ""
    if signed:
        image = Image.frombytes("P", size, bytes(byte // STEP for byte in pixels))
        image.putpalette(_palette())
    else:
        image = Image.frombytes("L", size, bytes(255 - byte for byte in pixels))
    written = io.BytesIO()
    image.save(written, "PNG")
    return f"data:image/png;base64,{base64.b64encode(written.getvalue()).decode()}"


@functools.cache
def _palette() -> list[int]:
    """The colour of each fourth byte: blue below the zero, red above it, white between."""
    palette: list[int] = []
    for byte in range(0, ZERO + REACH + 1, STEP):
        far = min(abs(byte - ZERO) / REACH, 1.0)
        end = _RED if byte > ZERO else _BLUE
        palette += [round(white + far * (colour - white)) for white, colour in zip(_WHITE, end, strict=True)]
    return palette
