"""Families of numbers: every way that we know to make one number of an epoch's losses, or of its right rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from autograder.naming.asking import same


@dataclass
class Rows:
    """One batch of an epoch: losses and right rows, when it was seen, after its update, and after the epoch."""

    n: int
    losses: tuple[Tensor, Tensor, Tensor]
    right: tuple[Tensor, Tensor, Tensor]
    scores: Tensor
    y: Tensor


Family = list[tuple[str, str, Callable[[list[Rows]], float]]]
DIVIDE = "Divide the sum over all samples by their number."
WHEN = (("", ""), ("_after_update", " It comes from a second forward pass, after the update: use the scores and losses from before it."),
        ("_after_epoch", " It is computed after the whole epoch: add it up batch by batch, before each update."))  # fmt: skip


def _samples(rows: list[Rows]) -> int:
    return sum(each.n for each in rows)


def _numbers(what: str, pick: Callable[[Rows], Tensor], features: int, classes: int, divide: str) -> Family:
    """Ways to make one number of the rows' losses, or of their being right, from the most usual on."""

    def total(rows: list[Rows]) -> float:
        return sum(float(pick(each).sum()) for each in rows)

    def means(rows: list[Rows]) -> list[float]:
        return [float(pick(each).mean()) for each in rows]

    def running(rows: list[Rows], keep: float, start: float | None) -> float:
        value = start if start is not None else means(rows)[0]
        for mean in means(rows) if start is not None else means(rows)[1:]:
            value = keep * value + (1 - keep) * mean
        return value

    samples = _samples
    return [
        ("", "", lambda r: total(r) / samples(r)),
        (f"{what}_total", f"is the sum over all samples. {divide}", total),
        (f"mean_of_batch_{what}", "is the mean of the batches' means, so a short batch counts as much as a full one. "
         f"{divide}", lambda r: sum(means(r)) / len(r)),
        (f"sum_of_batch_{what}", f"is the sum of the batches' means. {divide}", lambda r: sum(means(r))),
        (f"{what}_mean_over_n", f"adds up the batches' means and divides by the number of samples. {divide}",
         lambda r: sum(means(r)) / samples(r)),
        (f"{what}_over_batches", f"is the sum divided by the number of batches. {divide}", lambda r: total(r) / len(r)),
        (f"last_batch_{what}", "is that of the last batch alone. Add up over all batches.", lambda r: means(r)[-1]),
        (f"last_batch_{what}", "is the sum of the last batch alone. Add up over all batches.",
         lambda r: float(pick(r[-1]).sum())),
        (f"first_batch_{what}", "is that of the first batch alone. Add up over all batches.", lambda r: means(r)[0]),
        (f"first_batch_{what}", "is the sum of the first batch alone. Add up over all batches.",
         lambda r: float(pick(r[0]).sum())),
        (f"last_batch_{what}", "is the sum of the last batch alone, divided by all samples. Add up over all batches.",
         lambda r: float(pick(r[-1]).sum()) / samples(r)),
        (f"{what}_nominal_batch", f"counts every batch as long as the first. {divide}",
         lambda r: total(r) / (len(r) * r[0].n)),
        (f"{what}_nominal_batch", f"counts every batch as long as the first. {divide}",
         lambda r: sum(means(r)) * r[0].n / samples(r)),
        (f"{what}_over_last_size", f"is divided by the size of the last batch. {divide}", lambda r: total(r) / r[-1].n),
        (f"{what}_over_last_size", f"counts every batch as long as the last. {divide}",
         lambda r: total(r) / (len(r) * r[-1].n)),
        (f"{what}_over_first_size", f"is divided by the size of the first batch. {divide}", lambda r: total(r) / r[0].n),
        (f"{what}_over_last_size", f"adds up the batches' means and divides by the size of the last batch. {divide}",
         lambda r: sum(means(r)) / r[-1].n),
        (f"{what}_times_n", f"multiplies the sum of each batch by its size once more. {divide}",
         lambda r: sum(float(pick(e).sum()) * e.n for e in r) / samples(r)),
        (f"{what}_times_n", f"multiplies the sum of each batch by its size, and does not divide. {divide}",
         lambda r: sum(float(pick(e).sum()) * e.n for e in r)),
        (f"{what}_multiplied", f"is multiplied by the number of samples. {divide}", lambda r: total(r) * samples(r)),
        (f"{what}_upside_down", f"is the number of samples divided by the sum. {divide}", lambda r: samples(r) / total(r)),
        (f"{what}_divided_twice", f"divides the mean of each batch by its size once more. {divide}",
         lambda r: sum(float(pick(e).mean()) / e.n for e in r) / samples(r)),
        (f"{what}_divided_twice", f"is divided by the number of samples twice. {divide}", lambda r: total(r) / samples(r) ** 2),
        (f"{what}_divided_twice", f"is divided by the number of samples and by that of batches. {divide}",
         lambda r: total(r) / samples(r) / len(r)),
        (f"{what}_divided_twice", f"is the sum of the batches' means, divided by the number of batches twice. {divide}",
         lambda r: sum(means(r)) / len(r) ** 2),
        (f"{what}_off_by_one", f"is divided by the number of samples plus one. {divide}", lambda r: total(r) / (samples(r) + 1)),
        (f"{what}_off_by_one", f"is divided by the number of samples less one. {divide}", lambda r: total(r) / (samples(r) - 1)),
        (f"{what}_off_by_one", f"is the sum of the batches' means, divided by their number plus one. {divide}",
         lambda r: sum(means(r)) / (len(r) + 1)),
        (f"{what}_off_by_one", f"is the sum of the batches' means, divided by their number less one. {divide}",
         lambda r: sum(means(r)) / (len(r) - 1)),
        (f"{what}_leaves_out_last", "leaves the last batch out of the sum, but counts its samples.",
         lambda r: total(r[:-1]) / samples(r)),
        (f"{what}_leaves_out_first", "leaves the first batch out of the sum, but counts its samples.",
         lambda r: total(r[1:]) / samples(r)),
        (f"{what}_leaves_out_last", "leaves out the last batch.", lambda r: total(r[:-1]) / samples(r[:-1])),
        (f"{what}_leaves_out_first", "leaves out the first batch.", lambda r: total(r[1:]) / samples(r[1:])),
        (f"{what}_of_one_sample", "takes one sample of each batch. All of them count.",
         lambda r: sum(float(pick(e)[0]) for e in r) / samples(r)),
        (f"{what}_of_one_sample", "takes one sample of each batch. All of them count.",
         lambda r: sum(float(pick(e)[0]) for e in r) / len(r)),
        (f"{what}_largest", "takes the largest of each batch.", lambda r: sum(float(pick(e).max()) for e in r) / len(r)),
        (f"{what}_largest", "is that of the worst batch alone.", lambda r: max(means(r))),
        (f"{what}_smallest", "is that of the best batch alone.", lambda r: min(means(r))),
        (f"{what}_median", "is the median of the batches' means.", lambda r: float(torch.tensor(means(r)).median())),
        *((f"{what}_running", f"is a running average, in which late batches count more. {divide}",
           lambda r, keep=keep, start=start: running(r, keep, start)) for keep in (0.5, 0.9, 0.99) for start in (None, 0.0)),
        (f"{what}_whole_numbers", "is cut to a whole number. Keep it a float.", lambda r: float(int(total(r) / samples(r)))),
        (f"{what}_whole_numbers", "is cut to whole numbers, batch by batch. Keep it a float.",
         lambda r: sum(int(pick(e).sum()) for e in r) / samples(r)),
        (f"{what}_whole_numbers", "is cut to whole numbers, batch by batch. Keep it a float.",
         lambda r: sum(int(mean) for mean in means(r)) / len(r)),
        *((f"{what}_rounded", f"is rounded to {digits} digits.",
           lambda r, digits=digits: round(total(r) / samples(r), digits)) for digits in (0, 1, 2, 3)),
        (f"{what}_negative", "has a minus sign too many.", lambda r: -total(r) / samples(r)),
        (f"{what}_halved", "is half of what it should be.", lambda r: total(r) / samples(r) / 2),
        (f"{what}_doubled", "is twice what it should be: it is added up twice.", lambda r: 2 * total(r) / samples(r)),
        (f"{what}_over_features", "is divided by the number of entries of X, n * d, not by the number of samples.",
         lambda r: total(r) / samples(r) / features),
        (f"{what}_over_features", "is the sum divided by the number of features.", lambda r: total(r) / features),
        (f"{what}_times_features", "counts every entry of X, n * d, in the sum, and divides by the number of samples.",
         lambda r: total(r) / samples(r) * features),
        (f"{what}_over_classes", "is divided by the number of scores, n * q, not by the number of samples.",
         lambda r: total(r) / samples(r) / classes),
        (f"{what}_over_classes", "is divided by the number of classes.", lambda r: total(r) / classes),
    ]  # fmt: skip


