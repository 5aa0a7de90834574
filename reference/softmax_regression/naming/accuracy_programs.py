"""Accuracy as a program with slots. Students do not get this."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

from .accuracy import BEST, FRACTION, _hits, _one_hot


def _own(s: Tensor, y: Tensor) -> Tensor:
    return s[torch.arange(len(y)), y]


def _share(hits: Tensor) -> float:
    return float(hits.double().mean())


def _top(s: Tensor, y: Tensor, k: int) -> float:
    return _share((s.topk(min(k, s.shape[1]), 1).indices == y[:, None]).any(1))


PREDICTIONS = [
    Option(lambda s: s.argmax(1)),
    Option(lambda s: s.argmax(0), "argmax_dim0", "argmax over dim 0 finds the best sample of each class. " + BEST),
    Option(lambda s: s.argmax(), "argmax_flat", "argmax without a dim gives one index into the flattened matrix. " + BEST),
    Option(lambda s: s.argmin(1), "argmin", "You take the least likely class of each row. " + BEST),
    Option(lambda s: s.amax(1), "max_values",
           "You compare the largest value of a row with the label, not its index. Use argmax, or the indices of max."),
    Option(lambda s: s.amax(1).long(), "max_values",
           "You compare the largest value of a row with the label, not its index. Use argmax, or the indices of max."),
    Option(lambda s: s.argmax(1) + 1, "plus_one", "1 is added to the predicted class. Classes are counted from 0."),
    Option(lambda s: s.argmax(1) - 1, "minus_one", "1 is subtracted from the predicted class. Classes are counted from 0."),
    Option(lambda s: s[:, :-1].argmax(1), "without_last_class", "The last class is never predicted. " + BEST),
    Option(lambda s: s[:, 1:].argmax(1), "without_first_class",
           "The first class is cut off before the argmax, so every prediction is one too low. " + BEST),
    Option(lambda s: s[:, 1:].argmax(1) + 1, "without_first_class", "The first class is never predicted. " + BEST),
    Option(lambda s: s.round().argmax(1), "rounded_scores",
           "The scores are rounded before the argmax, so different ones become equal. Take the argmax of the scores."),
    Option(lambda s: s.long().argmax(1), "whole_scores",
           "The scores are cut to whole numbers before the argmax, so different ones become equal. Keep them as they are."),
    Option(lambda s: (s > 0.5).float().argmax(1), "threshold",
           "You look for a score above 0.5: the largest of a row wins even when it is 0.2. " + BEST),
    Option(lambda s: (s >= 0.5).float().argmax(1), "threshold",
           "You look for a score of at least 0.5: the largest of a row wins even when it is 0.2. " + BEST),
    Option(lambda s: (s > 0.5).sum(1), "threshold", "You count the scores above 0.5 in each row. " + BEST),
    Option(lambda s: s.abs().argmax(1), "absolute_scores", "You take the argmax of absolute values: the sign is lost."),
    Option(lambda s: (s**2).argmax(1), "absolute_scores", "You take the argmax of squares: the sign is lost."),
    Option(lambda s: s.clamp(min=0).argmax(1), "no_negative_scores",
           "Scores below 0 count as 0, so rows without a positive score go wrong. " + BEST),
    Option(lambda s: torch.where(s.amax(1) > 0, s.argmax(1), 0), "no_negative_scores",
           "The search for the largest score begins at 0, so a row without a positive score gets class 0. Begin at -inf."),
    Option(lambda s: torch.where(s.amax(1) > 0, s.argmax(1), -1), "no_negative_scores",
           "The search for the largest score begins at 0, so a row without a positive score gets no class. Begin at -inf."),
    Option(lambda s: s.clamp(0, 1).argmax(1), "only_probabilities",
           "Scores are cut to [0, 1] before the argmax. They may have any size."),
    Option(lambda s: s.topk(2, 1).indices[:, 1], "second_best", "You take the second best class. " + BEST),
    Option(lambda s: s.argsort(1)[:, 0], "argmin", "You take the first of argsort, the least likely class. " + BEST),
    Option(lambda s: s.argsort(1)[:, -2], "second_best", "You take the second best class. " + BEST),
    Option(lambda s: (s[:, 1] > s[:, 0]).long(), "two_classes_only", "You only compare class 1 with class 0. " + BEST),
    Option(lambda s: (s[:, 1] > 0.5).long(), "two_classes_only",
           "You only ask whether the score of class 1 is above 0.5. " + BEST),
    Option(lambda s: torch.zeros(len(s)).long(), "always_class_0", "Class 0 is predicted for every row. " + BEST),
    Option(lambda s: s.argmax(1)[0], "first_rows_prediction", "The prediction of the first row is used for all. " + BEST),
    Option(lambda s: s.argmax(1)[-1], "last_rows_prediction", "The prediction of the last row is used for all. " + BEST),
    Option(lambda s: s.argmax(1).flip(0), "reversed", "The predictions come in reverse order: row i belongs to label i."),
    Option(lambda s: s.argmax(1).sort().values, "sorted", "The predictions are sorted: row i belongs to label i."),
    Option(lambda s: s.argmax(1).roll(1), "shifted", "Each label is compared with the prediction of the row before."),
    Option(lambda s: s.argmax(1).roll(-1), "shifted", "Each label is compared with the prediction of the next row."),
    Option(lambda s: s.flip(1).argmax(1), "flipped_classes", "The classes of each row are reversed before the argmax."),
    Option(lambda s: s.sort(1).values.argmax(1), "sorted_classes",
           "The scores of each row are sorted before the argmax, so the last class always wins."),
    Option(lambda s: s.reshape(s.shape[1], -1).argmax(0), "reshaped", "The scores are reshaped to (q, n). " + BEST),
    Option(lambda s: torch.softmax(s, 0).argmax(1), "softmax_over_batch",
           "A softmax over dim 0, the batch, changes which class is best. " + BEST),
    Option(lambda s: (s / s.sum(0)).argmax(1), "normalised_columns",
           "The scores are divided by column sums, which changes which class is best. " + BEST),
    Option(lambda s: (s - s.mean(0)).argmax(1), "normalised_columns",
           "Column means are subtracted from the scores, which changes which class is best. " + BEST),
    Option(lambda s: (s * torch.arange(s.shape[1])).sum(1).round(), "expected_class",
           "You round the mean class number of each row, weighted with the scores. " + BEST),
    Option(lambda s: s, "no_argmax", "You compare scores with labels. " + BEST),
    Option(lambda s: s.long(), "no_argmax", "You compare scores, made whole numbers, with labels. " + BEST),
    Option(lambda s: s.sum(1), "row_sums", "You compare the sum of each row with the label. " + BEST),
]  # fmt: skip
COMPARISONS = [
    Option(lambda t, y: t == y),
    Option(lambda t, y: t != y, "errors", "You count the wrong rows, by != or 1 - ..., not the right ones. " + FRACTION),
    Option(lambda t, y: t.reshape(-1, 1) == y, "keepdim_broadcast",
           "Shapes (n, 1) and (n,) give (n, n): you compare every prediction with every label. Drop keepdim, or the "
           "extra dimension."),
    Option(lambda t, y: t == y.sort().values, "sorted_labels", "The labels are sorted: row i belongs to label i."),
    Option(lambda t, y: t.sort().values == y.sort().values, "sorted_both",
           "Predictions and labels are sorted before they are compared: row i belongs to label i."),
    Option(lambda t, y: torch.isin(y, t), "set_based",
           "You ask whether the label occurs among the predictions at all. Row i is right only if its own prediction is."),
    Option(lambda t, y: torch.isin(t, y), "set_based",
           "You ask whether the prediction occurs among the labels at all. Row i is right only if it is its own label."),
    Option(lambda t, y: t >= y, "not_equality", "You compare with >=, so larger classes count as right. Use ==."),
    Option(lambda t, y: t <= y, "not_equality", "You compare with <=, so smaller classes count as right. Use ==."),
    Option(lambda t, y: t > y, "not_equality", "You compare with >. Use ==."),
    Option(lambda t, y: t < y, "not_equality", "You compare with <. Use ==."),
    Option(lambda t, y: (t - y).abs() <= 1, "neighbours",
           "A prediction one class beside the label counts as right. Only the label itself does."),
    Option(lambda t, y: t % 2 == y % 2, "parity", "Classes that are both even or both odd count as equal. Use ==."),
    Option(lambda t, y: (t != 0) & (y != 0), "truth_values",
           "Rows count where prediction and label are both not 0: `and` (or &) asks for truth values. Use ==."),
    Option(lambda t, y: (t != 0) == (y != 0), "truth_values",
           "Classes are made True or False, so all but class 0 count as equal. Compare the numbers."),
    Option(lambda t, y: (t & y) != 0, "truth_values", "& works on the bits of the class numbers. Use ==."),
    Option(lambda t, y: (t == y) & (y != 0), "label_0",
           "Rows whose label is 0 never count as right. Class 0 is a class like any other."),
    Option(lambda t, y: (t == y) | (y == 0), "label_0", "Rows whose label is 0 always count as right."),
    Option(lambda t, y: t == y - 1, "off_by_one", "The prediction is compared with the label minus 1. Labels start at 0."),
    Option(lambda t, y: t == y + 1, "off_by_one", "The prediction is compared with the label plus 1. Labels start at 0."),
    Option(lambda t, y: (t == y) * y, "weighted_by_label",
           "Right rows are weighted with their class number. Each counts 1."),
    Option(lambda t, y: t == y[0], "first_label", "Every row is compared with the label of the first."),
    Option(lambda t, y: t == y[-1], "last_label", "Every row is compared with the label of the last."),
    Option(lambda t, y: t == y.flip(0), "reversed", "The labels come in reverse order: row i belongs to label i."),
    Option(lambda t, y: torch.zeros(len(y)).bool(), "always_0",
           "The result is always 0, even where every row is right: predictions and labels never compare as equal."),
    Option(lambda t, y: torch.ones(len(y)).bool(), "always_1", "The result is always 1, even where every row is wrong."),
    Option(lambda t, y: t, "mean_prediction", "You average the predicted class numbers. Compare them with the labels."),
    Option(lambda t, y: t - y, "differences", "You average differences of class numbers. Ask where they are equal (==)."),
    Option(lambda t, y: (t - y).abs(), "differences",
           "You average distances between class numbers. Ask where they are equal (==)."),
    Option(lambda t, y: (t - y) ** 2, "differences",
           "You average squared distances of class numbers. Ask where they are equal (==)."),
]  # fmt: skip
COUNTS = [
    Option(lambda hits: hits.double().sum()),
    Option(lambda hits: hits[:-1].double().sum(), "ignores_last",
           "The last row is never counted as right, as if the loop stopped one row early. Every row counts."),
    Option(lambda hits: hits[1:].double().sum(), "ignores_first",
           "The first row is never counted as right, as if the loop began at 1. Every row counts."),
    Option(lambda hits: hits.all() * len(hits), "all_or_nothing",
           "You return 1 only if every row is right, otherwise 0: does // or int() cut the fraction off, or does all(), "
           "or == between two lists, ask for every row? " + FRACTION),
    Option(lambda hits: hits.any() * len(hits), "any_right", "You return 1 as soon as any row is right, by any() or by rounding up. " + FRACTION),
    Option(lambda hits: hits.to(torch.uint8).sum(dtype=torch.uint8), "uint8_overflow",
           "The count is kept in a small integer type and starts again at 0 after 255. Use a float or int64."),
    Option(lambda hits: hits.to(torch.int8).sum(dtype=torch.int8), "uint8_overflow",
           "The count is kept in a small integer type and becomes negative after 127. Use a float or int64."),
    *(Option(lambda hits, k=k: hits[:k].double().sum(), "first_rows_only", f"Only the first {k} rows are counted. Every "
             "row counts.") for k in (2, 3, 4, 5, 8, 10, 16, 32, 50, 64, 100, 128, 256, 500)),
    Option(lambda hits: hits[0].double(), "first_row_only",
           "Only the first row is looked at, as by a return inside the loop. Every row counts."),
    Option(lambda hits: hits[-1].double(), "last_row_only",
           "Only the last row counts: is the count overwritten in each turn of the loop? Add up."),
    Option(lambda hits: hits[0].double() * len(hits), "first_row_only",
           "You return whether the first row is right, as by a return inside the loop. Every row counts."),
    Option(lambda hits: hits[-1].double() * len(hits), "last_row_only",
           "You return whether the last row is right: is the result overwritten in each turn of the loop? Add up."),
    Option(lambda hits: hits.long().cumprod(0).sum(), "stops_at_an_error",
           "You count right rows up to the first wrong one only: does the loop break there? Every row counts."),
    Option(lambda hits: hits.double().sum() + 1, "one_too_many", "The count of right rows is one too high."),
    Option(lambda hits: hits.double().sum() - 1, "one_too_few", "The count of right rows is one too low."),
    Option(lambda hits: 2 * hits.double().sum() - len(hits), "wrong_subtracted",
           "You subtract the wrong rows from the right ones. " + FRACTION),
    Option(lambda hits: hits.double().sum() ** 2, "count_squared", "The count of right rows is squared."),
    Option(lambda hits: hits.double().sum().sqrt(), "root_of_count", "You take the root of the count, as a norm does."),
    Option(lambda hits: hits[::2].double().sum(), "every_other_row", "Only every other row is counted."),
    Option(lambda hits: hits.double().mean(), "divided_twice", "You divide by the number of rows twice, as a mean that "
           "is divided once more. Divide once."),
]  # fmt: skip
TOTALS = [
    Option(lambda s, y, hits: len(y)),
    Option(lambda s, y, hits: 1, "count", "You return a count: the division by the number of rows is missing. " + FRACTION),
    Option(lambda s, y, hits: s.shape[1], "divided_by_classes",
           "You divide by the number of classes. Divide by the number of rows."),
    Option(lambda s, y, hits: s.numel(), "divided_by_entries",
           "You divide by the number of all scores, n * q. Divide by the number of rows."),
    Option(lambda s, y, hits: len(y) - 1, "divided_by_n_minus_1", "You divide by n - 1. Divide by n, the number of rows."),
    Option(lambda s, y, hits: len(y) + 1, "divided_by_n_plus_1", "You divide by n + 1. Divide by n, the number of rows."),
    Option(lambda s, y, hits: torch.tensor(len(y) - 1), "divided_by_n_minus_1",
           "You divide by n - 1. Divide by n, the number of rows."),
    Option(lambda s, y, hits: max(len(y) - 1, 1), "divided_by_n_minus_1",
           "You divide by n - 1. Divide by n, the number of rows."),
    Option(lambda s, y, hits: 1 / len(y), "multiplied_by_n", "You multiply by the number of rows. Divide by it."),
    Option(lambda s, y, hits: hits.logical_not().sum(), "divided_by_wrong",
           "You divide by the number of wrong rows. Divide by the number of all rows."),
    Option(lambda s, y, hits: int(hits.logical_not().sum()), "divided_by_wrong",
           "You divide by the number of wrong rows. Divide by the number of all rows."),
    Option(lambda s, y, hits: hits.logical_not().sum().clamp(min=1), "divided_by_wrong",
           "You divide by the number of wrong rows. Divide by the number of all rows."),
    Option(lambda s, y, hits: len(y.unique()), "divided_by_labels",
           "You divide by the number of different labels. Divide by the number of rows."),
    Option(lambda s, y, hits: int(y.max()) + 1, "divided_by_labels",
           "You divide by the largest label plus 1. Divide by the number of rows."),
    Option(lambda s, y, hits: int(y.max()), "divided_by_labels",
           "You divide by the largest label. Divide by the number of rows."),
    Option(lambda s, y, hits: int(y.sum()), "divided_by_labels",
           "You divide by the sum of the labels. Divide by the number of rows."),
    Option(lambda s, y, hits: int((y != 0).sum()), "divided_by_labels",
           "You divide by the number of labels that are not 0. Divide by the number of rows."),
    Option(lambda s, y, hits: s.sum(), "divided_by_scores", "You divide by the sum of the scores. Divide by the number of "
           "rows."),
    Option(lambda s, y, hits: int((s > 0.5).sum()), "divided_by_scores", "You divide by the number of scores above 0.5. "
           "Divide by the number of rows."),
]  # fmt: skip
RESULTS = [
    Option(lambda v: v),
    Option(lambda v: v * 100, "percent", "You return percent. " + FRACTION),
    Option(lambda v: 1 - v, "one_minus", "You subtract the result from 1. " + FRACTION),
    Option(lambda v: 100 - 100 * v, "errors", "You return the percentage of wrong rows. " + FRACTION),
    Option(lambda v: -v, "negative", "The result is negative. " + FRACTION),
    Option(lambda v: float(torch.tensor(float(v)).half()), "half_precision",
           "The fraction is computed in half precision, which has three digits. Compute it in float32, or with Python's numbers."),
    *(Option(lambda v, d=d: round(float(v), d), "rounded", f"The result is rounded to {d} digits after the point. Keep it as it is.")
      for d in (0, 1, 2, 3, 4)),
    *(Option(lambda v, d=d: round(float(v) * 100, d), "percent", f"You return percent, rounded to {d} digits after the point. {FRACTION}")
      for d in (0, 1, 2)),
    Option(lambda v: int(v * 100), "percent", "You return percent, cut to whole numbers. " + FRACTION),
    *(Option(lambda v, d=d: math.floor(float(v) * 10**d) / 10**d, "rounded",
             f"The result is cut off after {d} digits after the point. Keep it as it is.") for d in (1, 2, 3)),
    Option(lambda v: float(v > 0.5), "thresholded", "You return 1 or 0, whether more than half is right. " + FRACTION),
    Option(lambda v: float(v >= 0.5), "thresholded", "You return 1 or 0, whether at least half is right. " + FRACTION),
    Option(lambda v: 1 / v, "inverse", "You divide the wrong way round: the number of rows by the right ones. " + FRACTION),
    Option(lambda v: 1 / torch.tensor(v), "inverse",
           "You divide the wrong way round: the number of rows by the right ones. " + FRACTION),
    Option(lambda v: v * v, "squared", "The accuracy is squared. " + FRACTION),
    Option(lambda v: v**0.5, "root", "You return the root of the accuracy. " + FRACTION),
    Option(lambda v: min(v, 1.0), "cut_at_1", "A count is cut off at 1. " + FRACTION),
]  # fmt: skip
WHOLE = [
    Option(lambda s, y: _share(s.argmax(1, keepdim=True) == y), "keepdim_broadcast_mean",
           "Shapes (n, 1) and (n,) give (n, n): you average over every pair of prediction and label. Drop keepdim, or the "
           "extra dimension."),
    Option(lambda s, y: _share(s.argmax(1, keepdim=True) != y), "keepdim_broadcast_mean",
           "Shapes (n, 1) and (n,) give (n, n): you average over every pair of prediction and label, and count those that "
           "differ. Drop keepdim, or the extra dimension, and use ==."),
    Option(lambda s, y: float(_own(s, y).mean()), "soft",
           "You average the score of the label. Count whether the largest score stands at the label."),
    Option(lambda s, y: float(_own(s, y).sum()), "soft",
           "You add up the scores of the labels. Count whether the largest score stands at the label."),
    Option(lambda s, y: float(torch.softmax(s, 1)[torch.arange(len(y)), y].mean()), "soft",
           "You average the softmax of the label. Count whether the largest score stands at the label."),
    Option(lambda s, y: float(-_own(s, y).log().mean()), "loss",
           "You return the mean of -log of the label's score, a loss. " + FRACTION),
    Option(lambda s, y: float(s.amax(1).mean()), "soft", "You average the largest scores. " + BEST),
    *(Option(lambda s, y, f=f: _share(f(_own(s, y))), "threshold",
             "You look whether the label's score is above 0.5 (or rounds to 1): the largest score of a row wins even when "
             "it is 0.2. " + BEST)
      for f in (lambda v: v > 0.5, lambda v: v >= 0.5, lambda v: v.round() == 1)),
    *(Option(lambda s, y, c=c: _share(_own(s, y) > c), "threshold",
             f"You count rows whose label has a score above {c}. " + BEST) for c in (0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)),
    Option(lambda s, y: _share(_own(s, y) > s.mean(1)), "above_the_mean",
           "A row counts if its label's score is above the mean of the row. " + BEST),
    Option(lambda s, y: _share(_own(s, y) > 1 / s.shape[1]), "above_the_mean",
           "A row counts if its label's score is above 1 / q. " + BEST),
    Option(lambda s, y: _share(_own(s, y) == y), "no_argmax", "You compare the label's score with the label. " + BEST),
    Option(lambda s, y: _share((s == y[:, None]).any(1)), "no_argmax", "You compare scores with labels. " + BEST),
    Option(lambda s, y: float((s == y[:, None]).double().sum() / len(y)), "no_argmax",
           "You compare scores with labels. " + BEST),
    Option(lambda s, y: _share((s.round() == _one_hot(y, s.shape[1])).all(1)), "rounded_scores",
           "The scores are rounded and compared with one-hot labels: a row whose largest score is 0.4 is missed. " + BEST),
    Option(lambda s, y: _share(s.round() == _one_hot(y, s.shape[1])), "rounded_scores",
           "All entries of the rounded scores are compared with one-hot labels. " + BEST),
    Option(lambda s, y: _share(_one_hot(s.argmax(1), s.shape[1]) == _one_hot(y, s.shape[1])), "all_entries",
           "All entries of two one-hot matrices are compared, so the zeros count as right, too. Compare class numbers."),
    *(Option(lambda s, y, k=k: _top(s, y, k), f"top{k}",
             f"You accept a label among the {word} best classes. Only the best one counts.")
      for k, word in ((2, "two"), (3, "three"), (5, "five"))),
    *(Option(lambda s, y, c=c: _share(_hits(s, y) & (s.amax(1) > c)), "threshold",
             f"A right row counts only if its score is above {c} as well. Every right row counts.")
      for c in (0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 1)),
    *(Option(lambda s, y, rows=rows: float(_hits(s, y)[rows(s)].double().sum() / len(y)), "columns_counted",
             "You go through as many rows as there are classes. Go through all rows.")
      for rows in (lambda s: list(range(s.shape[1])), lambda s: slice(s.shape[1]))),
    Option(lambda s, y: _share(s.argmax(0) == y), "argmax_dim0", "argmax over dim 0 finds the best sample of each class. " +
           BEST),
    Option(lambda s, y: _share(_hits(s, y)[s.amax(1) > 0.5]), "threshold",
           "Only rows with a score above 0.5 are looked at, in count and total. Every row counts."),
    Option(lambda s, y: float((_hits(s, y) * s.amax(1)).mean()), "weighted_by_score",
           "Right rows are weighted with their score. Each counts 1."),
    *(Option(lambda s, y, v=v: _share(_hits(s, y)[:-1]) if len(y) > 1 else v, "drops_last",
             "The last row is left out of count and total. Every row counts.") for v in (0.0, 1.0, math.nan)),
    *(Option(lambda s, y, v=v: _share(_hits(s, y)[1:]) if len(y) > 1 else v, "drops_first",
             "The first row is left out of count and total. Every row counts.") for v in (0.0, 1.0, math.nan)),
    Option(lambda s, y: _share(_hits(s, y)[y != 0]) if bool((y != 0).any()) else math.nan, "label_0",
           "Rows whose label is 0 are left out of count and total. Every row counts."),
    Option(lambda s, y: _share(_hits(s, y)[y != 0]) if bool((y != 0).any()) else 0.0, "label_0",
           "Rows whose label is 0 are left out of count and total. Every row counts."),
    Option(lambda s, y: float(torch.stack([_hits(s, y)[y == c].double().mean() for c in y.unique()]).mean()), "balanced",
           "You average the fractions right of the classes, which weighs rare classes more. Each row counts the same."),
    Option(lambda s, y: float(torch.stack([_hits(s, y)[s.argmax(1) == c].double().mean()
                                           for c in s.argmax(1).unique()]).mean()), "balanced",
           "You average the fractions right of the predicted classes (precision). Each row counts the same."),
    Option(lambda s, y: sum(_share(_hits(s, y)[y == c]) for c in y.unique()) / s.shape[1], "balanced",
           "You average the fractions right over all classes. Each row counts the same."),
    Option(lambda s, y: float(torch.minimum(s.argmax(1).bincount(minlength=s.shape[1]), y.bincount(
        minlength=s.shape[1])).sum() / len(y)), "histograms",
           "You compare how often each class is predicted and is a label. Row i belongs to label i."),
    Option(lambda s, y: float(s.argmax(0)[: min(s.shape[1], len(y))].eq(y[: min(s.shape[1], len(y))]).double().mean()),
           "argmax_dim0", "argmax over dim 0 finds the best sample of each class. " + BEST),
    Option(lambda s, y: float(len(set(s.argmax(1).tolist()) & set(y.tolist())) / len(y)), "set_based",
           "You count classes that occur among predictions and labels at all. Row i belongs to label i."),
    Option(lambda s, y: float(len(set(s.argmax(1).tolist()) & set(y.tolist())) / len(set(y.tolist()))), "set_based",
           "You count classes that occur among predictions and labels at all. Row i belongs to label i."),
    Option(lambda s, y: float((s.argmax(1) == y).double().std(unbiased=False)), "deviation",
           "You return the standard deviation of what is right, not its mean."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(s: Tensor, y: Tensor) -> float:
        hits = parts["comparison"](parts["prediction"](s), y)
        count, total = parts["count"](hits), parts["total"](s, y, hits)
        # Python raises an exception where torch divides by 0: a total that is a tensor stands for torch.
        return float(parts["result"](count / total if isinstance(total, Tensor) else float(count) / total))

    return program


PROGRAMS = Programs(
    {"total": TOTALS, "prediction": PREDICTIONS, "comparison": COMPARISONS, "result": RESULTS, "count": COUNTS},
    _build,
    company=("count", "percent", "keepdim_broadcast", "errors", "one_minus"),
    whole=WHOLE,
)
