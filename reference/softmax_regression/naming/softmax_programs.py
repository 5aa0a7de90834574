"""Softmax as a program with slots: result(exp(Z - shift) / denominator), with Z = scores(X). Students do not get this."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

KEEP: dict[str, Any] = {"keepdim": True}

SHIFTS = [
    Option(lambda Z: Z.amax(1, **KEEP)),
    Option(lambda Z: 0, "no_max",
           "The maximum of each row is not subtracted before exp, so large scores overflow. Subtracting it changes "
           "nothing else."),
    Option(lambda Z: Z.max(), "global_max",
           "You subtract the maximum of the whole batch. A row far below it becomes 0 / 0: subtract each row's own."),
    Option(lambda Z: Z.amax(0, **KEEP), "column_max",
           "You subtract the maximum of each column (dim 0). Each row needs its own: take it over dim 1."),
    Option(lambda Z: Z.amax(1), "max_without_keepdim",
           "The row maxima have shape (n,) and are subtracted column by column. keepdim=True lines them up with rows."),
    Option(lambda Z: Z.amin(1, **KEEP), "min_for_max",
           "You subtract the minimum of the row. Only the maximum makes every exponent at most 0."),
    Option(lambda Z: Z.min(), "global_min", "You subtract the minimum of the batch. Subtract each row's maximum."),
    Option(lambda Z: Z.mean(1, **KEEP), "mean_for_max",
           "You subtract the mean of the row, which leaves large exponents. Subtract its maximum."),
    Option(lambda Z: Z.mean(), "global_mean",
           "You subtract the mean of the whole batch. Subtract the maximum of each row."),
    Option(lambda Z: Z.mean(0, **KEEP), "column_mean",
           "You subtract the mean of each column. Subtract the maximum of each row."),
    Option(lambda Z: Z.median(1, **KEEP).values, "median_for_max",
           "You subtract the median of the row, which leaves large exponents. Subtract its maximum."),
    Option(lambda Z: Z.abs().amax(1, **KEEP), "max_of_absolute",
           "You subtract the largest absolute value of the row. In rows of negative scores that is not the maximum, and "
           "all exponentials become 0."),
    Option(lambda Z: Z.abs().max(), "global_max_of_absolute",
           "You subtract the largest absolute value of the batch. Subtract each row's own maximum."),
    Option(lambda Z: Z[0].max(), "first_rows_max",
           "You subtract the maximum of the first row from every row. Each row needs its own."),
    Option(lambda Z: Z[:, :1], "first_entry", "You subtract the first entry of each row, not its maximum."),
    Option(lambda Z: Z[:, -1:], "last_entry", "You subtract the last entry of each row, not its maximum."),
    Option(lambda Z: -Z.amax(1, **KEEP), "adds_the_max", "You add the maximum of the row where it must be subtracted."),
    Option(lambda Z: Z.sum(1, **KEEP), "subtracts_the_sum", "You subtract the sum of the row, not its maximum."),
    Option(lambda Z: Z - Z / Z.amax(1, **KEEP), "divides_by_max",
           "You divide the scores by their maximum. That changes their differences: subtract it."),
    Option(lambda Z: Z - Z / Z.abs().amax(1, **KEEP), "divides_by_max_of_absolute",
           "You divide the scores by their largest absolute value. That changes their differences: subtract the maximum."),
    Option(lambda Z: Z - Z / Z.abs().max(), "divides_by_max_of_absolute",
           "You divide the scores by the largest absolute value of the batch. That changes their differences: subtract the "
           "maximum of each row."),
    Option(lambda Z: Z - Z / Z.max(), "divides_by_global_max",
           "You divide the scores by the maximum of the batch. That changes their differences: subtract each row's own."),
    Option(lambda Z: Z.argmax(1, **KEEP), "subtracts_the_index",
           "You subtract the index of the maximum. max(dim=1) gives values and indices: take the values."),
    Option(lambda Z: Z.amax(1, **KEEP) / 2, "half_the_max", "You subtract half the maximum of the row."),
    Option(lambda Z: Z.amax(1, **KEEP).clamp(min=0), "only_positive_max",
           "You subtract the maximum of a row only where it is positive. Rows that are all very negative underflow."),
    Option(lambda Z: Z.norm(dim=1, **KEEP), "subtracts_the_norm", "You subtract the norm of the row, not its maximum."),
    Option(lambda Z: Z - (Z - Z.mean(1, **KEEP)) / Z.std(1, **KEEP), "standardises",
           "You standardise each row (mean and standard deviation). That changes the differences of the scores."),
    Option(lambda Z: Z.amax(1, **KEEP) + 1, "max_plus_something",
           "You subtract more than the maximum of the row, so rows of one large score underflow more than they need."),
    *(Option(lambda Z, c=c: c, "fixed_shift",  # many answer alike, so its sentence says no number
             "You subtract a fixed number. Scores can be larger than any: subtract the row's own maximum.")
      for c in (1, 2, 5, 10, 20, 50, 80, 88, 100, 500, 700, 1000)),
]  # fmt: skip
EXPONENTIALS = [
    Option(torch.exp),
    Option(lambda Z: Z, "no_exp", "There is no exp: the scores themselves are divided. Take their exponentials first.",
           alone=True),
    Option(lambda Z: 2.0**Z, "base_2", "Your exponential has base 2, not e: use exp."),
    Option(lambda Z: 10.0**Z, "base_10", "Your exponential has base 10, not e: use exp."),
    Option(lambda Z: Z**2, "squares", "You square the scores. Take their exponentials.", alone=True),
    Option(torch.abs, "absolute_values", "You take absolute values. Take exponentials.", alone=True),
    Option(torch.sigmoid, "sigmoid", "You apply the sigmoid to the scores. Take exponentials.", alone=True),
    Option(lambda Z: torch.exp(-Z), "minus_in_the_exponent",
           "There is a minus too many in the exponent: the smallest score gets the largest probability."),
    Option(torch.expm1, "expm1", "You use exp(x) - 1 in place of exp(x)."),
    Option(lambda Z: torch.log1p(torch.exp(Z)), "softplus", "You use log(1 + exp(x)) in place of exp(x)."),
    Option(torch.relu, "relu", "You use relu in place of exp.", alone=True),
    Option(lambda Z: torch.exp(torch.exp(Z)), "exp_twice", "exp is applied twice."),
    Option(torch.log, "log_for_exp", "You take logarithms. Take exponentials.", alone=True),
    Option(lambda Z: 1 + Z, "taylor", "You use 1 + x in place of exp(x).", alone=True),
    Option(lambda Z: 1 + Z + Z**2 / 2, "taylor", "You use the first terms of a series in place of exp(x)."),
    Option(lambda Z: 1 + Z + Z**2 / 2 + Z**3 / 6, "taylor", "You use the first terms of a series in place of exp(x)."),
    Option(lambda Z: torch.exp(Z**2), "exp_of_square", "You take exp of the squared scores."),
    Option(lambda Z: torch.exp(Z.abs()), "exp_of_absolute", "You take exp of the absolute values: the sign is lost."),
    Option(torch.tanh, "tanh", "You use tanh in place of exp.", alone=True),
    Option(lambda Z: torch.exp(2 * Z), "exp_squared",
           "The exponents are twice what they should be: exp(x) is squared, or x is doubled."),
    Option(lambda Z: torch.exp(Z) + 1, "exp_plus_1", "One is added to each exponential."),
    Option(lambda Z: torch.exp(Z).floor(), "floored_exponentials", "Exponentials are cut to whole numbers."),
    Option(lambda Z: (2.718**Z), "rough_e", "2.718 is too rough for e: use exp."),
    Option(lambda Z: (2.71**Z), "rough_e", "2.71 is too rough for e: use exp."),
    Option(lambda Z: (2.7**Z), "rough_e", "2.7 is too rough for e: use exp."),
    *(Option(lambda Z, c=c: torch.exp(Z.clamp(min=c)), "clamped_exponents",
             "What stands in the exponent is cut off below a fixed limit. Small probabilities come out too large.")
      for c in (-1, -2, -3, -5, -10, -20, -50)),
    *(Option(lambda Z, c=c: torch.exp(Z.clamp(max=c)), "clamped_exponents",
             "What stands in the exponent is cut off above a fixed limit. Large scores then count alike.")
      for c in (1, 5, 10, 20, 50, 80, 88)),
]  # fmt: skip
DENOMINATORS = [
    Option(lambda E, Z: E.sum(1, **KEEP)),
    Option(lambda E, Z: E.sum(0, **KEEP), "dim0",
           "Your columns sum to 1, your rows do not: you sum over dim 0, the batch. Each row is one sample: sum over "
           "dim 1."),
    Option(lambda E, Z: E.sum(), "whole_sum",
           "You divide by the sum of the whole matrix. Each row needs its own sum: sum over dim 1."),
    Option(lambda E, Z: E.sum(1), "no_keepdim",
           "sum(1) has shape (n,) and lines up with columns. sum(1, keepdim=True) has shape (n, 1) and lines up with "
           "rows."),
    Option(lambda E, Z: E.sum(0, **KEEP).mT if E.shape[0] == E.shape[1] else E.sum(0)[:, None], "dim0_transposed",
           "The sums are taken over dim 0 and lined up with the rows."),
    Option(lambda E, Z: torch.exp2(E.log()).sum(1, **KEEP), "base_2_below",
           "The exponentials that are summed have base 2, those above the line have base e: use exp for both."),
    Option(lambda E, Z: E.mean(1, **KEEP), "mean_for_sum", "You divide by the mean of the row. Divide by its sum."),
    Option(lambda E, Z: E.mean(0, **KEEP), "batch_mean", "You divide by the mean over the batch. Divide by the row's sum."),
    Option(lambda E, Z: E.mean(), "whole_mean", "You divide by the mean of the whole matrix. Divide by the row's sum."),
    Option(lambda E, Z: 1, "no_division",
           "The exponentials are not divided by anything: divide each by the sum of its row."),
    Option(lambda E, Z: E.amax(1, **KEEP), "divides_by_largest",
           "You divide by the largest exponential of the row. Divide by the sum."),
    Option(lambda E, Z: E.max(), "divides_by_largest_of_batch",
           "You divide by the largest exponential of the batch. Divide by the row's sum."),
    Option(lambda E, Z: E.norm(dim=1, **KEEP), "norm_for_sum", "You divide by the norm of the row. Divide by the sum."),
    Option(lambda E, Z: E.sum(1, **KEEP) ** 2, "sum_squared", "You divide by the square of the sum, or divide twice."),
    Option(lambda E, Z: 1 / E.sum(1, **KEEP), "multiplies", "You multiply by the sum. Divide by it."),
    Option(lambda E, Z: E.sum(1, **KEEP) - E, "leaves_itself_out",
           "The denominator leaves out the entry itself. It is the sum of the whole row."),
    Option(lambda E, Z: E.cumsum(1), "running_sum", "You divide by the running sum. Divide by the sum of the whole row."),
    Option(lambda E, Z: Z.sum(1, **KEEP), "sum_of_scores",
           "You divide by the sum of the scores. Divide by the sum of their exponentials."),
    Option(lambda E, Z: E.shape[1], "number_of_classes", "You divide by the number of classes. Divide by the row's sum."),
    Option(lambda E, Z: E.shape[0], "number_of_rows", "You divide by the number of rows. Divide by the row's sum."),
    Option(lambda E, Z: E[0].sum(), "first_rows_sum", "Every row is divided by the sum of the first. Each needs its own."),
    Option(lambda E, Z: E[-1].sum(), "last_rows_sum", "Every row is divided by the sum of the last. Each needs its own."),
    Option(lambda E, Z: E[:, :-1].sum(1, **KEEP), "leaves_out_last_class",
           "The last class is left out of the denominator: the sum goes over all of them."),
    Option(lambda E, Z: E[:, 1:].sum(1, **KEEP), "leaves_out_first_class",
           "The first class is left out of the denominator: the sum goes over all of them."),
    Option(lambda E, Z: E.sum(1, **KEEP) + 1, "one_in_the_denominator", "One is added to the denominator."),
    Option(lambda E, Z: torch.exp(Z).sum(1, **KEEP), "denominator_not_shifted",
           "The maximum is subtracted above the line only. Use the same shifted scores in the denominator."),
    Option(lambda E, Z: torch.exp(Z - 2 * Z.amax(1, **KEEP)).sum(1, **KEEP), "only_denominator_shifted",
           "The maximum is subtracted in the denominator only, or twice there."),
    Option(lambda E, Z: torch.log(E.sum(1, **KEEP)), "log_of_sum", "You divide by the logarithm of the sum."),
    Option(lambda E, Z: Z.logsumexp(1, **KEEP), "logsumexp_for_sum",
           "You divide by logsumexp. It is a logarithm: subtract it from the scores and take exp of that."),
    Option(lambda E, Z: E.sum(1, **KEEP) ** (1 / math.log(2)), "log2",
           "The logarithm of the sum has base 2. exp undoes the natural logarithm alone."),
    Option(lambda E, Z: (E**2).sum(1, **KEEP), "sum_of_squares", "You divide by the sum of the squares."),
    Option(lambda E, Z: E.prod(1, **KEEP), "product_for_sum", "You divide by the product of the row."),
    Option(lambda E, Z: torch.exp(Z.sum(1, **KEEP)), "exp_of_sum",
           "You divide by exp of the sum of the scores. Sum the exponentials: first exp, then sum."),
    Option(lambda E, Z: E.sum(1, **KEEP) + E.sum(0, **KEEP), "both_sums", "You divide by row sum and column sum together."),
    *(Option(lambda E, Z, e=e: E.sum(1, **KEEP) + e, "eps_in_the_denominator",
             "A small number is added to the denominator, so rows whose exponentials are small do not sum to 1. Nothing "
             "is needed there: with the maximum subtracted the sum is at least 1.")
      for e in (0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12)),
]  # fmt: skip
RESULTS = [
    Option(lambda Y, X: Y),
    Option(lambda Y, X: Y.log(), "log_softmax", "You return the logarithms of the probabilities. Apply exp at the end."),
    Option(lambda Y, X: -Y.log(), "minus_log", "You return minus the logarithms of the probabilities."),
    Option(lambda Y, X: Y.argmax(1), "argmax", "You return the most probable class. Return all probabilities."),
    Option(lambda Y, X: Y.amax(1), "largest_only", "You return the largest probability of each row. Return all of them."),
    Option(lambda Y, X: Y.amax(1, **KEEP), "largest_only", "You return the largest probability of each row. Return all."),
    Option(lambda Y, X: Y.mT, "transposed", "The result is transposed: rows and columns are exchanged."),
    Option(lambda Y, X: 1 - Y, "one_minus", "You return 1 minus the probabilities."),
    Option(lambda Y, X: Y.sum(1, **KEEP), "row_sums", "You return the row sums. Return the probabilities."),
    Option(lambda Y, X: Y.sum(1), "row_sums", "You return the row sums. Return the probabilities."),
    Option(lambda Y, X: Y.mean(0, **KEEP), "mean_over_batch", "You return the mean over the batch."),
    Option(lambda Y, X: Y.mean(0), "mean_over_batch", "You return the mean over the batch."),
    Option(lambda Y, X: Y[0], "first_row_only", "You return the first row only. Return one row for each sample."),
    Option(lambda Y, X: Y[:1], "first_row_only", "You return the first row only. Return one row for each sample."),
    Option(lambda Y, X: Y[-1], "last_row_only", "You return the last row only. Return one row for each sample."),
    Option(lambda Y, X: Y.reshape(-1), "flattened", "The result is flattened. It has the shape of X."),
    Option(lambda Y, X: Y.squeeze(), "squeezed", "squeeze() drops a dimension of a batch of one row. Keep the shape of X."),
    Option(lambda Y, X: Y[None], "extra_dimension", "The result has a dimension too many. It has the shape of X."),
    Option(lambda Y, X: Y.sort(1).values, "sorted", "The probabilities are sorted. Keep the order of the classes."),
    Option(lambda Y, X: Y.sort(1, descending=True).values, "sorted", "The probabilities are sorted. Keep their order."),
    Option(lambda Y, X: Y.flip(1), "reversed", "The classes come in reverse order."),
    Option(lambda Y, X: Y.cumsum(1), "cumulative", "You return cumulative sums of the probabilities."),
    Option(lambda Y, X: 1 / Y, "upside_down",
           "You return 1 / probability: the division, or a sign in the exponent, is the wrong way round."),
    Option(lambda Y, X: Y.floor(), "floor_div", "// cuts the probabilities down to 0 (or 1): divide with /."),
    Option(lambda Y, X: Y**2, "squared", "The probabilities are squared."),
    Option(lambda Y, X: Y.sqrt(), "root", "The square root of the probabilities is returned."),
    Option(lambda Y, X: Y * 100, "percent", "The probabilities are in percent."),
    Option(lambda Y, X: Y / Y.shape[0], "divided_by_rows", "The probabilities are divided by the number of rows once more."),
    Option(lambda Y, X: Y / Y.shape[1], "divided_by_classes", "The probabilities are divided by the number of classes."),
    Option(lambda Y, X: Y * X, "times_scores", "The probabilities are multiplied by the scores."),
    Option(lambda Y, X: (Y.amax(1, **KEEP) == Y).to(Y), "one_hot", "You return 1 for the largest score and 0 elsewhere."),
    Option(lambda Y, X: Y.exp() / Y.exp().sum(1, **KEEP), "softmax_twice", "softmax is applied twice."),
    Option(lambda Y, X: Y / Y.sum(0, **KEEP), "divided_twice", "The result is divided by its column sums once more."),
    Option(lambda Y, X: torch.nan_to_num(Y), "nan_to_num",
           "nan is replaced by 0: that hides overflow. Subtract the row's maximum before exp, then there is no nan."),
    Option(lambda Y, X: torch.nan_to_num(Y, nan=1.0), "nan_to_num",
           "nan is replaced by a number: that hides overflow. Subtract the row's maximum before exp."),
    *(Option(lambda Y, X, c=c: Y.clamp(min=c), "clamped_probabilities",
             f"Probabilities are clamped from below at {c:g}, so rows do not sum to 1.") for c in (0.1, 0.01, 1e-3, 1e-4)),
    *(Option(lambda Y, X, d=d: (Y * 10**d).round() / 10**d, "rounded", f"The result is rounded to {d} digits.")
      for d in (0, 1, 2, 3, 4)),
    *(Option(lambda Y, X, c=c: (1 - c) * Y + c / Y.shape[1], "smoothed",
             f"The probabilities are mixed with equal ones (with weight {c}).") for c in (0.1, 0.01, 0.05)),
]  # fmt: skip
SCORES = [
    Option(lambda X: X),
    *(Option(lambda X, c=c: X.clamp(-c, c), "clamped_scores",
             "The scores are cut off at fixed limits: those beyond them get the same probability. Subtract the row's maximum "
             "instead.") for c in (1, 5, 10, 20, 30, 50, 60, 80, 85, 88, 100, 500, 700)),
    *(Option(lambda X, c=c: X.clamp(max=c), "clamped_scores",
             "The scores are cut off above a fixed limit: those beyond it get the same probability. Subtract the row's "
             "maximum instead.") for c in (0, 1, 5, 10, 20, 30, 50, 60, 80, 85, 88, 100, 500, 700)),
    *(Option(lambda X, c=c: X.clamp(min=c), "clamped_scores",
             "The scores are cut off below a fixed limit: those beyond it get the same probability.")
      for c in (0, -1, -5, -10, -20, -50, -100)),
    Option(lambda X: X.reshape(1, -1), "flattened_batch", "The batch is flattened into one row. Each row is one sample."),
    Option(lambda X: X / X.shape[1] ** 0.5, "scaled_by_root",
           "The scores are divided by the square root of the number of classes."),
    Option(lambda X: X / X.shape[1], "scaled_by_classes", "The scores are divided by the number of classes."),
    Option(lambda X: X / X.shape[0], "scaled_by_rows", "The scores are divided by the number of rows."),
    Option(lambda X: X.round(), "rounded_scores", "The scores are rounded to whole numbers."),
    Option(lambda X: X.long().float(), "whole_scores", "The scores are cut to whole numbers."),
    Option(lambda X: X.half().float(), "half_precision", "The scores go through half precision and lose digits."),
    Option(lambda X: X.log(), "log_of_scores", "The logarithm of the scores is taken first."),
    Option(lambda X: X.abs(), "absolute_scores", "The absolute values of the scores are used: the sign is lost."),
    Option(lambda X: X / X.sum(1, **KEEP), "scores_divided_by_sum", "The scores are divided by their sum before exp."),
    Option(lambda X: X / X.norm(dim=1, **KEEP), "scores_divided_by_norm", "The scores are divided by their norm before exp."),
    Option(lambda X: (X - X.amin(1, **KEEP)) / (X.amax(1, **KEEP) - X.amin(1, **KEEP)), "scaled_to_unit",
           "Each row is scaled to [0, 1] before exp. That changes the differences of the scores."),
    Option(lambda X: torch.nan_to_num(X), "nan_to_num_scores", "nan_to_num is applied to the scores."),
    Option(lambda X: -X, "negated_scores", "The scores have the wrong sign: the smallest gets the largest probability."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(X: Tensor) -> Any:
        Z = parts["scores"](X)
        E = parts["exponentials"](Z - parts["shift"](Z))
        return parts["result"](E / parts["denominator"](E, Z), X)

    return program


WHOLE = [
    # In the domain of logarithms nothing overflows, whatever is subtracted.
    Option(lambda X: torch.exp(X - X.logsumexp(1)), "no_keepdim",
           "logsumexp over dim 1 has shape (n,) and lines up with columns. With keepdim=True it has shape (n, 1) and lines up "
           "with rows."),
    Option(lambda X: torch.exp(X - X.logsumexp(0, **KEEP)), "dim0",
           "Your columns sum to 1, your rows do not: sum or logsumexp goes over dim 0, the batch. Each row is one sample: dim 1."),
    Option(lambda X: torch.exp(X - X.logsumexp((0, 1))), "whole_sum",
           "You divide by the sum of the whole matrix (or subtract its logsumexp). Each row needs its own: over dim 1."),
    Option(lambda X: torch.exp(X.logsumexp(1, **KEEP) - X), "upside_down",
           "You return 1 / probability: the sign of the exponent is the wrong way round."),
    Option(lambda X: torch.exp(X + X.logsumexp(1, **KEEP)), "multiplies",
           "logsumexp is added, which multiplies by the sum. Subtract it."),
    Option(lambda X: torch.exp2(X - X.logsumexp(1, **KEEP)), "base_2", "Your exponential has base 2, not e: use exp."),
    Option(lambda X: torch.exp2(X - X.amax(1, **KEEP)) / torch.exp(X - X.amax(1, **KEEP)).sum(1, **KEEP), "base_2_above",
           "The exponentials above the line have base 2, those that are summed have base e: use exp for both."),
    Option(torch.sigmoid, "sigmoid", "You apply the sigmoid to each score by itself, so rows do not sum to 1. softmax "
           "divides the exponentials of a row by their sum."),
    Option(lambda X: torch.exp(X) / (1 + torch.exp(X).sum(1, **KEEP)), "one_in_the_denominator",
           "One is added to the denominator."),
    Option(lambda X: (X - X.mean(1, **KEEP)) / X.std(1, **KEEP), "standardises", "You standardise each row. Take exponentials "
           "and divide by their sum."),
    Option(lambda X: X - X.logsumexp(1, **KEEP), "log_softmax", "You return the logarithms of the probabilities. Apply exp at the end."),
    Option(lambda X: (X.amax(1, **KEEP) == X).to(X), "one_hot", "You return 1 for the largest score and 0 elsewhere."),
    *(Option(lambda X, f=shift.part: torch.exp(X - f(X)) / torch.exp(X - X.amax(1, **KEEP)).sum(1, **KEEP), shift.name,
             f"Above the line and below it the scores are not shifted alike. Above: {shift.sentence}") for shift in SHIFTS[1:]),
    *(Option(lambda X, f=shift.part: torch.exp(X - X.amax(1, **KEEP)) / torch.exp(X - f(X)).sum(1, **KEEP), shift.name,
             f"Above the line and below it the scores are not shifted alike. Below: {shift.sentence}") for shift in SHIFTS[1:]),
]  # fmt: skip
PROGRAMS = Programs(
    {"shift": SHIFTS, "denominator": DENOMINATORS, "result": RESULTS, "scores": SCORES, "exponentials": EXPONENTIALS},
    _build,
    company=("no_max", "global_max", "dim0", "no_keepdim", "whole_sum"),
    whole=WHOLE,
)
