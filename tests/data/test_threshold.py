from __future__ import annotations

import pytest
import torch

from autograder.data import DataSet, measure_threshold


@pytest.fixture(scope="module")
def easy() -> DataSet:
    """Ten classes that differ by one bright row each, so that anything learns them."""
    labels = torch.arange(400) % 10
    images = torch.zeros(400, 28, 28, dtype=torch.uint8)
    images[torch.arange(400), 2 * labels] = 255
    return DataSet("easy", images[:300], labels[:300], images[300:], labels[300:])


def table(text: str) -> dict[str, float]:
    head, *lines = text.splitlines()
    assert head == "[parameters.threshold.easy]"
    return {name: float(value) for name, value in (line.split(" = ") for line in lines)}


def test_what_is_easy_is_learned_and_what_is_not_trained_is_guessed(easy: DataSet) -> None:
    assert table(measure_threshold(easy, 300, 10, 0.5, 3, seeds=3)) == {
        "threshold": 1.0, "mean": 1.0, "sd": 0.0, "min": 1.0, "seeds": 3
    }  # fmt: skip
    guessed = table(measure_threshold(easy, 300, 10, 0.0, 1, seeds=5))
    assert guessed["min"] <= guessed["mean"] < 0.5
    assert guessed["threshold"] == pytest.approx(guessed["mean"] - 6 * guessed["sd"], abs=2e-3)


def test_only_so_many_rows_are_learned_from(easy: DataSet) -> None:
    one_class = DataSet(
        "easy",
        easy.train_images,
        torch.cat([torch.zeros(10).long(), easy.train_labels[10:]]),
        easy.test_images,
        easy.test_labels,
    )
    assert table(measure_threshold(one_class, 10, 10, 1.0, 20, seeds=2))["mean"] == pytest.approx(0.1)
