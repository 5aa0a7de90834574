# Printed by `autograder release softmax_regression`.
"""What is wrong with a data_iter. Labels are row numbers, so what comes in which batch is a fact.

The order is random and unknown; which samples are the same is not. So samples are numbered anew as they first come, and
what slices of any order would give can be compared with what came, over a grid of sizes.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.mistake import Mistake

Batches = list[list[int]]  # the samples of each batch
Slices = Callable[[int, int], Batches]  # of n and batch_size: places in the order

N, SIZE, REST = 261, 16, 5  # 17 batches
GRID = ((N, SIZE), (256, 16), (12, 4), (10, 4), (9, 4), (11, 4), (7, 10), (6, 1), (6, 3), (40, 40), (23, 5), (41, 8),
        (12, 20), (1, 4), (2, 2), (30, 7), (100, 9))  # fmt: skip
SEEDS = (5, 6, 7, 8)
ORDER = [0, 1, 2]
NAMES = ("batch_size", "features", "labels")
KINDS = (
    "dict",
    "list",
    "tuple",
    "int",
    "float",
    "str",
    "bool",
    "set",
    "generator",
    "zip",
    "map",
    "range",
    "NoneType",
    "function",
)


@dataclass(frozen=True)
class Rule:
    """How a wrong data_iter cuts an order of n samples into batches."""

    slices: Slices
    name: str
    sentence: str


def _cut(n: int, size: int) -> Batches:
    """What is right."""
    return [list(range(i, min(i + size, n))) for i in range(0, n, max(1, size))]


def _loop(starts: Callable[[int, int], range], stop: Callable[[int, int, int], int] | None = None) -> Slices:
    """order[i : stop] for each start; a slice ends with the data."""
    end = stop or (lambda i, n, b: i + b)
    return lambda n, b: [list(range(i, max(i, min(end(i, n, b), n)))) for i in starts(n, b)]


def _sliced(starts: Callable[[int, int], range], stop: Callable[[int, int], int]) -> Slices:
    """order[i : stop] as Python slices it: a negative place counts from the end."""
    return lambda n, b: [list(range(n))[i : stop(i, b)] for i in starts(n, b)]


def _every(n: int, b: int) -> range:
    return range(0, n, b)


def _counted(count: Callable[[int, int], int]) -> Slices:
    """As many batches of batch_size as `count` says."""
    return lambda n, b: [list(range(k * b, min(n, (k + 1) * b))) for k in range(count(n, b))]


def _without_empty(slices: Slices) -> Slices:
    return lambda n, b: [batch for batch in slices(n, b) if batch]


def _even(n: int, parts: int) -> Batches:
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
    return [list(range(min(first, n))), *([i + first for i in batch] for batch in _cut(n - first, b))]


def _ceil(n: int, b: int) -> int:
    return -(-n // b)


DROPS = "The last short batch is missing: when batch_size does not divide n, the rest is a batch, too."
EARLY = ("The last batch is missing, even where it is full: the loop ends one batch too early. range(0, n, batch_size) gives "
         "all starts.")  # fmt: skip
AGAIN = "Some samples come again at the end: the last batch holds only what is left, and is shorter."
SAME = ("Every batch of a call is the same: the place where it starts has no effect, or all are drawn with one seed. Cut one order "
        "into batches.")  # fmt: skip
RULES = [
    Rule(_counted(lambda n, b: n // b), "drop_last", DROPS),
    Rule(_loop(lambda n, b: range(0, n - b, b)), "last_batch_missing", EARLY),
    Rule(_counted(lambda n, b: _ceil(n, b) - 1), "last_batch_missing", EARLY),
    Rule(_counted(lambda n, b: n // b - 1), "last_two_missing",
         "The last full batch is missing, and the rest after it: the loop ends too early. range(0, n, batch_size) gives all "
         "starts."),
    Rule(_counted(lambda n, b: n // b + 1), "empty_last",
         "When batch_size divides n, the loop goes on one batch too long, and that batch is empty. "
         "range(0, n, batch_size) gives the right starts."),
    Rule(_counted(lambda n, b: _ceil(n, b) + 1), "empty_last",
         "The loop always goes on one batch too long, and that batch is empty."),
    Rule(lambda n, b: [[], *_cut(n, b)], "empty_first", "The first batch is empty: leave it out."),
    Rule(_counted(lambda n, b: round(n / b)), "rounded_count",
         "The number of batches is rounded: where the rest is less than half a batch, it is missing. It is n / batch_size, "
         "rounded up."),
    Rule(_counted(lambda n, b: max(1, n // b)), "drop_last", DROPS),
    Rule(_counted(lambda n, b: max(1, round(n / b))), "rounded_count",
         "The number of batches is rounded: where the rest is less than half a batch, it is missing. It is n / batch_size, "
         "rounded up."),
    Rule(lambda n, b: _cut(n - 1, b), "a_sample_missing", ""),  # which, is another question
    Rule(_loop(lambda n, b: range(0, n - 1, b)), "single_rest_missing",
         "A rest of one sample is missing: the loop ends at n - 1. A rest of one is a batch, too."),
    Rule(lambda n, b: _cut(n - 2, b), "two_samples_missing", "Two samples never come: the loop ends before the data does."),
    Rule(_sliced(lambda n, b: range(-1, n, b), lambda i, b: i + b), "starts_below_0",
         "The loop starts at -1, which is the last place of the order: start at 0."),
    Rule(_sliced(_every, lambda i, b: i * b), "end_of_slices", "Each slice ends at start * batch_size: it ends at start + batch_size."),
    Rule(_sliced(_every, lambda i, b: i - b), "end_of_slices", "Each slice ends at start - batch_size: it ends at start + batch_size."),
    Rule(_loop(lambda n, b: range(b, n, b)), "skips_first", "The first batch is left out: start at 0."),
    Rule(_loop(lambda n, b: range(b, n + b, b)), "skips_first", "The first batch is left out, and an empty one comes last: "
         "start at 0."),
    Rule(_without_empty(_loop(_every, lambda i, n, b: i + b - 1)), "short_slices",
         "Each batch is one sample short: a slice already leaves out its end, so i + batch_size is right."),
    Rule(_loop(_every, lambda i, n, b: i + b - 1), "short_slices",
         "Each batch is one sample short: a slice already leaves out its end, so i + batch_size is right."),
    Rule(_loop(_every, lambda i, n, b: min(i + b, n - 1)), "last_of_the_order_missing",
         "The last sample of the order never comes: the last slice ends at n - 1. A slice leaves out its end by itself: end it "
         "at n."),
    Rule(_loop(_every, lambda i, n, b: i + b + 1), "long_slices",
         "Each batch is one sample too long, so samples repeat: a slice ends before i + batch_size."),
    Rule(_loop(lambda n, b: range(0, n, max(1, b - 1))), "overlap",
         "Batches overlap by one sample, so samples repeat: the step is batch_size - 1. Step by batch_size."),
    Rule(_loop(lambda n, b: range(0, n, b + 1)), "gaps",
         "Between two batches a sample is left out: the step is batch_size + 1. Step by batch_size."),
    Rule(_loop(lambda n, b: range(0, n, 2 * b)), "every_second_batch",
         "Every second batch is left out: the step is twice as large as the batch. Step by batch_size once."),
    Rule(_loop(lambda n, b: range(0, n, max(1, b // 2))), "overlap",
         "Batches overlap by half, so samples repeat: the step is half a batch. Step by batch_size."),
    Rule(_loop(lambda n, b: range(n)), "step_of_one",
         "A batch begins at every sample, so batches overlap: the loop moves on by one. Give range the step batch_size."),
    Rule(_loop(lambda n, b: range(n - b + 1)), "step_of_one",
         "A batch begins at every sample, so batches overlap: the loop moves on by one. Give range the step batch_size."),
    Rule(_loop(lambda n, b: range(n // b)), "index_of_batch",
         "The number of the batch is used as the place where it starts, so batches overlap and most samples never come: "
         "batch k starts at k * batch_size."),
    Rule(_loop(lambda n, b: range(_ceil(n, b))), "index_of_batch",
         "The number of the batch is used as the place where it starts, so batches overlap and most samples never come: "
         "batch k starts at k * batch_size."),
    Rule(lambda n, b: [list(range(min(b, n)))] * _ceil(n, b), "same_batch", SAME),
    Rule(lambda n, b: [list(range(min(b, n)))] * (n // b), "same_batch", SAME),
    Rule(lambda n, b: [list(range(n))] * _ceil(n, b), "whole_data_each_time",
         "Every batch holds all samples: index with the slice of the order that belongs to the batch."),
    Rule(lambda n, b: [list(range(min(i + b, n))) for i in range(0, n, b)], "growing_batches",
         "Batches grow: each begins at the start of the order again. A slice has a start, too: order[i : i + batch_size]; or "
         "empty the list after each batch."),
    Rule(lambda n, b: [list(range(i, n)) for i in range(0, n, b)], "shrinking_batches",
         "Batches shrink: each goes on to the end of the data. A slice has an end, too: order[i : i + batch_size]."),
    Rule(_loop(_every, lambda i, n, b: b), "slice_ends_at_batch_size",
         "Only the first batch holds samples: the slice ends at batch_size. It ends at i + batch_size."),
    Rule(lambda n, b: [list(range(min(b, n)))], "one_batch",
         "There is only one batch: something, such as return or break, ends the loop after the first. Yield each, and go on."),
    Rule(lambda n, b: [_cut(n, b)[-1]], "last_batch_only",
         "Only the last batch comes: yield stands after the loop. It belongs inside."),
    Rule(lambda n, b: [list(range(n))], "all_in_one_batch",
         "There is only one batch, which holds all samples: cut the order into batches of batch_size."),
    Rule(lambda n, b: [[i] for i in range(n)], "single_samples", "You yield samples one by one: yield batches of them."),
    Rule(lambda n, b: [[k % n for k in range(i, i + b)] for i in range(0, n, b)], "wraps_around",
         "The last batch is filled up with samples that came before: it must hold only what is left."),
    Rule(lambda n, b: [list(range(max(0, min(i, n - b)), min(n, i + b))) for i in range(0, n, b)], "wraps_around",
         "The last batch is full although less is left, so samples repeat: it must hold only what is left."),
    Rule(lambda n, b: [list(range(i, i + b)) if i + b <= n else [*range(i, n)] + [n - 1] * (i + b - n)
                       for i in range(0, n, b)], "repeats_the_last",
         "The last batch is filled up with one sample again and again: it must hold only what is left."),
    Rule(_merged, "only_full_batches_list", "The rest is appended to the last full batch: it is a batch of its own."),
    Rule(_short_first, "short_first", "The short batch comes first. It comes last: full batches first, then the rest."),
    Rule(lambda n, b: _even(n, _ceil(n, b)), "even_batches",
         "The samples are spread evenly over the batches, so batches are not full: each holds batch_size, and the last what "
         "is left."),
    Rule(lambda n, b: _cut(n, _ceil(n, _ceil(n, b))), "even_batches",
         "The samples are spread evenly over the batches, so batches are not full: each holds batch_size, and the last what "
         "is left."),
    Rule(lambda n, b: _even(n, n // b), "even_batches",
         "The samples are split into n // batch_size batches of equal size: each holds batch_size, and what is left is a "
         "batch of its own."),
    Rule(lambda n, b: _cut(n, _ceil(n, max(1, n // b))), "even_batches",
         "The samples are split into n // batch_size batches of equal size: each holds batch_size, and what is left is a "
         "batch of its own."),
    Rule(lambda n, b: _without_empty(lambda n, b: _even(n, b))(n, b), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: _even(n, b), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: _cut(n, _ceil(n, b)), "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: _cut(n, max(1, n // b)), "batch_size_as_count",
         "Batches hold n // batch_size samples: batch_size itself is the number of samples in each."),
    Rule(lambda n, b: [list(range(k * (n // b), (k + 1) * (n // b))) for k in range(b)], "batch_size_as_count",
         "batch_size is taken for the number of batches: it is the number of samples in each."),
    Rule(lambda n, b: _cut(n, b + 1), "larger_batches", "Batches hold batch_size + 1 samples: one too many."),
    Rule(lambda n, b: _cut(n, max(1, b - 1)), "smaller_batches", "Batches hold batch_size - 1 samples: one too few."),
    Rule(lambda n, b: _cut(n, 2 * b), "double_batches", "Batches hold twice as many samples as batch_size says."),
    Rule(lambda n, b: _cut(n, max(1, b // 2)), "half_batches", "Batches hold half as many samples as batch_size says."),
    Rule(lambda n, b: _cut(n, b) if n >= b else [], "no_batch_for_few",
         "Nothing comes where there are fewer samples than batch_size: they are one short batch."),
    Rule(lambda n, b: [*_cut(n, b), list(range(n - n % b, n))] if n % b else _cut(n, b), "rest_comes_twice",
         "The last short batch comes twice: once in the loop, and once after it."),
    Rule(lambda n, b: [*_cut(n, b), _cut(n, b)[-1]], "last_batch_twice",
         "The last batch comes twice: once in the loop, and once after it."),
    Rule(lambda n, b: [batch for batch in _cut(n, b) if len(batch) > 1], "single_rest_missing",
         "A batch of one sample is left out: it is a batch, too."),
]  # fmt: skip


def _relabelled(batches: Batches) -> Batches:
    """Samples numbered as they first come: what does not depend on the order."""
    numbers: dict[int, int] = {}
    return [[numbers.setdefault(sample, len(numbers)) for sample in batch] for batch in batches]


def _capped(batches: Batches, n: int) -> Batches:
    return batches[: _most(n)]


def _most(n: int) -> int:
    """As many batches are looked at; data_iter_called gives one more, if there are more."""
    return 2 * n + 3


@dataclass(frozen=True)
class Pass:
    """One pass over n samples: the samples of each batch by their labels and by their features, as far as it came."""

    n: int
    size: int
    labels: Batches
    features: Batches
    ended: bool

    @property
    def order(self) -> list[int]:
        """The samples in the order in which they came."""
        return [sample for batch in self.labels for sample in batch]

    @property
    def rows(self) -> list[int]:
        """The same, by their features."""
        return [sample for batch in self.features for sample in batch]

    @property
    def right(self) -> bool:
        """Whether batches have the right sizes, and every sample comes once, with its own features."""
        return self.ended and self.labels == self.features and _relabelled(self.labels) == _cut(self.n, self.size)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What kind of thing comes; which samples in which batches; in which order; and then what only some checks ask."""
    main = _ask(ask, N, SIZE)
    if main.error is not None:
        yield from _other_order(ask) or _no_batch_size(ask) or _raised(ask, main)
        return
    passed, odd = _read(main, N, SIZE)
    if passed is None:
        yield from _other_order(ask) or odd
        return
    yield from odd
    if any(mistake.name == "single_samples" for mistake in odd):
        return
    found = _torn(ask, passed) or _mixed_blocks(ask, passed) or _content(ask, passed) or _orders(ask)
    yield from found
    if not found and not odd:
        yield from _manners(ask)


