# Printed by `autograder release linear_regression`.
"""The ways in which a wrong data_iter cuts an order of samples into batches."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

Batches = list[list[int]]  # the samples of each batch
Slices = Callable[[int, int], Batches]  # of n and batch_size: places in the order


@dataclass(frozen=True)
class Rule:
    """How a wrong data_iter cuts an order of n samples into batches."""

    slices: Slices
    name: str
    sentence: str


def cut(n: int, size: int) -> Batches:
    """What is right."""
    return [list(range(i, min(i + size, n))) for i in range(0, n, max(1, size))]


def loop(starts: Callable[[int, int], range], stop: Callable[[int, int, int], int] | None = None) -> Slices:
    """order[i : stop] for each start; a slice ends with the data."""
    end = stop or (lambda i, n, b: i + b)
    return lambda n, b: [list(range(i, max(i, min(end(i, n, b), n)))) for i in starts(n, b)]


def _sliced(starts: Callable[[int, int], range], stop: Callable[[int, int], int]) -> Slices:
    """order[i : stop] as Python slices it: a negative place counts from the end."""
    return lambda n, b: [list(range(n))[i : stop(i, b)] for i in starts(n, b)]


def every(n: int, b: int) -> range:
    return range(0, n, b)


def _counted(count: Callable[[int, int], int]) -> Slices:
    """As many batches of batch_size as `count` says."""
    return lambda n, b: [list(range(k * b, min(n, (k + 1) * b))) for k in range(count(n, b))]


def _without_empty(slices: Slices) -> Slices:
    return lambda n, b: [batch for batch in slices(n, b) if batch]


def even(n: int, parts: int) -> Batches:
    """As array_split: parts whose sizes differ by one at most."""
    parts = max(1, parts)
    size, more = divmod(n, parts)
    ends = [0, *itertools.accumulate(size + (k < more) for k in range(parts))]
    return [list(range(a, b)) for a, b in itertools.pairwise(ends)]


def _merged(n: int, b: int) -> Batches:
    """The rest goes into the last full batch."""
    full = max(1, n // b)
    return [list(range(k * b, (k + 1) * b if k < full - 1 else n)) for k in range(full)]


def _short_first(n: int, b: int) -> Batches:
    first = n % b or b
    return [list(range(min(first, n))), *([i + first for i in batch] for batch in cut(n - first, b))]


def ceil(n: int, b: int) -> int:
    return -(-n // b)


DROPS = "The last short batch is missing: when batch_size does not divide n, the rest is a batch, too."
EARLY = ("The last batch is missing, even where it is full: the loop ends one batch too early. range(0, n, batch_size) gives "
         "all starts.")  # fmt: skip
AGAIN = "Some samples come again at the end: the last batch holds only what is left, and is shorter."
SAME = ("Every batch of a call is the same: the place where it starts has no effect, or all are drawn with one seed. Cut one order "
        "into batches.")  # fmt: skip
RULES = [
    Rule(_counted(lambda n, b: n // b), "drop_last", DROPS),
    Rule(loop(lambda n, b: range(0, n - b, b)), "last_batch_missing", EARLY),
    Rule(_counted(lambda n, b: ceil(n, b) - 1), "last_batch_missing", EARLY),
    Rule(_counted(lambda n, b: n // b - 1), "last_two_missing",
         "The last full batch is missing, and the rest after it: the loop ends too early. range(0, n, batch_size) gives all "
         "starts."),
    Rule(_counted(lambda n, b: n // b + 1), "empty_last",
         "When batch_size divides n, the loop goes on one batch too long, and that batch is empty. "
         "range(0, n, batch_size) gives the right starts."),
    Rule(_counted(lambda n, b: ceil(n, b) + 1), "empty_last",
         "The loop always goes on one batch too long, and that batch is empty."),
    Rule(lambda n, b: [[], *cut(n, b)], "empty_first", "The first batch is empty: leave it out."),
    Rule(_counted(lambda n, b: round(n / b)), "rounded_count",
         "The number of batches is rounded: where the rest is less than half a batch, it is missing. It is n / batch_size, "
         "rounded up."),
    Rule(_counted(lambda n, b: max(1, n // b)), "drop_last", DROPS),
    Rule(_counted(lambda n, b: max(1, round(n / b))), "rounded_count",
         "The number of batches is rounded: where the rest is less than half a batch, it is missing. It is n / batch_size, "
         "rounded up."),
    Rule(lambda n, b: cut(n - 1, b), "a_sample_missing", ""),  # which, is another question
    Rule(loop(lambda n, b: range(0, n - 1, b)), "single_rest_missing",
         "A rest of one sample is missing: the loop ends at n - 1. A rest of one is a batch, too."),
    Rule(lambda n, b: cut(n - 2, b), "two_samples_missing", "Two samples never come: the loop ends before the data does."),
    Rule(_sliced(lambda n, b: range(-1, n, b), lambda i, b: i + b), "starts_below_0",
         "The loop starts at -1, which is the last place of the order: start at 0."),
    Rule(_sliced(every, lambda i, b: i * b), "end_of_slices", "Each slice ends at start * batch_size: it ends at start + batch_size."),
    Rule(_sliced(every, lambda i, b: i - b), "end_of_slices", "Each slice ends at start - batch_size: it ends at start + batch_size."),
    Rule(loop(lambda n, b: range(b, n, b)), "skips_first", "The first batch is left out: start at 0."),
    Rule(loop(lambda n, b: range(b, n + b, b)), "skips_first", "The first batch is left out, and an empty one comes last: "
         "start at 0."),
    Rule(_without_empty(loop(every, lambda i, n, b: i + b - 1)), "short_slices",
         "Each batch is one sample short: a slice already leaves out its end, so i + batch_size is right."),
    Rule(loop(every, lambda i, n, b: i + b - 1), "short_slices",
         "Each batch is one sample short: a slice already leaves out its end, so i + batch_size is right."),
    Rule(loop(every, lambda i, n, b: min(i + b, n - 1)), "last_of_the_order_missing",
         "The last sample of the order never comes: the last slice ends at n - 1. A slice leaves out its end by itself: end it "
         "at n."),
    Rule(loop(every, lambda i, n, b: i + b + 1), "long_slices",
         "Each batch is one sample too long, so samples repeat: a slice ends before i + batch_size."),
    Rule(loop(lambda n, b: range(0, n, max(1, b - 1))), "overlap",
         "Batches overlap by one sample, so samples repeat: the step is batch_size - 1. Step by batch_size."),
    Rule(loop(lambda n, b: range(0, n, b + 1)), "gaps",
         "Between two batches a sample is left out: the step is batch_size + 1. Step by batch_size."),
    Rule(loop(lambda n, b: range(0, n, 2 * b)), "every_second_batch",
         "Every second batch is left out: the step is twice as large as the batch. Step by batch_size once."),
    Rule(loop(lambda n, b: range(0, n, max(1, b // 2))), "overlap",
         "Batches overlap by half, so samples repeat: the step is half a batch. Step by batch_size."),
    Rule(loop(lambda n, b: range(n)), "step_of_one",
         "A batch begins at every sample, so batches overlap: the loop moves on by one. Give range the step batch_size."),
    Rule(loop(lambda n, b: range(n - b + 1)), "step_of_one",
         "A batch begins at every sample, so batches overlap: the loop moves on by one. Give range the step batch_size."),
    Rule(loop(lambda n, b: range(n // b)), "index_of_batch",
         "The number of the batch is used as the place where it starts, so batches overlap and most samples never come: "
         "batch k starts at k * batch_size."),
    Rule(loop(lambda n, b: range(ceil(n, b))), "index_of_batch",
         "The number of the batch is used as the place where it starts, so batches overlap and most samples never come: "
         "batch k starts at k * batch_size."),
    Rule(lambda n, b: [list(range(min(b, n)))] * ceil(n, b), "same_batch", SAME),
    Rule(lambda n, b: [list(range(min(b, n)))] * (n // b), "same_batch", SAME),
    Rule(lambda n, b: [list(range(n))] * ceil(n, b), "whole_data_each_time",
         "Every batch holds all samples: index with the slice of the order that belongs to the batch."),
    Rule(lambda n, b: [list(range(min(i + b, n))) for i in range(0, n, b)], "growing_batches",
         "Batches grow: each begins at the start of the order again. A slice has a start, too: order[i : i + batch_size]; or "
         "empty the list after each batch."),
    Rule(lambda n, b: [list(range(i, n)) for i in range(0, n, b)], "shrinking_batches",
         "Batches shrink: each goes on to the end of the data. A slice has an end, too: order[i : i + batch_size]."),
    Rule(loop(every, lambda i, n, b: b), "slice_ends_at_batch_size",
         "Only the first batch holds samples: the slice ends at batch_size. It ends at i + batch_size."),
    Rule(lambda n, b: [list(range(min(b, n)))], "one_batch",
         "There is only one batch: something, such as return or break, ends the loop after the first. Yield each, and go on."),
    Rule(lambda n, b: [cut(n, b)[-1]], "last_batch_only",
         "Only the last batch comes: yield stands after the loop. It belongs inside."),
    Rule(lambda n, b: [list(range(n))], "all_in_one_batch",
         "There is only one batch, which holds all samples: cut the order into batches of batch_size."),
    Rule(lambda n, b: [[i] for i in range(n)], "single_samples", "You yield samples one by one: yield batches of them."),
    Rule(lambda n, b: [[k % n for k in range(i, i + b)] for i in range(0, n, b)], "wraps_around",
         "The last batch is filled up with samples that came before: it must hold only what is left."),
    Rule(lambda n, b: [[*range(i, min(i + b, n)), *range(min(n, max(0, i + b - n)))] for i in range(0, n, b)], "wraps_around",
         "The last batch is filled up with samples that came before: it must hold only what is left."),
    Rule(lambda n, b: [list(range(max(0, min(i, n - b)), min(n, i + b))) for i in range(0, n, b)], "wraps_around",
         "The last batch is full although less is left, so samples repeat: it must hold only what is left."),
    Rule(lambda n, b: [list(range(i, i + b)) if i + b <= n else [*range(i, n)] + [n - 1] * (i + b - n)
                       for i in range(0, n, b)], "repeats_the_last",
         "The last batch is filled up with one sample again and again: it must hold only what is left."),
    Rule(_merged, "only_full_batches_list", "The rest is appended to the last full batch: it is a batch of its own."),
    Rule(_short_first, "short_first", "The short batch comes first. It comes last: full batches first, then the rest."),
    Rule(lambda n, b: even(n, ceil(n, b)), "even_batches",
         "The samples are spread evenly over the batches, so batches are not full: each holds batch_size, and the last what "
         "is left."),
    Rule(lambda n, b: cut(n, ceil(n, ceil(n, b))), "even_batches",
         "The samples are spread evenly over the batches, so batches are not full: each holds batch_size, and the last what "
         "is left."),
    Rule(lambda n, b: even(n, n // b), "even_batches",
         "The samples are split into n // batch_size batches of equal size: each holds batch_size, and what is left is a "
         "batch of its own."),
    Rule(lambda n, b: cut(n, ceil(n, max(1, n // b))), "even_batches",
         "The samples are split into n // batch_size batches of equal size: each holds batch_size, and what is left is a "
         "batch of its own."),
    Rule(lambda n, b: _without_empty(lambda n, b: even(n, b))(n, b), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: even(n, b), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: cut(n, ceil(n, b)), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: cut(n, max(1, n // b)), "batch_size_as_count",
         "Batches hold n // batch_size samples: batch_size itself is the number of samples in each."),
    Rule(lambda n, b: [list(range(k * (n // b), (k + 1) * (n // b))) for k in range(b)], "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: cut(n, b + 1), "larger_batches", "Batches hold batch_size + 1 samples: one too many."),
    Rule(lambda n, b: cut(n, max(1, b - 1)), "smaller_batches", "Batches hold batch_size - 1 samples: one too few."),
    Rule(lambda n, b: cut(n, 2 * b), "double_batches", "Batches hold twice as many samples as batch_size says."),
    Rule(lambda n, b: cut(n, max(1, b // 2)), "half_batches", "Batches hold half as many samples as batch_size says."),
    Rule(lambda n, b: cut(n, b) if n >= b else [], "no_batch_for_few",
         "Nothing comes where there are fewer samples than batch_size: they are one short batch."),
    Rule(lambda n, b: [*cut(n, b), list(range(n - n % b, n))] if n % b else cut(n, b), "rest_comes_twice",
         "The last short batch comes twice: once in the loop, and once after it."),
    Rule(lambda n, b: [*cut(n, b), cut(n, b)[-1]], "last_batch_twice",
         "The last batch comes twice: once in the loop, and once after it."),
    Rule(lambda n, b: [batch for batch in cut(n, b) if len(batch) > 1], "single_rest_missing",
         "A batch of one sample is left out: it is a batch, too."),
]  # fmt: skip
