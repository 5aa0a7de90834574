"""What is wrong with the numbers that a training loop returns, computed from the weights that its own steps made."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.loop_columns import ATOL, RTOL, Column
from autograder.naming.loop_form import form, table
from autograder.naming.loops import Trace
from autograder.naming.mistake import Mistake
from autograder.naming.totals import computed

_ANOTHER_LOSS = (
    "loss_not_called",
    "changes_scores",
    "changes_labels",
    "broadcast",
    "scaled_loss",
    "gradients_are_changed",
)


def history(traces: Sequence[Trace], columns: Sequence[Column]) -> Iterator[Mistake]:
    """What is wrong with the lists that the traces returned, of epochs of other lengths."""
    wrong_form = list(form(traces, columns))
    yield from wrong_form
    if wrong_form or any(len(each) != trace.task.epochs for each, trace in zip(columns[0].rows, traces, strict=True)):
        return
    tables = [table(trace.returned, len(columns)) for trace in traces]
    numbers = [[row[place] for table in tables if table for row in table] for place in range(len(columns))]
    order = _order(numbers, columns)
    if order:
        yield order
        return
    found = [column.find(each) for column, each in zip(columns, numbers, strict=True)]
    yield from _merged(columns, found)
    for column, each, made in zip(columns, numbers, found, strict=True):
        if made is None:
            yield _unknown(column, each)


def _merged(columns: Sequence[Column], found: Sequence[tuple[str, str] | None]) -> Iterator[Mistake]:
    """One mistake in several columns is said once."""
    groups: dict[str, list[tuple[Column, tuple[str, str]]]] = {}
    for column, made in zip(columns, found, strict=True):
        if made is not None and made[0]:
            groups.setdefault(made[0].replace("accuracy", "loss"), []).append((column, made))
    for several in groups.values():
        column, (name, words) = several[0]
        if len(several) == 1:
            yield Mistake(name, _sentence(f"The {column.words} that is returned", words))
        else:
            every = name.replace("loss", "metrics").replace("accuracy", "metrics")
            which = " and ".join(each.words for each, _ in several)
            yield Mistake(every, _sentence(f"Each of the numbers that are returned for {which}", words))


def _sentence(subject: str, words: str) -> str:
    return f"{subject} {words.removeprefix('It ')}"


def _order(numbers: list[list[float]], columns: Sequence[Column]) -> Mistake | None:
    """Numbers that are right, in another order."""
    asked = tuple(range(len(columns)))
    right = {place: {other for other in asked if columns[other].find(numbers[place]) == ("", "")} for place in asked}
    if all(place in right[place] for place in asked):
        return None
    for order in itertools.permutations(asked):
        if order != asked and all(other in right[place] for place, other in enumerate(order)):
            given, wanted = (", ".join(columns[place].words for place in places) for places in (order, asked))
            return Mistake(
                "order_of_numbers",
                f"The numbers of each epoch stand in the order ({given}): return ({wanted}).",
            )
    return None


def _unknown(column: Column, numbers: list[float]) -> Mistake:
    """What is known of numbers that were made in no way that we know."""
    every = column.every
    right = [computed(column.family[0][2], rows) for rows in every]
    factors = [number / wanted if wanted else math.nan for number, wanted in zip(numbers, right, strict=True)]
    what = f"The {column.words} that is returned"
    if all(map(math.isnan, numbers)):
        return Mistake(
            f"{column.name}_nan",
            f"{what} is nan, as 0 / 0 is: is nothing added to a total that begins at 0?",
        )
    if math.isfinite(factors[0]) and all(same(factor, factors[0], 1e-3) for factor in factors):
        return Mistake(f"{column.name}_scaled", f"{what} is {factors[0]:.4g} times what it should be.")
    if all(number == numbers[0] for number in numbers):
        return Mistake(
            f"{column.name}_constant",
            f"{what} is {numbers[0]:.4g} in every epoch, whatever the samples are.",
        )
    place = next(i for i, pair in enumerate(zip(numbers, right, strict=True)) if not same(*pair, RTOL, ATOL))
    sizes = ", ".join(str(each.n) for each in every[place])
    epoch = place % len(column.rows[0]) + 1 if place < len(column.rows[0]) else place - len(column.rows[0]) + 1
    return Mistake(
        f"{column.name}_wrong",
        f"For batches of {sizes} samples {what[0].lower()}{what[1:]} is {numbers[place]:.4g} in epoch {epoch}. It "
        f"should be {right[place]:.4g}, of all samples.",
    )


def plain_numbers(trace: Trace) -> Iterator[Mistake]:
    """Numbers that are right and of another type than float."""
    entries = [value for each in trace.returned for value in (each if isinstance(each, list | tuple) else [each])]
    if trace.of("returned")[0][4]:
        yield Mistake(
            "keeps_the_graph",
            "The numbers that you return are tensors with their graph, which keeps the memory of every batch: take "
            ".item() of each.",
        )
    elif any(isinstance(value, Tensor) for value in entries):
        yield Mistake(
            "tensors",
            "The numbers that you return are tensors: .item() or float() makes Python floats of them.",
        )
    elif any(type(value) is int for value in entries):
        yield Mistake("whole_numbers", "A number that you return is a Python int: make it a float.")
    elif any(type(value) is not float for value in entries):
        yield Mistake(
            "other_numbers",
            "The numbers that you return are not Python's: float() makes Python floats of them.",
        )


def unexplained(found: Iterable[Mistake], before: Iterable[Mistake]) -> Iterator[Mistake]:
    """Of what is wrong with the numbers that which does not follow from another loss than the one that is given."""
    another_loss = any(mistake.name in _ANOTHER_LOSS for mistake in before)
    return (each for each in found if not (another_loss and each.name.startswith("loss_")))
