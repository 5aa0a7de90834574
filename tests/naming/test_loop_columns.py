"""How a number of each epoch was made is found among the ways to make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder.naming.loop_columns import Column, measured_before
from autograder.naming.totals import family
from tests.naming.loop_programs import SAMPLES, right, traced


def found(loop: Callable[..., list[float]]) -> str | None:
    """The name of the way in which this loop made its numbers; an empty one for the right way, None for none."""
    trace = traced(loop)
    column = Column("loss", "loss", family("loss", 2, 1), [trace.rows()], [measured_before("loss", [trace])])
    made = column.find(trace.returned)
    return None if made is None else made[0]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda losses: losses, ""),
        (lambda losses: [7 * loss for loss in losses], "loss_total"),
        (lambda losses: [2 * loss for loss in losses], "loss_doubled"),
        (lambda losses: [round(loss, 1) for loss in losses], "loss_rounded"),
        (lambda losses: [losses[0], sum(losses) / 2], "never_reset"),
        (lambda losses: [0.0 for _ in losses], "loss_is_zero"),
        (lambda losses: [losses[0], losses[1] + 1], None),
    ],
)
def test_each_way_has_a_name(change: Callable[[list[float]], Any], name: str | None) -> None:
    assert found(lambda *given: change(right(*given))) == name


def test_numbers_of_before_the_epoch_are_told() -> None:
    def looks_first(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> list[float]:
        measured = []
        for _ in range(epochs):
            X, y = SAMPLES
            measured.append(float((net[0](X) - y).square().mean().detach()))
            right(net, batches, loss, optimizer, 1)
        return measured

    assert found(looks_first) == "loss_before_epoch"
