"""What is wrong with the numbers that a training loop returns, computed from the weights that its own steps made."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from autograder.naming.asking import Answer, same
from autograder.naming.kinds import another_kind
from autograder.naming.loops import Trace
from autograder.naming.mistake import Mistake
from autograder.naming.totals import Family, Rows, computed, match

_ANOTHER_LOSS = (
    "loss_not_called",
    "changes_scores",
    "changes_labels",
    "broadcast",
    "scaled_loss",
    "gradients_are_changed",
)
_RTOL, _ATOL = 2e-4, 2e-5


@dataclass(frozen=True)
class Column:
    """One number of each epoch: its name, the words for it, ways to compute it, and of what in each epoch of a trace.

    `otherwise` are other moments or samples, by name and words: the same number of these is a mistake.
    """

    name: str
    words: str
    family: Family
    rows: Sequence[Sequence[list[Rows]]]  # by trace and epoch
    otherwise: Sequence[tuple[str, str, Sequence[Sequence[list[Rows]]]]] = ()

    @property
    def every(self) -> list[list[Rows]]:
        """Those of all epochs of all traces."""
        return [rows for each in self.rows for rows in each]

    def find(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        """The name and the words of the way in which these numbers were made; the right one has no name."""
        if not any(numbers):
            return f"{self.name}_is_zero", "is always 0: nothing is added to it, or nothing is found right."
        found = self._rounded(numbers) or match(numbers, self.family, self.every)
        if found is not None:
            return found
        for name, words, rows in self.otherwise:
            if match(numbers, self.family[:1], [epoch for each in rows for epoch in each]):
                return name, words
        return self._never_reset(numbers)

    def _rounded(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        """Few digits of the right numbers: of large ones they are as near as right answers are."""
        right = [computed(self.family[0][2], each) for each in self.every]
        for digits in range(5):
            short = [round(each, digits) for each in right]
            if list(numbers) == short and not same(short, right, 1e-6, 1e-6):
                return f"{self.name}_rounded", f"is rounded to {digits} digits."
        return None

    def _never_reset(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        words = "runs on from one epoch to the next: begin the sums of each epoch with 0."
        sums = [list(itertools.accumulate(each)) for each in map(list, self.rows)]
        found = match(numbers, self.family, [rows for each in sums for rows in each])
        if found is not None:
            return "never_reset", f"{words} It also {found[1]}" if found[0] and not found[1][:1].isupper() else words
        right = self.family[0][2]
        for one, other in ((sums, self.rows), (self.rows, sums)):
            mixed = [computed(right, a) * _count(a) / _count(b) for run, others in zip(one, other, strict=True)
                     for a, b in zip(run, others, strict=True)]  # fmt: skip
            if same(list(numbers), mixed, _RTOL, _ATOL):
                return "never_reset", words
        return None


def measured_before(name: str, traces: Sequence[Trace]) -> tuple[str, str, list[list[list[Rows]]]]:
    """Of a column: the same number, of all training samples and before the steps of the epoch."""
    rows = [[trace.whole("train", each.steps[0].weights) for each in trace.learning] for trace in traces]
    return (
        f"{name}_before_epoch",
        "is measured on all samples before the steps of the epoch: add it up batch by batch, each before its own step.",
        rows,
    )


def unexplained(found: Iterable[Mistake], before: Iterable[Mistake]) -> Iterator[Mistake]:
    """Of what is wrong with the numbers that which does not follow from another loss than the one that is given."""
    another_loss = any(mistake.name in _ANOTHER_LOSS for mistake in before)
    return (each for each in found if not (another_loss and each.name.startswith("loss_")))


def _count(rows: list[Rows]) -> int:
    return sum(each.n for each in rows)


def history(traces: Sequence[Trace], columns: Sequence[Column]) -> Iterator[Mistake]:
    """What is wrong with the lists that the traces returned, of epochs of other lengths."""
    form = list(_form(traces, columns))
    yield from form
    if form or any(len(each) != trace.task.epochs for each, trace in zip(columns[0].rows, traces, strict=True)):
        return
    tables = [_table(trace.returned, len(columns)) for trace in traces]
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
    place = next(i for i, pair in enumerate(zip(numbers, right, strict=True)) if not same(*pair, _RTOL, _ATOL))
    sizes = ", ".join(str(each.n) for each in every[place])
    epoch = place % len(column.rows[0]) + 1 if place < len(column.rows[0]) else place - len(column.rows[0]) + 1
    return Mistake(
        f"{column.name}_wrong",
        f"For batches of {sizes} samples {what[0].lower()}{what[1:]} is {numbers[place]:.4g} in epoch {epoch}. It "
        f"should be {right[place]:.4g}, of all samples.",
    )


def _table(returned: Any, width: int) -> list[list[float]] | None:
    """The numbers of each epoch, if there are as many as asked for."""
    if not isinstance(returned, list | tuple):
        return None
    rows = (
        [list(row) if isinstance(row, list | tuple) else [row] for row in returned]
        if width > 1
        else [[v] for v in returned]
    )
    numbers = [[Answer(value).number for value in row] for row in rows]
    if any(len(row) != width or None in row for row in numbers):
        return None
    return [[number for number in row if number is not None] for row in numbers]


def _form(traces: Sequence[Trace], columns: Sequence[Column]) -> Iterator[Mistake]:
    """What is returned in place of a list with one entry for each epoch."""
    wanted = f"a list with ({', '.join(each.words for each in columns)}) for each epoch" if len(columns) > 1 else (
        f"a list with the mean {columns[0].words} of each epoch")  # fmt: skip
    values, epochs = [trace.returned for trace in traces], [trace.task.epochs for trace in traces]
    first = values[0]
    if first == "an iterator":
        yield Mistake("yields", f"The function has a yield, so it is a generator: return {wanted}.")
    elif isinstance(first, Tensor) and first.dim():
        yield Mistake("returns_tensor", f"You return a tensor: return {wanted}.")
    elif Answer(first).number is not None and not isinstance(first, list):
        yield _one_number(traces, columns, wanted)
    elif not isinstance(first, list | tuple):
        yield from another_kind(first, wanted) or (
            Mistake(
                "returns_no_list",
                f"What is returned is no list: return {wanted}.",
            ),
        )
    elif len(columns) > 1 and _last([trace.returned for trace in traces], columns):
        yield Mistake("last_epoch", f"You return the numbers of the last epoch alone: return {wanted}.")
    elif len(columns) > 1 and all(_lists(each, len(columns), n) for each, n in zip(values, epochs, strict=True)):
        yield Mistake("list_for_each_number", f"You return a list for each number: return {wanted}.")
    elif any(len(each) != n for each, n in zip(values, epochs, strict=True)):
        yield from filter(None, [_length(traces, columns, wanted)])
    elif any(_table(each, len(columns)) is None for each in values):
        yield _entries(first, columns, wanted)


def _one_number(traces: Sequence[Trace], columns: Sequence[Column], wanted: str) -> Mistake:
    numbers = [Answer(trace.returned).number or 0.0 for trace in traces]
    for column in columns:
        found = match(numbers, column.family, [each[-1] for each in column.rows if each])
        if found is not None and len(numbers) == len(column.rows):
            more = f" It {found[1]}" if found[0] and not found[1][:1].isupper() else ""
            return Mistake("last_epoch", f"You return one number, of the last epoch alone: return {wanted}.{more}")
    return Mistake("one_number", f"You return one number: return {wanted}.")


def _last(entries: Sequence[Sequence[Any]], columns: Sequence[Column]) -> bool:
    """Whether each trace has returned the numbers of its last epoch."""
    rows = [[Answer(value).number for value in each] for each in entries]
    if any(len(row) != len(columns) or None in row for row in rows) or not all(
        each for c in columns for each in c.rows
    ):
        return False
    return all(match([row[place] or 0.0 for row in rows], column.family, [each[-1] for each in column.rows])
               for place, column in enumerate(columns))  # fmt: skip


def _lists(value: Any, width: int, epochs: int) -> bool:
    numbers = isinstance(value, list | tuple) and len(value) == width and width != epochs
    return numbers and all(isinstance(each, list | tuple) and len(each) == epochs for each in value)


def _length(traces: Sequence[Trace], columns: Sequence[Column], wanted: str) -> Mistake | None:
    """Another number of entries than of epochs."""
    counts = [len(trace.returned) for trace in traces]
    batches = [sum(len(each.steps) for each in trace.learning) for trace in traces]
    if _goes_on(counts, [trace.task.epochs for trace in traces]):
        return Mistake(
            "list_of_all_calls",
            "The list that you return holds the entries of earlier calls, too: make a new list in each call (a default "
            "argument such as history=[] is made once, for all of them).",
        )
    if not any(counts):
        return Mistake("empty_list", f"The list that you return is empty: return {wanted}.")
    if all(count == 1 for count in counts) and len(traces[0].learning) == 1:
        return None  # there was one epoch, which is said
    if counts == batches:
        return Mistake("every_batch", f"You return an entry for each batch: return {wanted}.")
    if all(count == 1 for count in counts):
        entries = [trace.returned[0] for trace in traces]
        if _last([each if isinstance(each, list | tuple) else [each] for each in entries], columns):
            return Mistake(
                "last_epoch",
                f"There is one entry in what you return, that of the last epoch: return {wanted}.",
            )
        return Mistake("one_entry", f"There is one entry in what you return, whatever num_epochs is: return {wanted}.")
    return Mistake(
        "number_of_entries",
        f"You return {counts[0]} entries where num_epochs is {traces[0].task.epochs}: return {wanted}.",
    )


def _goes_on(counts: list[int], epochs: list[int]) -> bool:
    """Whether a list that is right at first has grown by an entry for each epoch of the next call."""
    return counts == list(itertools.accumulate(epochs))


def _entries(first: Any, columns: Sequence[Column], wanted: str) -> Mistake:
    """As many entries as epochs, but not of so many numbers."""
    lengths = {len(each) if isinstance(each, list | tuple) else 1 for each in first}
    if len(columns) > 1 and len(lengths) == 1 and lengths != {len(columns)}:
        count = lengths.pop()
        what = "one number" if count == 1 else f"{count} numbers"
        return Mistake("entries_of_another_length", f"There is {what} for each epoch: return {wanted}."
                       if count == 1 else f"There are {what} for each epoch: return {wanted}.")  # fmt: skip
    return Mistake(
        "entries_are_no_numbers",
        f"An entry of what you return does not hold plain numbers: return {wanted}.",
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