def _ask(ask: Asker, n: int, size: int, seed: int = SEEDS[0], order: Sequence[int] = ORDER) -> Answer:
    return ask.data_iter_called(list(order), size, n, seed)


def _other_order(ask: Asker) -> tuple[Mistake, ...]:
    def right(order: tuple[int, ...]) -> bool:
        if order == (0, 2, 1):  # the same as a pair that is exchanged
            return False
        answer = _ask(ask, N, SIZE, order=order)
        passed = None if answer.error else _read(answer, N, SIZE)[0]
        return passed is not None and sorted(passed.order) == list(range(N)) == sorted(passed.rows)

    return another_order(NAMES, right)


def _no_batch_size(ask: Asker) -> tuple[Mistake, ...]:
    if _ask(ask, N, SIZE, order=(1, 2)).error is not None:
        return ()
    return (Mistake("no_batch_size", "Your data_iter takes no batch_size. It is called with (batch_size, features, labels): write "
                    "these parameters, and take the size of a batch from the first."),)  # fmt: skip


# --- exceptions


def _raised(ask: Asker, main: Answer) -> tuple[Mistake, ...]:
    """The pass over many samples raises."""
    if "out of bounds" in main.raised or "out of range" in main.raised:
        for count in (1000, 60000, 10000, 100, 500):
            if _works_for(ask, count):
                return (Mistake("hardcoded_n", f"The number of samples is fixed in the code, at {count}: take it from "
                                "len(features)."),)  # fmt: skip
    assert main.error is not None
    if "object is not callable" in main.raised:
        return cause(main.error)
    divides = _ask(ask, 256, 16)
    return _only_where("batch_size does not divide the number of samples", cause(main.error)) if divides.error is None \
        else cause(main.error)  # fmt: skip


