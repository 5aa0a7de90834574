from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from autograder.data import DataSet, Exhibition, Snapshot, as_rows
from autograder.data.sets import GARMENTS
from autograder.data.training import train
from autograder.exhibit import Confusion, Curves, Exhibit, Images, too_large


@pytest.fixture(scope="module")
def easy() -> DataSet:
    """Ten classes that differ by one bright row each, so that anything learns them."""
    labels = torch.arange(400) % 10
    images = torch.zeros(400, 28, 28, dtype=torch.uint8)
    images[torch.arange(400), 2 * labels] = 255
    return DataSet("easy", images[:300], labels[:300], images[300:], labels[300:])


def shown(data: DataSet, run: Sequence[Snapshot]) -> list[Exhibit]:
    scores = as_rows(data.test_images) @ run[-1].W + run[-1].b
    return list(Exhibition(data, 300, 10, 0.5, 2).exhibits(run, scores, seed=3))


def finished(data: DataSet, epochs: int = 2) -> list[Snapshot]:
    steps = train(data.train_images, data.train_labels, 10, 0.5, epochs, torch.Generator().manual_seed(3))
    return [Snapshot(i, *step) for i, step in enumerate(steps)]


def constant(data: DataSet, label: int) -> tuple[Tensor, Tensor]:
    return torch.zeros(784, 10), torch.eye(10)[label]


def test_rows_run_from_0_to_1() -> None:
    rows = as_rows(torch.tensor([0, 255, 51], dtype=torch.uint8).reshape(3, 1, 1).expand(3, 28, 28))
    assert rows.shape == (3, 784)
    assert rows[:, 0].tolist() == pytest.approx([0.0, 1.0, 0.2])


def test_there_is_a_step_for_each_batch_and_the_short_last_one(easy: DataSet) -> None:
    steps = list(train(easy.train_images, easy.train_labels, 70, 0.5, 2, torch.Generator().manual_seed(0)))
    assert len(steps) == 1 + 2 * 5


def test_the_curves_of_the_same_run_are_the_same(easy: DataSet) -> None:
    run = finished(easy)
    exhibition = Exhibition(easy, 300, 10, 0.5, 2)
    loss, accuracy, *_ = shown(easy, [run[i] for i in (0, *exhibition.looks)])
    assert isinstance(loss, Curves)
    assert isinstance(accuracy, Curves)
    for curves in (loss, accuracy):
        own, reference = curves.lines
        assert own.points == reference.points
        assert [x for x, _ in own.points] == [0, *exhibition.looks]
    losses = [y for _, y in loss.lines[0].points]
    assert losses[0] == pytest.approx(math.log(10), abs=0.2)
    assert losses == sorted(losses, reverse=True)
    assert accuracy.lines[0].points[-1] == (60, 1.0)


def test_losses_are_those_of_the_library(easy: DataSet) -> None:
    run = finished(easy)[::20]
    loss = shown(easy, run)[0]
    assert isinstance(loss, Curves)
    images = as_rows(easy.test_images)
    for (updates, W, b), point in zip(run, loss.lines[0].points, strict=True):
        known = torch.nn.functional.cross_entropy(images @ W + b, easy.test_labels)
        assert point[0] == updates
        assert point[1] == pytest.approx(float(known), abs=1e-5)


def test_the_reference_is_trained_once_for_each_seed(easy: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibition, run = Exhibition(easy, 300, 10, 0.5, 2), finished(easy)
    scores = torch.zeros(100, 10)
    first = list(exhibition.exhibits(run, scores, 3))
    monkeypatch.setattr("autograder.data.training.train", None)
    assert list(exhibition.exhibits(run, scores, 3)) == first


def test_the_confusion_is_of_all_test_images(easy: DataSet) -> None:
    _, _, confusion, *_ = shown(easy, [Snapshot(0, *constant(easy, 8))])
    assert isinstance(confusion, Confusion)
    assert confusion.labels == GARMENTS
    assert [row[8] for row in confusion.counts] == [10] * 10
    assert sum(map(sum, confusion.counts)) == 100
    assert "10.0%" in confusion.title


def test_of_each_class_an_image_that_is_wrong_comes_first(easy: DataSet) -> None:
    *_, images, _ = shown(easy, [Snapshot(0, *constant(easy, 8))])
    assert isinstance(images, Images)
    assert [caption.wrong for caption in images.captions] == [True] * 9 + [False] * 3
    assert {caption.label for caption in images.captions} == {*GARMENTS}
    assert {caption.predicted for caption in images.captions} == {"bag"}


def test_images_are_the_test_sets_own(easy: DataSet) -> None:
    *_, images, _ = shown(easy, finished(easy))
    assert isinstance(images, Images)
    for caption, pixels in images.each():
        assert not caption.wrong
        row = 2 * GARMENTS.index(caption.label)
        assert [i for i, byte in enumerate(pixels) if byte] == list(range(28 * row, 28 * (row + 1)))


def test_the_weights_are_ten_images(easy: DataSet) -> None:
    *_, weights = shown(easy, finished(easy))
    assert isinstance(weights, Images)
    assert [caption.label for caption in weights.captions] == list(GARMENTS)
    for number, (_, pixels) in enumerate(weights.each()):
        brightest = max(range(784), key=lambda place: pixels[place])
        assert brightest // 28 == 2 * number


def test_a_run_that_has_diverged_shows_what_there_is(easy: DataSet) -> None:
    run = [*finished(easy)[:2], Snapshot(2, torch.full((784, 10), math.nan), torch.zeros(10))]
    titles = [exhibit.title for exhibit in shown(easy, run)]
    assert len(titles) == 4
    assert not any("weights" in title for title in titles)


def test_all_of_it_fits_on_a_page(easy: DataSet) -> None:
    assert [too_large(exhibit) for exhibit in shown(easy, finished(easy)[::5])] == [""] * 5
