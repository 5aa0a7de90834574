"""Pictures in a notebook: a grid of images, and a curve that grows while a model is trained.

Drawn by matplotlib, which is imported when a picture is made and not before, without pyplot: what a notebook shows is
what was asked for, and the student's own figures stay their own. In a terminal the same calls print lines.
"""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, SupportsFloat

from torch import Tensor

from autograder.notebook.display import Said, shows_pictures

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito's colours, which people with any kind of colour vision tell apart; a line has a dash of its own, too.
_BLUE, _VERMILLION, _GREEN, _PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
_LINES = (_BLUE, "-"), (_VERMILLION, "--"), (_GREEN, "-."), (_PURPLE, ":")
_DOTS_PER_INCH = 110


class NoMatplotlib(Said, ImportError):
    """A picture was asked for, and nothing is there to draw it; the message says what to install."""


def show_images(
    images: Tensor, labels: Sequence[object] = (), predicted: Sequence[object] = (), *, columns: int = 8
) -> None:
    """A grid of grey images (n, h, w) or (n, 1, h, w), a label below each and, if there is one, what was predicted.

    A prediction that is not the label has a cross and another colour. In a terminal: the labels and predictions alone.
    """
    captions = [Caption(*map(_plain, pair)) for pair in itertools.zip_longest(labels, predicted)]
    text = f"{len(images)} images" + (": " + "; ".join(map(str, captions)) if captions else "")
    if not shows_pictures():
        print(text)
        return
    from IPython.display import display

    display({"image/png": _png(draw_images(images, captions, columns)), "text/plain": text}, raw=True)


class Caption(NamedTuple):
    """What stands below an image: its label and what was predicted, None where there is none."""

    label: object
    predicted: object = None

    @property
    def wrong(self) -> bool:
        """Whether another label was predicted."""
        return self.predicted is not None and self.predicted != self.label

    def lines(self) -> list[str]:
        """As it stands below the image."""
        if self.predicted is None:
            return [str(self.label)]
        return [f"true: {self.label}", f"guess: {self.predicted} {'✗' if self.wrong else '✓'}"]

    def __str__(self) -> str:
        return f"{self.predicted} for {self.label}" if self.wrong else f"{self.label}"


def draw_images(images: Tensor, captions: Sequence[Caption], columns: int) -> Figure:
    """The figure that `show_images` shows."""
    columns = max(1, min(columns, len(images)))
    rows = max(1, math.ceil(len(images) / columns))
    height = 1.3 + 0.22 * max((len(caption.lines()) for caption in captions), default=0)
    figure = _figure(1.25 * columns, height * rows)
    grid = figure.subplots(rows, columns, squeeze=False).flat
    for image, caption, axes in itertools.zip_longest(images, captions[: len(images)], grid):
        axes.axis("off")
        if image is not None:
            axes.imshow(image.reshape(image.shape[-2:]).detach().cpu().numpy(), cmap="gray_r", interpolation="nearest")
        if caption is not None:
            color = _VERMILLION if caption.wrong else "black"
            below = {"ha": "center", "va": "top", "fontsize": 9, "color": color, "transform": axes.transAxes}
            axes.text(0.5, -0.04, "\n".join(caption.lines()), **below)
    return figure


def _plain(value: object) -> object:
    """The number in a tensor, for a label that is one."""
    return value.item() if isinstance(value, Tensor) else value


class Curve:
    """Curves that grow by a point at a time, as the book's Animator: `curve.add(epoch, (loss, accuracy))`.

    In a notebook one picture, drawn anew with each point, that stays when the notebook is saved; in a terminal a line
    for each point. `legend` names the curves; without it they have numbers.
    """

    def __init__(
        self,
        xlabel: str = "epoch",
        ylabel: str = "",
        legend: Sequence[str] = (),
        xlim: Sequence[float] | None = None,
        ylim: Sequence[float] | None = None,
    ) -> None:
        self.xlabel, self.ylabel, self.legend = xlabel, ylabel, list(legend)
        self.xlim, self.ylim = xlim, ylim
        self.points: list[list[tuple[float, float]]] = []
        self._handle: Any = None

    def add(self, x: float, y: SupportsFloat | Sequence[SupportsFloat | None]) -> None:
        """Add a point to each curve: its y, or None for a curve that has none here."""
        given = y if isinstance(y, Sequence) else [y]
        values = [None if value is None else float(value) for value in given]
        self.points += [[] for _ in values[len(self.points) :]]
        for points, value in zip(self.points, values, strict=False):
            if value is not None:
                points.append((float(x), value))
        self._show(x, values)

    def _show(self, x: float, values: Sequence[float | None]) -> None:
        said = ", ".join(f"{self._name(i)} {value:.3f}" for i, value in enumerate(values) if value is not None)
        line = f"{self.xlabel} {x:g}: {said}"
        if not shows_pictures():
            print(line)
            return
        from IPython.display import display

        shown = {"image/png": _png(self.draw()), "text/plain": line}
        if self._handle is None:
            self._handle = display(shown, raw=True, display_id=True)
        else:
            self._handle.update(shown, raw=True)

    def _name(self, curve: int) -> str:
        return self.legend[curve] if curve < len(self.legend) else f"curve {curve + 1}"

    def draw(self) -> Figure:
        """The curves as they are now."""
        figure = _figure(5.5, 3.6)
        from matplotlib.ticker import MaxNLocator

        axes = figure.subplots()
        for i, points in enumerate(self.points):
            color, dash = _LINES[i % len(_LINES)]
            x, y = [point[0] for point in points], [point[1] for point in points]
            axes.plot(x, y, color=color, linestyle=dash, marker="o", markersize=3, label=self._name(i))
        axes.set(xlabel=self.xlabel, ylabel=self.ylabel, xlim=self.xlim, ylim=self.ylim)
        if all(x.is_integer() for points in self.points for x, _ in points):
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(alpha=0.3)
        axes.legend(loc="best")
        return figure


def _figure(width: float, height: float) -> Figure:
    """An empty figure of this size in inches. Raises NoMatplotlib."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NoMatplotlib(
            "Pictures need matplotlib: run `%pip install matplotlib` in a cell, then this one."
        ) from error
    return Figure((width, height), layout="constrained")


def _png(figure: Figure) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="png", dpi=_DOTS_PER_INCH)
    return written.getvalue()