def _works_for(ask: Asker, count: int) -> bool:
    """Whether so many samples are right, and one less is not."""
    size = max(50, count // 50)
    answers = [_ask(ask, n, size) for n in (count, count - 1)]
    return answers[0].error is None and answers[1].error is not None


def _only_where(condition: str, found: tuple[Mistake, ...]) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(mistake.name, f"Where {condition}, an error is raised: {mistake.sentence}") for mistake in found
    )


# --- what kind of thing comes


def _read(answer: Answer, n: int, size: int) -> tuple[Pass | None, tuple[Mistake, ...]]:
    """The pass, if its batches can be read, and what is odd about how they come."""
    kind, came, _ = answer.value
    came, ended = came[: _most(n)], len(came) <= _most(n)
    if not came:
        return None, _nothing(kind)
    if odd := _no_pairs(kind, came, n, size):
        return None, odd
    odd = ()
    pairs = [(batch[0], batch[1]) for batch in came]
    if all(X.dim() == 1 and y.dim() == 2 and y.shape[1] == 2 for X, y in pairs):
        odd = (Mistake("swapped", "You yield (labels, features): features come first."),)
        pairs = [(y, X) for X, y in pairs]
    if strange := _parts_mixed(pairs, n):
        return None, (strange,)
    if changed := _scaled(pairs):
        return None, (*odd, changed)
    samples = [_samples(X, y) for X, y in pairs]
    if any(each is None for each in samples):
        return None, _shapes(pairs)
    labels, features = ([list(each[part]) for each in samples if each] for part in (0, 1))
    return Pass(n, size, labels, features, ended), odd or _shapes(pairs)


def _parts_mixed(pairs: list[tuple[Tensor, Tensor]], n: int) -> Mistake | None:
    """The wrong things as features or labels."""
    if all(X.shape == y.shape and torch.equal(X, y) for X, y in pairs):
        what = "features" if pairs[0][0].dim() > 1 else "labels"
        return Mistake("same_part_twice", f"Both parts of each pair are the {what}: yield (features, labels).")
    if all(X.shape == (1, n, 2) and y.shape == (1, n) for X, y in pairs):
        return Mistake("none_as_index", "Every batch holds all samples, with a dimension too many: that is what an index of None gives. "
                       "shuffle() works in place and returns None; use the list that was shuffled.")  # fmt: skip
    if len(pairs) < 2:
        return None
    for name, own, other in (("features", 0, 1), ("labels", 1, 0)):
        if all(pair[own].dim() and pair[other].dim() and len(pair[own]) == n > len(pair[other]) for pair in pairs):
            return Mistake(
                f"all_{name}", f"Every batch comes with all {name}: index them by the indices of the batch, too."
            )
    return None


def _scaled(pairs: list[tuple[Tensor, Tensor]]) -> Mistake | None:
    """The features, if their rows are none of the data's."""
    rows = [X.double() for X, _ in pairs if X.dim() == 2 and X.shape[1] == 2 and not X.is_complex()]
    if len(rows) < len(pairs):
        return None
    X, y = torch.cat(rows), torch.cat([y.reshape(-1).double() for _, y in pairs])
    if bool((X[:, 1] - X[:, 0] == 1).all()) and bool((X[:, 0] % 2 == 0).all()):
        return None
    how, gone = "", (X == 0).all(1)
    if bool((gone | ((X[:, 1] - X[:, 0] == 1) & (X[:, 0] % 2 == 0))).all()):
        return _zeros(gone, len(rows[-1]))
    if len(y) == len(X):
        times = (X / torch.stack([2 * y, 2 * y + 1], 1))[y > 0]
        if bool(((times - times.median()).abs() < 1e-4 * times.median().abs()).all()):
            how = f" (multiplied by {float(times.median()):.4g})"
    return Mistake("values_change", f"The values of the features are changed{how}: yield the rows as they are.")


def _zeros(gone: Tensor, last: int) -> Mistake:
    """Rows that are 0 throughout, which none of the data's is."""
    if not bool(gone[:-last].any()):
        return Mistake(
            "pads_with_zeros", "The last batch is filled up with zeros: it must hold only what is left, and is shorter."
        )
    return Mistake("rows_of_zeros", "Some rows of features come as zeros: yield the rows as they are.")


def _samples(X: Tensor, y: Tensor) -> tuple[list[int], list[int]] | None:
    if y.dim() > 2 or (y.dim() == 2 and y.shape[1] != 1 and y.shape[0] != 1) or X.numel() % 2:
        return None
    first = X.reshape(-1, 2)[:, 0] / 2 if (X.dim() > 1 and X.shape[-1] == 2) or X.dim() == 1 else None
    if first is None or not bool(torch.isfinite(first).all()):
        return None
    return [int(v) for v in y.reshape(-1).tolist()], [int(v) for v in first.tolist()]


def _nothing(kind: str) -> tuple[Mistake, ...]:
    if kind == "NoneType":
        return (
            Mistake(
                "returns_none", "Nothing comes back from data_iter: it has neither yield nor return. Yield each batch."
            ),
        )
    if kind in ("function", "method", "builtin_function_or_method"):
        return (Mistake("returns_a_function", "data_iter returns a function and does not call it. Yield the batches, or return "
                        "what the function gives: add ()."),)  # fmt: skip
    if kind in ("int", "float", "bool", "Tensor", "str"):
        return (
            Mistake(
                "returns_no_batches", f"data_iter returns a {kind}: it must give one batch after the other. Use yield."
            ),
        )
    return (Mistake("no_batches", "No batch comes at all: the loop is never entered, or nothing is yielded in it."),)


def _is_tensors(value: Any, count: int) -> bool:
    return isinstance(value, list | tuple) and len(value) == count and all(isinstance(part, Tensor) for part in value)


