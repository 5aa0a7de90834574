from __future__ import annotations

import pytest
import torch

from autograder.exhibit import Caption, Line, tidy
from autograder.show import confusion, curves, images, moments, weights


def test_curves_have_the_points_that_they_were_given() -> None:
    found = curves("Loss", x="updates", y="loss", lines={"a": [(0, torch.tensor(2.0)), (5, 1)], "b": []})
    assert (found.title, found.x, found.y) == ("Loss", "updates", "loss")
    assert found.lines == (Line("a", ((0.0, 2.0), (5.0, 1.0))), Line("b", ()))


def test_a_confusion_counts_true_classes_in_rows() -> None:
    found = confusion("C", ["a", "b", "c"], torch.tensor([0, 0, 1, 2]), torch.tensor([0, 1, 1, 0]))
    assert found.counts == ((1, 1, 0), (0, 1, 0), (1, 0, 0))


def test_a_number_that_is_no_class_counts_nowhere() -> None:
    found = confusion("C", ["a", "b", "c"], torch.tensor([0, 0, 0, -1]), torch.tensor([4, -1, 2, 1]))
    assert found.counts == ((0, 0, 1), (0, 0, 0), (0, 0, 0))


@pytest.mark.parametrize(("labels", "predicted"), [(["a"], []), (["a", "b"], ["a", "b", "c"])])
def test_each_image_has_a_caption_and_each_caption_an_image(labels: list[str], predicted: list[str]) -> None:
    with pytest.raises(ValueError, match=r"'I': 2 images, and labels or predictions for "):
        images("I", torch.zeros(2, 3, 3), labels, predicted)


@pytest.mark.parametrize(("value", "bound"), [(1e33, 0.5), (3e38, 0.5), (1e-40, 0.5), (0.25, 0.5)])
def test_weights_that_have_diverged_are_drawn_as_0_in_the_scale_of_the_others(value: float, bound: float) -> None:
    found = tidy(weights("W", torch.tensor([[[value, 0.5]]]), ["a"]))
    assert found.bound == bound
    [(_, pixels)] = found.each()
    assert list(pixels) == [192 if value == 0.25 else 128, 252]
    assert tidy(weights("W", torch.tensor([[[value, 0.0]]]), ["a"])).bound > 0


def test_images_are_bytes_from_light_to_dark() -> None:
    pixels = torch.tensor([[[0.0, 0.5, 1.0]], [[-3.0, 3.0, 0.2]]])
    (first, a), (second, b) = images("I", pixels, ["bag", "coat"], ["bag", "bag"]).each()
    assert (list(a), list(b)) == ([0, 128, 255], [0, 255, 51])
    assert (first, second) == (Caption("bag", "bag"), Caption("coat", "bag"))


def test_weights_have_one_scale_with_0_in_its_middle() -> None:
    found = weights("W", torch.tensor([[[0.0, 0.25]], [[-0.5, float("nan")]]]), ["a", "b"])
    assert found.bound == 0.5
    assert [list(pixels) for _, pixels in found.each()] == [[128, 128 + 64], [4, 128]]


def test_weights_that_are_all_0_are_shown_as_such() -> None:
    assert [list(pixels) for _, pixels in weights("W", torch.zeros(1, 1, 2), ["a"]).each()] == [[128, 128]]


def test_tensors_with_a_graph_can_be_shown() -> None:
    W = torch.ones(1, 2, 2, requires_grad=True)
    assert list(weights("W", W, ["a"]).each()) == list(weights("W", W.detach(), ["a"]).each())
    assert list(images("I", W, ["a"]).each()) == list(images("I", W.detach(), ["a"]).each())


@pytest.mark.parametrize("updates", [1, 3, 64, 234, 5000])
def test_a_run_is_looked_at_often_at_first_and_at_its_end(updates: int) -> None:
    found = moments(updates)
    assert found[-1] == updates
    assert found[0] >= 1
    assert len(found) <= 12
    assert found == sorted(set(found))
    assert found[len(found) // 2] <= max(updates / 2, 2)
