"""The losses as programs with slots: result(cost(error(y_hat, y))). Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.per_sample import rearrangements, reductions
from autograder.naming.programs import Option, Part, Programs

from .losses import EACH

MATRIX = "every prediction meets every label"


def _column(y: Tensor) -> Tensor:
    return y.reshape(-1, 1)


ERRORS = [
    Option(lambda p, y: p - _column(y)),
    Option(lambda p, y: p - y, "broadcast",
           "Labels in a row, (n,), make a matrix of errors (n, n): " + MATRIX + ". Bring y into the shape of y_hat."),
    Option(lambda p, y: p - y.reshape(1, -1), "broadcast",
           "The error is a matrix (n, n): " + MATRIX + ". Bring y into the shape of y_hat."),
    Option(lambda p, y: p.reshape(-1) - y, "broadcast_flat_predictions",
           "Labels in a column, (n, 1), meet predictions that were made a row: the error is a matrix (n, n), " + MATRIX
           + ". Leave y_hat as it is, and bring y into its shape."),
    Option(lambda p, y: p.reshape(y.shape) - y, "shape_of_y",
           "The losses have the shape of y, not of y_hat: labels in a row, (n,), give a row of losses. Bring y into the "
           "shape of y_hat, and not the other way round."),
    Option(lambda p, y: p.reshape(-1) - y.reshape(-1), "flat",
           "The losses are a row, (n,). They have the shape of y_hat, (n, 1)."),
    Option(lambda p, y: (p - _column(y)).squeeze(), "squeezed",
           "squeeze() takes away dimensions of size 1: the losses have the shape of y_hat, (n, 1)."),
    Option(lambda p, y: (p - _column(y)).reshape(1, -1), "row", "The losses have the shape (1, n). " + EACH),
    Option(lambda p, y: p + _column(y), "sum_of_both", "You add y_hat and y. The error is their difference."),
    Option(lambda p, y: p * _column(y), "product_of_both", "You multiply y_hat by y. The error is their difference."),
    Option(lambda p, y: p, "ignores_labels", "The labels have no effect: you use y_hat alone. The error is y_hat - y."),
    Option(lambda p, y: _column(y), "ignores_predictions",
           "The predictions have no effect: you use y alone. The error is y_hat - y."),
    Option(lambda p, y: p.abs() - _column(y).abs(), "difference_of_sizes",
           "You subtract absolute values, of y_hat and of y. The error is the difference of the two as they are."),
    Option(lambda p, y: p**2 - _column(y) ** 2, "difference_of_squares",
           "You subtract squares, of y_hat and of y. The error is the difference of the two as they are."),
    Option(lambda p, y: (p - _column(y)) / _column(y), "relative", "You divide the error by the label: it is y_hat - y."),
    Option(lambda p, y: (p - _column(y)) / p, "relative", "You divide the error by the prediction: it is y_hat - y."),
    Option(lambda p, y: p / _column(y), "quotient", "You divide y_hat by y. The error is their difference."),
    Option(lambda p, y: p - _column(y)[:1], "first_label", "All samples get the first label. Each has its own."),
    Option(lambda p, y: p[:1] - _column(y), "first_prediction", "All labels meet the first prediction. Each has its own."),
    Option(lambda p, y: p - y.mean(), "mean_label", "The mean of the labels is subtracted: each sample has its own label."),
    Option(lambda p, y: p.mean() - _column(y), "mean_prediction",
           "The mean of the predictions is used: each sample has its own prediction."),
    Option(lambda p, y: (p.mean() - y.mean()).reshape(1, 1).expand_as(p), "means",
           "You subtract the means of y_hat and y. Each sample has an error of its own."),
    Option(lambda p, y: p - _column(y).flip(0), "reversed_labels", "Sample i gets the label of sample n - 1 - i."),
    Option(lambda p, y: p - _column(y).roll(1, 0), "shifted_labels", "Each sample gets the label of the one before."),
    Option(lambda p, y: p - _column(y).roll(-1, 0), "shifted_labels", "Each sample gets the label of the next one."),
]  # fmt: skip


def _huber(near: Part, far: Part, inside: Part = lambda e: e.abs() <= 1) -> Part:
    return lambda e: torch.where(inside(e), near(e), far(e))


def _square(e: Tensor) -> Tensor:
    return e**2 / 2


def _line(e: Tensor) -> Tensor:
    return e.abs() - 0.5


def _square_if_small(e: Tensor) -> Tensor:
    return torch.where(e <= 1, _square(e), e)


def _small_first(e: Tensor) -> Tensor:
    small = e.abs() <= 1
    return torch.cat([_square(e[small]), _line(e[~small])])


# What an error may cost: the name of the mistake, the program, and what is returned, in words.
COSTS: dict[str, list[tuple[Part, str]]] = {
    "half_square": [(_square, "half the square of the error, which is the squared loss")],
    "square": [(lambda e: e**2, "the square of the error, without the 1/2")],
    "absolute": [(lambda e: e.abs(), "the absolute error, which is the L1 loss")],
    "half_absolute": [(lambda e: e.abs() / 2, "half the absolute error")],
    "huber": [(_huber(_square, _line), "the Huber loss")],
    "halved_before_square": [(lambda e: (e / 2) ** 2, "a quarter of the square: the error is halved before it is squared, or "
                              "the 1/2 is there twice")],
    "signed": [(lambda e: e, "the error with its sign, so that errors cancel"),
               (lambda e: -e, "the error with its sign, label minus prediction, so that errors cancel")],
    "half_error": [(lambda e: e / 2, "half the error, which is not squared, so that errors cancel"),
                   (lambda e: -e / 2, "half the error, which is not squared, so that errors cancel")],
    "sign": [(lambda e: e.sign(), "the sign of the error, which is the slope of the L1 loss"),
             (lambda e: -e.sign(), "the opposite of the error's sign")],
    "clipped_error": [(lambda e: e.clamp(-1, 1), "the error cut off at -1 and 1, which is the slope of the Huber loss")],
    "relu": [(lambda e: e.relu(), "0 for errors below 0, as a ReLU does"),
             (lambda e: (-e).relu(), "0 for errors above 0, as a ReLU of the opposite does")],
    "one_sided": [(lambda e: e.relu() ** 2 / 2, "0 for errors below 0, half the square above"),
                  (lambda e: (-e).relu() ** 2 / 2, "0 for errors above 0, half the square below")],
    "negative": [(lambda e: -(e**2) / 2, "minus half the square"), (lambda e: -e.abs(), "minus the absolute error"),
                 (lambda e: -(e**2), "minus the square"),
                 (lambda e: -_huber(_square, _line)(e), "minus the Huber loss")],
    "doubled": [(lambda e: 2 * e.abs(), "twice the absolute error"), (lambda e: 2 * e**2, "twice the square"),
                (lambda e: 2 * _huber(_square, _line)(e), "twice the Huber loss")],
    "quarter": [(lambda e: e**2 / 8, "an eighth of the square")],
    "cube": [(lambda e: e**3, "the cube of the error"), (lambda e: e**3 / 2, "half the cube of the error"),
             (lambda e: e**3 / 3, "a third of the cube of the error")],
    "fourth_power": [(lambda e: e**4 / 2, "half the fourth power: the square is squared again"),
                     (lambda e: (e**2 / 2) ** 2, "the square of half the square"),
                     (lambda e: e**4, "the fourth power: the square is squared again")],
    "root": [(lambda e: e.abs().sqrt(), "the root of the absolute error"),
             (lambda e: (e**2 / 2).sqrt(), "the root of half the square")],
    "floored": [(lambda e: (e**2) // 2, "half the square rounded down to a whole number, as // does"),
                (lambda e: (e**2 / 2).round(), "half the square rounded to a whole number"),
                (lambda e: e.abs().floor(), "the absolute error rounded down to a whole number"),
                (lambda e: e.abs().round(), "the absolute error rounded to a whole number"),
                (lambda e: (e // 2) ** 2, "the square of e // 2, which is rounded down"),
                (lambda e: e.abs().int().float(), "the absolute error cut to a whole number")],
    "exponential": [(lambda e: e.exp(), "the exponential of the error")],
    "xor": [(lambda e: e * 2 / 2, "the error with its sign"), (lambda e: 2 * e, "twice the error: * stands for **"),
            (lambda e: 2 * e / 2, "the error itself: e * 2 is no square")],
    "pseudo_huber": [(lambda e: (1 + e**2).sqrt() - 1, "sqrt(1 + e^2) - 1, the smooth pseudo-Huber loss")],
    "log_cosh": [(lambda e: e.cosh().log(), "log(cosh(e))")],
    "relative_power": [(lambda e: 2**e, "2 to the power of the error: base and exponent are exchanged")],
    "half_square_compared": [(_huber(_square, _line, lambda e: e**2 / 2 <= 1), "half the square for errors up to 1.41: half the square "
                              "is compared with 1, and not the absolute error"),
                             (_huber(_square, _line, lambda e: e.abs() - 0.5 <= 1), "half the square for errors up to 1.5: |e| - 1/2 is "
                              "compared with 1, and not the absolute error")],
    "chosen_twice": [(lambda e: _square_if_small(torch.where(e.abs() > 1, _line(e), e.abs())), "(|e| - 1/2) ^ 2 / 2 for errors between 1 and "
                      "1.5: what the line gives is taken for an error below 1 once more. Choose by the error itself, once")],
    "one_sign_for_all": [(lambda e: e if float(e.sum()) >= 0 else -e, "the errors with one sign for the whole batch, that of their sum: each "
                          "sample has its own"),
                         (lambda e: e if float(e.reshape(-1)[0]) >= 0 else -e, "the errors with one sign for the whole batch, that of the "
                          "first: each sample has its own")],
    "capped": [(lambda e: (e**2 / 2).clamp(max=0.5), "half the square up to 1, and 1/2 beyond: large errors are cut off"),
               (lambda e: e.abs().clamp(max=1), "the absolute error up to 1, and 1 beyond: large errors are cut off"),
               (lambda e: (e**2).clamp(max=1), "the square up to 1, and 1 beyond: large errors are cut off")],
    "sign_not_asked": [(_huber(_square, _line, lambda e: e <= 1), "half the square for large negative errors: the error is "
                        "compared with 1, and not its absolute value"),
                       (_huber(_square, _line, lambda e: -e <= 1), "half the square for large positive errors: label minus "
                        "prediction is compared with 1, and not its absolute value"),
                       (_huber(_square, lambda e: e - 0.5, lambda e: e <= 1), "half the square for large negative errors: the "
                        "error is compared with 1, and not its absolute value")],
    "sides_swapped": [(_huber(_line, _square), "the line for small errors and half the square for large ones: the two are "
                       "exchanged")],
    "no_offset": [(_huber(_square, lambda e: e.abs()), "the absolute error beyond 1, without subtracting 1/2")],
    "no_half": [(_huber(lambda e: e**2, _line), "the square up to 1, without the 1/2"),
                (_huber(lambda e: e**2, lambda e: e.abs()), "the square up to 1 and the absolute error beyond, each without its 1/2")],
    "added_offset": [(_huber(_square, lambda e: e.abs() + 0.5), "the absolute error plus 1/2 beyond 1: it is minus")],
    "whole_offset": [(_huber(_square, lambda e: e.abs() - 1), "the absolute error less 1 beyond 1: it is 1/2")],
    "half_line": [(_huber(_square, lambda e: (e.abs() - 0.5) / 2), "half of |e| - 1/2 beyond 1"),
                  (_huber(_square, lambda e: e.abs() / 2), "half the absolute error beyond 1"),
                  (_huber(_square, lambda e: e.abs() / 2 - 0.5), "half the absolute error less 1/2 beyond 1")],
    "signed_line": [(_huber(_square, lambda e: e - 0.5), "the line beyond 1 with the sign of the error: large negative "
                     "errors earn something"),
                    (_huber(_square, lambda e: -e - 0.5), "the line beyond 1 with the opposite of the error's sign: large positive "
                     "errors earn something")],
    "absolute_inside": [(_huber(lambda e: e.abs() / 2, _line), "half the absolute error up to 1: the square is missing"),
                        (_huber(lambda e: e.abs(), _line), "the absolute error up to 1: half the square is missing")],
    "error_inside": [(_huber(lambda e: e / 2, _line), "half the error with its sign up to 1: the square is missing")],
    "halved_inside": [(_huber(lambda e: (e / 2) ** 2, _line), "a quarter of the square up to 1: the error is halved before it "
                       "is squared")],
    "squared_line": [(_huber(_square, lambda e: e**2 - 0.5), "the square less 1/2 beyond 1: there it is the absolute error")],
    "line_squared": [(_huber(_square, lambda e: (e.abs() - 0.5) ** 2), "the square of |e| - 1/2 beyond 1")],
    "smaller_of_both": [(lambda e: torch.minimum(e**2 / 2, e.abs()), "the smaller of half the square and the absolute error"),
                        (lambda e: torch.minimum(e**2 / 2, e.abs() - 0.5), "|e| - 1/2 for every error, even below 0: the smaller of the two formulas is that, too"),
                        (_line, "|e| - 1/2 for every error")],
    "larger_of_both": [(lambda e: torch.maximum(e**2 / 2, e.abs()), "the larger of half the square and the absolute error"),
                       (lambda e: torch.maximum(e**2, e.abs()), "the larger of the square and the absolute error"),
                       (lambda e: (_line(e)).relu(), "|e| - 1/2, and 0 below it")],
    "sum_of_both": [(lambda e: e**2 / 2 + e.abs() - 0.5, "the sum of both formulas, for every error"),
                    (lambda e: e**2 / 2 + e.abs(), "half the square plus the absolute error")],
    "one_side_only": [(_huber(_square, lambda e: 0 * e), "0 for errors beyond 1"),
                      (_huber(lambda e: 0 * e, _line), "0 for errors up to 1")],
    **{f"threshold_{words}": [(_huber(_square, lambda e, d=d: d * (e.abs() - d / 2), lambda e, d=d: e.abs() <= d), f"the Huber loss of the threshold {d:g}, and not of 1"),
                              (_huber(lambda e, d=d: e**2 / 2 / d, lambda e, d=d: e.abs() - d / 2, lambda e, d=d: e.abs() <= d), f"the smooth L1 loss with beta = {d:g}, and not 1")]
       for words, d in (("half", 0.5), ("two", 2.0), ("tenth", 0.1), ("one_and_a_half", 1.5))},
    "one_formula_for_all": [(lambda e: _square(e) if float(e.abs().max()) <= 1 else _line(e), "the line for a whole batch as soon as "
                             "one error is above 1: each sample chooses for itself"),
                            (lambda e: _square(e) if float(e.abs().min()) <= 1 else _line(e), "half the square for a whole batch as soon "
                             "as one error is at most 1: each sample chooses for itself"),
                            (lambda e: _square(e) if float(e.abs().mean()) <= 1 else _line(e), "one formula for a whole batch, by the "
                             "mean of its absolute errors: each sample chooses for itself"),
                            (lambda e: _square(e) if float(e.abs().reshape(-1)[0]) <= 1 else _line(e), "one formula for a whole batch, by its "
                             "first error: each sample chooses for itself"),
                            (lambda e: _square(e) if float(e.abs().sum()) <= 1 else _line(e), "one formula for a whole batch, by the "
                             "sum of its absolute errors: each sample chooses for itself")],
}  # fmt: skip
SIZES = "You subtract absolute values, of y_hat and of y. The error is the difference of the two as they are."
SQUARES = "You subtract squares, of y_hat and of y. Square the difference."
WHOLE = [
    Option(lambda p, y: p.abs() - _column(y).abs(), "difference_of_sizes", SIZES),
    Option(lambda p, y: (p.abs() - _column(y).abs()).abs(), "difference_of_sizes", SIZES),
    Option(lambda p, y: (p**2 - _column(y) ** 2) / 2, "difference_of_squares", SQUARES),
    Option(lambda p, y: p**2 - _column(y) ** 2, "difference_of_squares", SQUARES),
    Option(lambda p, y: ((p - _column(y)) ** 2).mean().sqrt(), "root_of_the_mean",
           "You return the root of the mean square, one number for the batch. " + EACH),
    Option(lambda p, y: ((p - _column(y)) ** 2).sum().sqrt(), "norm",
           "You return the norm of the errors, one number for the batch. " + EACH),
    Option(lambda p, y: (p - _column(y)).norm() ** 2 / 2, "sum_scalar",
           "You return one number, the sum of half the squares. " + EACH),
    Option(lambda p, y: (p - _column(y)).mean() ** 2 / 2, "square_of_the_mean",
           "You square the mean error, one number in which errors cancel. " + EACH),
    Option(lambda p, y: (p - _column(y)).sum() ** 2 / 2, "square_of_the_sum",
           "You square the sum of the errors, one number in which errors cancel. " + EACH),
    Option(lambda p, y: (p - _column(y)).mean().abs(), "size_of_the_mean",
           "You take the absolute value of the mean error, one number in which errors cancel. " + EACH),
    Option(lambda p, y: (p - _column(y)).sum().abs(), "size_of_the_sum",
           "You take the absolute value of the summed errors, one number in which errors cancel. " + EACH),
    Option(lambda p, y: (p - _column(y)) ** 2 / (2 * len(p)), "divided_by_n",
           "Each loss is already divided by n, the number of samples. Return the loss of each sample as it is."),
    Option(lambda p, y: ((p - _column(y)).abs() - _column(y).abs()).abs(), "nested_sizes",
           "The absolute value of the label is subtracted once more. The error is y_hat - y."),
    Option(lambda p, y: (p.abs() - _column(y)).abs(), "size_of_the_prediction",
           "The absolute value is taken of y_hat before y is subtracted. Take it of the difference."),
    Option(lambda p, y: p - _column(y).abs(), "size_of_the_label",
           "The absolute value is taken of y alone. Take it of the difference."),
    Option(lambda p, y: p**2 / 2 - _column(y), "square_of_the_prediction",
           "Only y_hat is squared and halved before y is subtracted: brackets are missing. Square the difference."),
    Option(lambda p, y: torch.where(p.abs() <= 1, _square(p - _column(y)), _line(p - _column(y))), "prediction_decides",
           "You compare the prediction with 1: the absolute error decides, half its square or the line."),
    Option(lambda p, y: torch.where(_column(y).abs() <= 1, _square(p - _column(y)), _line(p - _column(y))), "label_decides",
           "You compare the label with 1: the absolute error decides, half its square or the line."),
    Option(lambda p, y: _small_first(p - _column(y)), "small_errors_first",
           "The losses of small errors come first, and those of large ones behind them. Keep the order of the samples."),
    Option(lambda p, y: _small_first(p - _column(y)).reshape(-1, 1), "small_errors_first",
           "The losses of small errors come first, and those of large ones behind them. Keep the order of the samples."),
    Option(lambda p, y: p - _column(y) ** 2 / 2, "square_of_the_label",
           "Only y is squared and halved, as in y_hat - y ** 2 / 2: brackets are missing. Square the difference."),
    Option(lambda p, y: p - _column(y) ** 2, "square_of_the_label",
           "Only y is squared, as in y_hat - y ** 2: brackets are missing. Square the difference."),
    Option(lambda p, y: (p - _column(y) ** 2) / 2, "square_of_the_label",
           "Only y is squared, as in (y_hat - y ** 2) / 2: a bracket is missing. Square the difference."),
]  # fmt: skip
COMPANY = ("broadcast", "broadcast_flat_predictions", "flat", "shape_of_y", "mean_scalar", "sum_scalar", "square",
           "halved_before_square", "signed", "absolute", "no_half", "no_offset")  # fmt: skip


def programs(right: str, words: str) -> Programs:
    """The programs of one loss: `right` is the name of its cost, and `words` say what to return."""
    wrong = [Option(part, name, f"You return {what}. {words}")
             for name, ways in COSTS.items() if name != right for part, what in ways]  # fmt: skip
    results = [Option(lambda loss: loss), *reductions(EACH), *rearrangements(EACH)]
    costs = [Option(COSTS[right][0][0]), *wrong]
    return Programs({"errors": ERRORS, "costs": costs, "results": results}, _build, COMPANY, WHOLE)


def _build(parts: Any) -> Any:
    return lambda y_hat, y: parts["results"](parts["costs"](parts["errors"](y_hat, y)))