def _no_pairs(kind: str, came: list[Any], n: int, size: int) -> tuple[Mistake, ...]:
    """What comes, if it is no sequence of pairs of tensors."""
    if kind in ("tuple", "list", "Tensor") and len(came) == 2 and _is_tensors(came, 2):
        if {len(part) if part.dim() else 1 for part in came} == {n}:
            return (Mistake("returns_the_data", "You return one pair with all samples: yield batches of batch_size, one after "
                            "the other."),)  # fmt: skip
        return (Mistake("returns_pair", "You return one pair of tensors, and the loop ends there: use yield, which gives a batch "
                        "and goes on."),)  # fmt: skip
    if (
        kind in ("tuple", "list")
        and len(came) == 2
        and all(isinstance(part, list | tuple) and len(part) > 2 for part in came)
    ):
        return (Mistake("two_lists", "You return a list of all features and a list of all labels: give one pair (features, "
                        "labels) for each batch, such as by zip."),)  # fmt: skip
    batch = came[0]
    if all(isinstance(each, list | tuple) and len(each) == 2 for each in came):
        return () if all(_is_tensors(each, 2) for each in came) else _parts(batch)
    if isinstance(batch, Tensor):
        return _tensors(batch, size)
    if isinstance(batch, list | tuple) and all(_is_tensors(part, 2) for part in batch):
        return (Mistake("list_of_samples", "A batch comes as a list of samples: stack their features into one tensor and their "
                        "labels into another, and yield the two."),)  # fmt: skip
    if isinstance(batch, list | tuple) and all(isinstance(each, list | tuple) for each in came):
        counts = {len(each) for each in came}
        if batch and all(isinstance(part, int) for part in batch):
            return (Mistake("yields_indices", "You yield the indices: yield features[indices], labels[indices]."),)
        if len(counts) == 1:
            return (Mistake("another_number_of_parts", f"Each batch comes with {counts.pop()} parts: it has two, features and "
                            "labels."),)  # fmt: skip
    return (Mistake("no_pair", f"What comes is a {_kind(batch)}: each batch is a pair of tensors (features, labels)."),)


def _kind(value: Any) -> str:
    """The type in words, if it is one of Python's: the name of another is the student's own text."""
    kind = str(getattr(value, "kind", type(value).__name__))
    return kind if kind in KINDS else "thing of another type"


def _tensors(batch: Tensor, size: int) -> tuple[Mistake, ...]:
    """Single tensors come in the place of pairs."""
    what = "yields_one_tensor"
    if batch.dim() == 2 and batch.shape[1] == 2:
        return (Mistake(what, "Only the features of each batch come: yield the pair (features, labels)."),)
    if batch.dim() == 1 and batch.dtype == torch.int64:
        return (Mistake(what, "Each batch is a single tensor of whole numbers, its indices or its labels: yield the pair "
                        "(features, labels)."),)  # fmt: skip
    if batch.dim() == 2 and batch.shape[1] == 3:
        return (Mistake(what, "Features and labels come in one tensor: yield them as a pair."),)
    return (Mistake(what, "Each batch is a single tensor: yield the pair (features, labels)."),)


def _parts(batch: Any) -> tuple[Mistake, ...]:
    """Pairs come, not of tensors."""
    which = [name for name, part in zip(("features", "labels"), batch, strict=True) if not isinstance(part, Tensor)]
    if not which:
        return ()
    what = " and ".join(which)
    if "numpy.ndarray" in [getattr(part, "kind", "") for part in batch]:
        return (Mistake("numpy_arrays", f"The {what} of a batch come as NumPy arrays: they are tensors."),)
    if all(isinstance(part, list | tuple) and part and isinstance(part[0], Tensor) for part in batch):
        return (Mistake("lists_of_rows", "Features and labels of a batch come as lists of rows: make one tensor of each, such as by "
                        "torch.stack, or by indexing with all indices at once."),)  # fmt: skip
    kind = _kind(next(part for part in batch if not isinstance(part, Tensor)))
    return (Mistake("no_tensors", f"The {what} of a batch come as a {kind}: both are tensors."),)


def _shapes(pairs: list[tuple[Tensor, Tensor]]) -> tuple[Mistake, ...]:
    """Another shape or dtype of the parts of a batch."""
    X, y = pairs[0]
    if y.dim() == 0 or (X.dim() == 1 and X.numel() == 2 and y.numel() == 1):
        return (Mistake("single_samples", "You yield samples one by one: yield batches of batch_size of them."),)
    return _labels(X, y) or _features(X)


def _labels(X: Tensor, y: Tensor) -> tuple[Mistake, ...]:
    if y.dtype != torch.int64:
        name = "labels_float" if y.dtype.is_floating_point else "labels_dtype"
        return (Mistake(name, f"The labels change their dtype to {str(y.dtype)[6:]}: leave it as it is."),)
    if y.shape == (len(X), 1):
        return (Mistake("labels_column", "The labels change their shape from (n,) to (n, 1): leave it as it is."),)
    if y.dim() == 2 and y.shape[0] == 1:
        return (
            Mistake(
                "labels_row", "The labels come with a dimension too many, (1, n): leave their shape (n,) as it is."
            ),
        )
    if y.dim() > 1:
        return (Mistake("labels_shape", f"The labels of a batch come with shape {tuple(y.shape)}: they keep their shape (n,), one "
                        "label for each row."),)  # fmt: skip
    return ()


def _features(X: Tensor) -> tuple[Mistake, ...]:
    if X.dtype != torch.float32:
        return (
            Mistake("features_dtype", f"The features change their dtype to {str(X.dtype)[6:]}: leave it as it is."),
        )
    if X.dim() == 1:
        return (
            Mistake("features_flat", "The features of a batch come flattened into one row: leave each row as it is."),
        )
    if X.dim() > 2:
        return (Mistake("features_shape", "The features come with a dimension too many: leave each row as it is."),)
    if X.shape[1] != 2 and X.shape[0] == 2:
        return (Mistake("features_transposed", "The features come transposed: each row is one sample."),)
    if X.shape[1] != 2:
        return (
            Mistake(
                "features_columns",
                f"The rows of features lose their shape: {X.shape[1]} columns come where there are 2.",
            ),
        )
    return ()


# --- which samples in which batches


