"""What a loop returns is told by the numbers that its own steps made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder.naming.loop_columns import Column
from autograder.naming.loop_history import history, plain_numbers, unexplained
from autograder.naming.mistake import Mistake
from autograder.naming.totals import family
from tests.naming.loop_programs import right, traced


def named(change: Callable[[list[float]], Any]) -> list[str]:
    """What is said of a right loop whose history is changed at the end."""
    trace = traced(lambda *given: change(right(*given)))
    column = Column("loss", "loss", family("loss", 2, 1), [trace.rows()])
    return [mistake.name for mistake in history([trace], [column])]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda losses: losses, ""),
        (lambda losses: [7 * loss for loss in losses], "loss_total"),
        (lambda losses: [losses[0], sum(losses) / 2], "never_reset"),
        (lambda losses: [5.5 * loss for loss in losses], "loss_scaled"),
        (lambda losses: [2 * loss for loss in losses], "loss_doubled"),
        (lambda losses: [1.25 for _ in losses], "loss_constant"),
        (lambda losses: [losses[0], losses[1] + 1], "loss_wrong"),
        (lambda losses: losses[-1], "last_epoch"),
    ],
)
def test_a_history_has_the_name_of_how_it_was_made(change: Callable[[list[float]], Any], name: str) -> None:
    assert named(change) == ([name] if name else [])


def test_numbers_in_another_order_are_told() -> None:
    trace = traced(lambda *given: [(2.0, loss) for loss in right(*given)])
    loss = Column("loss", "loss", family("loss", 2, 1), [trace.rows()])
    two = Column("two", "two", [("", "", lambda rows: 2.0)], [trace.rows()])
    assert [mistake.name for mistake in history([trace], [loss, two])] == ["order_of_numbers"]
    assert [mistake.name for mistake in history([trace], [two, loss])] == []


def test_tensors_are_no_plain_numbers() -> None:
    trace = traced(lambda net, *given: [net[-1].weight.sum() * loss for loss in right(net, *given)])
    assert [mistake.name for mistake in plain_numbers(trace)] == ["keeps_the_graph"]


def test_another_loss_explains_its_numbers() -> None:
    found, before = [Mistake("loss_wrong", ""), Mistake("accuracy_wrong", "")], [Mistake("loss_not_called", "")]
    assert [each.name for each in unexplained(found, before)] == ["accuracy_wrong"]
    assert [each.name for each in unexplained(found, [])] == ["loss_wrong", "accuracy_wrong"]
