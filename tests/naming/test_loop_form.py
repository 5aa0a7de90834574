"""What is returned in place of a list with an entry for each epoch is told by its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autograder.naming.loop_columns import Column
from autograder.naming.loop_form import form, table
from autograder.naming.totals import family
from tests.naming.loop_programs import right, traced


def named(*loops: Callable[..., Any], columns: int = 1) -> list[str]:
    """What is said of the form of what these calls of a loop returned."""
    traces = [traced(loop) for loop in loops]
    each = Column("loss", "loss", family("loss", 2, 1), [trace.rows() for trace in traces])
    return [mistake.name for mistake in form(traces, [each] * columns)]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda losses: losses, ""),
        (lambda losses: [7 * loss for loss in losses], ""),
        (lambda losses: losses[-1], "last_epoch"),
        (lambda losses: 7.25, "one_number"),
        (lambda losses: losses[-1:], "last_epoch"),
        (lambda losses: [7.25], "one_entry"),
        (lambda losses: losses * 3, "every_batch"),
        (lambda losses: losses * 4, "number_of_entries"),
        (lambda losses: [], "empty_list"),
        (lambda losses: None, "returns_none"),
        (lambda losses: iter(losses), "yields"),
        (lambda losses: [str(loss) for loss in losses], "entries_are_no_numbers"),
    ],
)
def test_each_form_has_a_name(change: Callable[[list[float]], Any], name: str) -> None:
    assert named(lambda *given: change(right(*given))) == ([name] if name else [])


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda losses: [(loss, loss) for loss in losses], ""),
        (lambda losses: losses, "entries_of_another_length"),
        (lambda losses: [(loss, loss, loss) for loss in losses], "entries_of_another_length"),
        (lambda losses: (losses[-1], losses[-1]), "last_epoch"),
    ],
)
def test_so_it_has_where_several_numbers_are_asked_for(change: Callable[[list[float]], Any], name: str) -> None:
    assert named(lambda *given: change(right(*given)), columns=2) == ([name] if name else [])


def test_a_list_for_each_of_three_numbers_is_told() -> None:
    assert named(lambda *given: (right(*given),) * 3, columns=3) == ["list_for_each_number"]


def test_a_list_that_all_calls_share_is_told() -> None:
    kept: list[float] = []

    def keeps(*given: Any) -> list[float]:
        kept.extend(right(*given))
        return list(kept)

    assert named(keeps, keeps) == ["list_of_all_calls"]


@pytest.mark.parametrize(
    ("returned", "width", "numbers"),
    [
        ([1.0, 2.0], 1, [[1.0], [2.0]]),
        ([(1.0, 2.0)], 2, [[1.0, 2.0]]),
        ([1.0, 2.0], 2, None),
        ([(1.0, "two")], 2, None),
        (3.0, 1, None),
    ],
)
def test_a_table_holds_as_many_numbers_as_asked_for(
    returned: Any, width: int, numbers: list[list[float]] | None
) -> None:
    assert table(returned, width) == numbers
