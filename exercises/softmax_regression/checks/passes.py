# Printed by `autograder release softmax_regression`.
"""Passes over numbered samples, for the checks of data_iter: the label of a sample is its number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from torch import Tensor

from autograder.checks import assert_that, values_first


def samples(labels: Iterable[Tensor]) -> list[int]:
    """The numbers of the samples, in the order in which they came."""
    return [number for y in labels for number in y.reshape(-1).tolist()]


def assert_complete(labels: Iterable[Tensor], n: int) -> None:
    """Each of n samples comes once: what a check asks beyond that counts only beside it."""
    came = samples(labels)
    got = f"{len(came)} labels, {len(set(came))} of them different"
    with values_first():
        assert_that(sorted(came) == list(range(n)), f"each of {n} samples once", got)


def several(student: Any, batch_size: int, n: int, epochs: int) -> list[list[Tensor]]:
    """The labels of several epochs, each of which holds every sample once."""
    result: list[list[Tensor]] = student.data_iter_epochs(batch_size, n, epochs)
    assert_that(len(result) == epochs, f"{epochs} epochs", f"{len(result)}")
    student.derive("[sum(y.numel() for y in epoch) for epoch in _]")  # all labels are more than a page holds
    for epoch in result:
        assert_complete(epoch, n)
    student.derive("_")
    return result


def full_batches(epoch: list[Tensor]) -> list[list[int]]:
    """The samples of each full batch; a short one may come again by chance."""
    full = max(y.numel() for y in epoch)
    return [samples([y]) for y in epoch if y.numel() == full]
