"""What a training loop returns in place of a list with one entry for each epoch."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from torch import Tensor

from autograder.naming.asking import Answer
from autograder.naming.kinds import another_kind
from autograder.naming.loop_columns import Column
from autograder.naming.loops import Trace
from autograder.naming.mistake import Mistake
from autograder.naming.totals import match


def table(returned: Any, width: int) -> list[list[float]] | None:
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


def form(traces: Sequence[Trace], columns: Sequence[Column]) -> Iterator[Mistake]:
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
    elif any(table(each, len(columns)) is None for each in values):
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
