"""Numbers of an epoch are told by what they were made of."""

from __future__ import annotations

import torch

from autograder.naming.totals import Rows, family, match

SCORES = torch.tensor([[1.0, 0.0], [0.0, 1.0], [2.0, 0.0]])


def rows(n: int, base: float) -> Rows:
    """A batch whose losses are numbers from `base` on, and whose first row is right."""
    losses = torch.arange(n, dtype=torch.float64) + base
    right = torch.zeros(n, dtype=torch.float64)
    right[0] = 1.0
    return Rows(n, (losses, losses + 10, losses + 20), (right, right, right), SCORES[:n], torch.zeros(n).long())


EPOCHS = [[rows(3, 1.0), rows(1, 7.0)], [rows(2, 0.5), rows(3, 0.25)]]


def named(what: str, numbers: list[float]) -> str | None:
    found = match(numbers, family(what, features=5, classes=7), EPOCHS)
    return None if found is None else found[0]


def test_the_mean_over_samples_is_right() -> None:
    assert named("loss", [13 / 4, (2 + 3.75) / 5]) == ""
    assert named("accuracy", [2 / 4, 2 / 5]) == ""


def test_a_mean_of_means_is_told_from_a_mean() -> None:
    assert named("loss", [(2 + 7) / 2, (1 + 1.25) / 2]) == "mean_of_batch_loss"


def test_a_number_from_after_the_update_is_told() -> None:
    assert named("loss", [13 / 4 + 10, (2 + 3.75) / 5 + 10]) == "loss_after_update"


def test_each_metric_has_ways_of_its_own() -> None:
    assert named("accuracy", [50.0, 40.0]) == "accuracy_percent"


def test_other_numbers_have_no_name() -> None:
    assert named("loss", [0.123, 4.567]) is None


def test_what_to_do_is_said_as_the_caller_wants_it() -> None:
    found = match([13.0, 5.75], family("loss", 5, 7, "Multiply first."), EPOCHS)
    assert found is not None
    assert found[1].endswith("Multiply first.")
