"""Cross-entropy as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.per_sample import rearrangements, reductions
from autograder.naming.programs import Option, Programs

from .cross_entropy import EACH, OWN, _one_hot, _others, _own, _rows


def _binary(p: Tensor, y: Tensor) -> Tensor:
    return -torch.where(_one_hot(p, y).bool(), p, 1 - p).log()


RESULTS = [
    Option(lambda loss: loss),
    *reductions(EACH),
    Option(lambda loss: loss.reshape(-1, 1), "column",
           "The losses stand in a column of shape (n, 1), because gather, keepdim or a reshape keeps a dimension. Make "
           "the shape (n,), with squeeze(1) for instance."),
    Option(lambda loss: loss.reshape(-1, 1).squeeze(0), "column",
           "The losses stand in a column of shape (n, 1), which squeeze(0) leaves as it is. Make the shape (n,), with squeeze(1)."),
    Option(lambda loss: loss.reshape(-1), "flattened", "The result is more than one number for a sample, made flat."),
    Option(lambda loss: loss.squeeze(), "squeezed",
           "A batch of one sample loses its only dimension, as squeeze() without a dim does: the shape must stay (1,)."),
    Option(lambda loss: loss.reshape(1, -1), "row", "The losses have shape (1, n). " + EACH),
    *rearrangements(EACH),
    Option(torch.diag, "matrix", "You return a matrix (n, n) with the losses on its diagonal. " + EACH),
    Option(lambda loss: loss.reshape(1, -1).repeat(len(loss), 1), "matrix",
           "You return a matrix (n, n) that repeats the losses. " + EACH),
    Option(lambda loss: loss.reshape(-1, 1).repeat(1, len(loss)), "matrix",
           "You return a matrix (n, n) that repeats the losses. " + EACH),
    Option(lambda loss: torch.softmax(loss, 0), "softmax_of_losses", "A softmax is taken over the losses of the batch."),
]  # fmt: skip
SIGNS = [
    Option(lambda result: result),
    Option(
        lambda result: -result, "no_minus", "The losses have the wrong sign: the minus is missing, or is there twice."
    ),
]
LOSSES = [
    Option(lambda v: -v.log()),
    Option(lambda v: -v, "no_log", "You return -p, without the logarithm. Take -log p: a sure and right answer costs 0."),
    Option(lambda v: v, "no_log", "You return the probability of the label itself: both minus and logarithm are missing."),
    Option(lambda v: -v.log2(), "log2", "All losses are 1.4427 times too large: that is log2. Use the natural logarithm."),
    Option(lambda v: -v.log10(), "log10", "All losses are 0.434 of the right ones: that is log10. Use the natural "
           "logarithm."),
    Option(lambda v: -v.log1p(), "log1p", "You take log(1 + p). Take log(p): a small probability must cost much."),
    Option(lambda v: 1 - v, "one_minus_p", "You return 1 - p. Return -log p: a sure and wrong answer must cost far more."),
    Option(lambda v: -(1 - v).log(), "log_of_one_minus_p",
           "You take -log(1 - p), so that a right answer costs most. Take -log p."),
    Option(lambda v: (1 - v) ** 2 / 2, "squared", "(1 - p)^2 / 2 is a squared loss. Cross-entropy is -log p."),
    Option(lambda v: (1 - v) ** 2, "squared", "(1 - p)^2 is a squared loss. Cross-entropy is -log p."),
    Option(lambda v: v**2, "p_squared", "You return p^2. Cross-entropy is -log p."),
    Option(lambda v: 1 / v, "reciprocal", "You return 1 / p, as exp(-log p) is. Cross-entropy is -log p."),
    Option(lambda v: 1 / v - 1, "reciprocal", "You return 1 / p - 1. Cross-entropy is -log p."),
    Option(lambda v: (-v).exp(), "exp_for_log", "You return exp(-p). Cross-entropy is -log p."),
    Option(lambda v: v.exp(), "exp_for_log", "You return exp(p). Cross-entropy is -log p."),
    Option(lambda v: -v * v.log(), "times_p", "You multiply by p: -p log p is a term of the entropy. Return -log p alone."),
    Option(lambda v: -v.log() - (1 - v).log(), "both_logs",
           "You add -log(1 - p) of the label to -log p. Return -log p alone."),
    Option(lambda v: -v * v.log() - (1 - v) * (1 - v).log(), "binary_entropy",
           "You return -p log p - (1 - p) log(1 - p) of the label's probability. Return -log p alone."),
    Option(lambda v: (1 - v).log() - v.log(), "log_odds", "You return -log(p / (1 - p)). Return -log p."),
    Option(lambda v: -(-v.log()).log(), "log_twice", "The logarithm is taken twice."),
    Option(lambda v: v.log() ** 2, "log_squared", "The logarithm is squared. Return -log p."),
    Option(lambda v: -1 / v.log(), "one_over_log", "You divide 1 by -log p. Return -log p."),
    Option(lambda v: -(-v).log(), "log_of_negative", "Every loss is nan, as the logarithm of a negative number is: does "
           "a minus stand inside the logarithm? Write -log(p)."),
    Option(lambda v: F.softplus(-v), "softplus", "You return log(1 + exp(-p)), as for a score. y_hat holds probabilities: "
           "take -log p."),
    Option(lambda v: -torch.sigmoid(v).log(), "softplus",
           "You put a sigmoid around the probability. y_hat holds probabilities: take -log p directly."),
    Option(lambda v: -v.sqrt().log(), "log_of_root", "The losses are half of the right ones: a root, or a factor 1/2."),
    Option(lambda v: -2 * v.log(), "doubled", "Each loss is twice the right one: a square, or a factor 2."),
    Option(lambda v: (-v.log()).sqrt(), "root", "You return the root of -log p. Return -log p."),
    Option(lambda v: (v <= 0.5).to(v.dtype), "zero_or_one", "You return 1 where p is at most 0.5, else 0. Return -log p."),
    Option(lambda v: (1 / v).floor().log(), "floor_div", "1 / p is cut to a whole number before the logarithm, as // does. "
           "Divide with /."),
    Option(lambda v: (-v.log()).floor(), "whole_numbers",
           "The losses are cut down to whole numbers, as int() or // does. Keep them as they are."),
    Option(lambda v: -v.log().floor(), "whole_numbers",
           "The losses are rounded up to whole numbers. Keep them as they are."),
    *(Option(lambda v, d=d: (-v.log() * 10**d).round() / 10**d, "rounded",
             f"The losses are rounded to {d} digits. Keep them as they are.") for d in (0, 1, 2, 3, 4)),
]  # fmt: skip
ENTRIES = [
    Option(_own),
    Option(lambda p, y: p[:, y], "colon_index",
           "y_hat[:, y] has shape (n, n): it pairs every row with every label. " + OWN),
    Option(lambda p, y: p[_rows(p), y - 1], "off_by_one", "Label k looks up class k - 1. Labels start at 0."),
    Option(lambda p, y: p[_rows(p), (y - 1).clamp(min=0)], "off_by_one",
           "Label k looks up class k - 1 (and 0 looks up 0). Labels start at 0."),
    Option(lambda p, y: p[_rows(p), (y + 1) % p.shape[1]], "off_by_one",
           "Label k looks up class k + 1. Labels start at 0 as the columns do."),
    Option(lambda p, y: p[_rows(p), (y + 1).clamp(max=p.shape[1] - 1)], "off_by_one",
           "Label k looks up class k + 1 (and the last one itself). Labels start at 0 as the columns do."),
    Option(lambda p, y: p[_rows(p), y + 1], "off_by_one", "Label k looks up class k + 1, which the last label has not."),
    Option(lambda p, y: p[_rows(p), p.shape[1] - 1 - y], "counts_from_the_end",
           "Label k looks up the class that is k places before the last."),
    Option(lambda p, y: p[_rows(p), -y], "counts_from_the_end", "The label is negated as an index: label k looks up the "
           "class that is k places from the end."),
    Option(lambda p, y: p.amax(1), "ignores_labels", "You use the largest probability of each row: the labels have no "
           "effect. " + OWN),
    Option(lambda p, y: p.amin(1), "ignores_labels", "You use the smallest probability of each row: the labels have no "
           "effect. " + OWN),
    Option(lambda p, y: p[:, 0], "first_class", "You use the first class of each row: the labels have no effect. " + OWN),
    Option(lambda p, y: p[:, -1], "last_class", "You use the last class of each row: the labels have no effect. " + OWN),
    Option(lambda p, y: p[:, 1], "class_1", "You use class 1 of each row: the labels have no effect. " + OWN),
    Option(lambda p, y: p[:, y[0]], "first_label", "The label of the first sample is used for every row. " + OWN),
    Option(lambda p, y: p[:, y[-1]], "last_label", "The label of the last sample is used for every row. " + OWN),
    Option(lambda p, y: p[0, y], "first_row", "All labels are looked up in the first row of y_hat. " + OWN),
    Option(lambda p, y: p[y, _rows(p)], "swapped_index",
           "The indices are swapped (or gather runs over dim 0): labels pick columns, not rows. " + OWN),
    Option(lambda p, y: p.gather(0, y[:, None])[:, 0], "first_rows_gathered",
           "gather runs over dim 0: labels pick rows of the first column. Gather over dim 1."),
    Option(lambda p, y: p[-1, y], "last_row", "All labels are looked up in the last row of y_hat. " + OWN),
    Option(lambda p, y: p.reshape(-1)[y], "flat_index",
           "The labels index the flattened y_hat, so all are looked up at its start. " + OWN),
    Option(lambda p, y: p.reshape(-1)[_rows(p) * len(p) + y], "flat_index",
           "The flattened y_hat is indexed with i * n + y[i]. A row has q entries: i * q + y[i]."),
    Option(lambda p, y: p.reshape(-1)[_rows(p) * p.shape[1] - y], "flat_index",
           "The flattened y_hat is indexed with i * q - y[i]. It is i * q + y[i]."),
    Option(lambda p, y: p[y], "rows_by_label",
           "y_hat[y] picks whole rows by the label, not the label's column in each row. " + OWN),
    Option(lambda p, y: p[_rows(p), y.sort().values], "sorted_labels",
           "The labels are sorted first, so samples get the labels of others. Keep their order."),
    Option(lambda p, y: p[_rows(p), y.flip(0)], "reversed_labels", "Row i is given the label of row n - 1 - i. " + OWN),
    Option(lambda p, y: p[_rows(p), y.roll(1)], "shifted_labels", "Each row is given the label of the row before. " + OWN),
    Option(lambda p, y: p[_rows(p), y.roll(-1)], "shifted_labels", "Each row is given the label of the next row. " + OWN),
    Option(lambda p, y: p, "no_entry_picked",
           "You use the probabilities of all classes, and the labels have no effect. " + OWN),
    Option(lambda p, y: p.sum(1), "row_sums",
           "The probabilities of a row are summed, which gives 1: the labels have no effect. " + OWN),
    Option(lambda p, y: p.mean(1), "row_means",
           "You use the mean of the row, which is 1 / q: the labels have no effect. " + OWN),
    Option(_others, "other_classes", "You use the probabilities of all classes but the label's. " + OWN),
    Option(lambda p, y: _others(p, y).amax(1), "best_other", "You use the largest probability of the other classes. " + OWN),
    Option(lambda p, y: p[[0, 1], y], "book_indices",
           "y_hat[[0, 1], y] is the book's example with two rows. Any number of rows needs range(len(y_hat))."),
    Option(lambda p, y: p[[0, 1], y[:2]], "first_two_rows", "Only the first two samples are used. Every row has a loss."),
    Option(lambda p, y: p[[0, 1, 2], y], "fixed_rows", "The row indices are fixed: three. Any number of rows needs "
           "range(len(y_hat))."),
    Option(lambda p, y: p[range(10), y], "fixed_rows", "The row indices are fixed: ten. Any number of rows needs "
           "range(len(y_hat))."),
    Option(lambda p, y: p[range(p.shape[1]), y], "columns_counted",
           "The row indices run to the number of classes. They must run to the number of rows: range(len(y_hat))."),
    Option(lambda p, y: p[range(p.shape[1]), y[: p.shape[1]]], "columns_counted",
           "You go through as many rows as there are classes. Go through all rows: range(len(y_hat))."),
    Option(lambda p, y: p.diagonal(), "diagonal", "You use the diagonal of y_hat: row i gets class i, not its label. " + OWN),
    Option(lambda p, y: (p * torch.eye(10)[y]).sum(1), "ten_classes",
           "The number of classes is fixed at ten. Take it from y_hat.shape[1]."),
    Option(lambda p, y: p[_one_hot(p, y).bool().mT.reshape(p.shape)], "mask_transposed",
           "The mask of labels has rows and columns exchanged. " + OWN),
]  # fmt: skip
WHOLES = [
    Option(lambda loss, p, y: loss),
    Option(lambda loss, p, y: -(_one_hot(p, y) * p.log()).mean(1), "mean_over_all_entries",
           "Each loss is q times too small (q classes): an average over the classes instead of a sum, or a division by "
           "their number. Take the label's entry alone."),
    Option(lambda loss, p, y: -(_one_hot(p, y) * p.log()).mean(), "mean_over_everything",
           "You average over all n * q entries and return one number. Take the label's entry of each row. " + EACH),
    Option(lambda loss, p, y: loss.sum() / p.shape[1], "sum_divided_by_classes",
           "You return one number, the sum of the losses divided by the number of classes. " + EACH),
    Option(lambda loss, p, y: -(_one_hot(p, y) * p.log()), "matrix_of_losses",
           "You return a matrix (n, q), the losses among zeros: the sum over the classes (dim 1) is missing. " + EACH),
    Option(lambda loss, p, y: -(_one_hot(p, y) * p.log()).sum(0), "sum_over_dim_0",
           "You sum over dim 0, the batch, which gives one number for each class. Sum over the classes, dim 1. " + EACH),
    Option(lambda loss, p, y: -(_one_hot(p, y) * p.log()).mean(0), "mean_over_dim_0",
           "You average over dim 0, the batch, which gives one number for each class. Sum over the classes, dim 1. " + EACH),
    *(Option(part, "classes_from_labels",
             "The number of classes is taken from the labels, as one_hot(y) without a number or y.max() + 1 does. Take it from "
             "y_hat.shape[1].")
      for part in (lambda loss, p, y: -(F.one_hot(y) * p.log()).sum(1),
                   lambda loss, p, y: -(F.one_hot(y) * p).sum(1).log())),
    Option(lambda loss, p, y: -p[:, y].log().mean(1), "colon_index_mean",
           "y_hat[:, y] pairs every row with every label, and averaging mixes the samples. " + OWN),
    Option(lambda loss, p, y: -p[:, y].log().sum(1), "colon_index_sum",
           "y_hat[:, y] pairs every row with every label, and summing mixes the samples. " + OWN),
    Option(lambda loss, p, y: -p[:, y].log().mean(0), "colon_index_mean",
           "y_hat[:, y] pairs every row with every label, and averaging over dim 0 mixes the samples. " + OWN),
    Option(lambda loss, p, y: -p[:, y].log().sum(0), "colon_index_sum",
           "y_hat[:, y] pairs every row with every label, and summing over dim 0 mixes the samples. " + OWN),
    Option(lambda loss, p, y: -p.log().sum(1), "all_classes",
           "You add up the logarithms of all classes, so the labels have no effect. " + OWN),
    Option(lambda loss, p, y: -p.log().mean(1), "all_classes",
           "You average the logarithms of all classes, so the labels have no effect. " + OWN),
    Option(lambda loss, p, y: -p.log().sum(0), "all_classes",
           "You add up the logarithms over the batch, for each class, so the labels have no effect. " + OWN),
    Option(lambda loss, p, y: -p[y].log().sum(1), "rows_by_label",
           "y_hat[y] picks whole rows by the label, and all their classes are added up. " + OWN),
    Option(lambda loss, p, y: -p[y].log().mean(1), "rows_by_label",
           "y_hat[y] picks whole rows by the label, and all their classes are averaged. " + OWN),
    Option(lambda loss, p, y: -(p * p.log()).sum(1), "entropy",
           "You compute the entropy of the prediction, -sum p log p: the labels have no effect. Only the label's "
           "probability counts."),
    Option(lambda loss, p, y: -(p * p.log()), "entropy",
           "You return -p log p of all classes: the labels have no effect. Only the label's probability counts."),
    Option(lambda loss, p, y: _binary(p, y).sum(1), "binary_ce",
           "You add the log(1 - p) terms of the other classes, the loss of q yes/no questions. Only the label's "
           "probability counts."),
    Option(lambda loss, p, y: _binary(p, y).mean(1), "binary_ce",
           "You average over the classes with log(1 - p) for the others, the loss of q yes/no questions. Only the "
           "label's probability counts."),
    Option(lambda loss, p, y: _binary(p, y), "binary_ce",
           "You return a matrix (n, q) with log(1 - p) terms for the other classes, the loss of q yes/no questions. "
           "Only the label's probability counts."),
    Option(lambda loss, p, y: -(1 - _others(p, y)).log().sum(1), "other_classes",
           "You add up -log(1 - p) of the other classes and leave the label's out. " + OWN),
    Option(lambda loss, p, y: -_others(p, y).log().sum(1), "other_classes",
           "You add up -log p of the other classes, not of the label's. " + OWN),
    Option(lambda loss, p, y: -y * p[:, 1].log() - (1 - y) * (1 - p[:, 1]).log(), "labels_as_numbers",
           "You use y log p + (1 - y) log(1 - p) with class 1, which is for labels 0 and 1 only. " + OWN),
    Option(lambda loss, p, y: -y * p[:, 0].log() - (1 - y) * (1 - p[:, 0]).log(), "labels_as_numbers",
           "You use y log p + (1 - y) log(1 - p) with class 0, which is for labels 0 and 1 only. " + OWN),
    Option(lambda loss, p, y: -(y[:, None] * p.log() + (1 - y[:, None]) * (1 - p).log()).sum(1), "labels_as_numbers",
           "The class numbers are used as weights, y log p + (1 - y) log(1 - p). They are no 0/1 vectors. " + OWN),
    Option(lambda loss, p, y: -y * loss, "times_label", "Each loss is multiplied by minus the class number. Class numbers "
           "are names: only pick with them."),
    Option(lambda loss, p, y: -_own(p, y).mean().log(), "log_of_mean",
           "You average the probabilities of the labels and take -log of that. Take the logarithm of each. " + EACH),
    Option(lambda loss, p, y: -_own(p, y).sum().log(), "log_of_sum",
           "You add up the probabilities of the labels and take -log of that. Take the logarithm of each. " + EACH),
    Option(lambda loss, p, y: -_own(p, y).mean().log().expand(len(y)), "log_of_mean",
           "You average the probabilities of the labels and take -log of that. Take the logarithm of each. " + EACH),
    Option(lambda loss, p, y: y * loss, "times_label", "Each loss is multiplied by the class number. Class numbers are "
           "names: only pick with them."),
    Option(lambda loss, p, y: (y + 1) * loss, "times_label",
           "Each loss is multiplied by the class number plus 1. Class numbers are names: only pick with them."),
    Option(lambda loss, p, y: -y[:, None] * p.log(), "times_label",
           "The logarithms of all classes are multiplied by the class number. Class numbers are names: pick with them."),
    Option(lambda loss, p, y: -(y[:, None] * p.log()).sum(1), "times_label",
           "The logarithms of all classes are multiplied by the class number and added up. Class numbers are names: pick "
           "with them."),
    Option(lambda loss, p, y: ((p - _one_hot(p, y)) ** 2).sum(1), "squared",
           "You add up squared differences from the one-hot label. Cross-entropy is -log p of the label."),
    Option(lambda loss, p, y: ((p - _one_hot(p, y)) ** 2).sum(1) / 2, "squared",
           "You add up half the squared differences from the one-hot label. Cross-entropy is -log p of the label."),
    Option(lambda loss, p, y: ((p - _one_hot(p, y)) ** 2).mean(1), "squared",
           "You average squared differences from the one-hot label. Cross-entropy is -log p of the label."),
    Option(lambda loss, p, y: (p - _one_hot(p, y)).abs().sum(1), "absolute_differences",
           "You add up absolute differences from the one-hot label. Cross-entropy is -log p of the label."),
    Option(lambda loss, p, y: (p - y[:, None]) ** 2, "class_number_compared",
           "Probabilities are subtracted from class numbers. Class numbers are names: only pick with them."),
    Option(lambda loss, p, y: (1 - _own(p, y) + _others(p, y).amax(1)).clamp(min=0), "hinge",
           "You return a hinge loss, 1 - p + the best other p. Cross-entropy is -log p of the label."),
    Option(lambda loss, p, y: (p.argmax(1) != y).float(), "zero_or_one",
           "You return 1 for a wrong and 0 for a right prediction. Return -log p of the label."),
    Option(lambda loss, p, y: (p.argmax(1) == y).float(), "zero_or_one",
           "You return 1 for a right and 0 for a wrong prediction. Return -log p of the label."),
    Option(lambda loss, p, y: loss * (p.argmax(1) != y), "right_is_free",
           "A sample whose largest probability stands at the label costs 0. Every sample costs -log p."),
    Option(lambda loss, p, y: _one_hot(p, y), "labels_only", "You return the one-hot labels, without the loss."),
    Option(lambda loss, p, y: loss + (p**2).sum(1), "penalty", "The squares of the probabilities are added to each loss."),
]  # fmt: skip
PROBABILITIES = [
    Option(lambda p: p),
    Option(lambda p: torch.softmax(p, 1), "double_softmax",
           "You apply softmax to the probabilities once more (exp, or logsumexp, as for scores), so the loss can never "
           "reach 0. y_hat already holds probabilities: take their logarithm directly."),
    Option(lambda p: torch.softmax(p, 0), "softmax_over_batch",
           "You apply a softmax over dim 0, the batch. y_hat already holds probabilities."),
    Option(lambda p: torch.softmax(torch.softmax(p, 1), 1), "double_softmax",
           "You apply softmax twice more. y_hat already holds probabilities: take their logarithm directly."),
    Option(lambda p: p / p.sum(0), "normalised_columns",
           "You divide by column sums (or subtract a logsumexp over dim 0). The rows of y_hat are probabilities already."),
    Option(lambda p: p / p.sum(), "normalised_batch",
           "You divide by the sum of the whole matrix. The rows of y_hat are probabilities already."),
    Option(lambda p: p / p.amax(1, keepdim=True), "divided_by_largest",
           "You divide by the largest probability of the row. Take -log p as it is."),
    Option(lambda p: p / p.max(), "divided_by_largest",
           "You divide by the largest probability of the batch. Take -log p as it is."),
    *(Option(lambda p, a=a: p**a / (p**a).sum(1, keepdim=True), "normalised_powers",
             f"You raise the probabilities to the power {a:g} and normalise them. Take -log p as it is.") for a in (2, 3, 0.5)),
    Option(lambda p: p / p.norm(dim=1, keepdim=True), "divided_by_norm",
           "You divide the row by its norm. Take -log p as it is."),
    Option(lambda p: p.mT, "transposed", "You work on the transposed y_hat. Rows are samples, columns classes."),
    Option(lambda p: p.sort(1).values, "sorted_classes", "The classes of each row are sorted. Keep their order."),
    Option(lambda p: p.sort(1, descending=True).values, "sorted_classes",
           "The classes of each row are sorted. Keep their order."),
    Option(lambda p: torch.sigmoid(p), "sigmoid", "You apply a sigmoid. y_hat already holds probabilities."),
    Option(lambda p: p.cumsum(1), "cumulative", "You add up the probabilities of all classes up to the label."),
    Option(lambda p: p.half(), "half_precision", "You work in half precision, which loses digits. Keep y_hat's dtype."),
    Option(lambda p: p.bfloat16(), "half_precision", "You work in bfloat16, which loses digits. Keep y_hat's dtype."),
    Option(lambda p: (p > 0.5).to(p.dtype), "thresholded", "The probabilities are made 0 or 1 at 0.5 first. Keep them."),
    Option(lambda p: p.long().to(p.dtype), "whole_probabilities",
           "Every loss is inf: each probability becomes 0 before the logarithm, as a whole number does. Keep them as floats."),
    *(Option(lambda p, d=d: (p * 10**d).round() / 10**d, "rounded_probabilities",
             f"The probabilities are rounded to {d} digits. Keep them as they are.") for d in (0, 1, 2, 3, 4)),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(p: Tensor, y: Tensor) -> Any:
        taken = parts["probabilities"](p)
        loss = parts["loss"](parts["entry"](taken, y))
        return parts["sign"](parts["result"](parts["whole"](loss, taken, y)))

    return program


PROGRAMS = Programs(
    {"result": RESULTS, "sign": SIGNS, "loss": LOSSES, "entry": ENTRIES, "whole": WHOLES,
     "probabilities": PROBABILITIES},
    _build,
    company=("mean_scalar", "sum_scalar", "column", "no_minus", "divided_by_n", "squeezed", "row", "flattened"),
)  # fmt: skip