def _of_right(rows: list[Rows]) -> float:
    return sum(float(each.right[0].sum()) for each in rows)


LOSS_ALONE: Family = [
    ("loss_perplexity", "is exp of the mean loss. Return the mean itself.",
     lambda r: math.exp(sum(float(e.losses[0].sum()) for e in r) / _samples(r))),
    ("loss_root", "is the square root of the mean. Return the mean itself.",
     lambda r: math.sqrt(sum(float(e.losses[0].sum()) for e in r) / _samples(r))),
    ("loss_over_right", "is divided by the number of right rows, not by that of all samples.",
     lambda r: sum(float(e.losses[0].sum()) for e in r) / _of_right(r)),
    ("loss_of_right_rows", "is that of the right rows only.",
     lambda r: sum(float((e.losses[0] * e.right[0]).sum()) for e in r) / _samples(r)),
    ("loss_is_zero", "is always 0: nothing is added to it.", lambda r: 0.0),
]  # fmt: skip
ACCURACY_ALONE: Family = [
    ("accuracy_is_zero", "is always 0: nothing is added to it.", lambda r: 0.0),
    ("accuracy_is_one", "is always 1.", lambda r: 1.0),
    ("accuracy_percent", "is in percent. Return a fraction between 0 and 1.", lambda r: 100 * _of_right(r) / _samples(r)),
    ("accuracy_errors", "is the fraction of wrong rows.", lambda r: 1 - _of_right(r) / _samples(r)),
    ("accuracy_errors", "is the number of wrong rows.", lambda r: _samples(r) - _of_right(r)),
    ("accuracy_argmin", "takes the smallest score for the guess (argmin, or minus the scores).",
     lambda r: sum(float((e.scores.argmin(1) == e.y).sum()) for e in r) / _samples(r)),
    ("accuracy_every_pair", "compares every guess with every label of the batch.",
     lambda r: sum(float((e.scores.argmax(1)[:, None] == e.y).sum()) for e in r) / _samples(r)),
    ("accuracy_every_pair", "compares every guess with every label of the batch.",
     lambda r: sum(float((e.scores.argmax(1)[:, None] == e.y).double().mean()) for e in r) / len(r)),
    ("accuracy_argmax_dim0", "takes the argmax over dim 0, the best sample for each class. Take it over dim 1.",
     lambda r: sum(float((e.scores.argmax(0)[: e.n] == e.y[: e.scores.shape[1]]).sum()) for e in r) / _samples(r)),
    ("accuracy_above_half", "counts a row as right where the score of its label is above 0.5. The largest score of a row wins, "
     "however small it is.",
     lambda r: sum(float((e.scores.gather(1, e.y[:, None]) > 0.5).sum()) for e in r) / _samples(r)),
    ("accuracy_whole_batches", "counts a batch only if all its rows are right.",
     lambda r: sum(bool(e.right[0].all()) for e in r) / len(r)),
    ("counts_in_a_byte", "is counted in eight bits, which begin again at 0 after 255. Count in int64 or in floats.",
     lambda r: sum(int(e.right[0].sum()) % 256 for e in r) / _samples(r)),
    ("counts_in_a_byte", "is counted in eight bits, which begin again at 0 after 255. Count in int64 or in floats.",
     lambda r: int(_of_right(r)) % 256 / _samples(r)),
    ("counts_in_a_byte", "is counted in eight bits with sign, which end at 127. Count in int64 or in floats.",
     lambda r: sum((int(e.right[0].sum()) + 128) % 256 - 128 for e in r) / _samples(r)),
]  # fmt: skip


