"""The normal equation as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

from .normal_equation import SOLVER


def _ones_last(X: Tensor) -> Tensor:
    return torch.cat([X, torch.ones_like(X[:, :1])], 1)


def _solution(A: Tensor, y: Tensor) -> Tensor:
    return torch.linalg.lstsq(A.double(), y.double(), driver="gelsd").solution.to(A.dtype)


ORIGIN = "The line goes through 0: without a column of ones b is 0. Append one to X."
COLUMNS = [
    Option(_ones_last),
    Option(lambda X: torch.cat([torch.ones_like(X[:, :1]), X], 1), "ones_first",
           "The column of ones stands first, and you take the solution apart as if it stood last: the first entry is b."),
    Option(lambda X: torch.cat([X, 0 * X[:, :1]], 1), "no_ones", ORIGIN),
    Option(lambda X: torch.cat([X, X[:, :1]], 1), "column_again", "A column of X is appended. It has to hold ones."),
    Option(lambda X: torch.cat([X + 1, torch.ones_like(X[:, :1])], 1), "adds_one", "1 is added to X. Append a column of ones."),
]  # fmt: skip
SOLUTIONS = [
    Option(_solution),
    Option(lambda A, y: A.T @ y, "no_inverse",
           "X^T y alone is not the solution: it has to be multiplied by the inverse of X^T X. " + SOLVER),
    Option(lambda A, y: A.T @ A @ A.T @ y, "not_inverted", "You multiply by X^T X, and not by its inverse. " + SOLVER),
    Option(lambda A, y: (1 / (A.T @ A)) @ A.T @ y, "elementwise_inverse",
           "1 / (X^T X), or ** -1, inverts entry by entry: that is not the inverse of the matrix. " + SOLVER),
    Option(lambda A, y: (A.T @ y) / (A.T @ A).diagonal()[:, None], "diagonal_only",
           "Each entry of X^T y is divided by one on the diagonal of X^T X, as if columns were independent: solve for all at "
           "once."),
    Option(lambda A, y: torch.linalg.inv(A.T @ A) @ A.T @ y / len(A), "divided_by_n", "The solution is divided by n. Leave it."),
    Option(lambda A, y: A.T @ y / len(A), "no_inverse",
           "X^T y / n is not the solution: X^T y has to be multiplied by the inverse of X^T X. " + SOLVER),
    Option(lambda A, y: _solution(y, A), "arguments_of_lstsq",
           "lstsq gets y and X the wrong way round, and looks for what makes X of y: lstsq(A, y) solves A theta = y."),
    Option(lambda A, y: -_solution(A, y), "negative", "w and b have the wrong sign."),
    Option(lambda A, y: 2 * _solution(A, y), "doubled", "w and b are twice what they should be."),
    Option(lambda A, y: _solution(A, y) / 2, "halved", "w and b are half of what they should be."),
]  # fmt: skip


def _pair(theta: Tensor) -> list[Tensor]:
    return [theta[:-1], theta[-1]]


SPLITS = [
    Option(_pair),
    Option(lambda theta: [theta[-1], theta[:-1]], "swapped", "You return (b, w). The weights come first."),
    Option(lambda theta: [theta, theta[-1]], "all_in_one",
           "w still holds the bias, as its last entry. Split the solution: w is all but that."),
    Option(lambda theta: [theta[1:], theta[0]], "ones_last",
           "You take the first entry of the solution as b, and the column of ones stands last: so does b."),
    Option(lambda theta: [theta[1:], theta[-1]], "overlapping", "w is taken from the second entry on, and holds b: it is all but the "
           "last."),
    Option(lambda theta: [theta[:1], theta[-1]], "first_weight_only", "w holds the first weight alone."),
    Option(lambda theta: [theta[:-1], 0 * theta[-1]], "bias_is_zero", "b is always 0: it is the last entry of the solution."),
    Option(lambda theta: [theta[:-1], -theta[-1]], "negative_bias", "b has the wrong sign."),
    Option(lambda theta: [theta[:-1].flip(0), theta[-1]], "reversed_weights", "The weights come in reverse order."),
]  # fmt: skip


def _centred(bias: Any, spoil: Any = lambda w: w) -> Any:
    def program(X: Tensor, y: Tensor) -> list[Tensor]:
        w = spoil(_solution(X - X.mean(0), y - y.mean(0)))
        return [w, bias(X, y, w)]

    return program


def _alone(X: Tensor, y: Tensor) -> Tensor:
    """Each weight by itself."""
    Z, r = X - X.mean(0), y - y.mean(0)
    return ((Z * r).sum(0) / (Z**2).sum(0)).reshape(-1, 1)


def _origin(b: Any) -> Any:
    def program(X: Tensor, y: Tensor) -> list[Tensor]:
        w = _solution(X, y)
        return [w, b(X, y, w)]

    return program


WHOLE = [
    Option(_origin(lambda X, y, w: torch.zeros(1)), "no_ones", ORIGIN),
    Option(_origin(lambda X, y, w: (y - X @ w).mean(0)), "no_ones",
           "w belongs to a line through 0, and b is the mean of what it leaves: solve for both at once, with a column of ones."),
    Option(_origin(lambda X, y, w: y.mean(0)), "no_ones",
           "w belongs to a line through 0, and b is the mean of the labels: solve for both at once, with a column of ones."),
    Option(lambda X, y: _pair(_solution(X, y)), "no_ones",
           "There is no column of ones, and the last weight is taken for b. Append one to X."),
    Option(_centred(lambda X, y, w: y.mean(0)), "bias_is_the_mean_label",
           "w is right, and b is the mean of the labels. It is that only where features have mean 0: subtract the mean of X w."),
    Option(_centred(lambda X, y, w: torch.zeros(1)), "bias_is_zero",
           "w is right, and b is 0: where means are subtracted before, b is the mean of y less the mean of X w."),
    Option(_centred(lambda X, y, w: y.mean(0) + X.mean(0) @ w), "bias_added",
           "w is right, and b is the mean of y plus the mean of X w: it is minus."),
    Option(_centred(lambda X, y, w: X.mean(0) @ w - y.mean(0)), "negative_bias", "w is right, and b has the wrong sign."),
    Option(lambda X, y: [_alone(X, y), y.mean(0) - X.mean(0) @ _alone(X, y)], "each_weight_alone",
           "You fit each feature by itself. Features that go together share what they explain: solve for all weights at once."),
    Option(lambda X, y: [_solution((X - X.mean(0)) / X.std(0), y), y.mean(0)], "standardised",
           "w belongs to features that were standardised, and not to X as it is given."),
    Option(lambda X, y: [_solution((X - X.mean(0)) / X.std(0), y - y.mean(0)),
                         y.mean(0) - X.mean(0) @ _solution((X - X.mean(0)) / X.std(0), y - y.mean(0))], "standardised",
           "w belongs to features that were standardised, and not to X as it is given."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    return lambda X, y: parts["splits"](parts["solutions"](parts["columns"](X), y))


PROGRAMS = Programs(
    {"columns": COLUMNS, "solutions": SOLUTIONS, "splits": SPLITS}, _build, ("swapped", "all_in_one"), WHOLE
)