def _torn(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Features and labels that do not belong together."""
    rows, order = main.rows, main.order
    if main.labels == main.features:
        return ()
    if len(set(order)) == N > len(set(rows)) and _rows_lost(ask):
        return (Mistake("rows_overwritten", "Rows of the caller's features are overwritten by others, so some come twice and others "
                        "are lost: rows of a tensor cannot be exchanged as random.shuffle does it. Shuffle a list of indices."),)  # fmt: skip
    name, how = next((name, how) for name, how, holds in TORN if holds(main, rows, order))
    return (Mistake(name, f"Features and labels do not belong together: {how}. Use the same indices for both."),)


def _stored(order: Sequence[int]) -> bool:
    """Whether samples come as they are stored, each once or not at all."""
    return all(b > a for a, b in itertools.pairwise(order))


def _from_the_start(batches: Batches) -> bool:
    return all(batch == list(range(len(batch))) for batch in batches)


# The first that holds of a pass, its samples by their features, and by their labels.
TORN: tuple[tuple[str, str, Callable[[Pass, list[int], list[int]], bool]], ...] = (
    ("different_lengths", "a batch holds another number of rows than of labels",
     lambda main, rows, order: any(len(a) != len(b) for a, b in zip(main.labels, main.features, strict=True))),
    ("shuffles_labels_only", "the labels are shuffled, the features are not",
     lambda main, rows, order: _stored(rows) and not _stored(order)),
    ("shuffles_features_only", "the features are shuffled, the labels are not",
     lambda main, rows, order: _stored(order) and not _stored(rows)),
    ("first_labels", "every batch comes with the first labels of all",
     lambda main, rows, order: _from_the_start(main.labels)),
    ("first_features", "every batch comes with the first features of all",
     lambda main, rows, order: _from_the_start(main.features)),
    ("torn_inside_batches", "within a batch, they come in different order",
     lambda main, rows, order: all(sorted(a) == sorted(b) for a, b in zip(main.labels, main.features, strict=True))),
    ("labels_shifted", "the labels are shifted against the features, always by the same number of rows",
     lambda main, rows, order: len({(a - b) % main.n for a, b in zip(rows, order, strict=True)}) == 1),
    ("independent", "they are shuffled by two different permutations",
     lambda main, rows, order: sorted(rows) == sorted(order) == list(range(main.n))),
    ("pairs_torn", "the features of a row are those of another sample than its label", lambda main, rows, order: True),
)  # fmt: skip


def _rows_lost(ask: Asker) -> bool:
    """Whether some of the caller's rows are gone after a call."""
    X = torch.arange(120.0).reshape(40, 3)
    answer = ask.data_iter(4, X.clone(), torch.arange(40))
    return isinstance(answer.value, tuple) and len(answer.value[1].unique(dim=0)) < 40


def _content(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Sizes, gaps and repeats."""
    grid = {(n, b): _ask(ask, n, b) for n, b in GRID}
    passes = {at: None if answer.error else _read(answer, *at)[0] or _empty(answer, *at) for at, answer in grid.items()}
    if main.right and not ((later := passes[N, SIZE]) and later.right):
        return _later_calls()
    if all(passed and _relabelled(passed.labels) == _cut(*at) and passed.ended for at, passed in passes.items()):
        return ()
    came = {at: _relabelled(passed.labels) for at, passed in passes.items() if passed}
    raised = {at: answer for at, answer in grid.items() if answer.error}
    for rule in RULES:
        if _agrees(rule.slices, came, raised):
            found = _left_out(ask) if rule.name == "a_sample_missing" else (Mistake(rule.name, rule.sentence),)
            return (*found, *_stored_as_well(ask))
    again = _again(main, passes)
    if raised and not again and main.ended and _relabelled(main.labels) == _cut(N, SIZE):
        return _some_raise(raised, list(passes))
    cause_known = again or _drawn(ask, main) or _constant(came) or _share(came)
    return cause_known or _where(came) or _facts(main) or _some(came)


def _empty(answer: Answer, n: int, size: int) -> Pass | None:
    """The pass in which no batch came."""
    return None if answer.value[1] else Pass(n, size, [], [], True)


def _agrees(slices: Slices, came: dict[tuple[int, int], Batches], raised: dict[tuple[int, int], Answer]) -> bool:
    """Whether a rule gives what came; where an error came instead, it must give a batch that is empty."""
    return _fits(slices, came) and all([] in slices(*at) for at in raised)


def _stored_as_well(ask: Asker) -> tuple[Mistake, ...]:
    """Nothing is shuffled either."""
    passes = [passed for seed in SEEDS[:2] if (passed := _pass(ask, seed))]
    return (NO_SHUFFLE,) if passes and all(len(each.order) > SIZE and _stored(each.order) for each in passes) else ()


def _left_out(ask: Asker) -> tuple[Mistake, ...]:
    """Which one sample never comes: the same for every seed, or another one each time."""
    missing = [set(range(N)) - set(passed.order) for seed in SEEDS if (passed := _pass(ask, seed))]
    if all(each == {0} for each in missing):
        return (Mistake("first_sample_missing", "The first sample of the data never comes: the indices or the loop start at 1. "
                        "Python counts from 0."),)  # fmt: skip
    if all(each == {N - 1} for each in missing):
        return (Mistake("last_sample_missing", "The last sample of the data never comes: the indices, or the loop, end too early. "
                        "range(n) and randperm(n) leave out n by themselves."),)  # fmt: skip
    return (Mistake("one_of_the_order_missing", "One sample never comes, another one each time: the first or the last of the "
                    "shuffled order is left out. It goes from 0 to n; Python leaves out the end by itself."),)  # fmt: skip


def _again(main: Pass, passes: dict[tuple[int, int], Pass | None]) -> tuple[Mistake, ...]:
    """More than one pass over the data, each of them right or the first of them."""
    if not main.ended and all(batch == main.labels[0] for batch in main.labels):
        return (Mistake("stuck", "The same batch comes again and again without end: the place where it starts never moves on. Add "
                        "batch_size to it after each batch."),)  # fmt: skip
    whole = len(_cut(main.n, main.size))
    first = Pass(main.n, main.size, main.labels[:whole], main.labels[:whole], True)
    if not first.right or len(main.labels) == whole:
        return ()
    if not main.ended and not any(main.labels[whole:]):
        return (
            Mistake("endless", "After all samples empty batches come without end: let it end where nothing is left."),
        )
    if not main.ended:
        return (Mistake("endless", "It goes over the data again and again without end: one call is one pass. Let the loop end "
                        "after all samples."),)  # fmt: skip
    count = len(main.labels) / whole
    shown = f"{count:g} times" if count == int(count) else "more than once"
    return (Mistake("many_passes", f"It goes over the data {shown}: one call is one pass."),)


def _some_raise(raised: dict[tuple[int, int], Answer], asked: list[tuple[int, int]]) -> tuple[Mistake, ...]:
    """An error in some sizes, where the others are right."""
    error = next(iter(raised.values())).error
    assert error is not None
    found, condition = cause(error), _condition(set(raised), asked)
    if condition is None:
        return found
    if found:
        return _only_where(condition, found)
    return (Mistake("raises_for_some_sizes", f"Where {condition}, an error is raised: those sizes are right, too."),)


CONDITIONS: tuple[tuple[str, Callable[[int, int], bool]], ...] = (
    ("batch_size divides the number of samples", lambda n, b: n % b == 0),
    ("batch_size does not divide the number of samples", lambda n, b: n % b > 0),
    ("batch_size is larger than the number of samples", lambda n, b: b > n),
    ("batch_size is at least the number of samples", lambda n, b: b >= n),
    ("batch_size is the number of samples", lambda n, b: b == n),
    ("the last batch holds a single sample", lambda n, b: n % b == 1 or b == 1),
    ("one sample is left over", lambda n, b: n % b == 1 and b > 1),
    ("batch_size is 1", lambda n, b: b == 1),
    ("there is one sample only", lambda n, b: n == 1),
    ("batch_size is larger than 1", lambda n, b: b > 1),
)


def _condition(wrong: set[tuple[int, int]], asked: Sequence[tuple[int, int]]) -> str | None:
    """Which of the sizes that were asked are the wrong ones."""
    return next((text for text, holds in CONDITIONS if wrong == {at for at in asked if holds(*at)}), None)


def _drawn(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Samples that are drawn anew for each batch, or with replacement: what repeats depends on the seed."""
    other = _ask(ask, N, SIZE, SEEDS[1])
    passed = None if other.error else _read(other, N, SIZE)[0]
    if passed is None or _relabelled(passed.labels) == _relabelled(main.labels):
        return ()
    lengths = [[len(batch) for batch in each.labels] for each in (main, passed)]
    if lengths[0] != lengths[1] and len(set(main.order)) == len(main.order):
        return (Mistake("random_sizes", "The sizes of the batches depend on chance: each holds batch_size samples, and the last "
                        "what is left."),)  # fmt: skip
    short = " The last short batch is missing, too." if lengths[0] == [SIZE] * (N // SIZE) else (
        " The last batch is full although less is left, too." if lengths[0] == [SIZE] * _ceil(N, SIZE) else "")  # fmt: skip
    if any(len(set(batch)) < len(batch) for batch in main.labels):
        return (Mistake("with_replacement", "Some samples repeat, even within a batch, and others never come, as when indices are "
                        "drawn with replacement, or random.shuffle() is used on a tensor (its swaps lose entries). Use "
                        f"torch.randperm.{short}"),)  # fmt: skip
    if len(set(main.order)) == len(main.order):
        return ()
    return (Mistake("drawn_for_each_batch", "Some samples repeat and others never come: the batch is drawn anew from all samples "
                    f"each time. Shuffle once, before the loop, and cut that order into batches.{short}"),)  # fmt: skip


def _constant(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """A size, a number of batches or of samples that is fixed in the code."""
    batches = came.get((N, SIZE)) or [[]]
    size, count, samples = len(batches[0]), len(batches), sum(map(len, batches))
    if size and all(_cut(n, size) == each for (n, b), each in came.items()):
        return (Mistake("fixed_batch_size", f"batch_size has no effect: batches always hold {size} samples."),)
    if all(
        [batch for batch in _even(n, count) if batch] == [batch for batch in each if batch]
        for (n, _), each in came.items()
    ):
        return (
            Mistake(
                "fixed_number_of_batches", f"There are always {count} batches: their number follows from batch_size."
            ),
        )
    if all(_relabelled(_cut(min(n, 2), b)) == each for (n, b), each in came.items()):
        return (Mistake("columns_for_rows", "Only 2 samples come, as many as features have columns: the number of samples is "
                        "len(features)."),)  # fmt: skip
    for least in (samples, max((sum(map(len, each)) for each in came.values()), default=0)):
        if all(_relabelled(_cut(min(n, least), b)) == each for (n, b), each in came.items()):
            return (Mistake("hardcoded_n", f"At most {least} samples come: their number is fixed in the code. Take it from "
                            "len(features)."),)  # fmt: skip
    if all(_cut(n, b)[:count] == each for (n, b), each in came.items()):
        return (Mistake("fixed_number_of_batches", f"There are never more than {count} batches: something ends the loop too "
                        "early."),)  # fmt: skip
    return ()


def _share(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """A step, an end of slices or a part of the data that is fixed in the code."""
    batches = came.get((N, SIZE)) or [[]]
    for step in range(1, N):
        if -(-N // step) == len(batches) and _fits(_loop(lambda n, b, s=step: range(0, n, s)), came):
            return (Mistake("fixed_step", f"The loop always moves on by {step} samples, batches hold batch_size: give range the step "
                            "batch_size."),)  # fmt: skip
    size = len(batches[0])
    if _fits(_loop(_every, lambda i, n, b: i + size), came):
        return (Mistake("fixed_slice", f"Each slice holds {size} samples, whatever batch_size is, while the loop moves on by "
                        "batch_size: use batch_size in both."),)  # fmt: skip
    for part in range(1, 20):
        for cut in (math.floor, math.ceil, round):
            if _fits(lambda n, b, p=part, c=cut: _cut(c(n * p / 20), b), came):
                return (Mistake("part_of_the_data", f"Only {5 * part} % of the samples come: go over all of them, from 0 to "
                                "len(features)."),)  # fmt: skip
    return ()


def _fits(slices: Slices, came: dict[tuple[int, int], Batches]) -> bool:
    return all(_relabelled(_capped(slices(*at), at[0])) == batches for at, batches in came.items())


def _where(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """For which sizes it goes wrong, and how, where the cause is not known."""
    wrong = {at for at, batches in came.items() if batches != _cut(*at)}
    condition = _condition(wrong, list(came))
    if condition is None:
        return ()
    at = min(wrong)
    return (Mistake("wrong_for_some_sizes", f"Only where {condition} the batches are wrong: {_sizes(came[at], *at)}."),)


def _some(came: dict[tuple[int, int], Batches]) -> tuple[Mistake, ...]:
    """An example of the sizes that go wrong, which have nothing in common."""
    return next(
        (
            (Mistake("wrong_for_some_sizes", f"Some sizes go wrong: {_sizes(batches, *at)}."),)
            for at, batches in came.items()
            if [len(batch) for batch in batches] != [len(batch) for batch in _cut(*at)]
        ),
        (),
    )


def _sizes(batches: Batches, n: int, b: int) -> str:
    def shown(parts: Batches) -> str:
        sizes = [str(len(batch)) for batch in parts]
        return ", ".join(sizes if len(sizes) <= 6 else [*sizes[:3], "...", *sizes[-2:]]) or "none"

    return f"{n} samples with batch_size {b} give batches of {shown(batches)}, where it should be {shown(_cut(n, b))}"


def _facts(main: Pass) -> tuple[Mistake, ...]:
    """What is wrong, where the cause is not known."""
    order, came = main.order, _relabelled(main.labels)
    lengths = [len(batch) for batch in came]
    if lengths != [len(batch) for batch in _cut(N, SIZE)]:
        return (Mistake("wrong_sizes", f"The batches have wrong sizes: {_sizes(came, N, SIZE)}."),)
    repeats, missing = len(order) - len(set(order)), N - len(set(order) & set(range(N)))
    if repeats or missing:
        return (Mistake("not_every_sample_once", f"Of {N} samples {missing} never come, and {repeats} come again: each comes "
                        "once."),)  # fmt: skip
    return ()


# --- in which order


def _mixed_blocks(ask: Asker, main: Pass) -> tuple[Mistake, ...]:
    """Batches as they are stored, in random order: the short one may come before the end."""
    if len(main.labels) != _ceil(N, SIZE):
        return ()
    passes = [passed for seed in SEEDS if (passed := _pass(ask, seed))]
    if len({tuple(each.order) for each in passes}) < 2 or any(len(each.labels) != _ceil(N, SIZE) for each in passes):
        return ()
    return _blocks(passes)


def _orders(ask: Asker) -> tuple[Mistake, ...]:
    """What is not random about the order, over several seeds."""
    ask.fresh()
    passes = [passed for seed in SEEDS if (passed := _pass(ask, seed))]
    if len(passes) < len(SEEDS) or any(sorted(each.order) != list(range(N)) for each in passes):
        return _later_calls()
    orders = [each.order for each in passes]
    if all(order == orders[0] for order in orders):
        return _always_the_same(ask, orders[0])
    if all(order == orders[1] for order in orders[1:]):
        return (Mistake("only_first_call_shuffled", "Only the first call draws an order, later ones come in one and the same: shuffle "
                        "anew at each call."),)  # fmt: skip
    return _turned(orders) or _still(orders) or _pattern(orders) or _places(orders) or _companies(passes)


def _pass(ask: Asker, seed: int, n: int = N, size: int = SIZE) -> Pass | None:
    answer = _ask(ask, n, size, seed)
    return None if answer.error else _read(answer, n, size)[0]


def _later_calls() -> tuple[Mistake, ...]:
    return (Mistake("later_calls_differ", "The first call is right, a later one is not: something is kept from call to call. "
                    "Each call is a pass of its own over all samples."),)  # fmt: skip


NO_SHUFFLE = Mistake(
    "no_shuffle",
    "The samples come in the order in which they are stored, every time: shuffle the indices, and use what is shuffled.",
)


def _always_the_same(ask: Asker, order: list[int]) -> tuple[Mistake, ...]:
    """Four seeds in one process give one order."""
    if _stored(order):
        return (NO_SHUFFLE,)
    if _stored(order[::-1]):
        return (
            Mistake("reversed_order", "The samples come in reverse order, every time: shuffle the indices instead."),
        )
    if len({b - a for a, b in itertools.pairwise(order)}) < 8:
        return (Mistake("fixed_pattern", "The samples come in a regular order, the same every time: it must be random. Shuffle the "
                        "indices."),)  # fmt: skip
    loaded = _pass(ask.fresh(), SEEDS[2])
    if loaded is None or loaded.order != order:
        return (
            Mistake(
                "order_made_once", "The order is drawn once and kept for all later calls: draw a new one at each call."
            ),
        )
    seeded = _draws_alike(ask, *SEEDS[:2])
    if seeded:
        return (Mistake("fixed_seed", f"Each call gives the same order, because it sets the seed of {seeded}; the caller's random "
                        "numbers repeat, too. Do not set a seed."),)  # fmt: skip
    return (Mistake("fixed_order", "Each call gives the same order, whatever the caller's seed: a generator of your own with a fixed "
                    "seed, or numbers fixed in the code. Draw a new permutation each time."),)  # fmt: skip


def _draws_alike(ask: Asker, one: int, other: int) -> str:
    """Whose random numbers after a call are the same for two seeds of the caller."""
    answers = [_ask(ask, N, SIZE, seed) for seed in (one, other)]
    if any(answer.error for answer in answers):
        return ""
    draws = zip(("torch", "numpy", "random"), *(answer.value[2] for answer in answers), strict=True)
    return " and ".join(name for name, a, b in draws if a == b)


def _blocks(passes: list[Pass]) -> tuple[Mistake, ...]:
    """Samples that stay with those they are stored with."""
    blocks = {frozenset(batch) for batch in _cut(N, SIZE)}
    if all({frozenset(batch) for batch in each.labels} <= blocks for each in passes):
        if all(_stored(batch) for each in passes for batch in each.labels):
            return (Mistake("batch_order_only", "Only the order of the batches is random, and the same samples always travel "
                            "together: permute all indices first."),)  # fmt: skip
        if (far := _farthest([each.order for each in passes])) < SIZE / 2:
            return (Mistake("local_shuffle", f"Samples move by {far} places at most: permute all indices at once."),)
        if all([min(batch) for batch in each.labels] == list(range(0, N, SIZE)) for each in passes):
            return (
                Mistake(
                    "within_batch_only", "Samples are shuffled only inside fixed batches: permute all indices first."
                ),
            )
        return (Mistake("blocks_only", "The samples of a batch are always the same, as they are stored: shuffling the batches, and "
                        "inside them, is not enough. Permute all indices first."),)  # fmt: skip
    if all(all(b == a + 1 for a, b in itertools.pairwise(batch)) for each in passes for batch in each.labels):
        return (Mistake("slices_of_the_data", "Each batch is a slice of the data as it is stored: only where it starts is random. "
                        "Permute all indices first."),)  # fmt: skip
    return ()


def _neighbours(order: list[int], step: int) -> float:
    """The part of the samples after which the next of the data comes (1), or the one before (-1)."""
    return sum((b - a) % N == step % N for a, b in itertools.pairwise(order)) / (N - 1)


def _turned(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """The stored order, from another place or the other way round."""
    ahead, back = ([_neighbours(order, step) for order in orders] for step in (1, -1))
    if all(share == 1 for share in ahead):
        return (Mistake("rotates", "The order is only rotated: it starts at a random place, and neighbours stay neighbours. Draw a "
                        "random permutation."),)  # fmt: skip
    if all(max(pair) == 1 for pair in zip(ahead, back, strict=True)):
        return (Mistake("turned_round", "The order is the stored one, forwards or backwards: neighbours stay neighbours. Draw a "
                        "random permutation."),)  # fmt: skip
    return ()


def _pattern(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Neighbours that stay neighbours."""
    ahead, back = ([_neighbours(order, step) for order in orders] for step in (1, -1))
    if any(_stored(order) for order in orders):
        return (Mistake("sometimes_stored", "Some calls give the order in which the samples are stored, others another: shuffle at "
                        "each call."),)  # fmt: skip
    if all(a + b > 0.2 for a, b in zip(ahead, back, strict=True)):
        return (Mistake("shuffled_little", "Many samples that are stored side by side come side by side: the shuffle is incomplete. "
                        "Permute all indices at once."),)  # fmt: skip
    steps = [{(b - a) % N for a, b in itertools.pairwise(order)} for order in orders]
    if all(len(each) <= 8 for each in steps):
        return (Mistake("fixed_pattern", "The order follows a regular pattern, of which only the start is random. Draw a random "
                        "permutation."),)  # fmt: skip
    return ()


def _places(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Places that never change, and samples that hardly move."""
    fixed = [place for place in range(N) if len({order[place] for order in orders}) == 1]
    if fixed:
        return (Mistake("places_fixed", f"The same sample always comes at place {fixed[0]} of the order, whatever the seed: all "
                        "places are random."),)  # fmt: skip
    far = _farthest(orders)
    if far < N / 2:
        return (Mistake("local_shuffle", f"Samples move by {far} places at most: permute all indices at once."),)
    likeness = [_likeness(order) for order in orders]
    if all(each > 0.4 for each in likeness) or all(each < -0.4 for each in likeness):
        return (Mistake("shuffled_little", "Samples come near the place where they are stored: the shuffle is incomplete. Permute all "
                        "indices at once."),)  # fmt: skip
    return ()


def _farthest(orders: list[list[int]]) -> int:
    return max(abs(sample - place) for order in orders for place, sample in enumerate(order))


def _still(orders: list[list[int]]) -> tuple[Mistake, ...]:
    """Samples that stay at their place, whatever the seed."""
    still = [place for place in range(N) if all(order[place] == place for order in orders)]
    if not still:
        return ()
    if still == [0]:
        name, what = "first_stays", "The first sample always stays first: it is left out of the shuffle"
    elif still == [N - 1]:
        name, what = "last_stays", "The last sample always stays last: it is left out of the shuffle"
    elif still == list(range(N - len(still), N)):
        name, what = (
            "only_first_shuffled",
            f"Only the first {N - len(still)} of {N} samples are shuffled, the others stay",
        )
    elif still == list(range(len(still))):
        name, what = "only_last_shuffled", f"The first {len(still)} of {N} samples are not shuffled"
    else:
        name, what = "partly_shuffled", f"{len(still)} of {N} samples stay at their place, whatever the seed"
    return (Mistake(name, f"{what}. Permute all indices."),)


def _likeness(order: Sequence[int]) -> float:
    """The correlation of place and sample; with as many as here, 0.4 does not come by chance."""
    return float(torch.corrcoef(torch.tensor([list(range(len(order))), list(order)], dtype=torch.float64))[0, 1])


def _companies(passes: list[Pass]) -> tuple[Mistake, ...]:
    if all(
        {frozenset(batch) for batch in each.labels} == {frozenset(batch) for batch in passes[0].labels}
        for each in passes
    ):
        return (Mistake("same_company", "The same samples always travel together in a batch, in every call: permute all indices "
                        "anew at each call."),)  # fmt: skip
    if all(_stored(batch) for each in passes for batch in each.labels):
        return (
            Mistake(
                "sorted_batches", "Each batch comes sorted by the place in the data: leave the random order as it is."
            ),
        )
    if all(_stored(batch[::-1]) for each in passes for batch in each.labels):
        return (Mistake("sorted_batches", "Each batch comes sorted backwards: leave the random order as it is."),)
    if len({tuple(each.order) for each in passes}) < len(passes):
        return (Mistake("few_orders", "Only a few different orders come: draw a new permutation at each call."),)
    return ()


# --- what only some checks ask


def _manners(ask: Asker) -> Iterator[Mistake]:
    """Each only where its check has failed."""
    if ask.any_failed("the_order_follows_the_seed"):
        yield from _seeds(ask)
    if ask.any_failed("order_is_new_at_each_call", "samples_mix_across_batches", "order_is_not_the_stored_one"):
        yield from _order_made_once(ask)
    if ask.any_failed("few_samples_are_shuffled_too"):
        yield from _few(ask)
    if ask.any_failed("arguments_are_unchanged"):
        yield from _arguments(ask)
    if ask.any_failed("a_list_of_batches_is_right"):
        yield from _memory(ask)
    if ask.any_failed("features_keep_their_labels", "many_images"):
        yield from _indices(ask)
    if ask.any_failed("rows_keep_shape_and_dtype"):
        yield from _rows(ask)


def _seeds(ask: Asker) -> Iterator[Mistake]:
    if seeded := _draws_alike(ask, *SEEDS[:2]):
        yield Mistake("seeds_afterwards", f"A seed of {seeded} is set in each call, so whoever draws next gets the same numbers each "
                      "time: set none.")  # fmt: skip
        return
    one, again = (_pass(ask.fresh(), SEEDS[0]) for _ in range(2))
    if one and again and one.order != again.order:
        yield Mistake("own_generator", "The order does not follow the caller's seed, so no run can be repeated: a seed or a generator "
                      "comes from the clock or from outside. Draw from random, NumPy or torch as they stand.")  # fmt: skip
        return
    one, again = (_pass(ask, SEEDS[0]) for _ in range(2))
    if one and again and one.order != again.order:
        yield Mistake("order_depends_on_calls", "After the same seed a later call gives another order than the first: a generator or "
                      "an order is kept from call to call. Draw from random, NumPy or torch as they stand.")  # fmt: skip


def _order_made_once(ask: Asker) -> Iterator[Mistake]:
    answer = ask.fresh().data_iter_epochs(SIZE, N, 6)
    if answer.error is None and isinstance(answer.value, list):
        epochs = [[int(label) for y in epoch for label in y.reshape(-1).tolist()] for epoch in answer.value]
        if len({tuple(epoch) for epoch in epochs}) < len(epochs):
            yield Mistake(
                "same_order_again", "Several calls in a row give the same order: draw a new one at each call."
            )


def _few(ask: Asker) -> Iterator[Mistake]:
    """Few samples that are not shuffled, or not across batches, where many are."""
    stored, apart = [], []
    asked = ((12, 4), (8, 4), (12, 5), (12, 12), (12, 20), (6, 6), (6, 8))
    for n, size in asked:
        answer = ask.data_iter_epochs(size, n, 16)
        if answer.error is not None or not isinstance(answer.value, list):
            return
        epochs = [[[int(label) for label in y.reshape(-1).tolist()] for y in epoch] for epoch in answer.value]
        stored += [(n, size)] * all(_stored([label for batch in epoch for label in batch]) for epoch in epochs)
        blocks = {frozenset(batch) for batch in _cut(n, size)}
        apart += [(n, size)] * (
            len(blocks) > 1 and all({frozenset(batch) for batch in epoch} == blocks for epoch in epochs)
        )
    if stored:
        if all(size >= n for n, size in stored):
            only = "" if len(stored) == 4 else ", if batch_size is larger than the number of samples" if all(
                size > n for n, size in stored) else ", if batch_size is the number of samples"  # fmt: skip
            yield Mistake(
                "one_batch_unshuffled", f"A single batch comes in stored order{only}: shuffle in this case, too."
            )
        else:
            yield Mistake("few_unshuffled", "Few samples come in the order in which they are stored, many are shuffled: shuffle, "
                          "however few there are.")  # fmt: skip
    elif apart:
        yield Mistake("small_data_unmixed", "Few samples stay in the batches in which they are stored: permute them all first, "
                      "however few they are.")  # fmt: skip


def _arguments(ask: Asker) -> Iterator[Mistake]:
    X, y = torch.arange(36.0).reshape(12, 3), torch.arange(12)
    answer = ask.data_iter(5, X.clone(), y.clone())
    if answer.error is not None:
        yield from cause(answer.error)
        return
    if not isinstance(answer.value, tuple) or len(answer.value) != 3:
        return
    _, features, labels = answer.value
    changed = [(name, before, after) for name, before, after in (("features", X, features), ("labels", y, labels))
               if before.shape != after.shape or not torch.equal(before.double(), after.double())]  # fmt: skip
    if not changed:
        return
    what = " and ".join(name for name, _, _ in changed)
    if all(before.shape == after.shape and _same_rows(before, after) for _, before, after in changed):
        yield Mistake("shuffles_in_place", f"The caller's own {what} are permuted: shuffle indices, not the data.")
    else:
        yield Mistake("changes_arguments", f"The caller's own {what} are changed: work on copies, or on indices.")


def _same_rows(one: Tensor, other: Tensor) -> bool:
    """Whether two tensors hold the same rows, in whatever order."""
    return sorted(one.reshape(len(one), -1).tolist()) == sorted(other.reshape(len(other), -1).tolist())


def _memory(ask: Asker) -> Iterator[Mistake]:
    answer = ask.data_iter_list(4, 14)
    if answer.error is not None:
        yield from cause(answer.error)
        return
    labels = [y.reshape(-1).tolist() for _, y in answer.value]
    rows = [(X.reshape(len(X), -1)[:, 0] / 2).tolist() for X, _ in answer.value]
    parts = [name for name, each in (("features", rows), ("labels", labels))
             if sorted(v for batch in each for v in batch) != list(range(14))]  # fmt: skip
    if parts:
        yield Mistake("fills_the_same_tensor", f"The {' and '.join(parts)} of all batches share their memory: list(data_iter(...)) "
                      "holds the last one again and again. Make a new tensor for each.")  # fmt: skip


def _indices(ask: Asker) -> Iterator[Mistake]:
    """Indices in the place of labels: the same only where labels are row numbers."""
    answer = ask.data_iter(5, torch.arange(24.0).reshape(12, 2), torch.arange(50, 62))
    if answer.error is not None:
        yield from cause(answer.error)
    elif isinstance(answer.value, tuple) and all(
        _samples(X, y) == (y.tolist(), y.tolist()) for X, y in answer.value[0]
    ):
        yield Mistake("indices_for_labels", "The indices of the samples come in the place of their labels: yield features[indices], "
                      "labels[indices].")  # fmt: skip


def _rows(ask: Asker) -> Iterator[Mistake]:
    """Shapes and dtypes of rows: images, a single column, float64."""
    for shape, dtype in itertools.product(((3,), (1, 2, 3), (1,)), (torch.float32, torch.float64)):
        X, y = torch.arange(7 * math.prod(shape), dtype=dtype).reshape(7, *shape), torch.arange(7)
        answer = ask.data_iter(2, X, y)
        kind = f"{str(dtype)[6:]} rows of shape {shape}"
        if answer.error is not None:
            found = cause(answer.error)
            yield from (Mistake(each.name, f"With {kind} an error is raised: {each.sentence}") for each in found)
            if found:
                return
        elif isinstance(answer.value, tuple) and (wrong := _changed_rows(answer.value[0], X, kind)):
            yield wrong
            return


def _changed_rows(batches: Any, features: Tensor, kind: str) -> Mistake | None:
    several = [batch for batch in batches if batch[1].numel() > 1]
    if (
        len(several) < len(batches)
        and all(X.shape[1:] == features.shape[1:] and y.dim() == 1 for X, y in several)
        and any(y.shape != (1,) or X.shape != (1, *features.shape[1:]) for X, y in batches if y.numel() == 1)
    ):
        return Mistake("single_row", "A batch of one sample comes without its first dimension, as squeeze() or a single index leave "
                       "it: features keep the shape (1, ...), and labels (1,).")  # fmt: skip
    for X, y in batches:
        if X.dtype != features.dtype:
            name = "features_float32" if X.dtype == torch.float32 else "features_dtype"
            return Mistake(name, f"The features change their dtype, {kind} to {str(X.dtype)[6:]}: leave it as it is.")
        if X.shape[1:] != features.shape[1:]:
            return Mistake("features_flat" if X.dim() < features.dim() else "features_shape", f"The features lose their shape, {kind} "
                           f"come as {tuple(X.shape[1:])}: leave each row as it is.")  # fmt: skip
        if y.shape != X.shape[:1]:
            return Mistake(
                "labels_shape", f"With {kind} the labels of a batch lose their shape: there is one for each row, (n,)."
            )
        if y.dtype != torch.int64:
            return Mistake("labels_dtype", f"The labels change their dtype to {str(y.dtype)[6:]}: leave it as it is.")
        if not torch.equal(X, features[y]):
            return Mistake(
                "values_change", f"With {kind} the values of the features are not those of the data: leave them."
            )
    return None
