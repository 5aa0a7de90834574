from __future__ import annotations

import io
import sys
from typing import Any

import numpy as np
import pytest
import torch
from matplotlib.image import imread
from matplotlib.text import Text

from autograder.notebook import Curve, figures, show_images
from autograder.notebook.figures import Caption, NoMatplotlib, draw_images


class Screen:
    """What a notebook would show: the outputs, the last state of each."""

    def __init__(self) -> None:
        self.outputs: list[dict[str, Any]] = []

    def display(self, data: dict[str, Any], *, raw: bool, display_id: bool = False) -> Screen:
        assert raw
        self.outputs.append(data)
        return self

    def update(self, data: dict[str, Any], *, raw: bool) -> None:
        assert raw
        self.outputs[-1] = data


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(figures, "shows_pictures", lambda: True)
    monkeypatch.setattr("IPython.display.display", screen.display)
    return screen


def pixels(output: dict[str, Any]) -> Any:
    return imread(io.BytesIO(output["image/png"]))


def words(figure: Any) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if text.get_text()]


def test_images_are_a_grid_with_their_labels(screen: Screen) -> None:
    show_images(torch.eye(28).repeat(10, 1, 1), ["coat"] * 10, columns=4)
    (output,) = screen.outputs
    picture = pixels(output)[..., :3]
    assert picture.shape[0] > 3 * 100
    assert picture.shape[1] == pytest.approx(4 * 1.25 * 110, abs=1)
    assert picture.min() < 0.1 < 0.9 < picture.max()
    assert output["text/plain"] == "10 images: " + "; ".join(["coat"] * 10)


def test_a_wrong_guess_is_told_by_a_cross_and_a_colour() -> None:
    figure = draw_images(torch.zeros(2, 1, 28, 28), [Caption("coat", "shirt"), Caption("bag", "bag")], 8)
    assert words(figure) == ["true: coat\nguess: shirt ✗", "true: bag\nguess: bag ✓"]
    colors = {text.get_color() for text in figure.findobj(Text) if text.get_text()}
    assert len(colors) == 2


def test_numbers_in_tensors_are_labels_too(capsys: pytest.CaptureFixture[str]) -> None:
    show_images(torch.zeros(2, 28, 28), torch.tensor([3, 4]), torch.tensor([3, 5]))  # type: ignore[arg-type]
    assert capsys.readouterr().out == "2 images: 3; 5 for 4\n"


def test_images_without_labels_and_more_labels_than_images(screen: Screen) -> None:
    show_images(torch.zeros(3, 28, 28))
    assert screen.outputs[0]["text/plain"] == "3 images"
    assert words(draw_images(torch.zeros(1, 28, 28), [Caption("a"), Caption("b")], 8)) == ["a"]


def test_a_curve_is_one_picture_that_grows(screen: Screen) -> None:
    curve = Curve(xlim=[1, 3], legend=["loss", "accuracy"])
    curve.add(1, (0.9, 0.5))
    first = pixels(screen.outputs[0])
    curve.add(2, (0.4, None))
    curve.add(3, [0.1, torch.tensor(0.8)])
    (output,) = screen.outputs
    assert output["text/plain"] == "epoch 3: loss 0.100, accuracy 0.800"
    assert curve.points == [[(1.0, 0.9), (2.0, 0.4), (3.0, 0.1)], [(1.0, 0.5), (3.0, pytest.approx(0.8))]]
    assert not np.array_equal(first, pixels(output))
    assert {"loss", "accuracy", "epoch"} <= set(words(curve.draw()))


def test_lines_differ_in_more_than_colour() -> None:
    curve = Curve()
    curve.points = [[(1.0, float(i)), (2.0, float(i))] for i in range(4)]
    (axes,) = curve.draw().axes
    assert len({line.get_linestyle() for line in axes.lines}) == 4
    assert len({line.get_color() for line in axes.lines}) == 4
    assert {"curve 1", "curve 4"} <= set(words(curve.draw()))


def test_whole_numbers_below_the_axis_for_epochs() -> None:
    curve = Curve(xlim=[1, 3])
    curve.points = [[(1.0, 0.0), (3.0, 1.0)]]
    assert all(float(tick).is_integer() for tick in curve.draw().axes[0].get_xticks())


def test_in_a_terminal_a_line_for_each_point(capsys: pytest.CaptureFixture[str]) -> None:
    curve = Curve(legend=["loss"])
    curve.add(1, 0.5)
    curve.add(2, 0.25)
    assert capsys.readouterr().out == "epoch 1: loss 0.500\nepoch 2: loss 0.250\n"


@pytest.mark.usefixtures("screen")
def test_without_matplotlib_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(NoMatplotlib, match="%pip install matplotlib") as caught:
        Curve().add(1, 0.5)
    assert len(caught.value._render_traceback_()) == 1