def family(what: str, features: int, classes: int, divide: str = DIVIDE) -> Family:
    """Ways to make one number of an epoch's losses, or of its right rows: `what` is loss or accuracy.

    X has so many features, and the net gives scores of so many classes. `divide` is what to do about a wrong divisor.
    """
    found: Family = []
    for when, (suffix, words) in enumerate(WHEN):
        pick = (lambda e, when=when: e.losses[when]) if what == "loss" else (lambda e, when=when: e.right[when])
        for name, sentence, number in _numbers(what, pick, features, classes, divide):
            if suffix and name:
                found.append((name, sentence + words, number))
            else:
                found.append((f"{what}{suffix}" if suffix else name, words.strip() if suffix else sentence, number))
        if not when:
            found += LOSS_ALONE if what == "loss" else ACCURACY_ALONE
    return found


def match(numbers: Sequence[float], family: Family, rows: Sequence[list[Rows]]) -> tuple[str, str] | None:
    """The name and the words of the first way to compute them that gives all these numbers."""
    for name, words, compute in family:
        if all(same(number, computed(compute, each), 2e-4, 2e-5) for number, each in zip(numbers, rows, strict=True)):
            return name, words
    return None


def computed(compute: Callable[[list[Rows]], float], rows: list[Rows]) -> float:
    """The number of one epoch; nan where there is none."""
    try:
        return compute(rows)
    except (ZeroDivisionError, IndexError, ValueError, OverflowError):
        return math.nan
