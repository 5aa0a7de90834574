"""log_softmax as a program with slots. Students do not get this."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

KEEP: dict[str, Any] = {"keepdim": True}
ROWS = "each row is one sample, so over dim 1"
SHIFTS = [
    Option(lambda X: X.amax(1, **KEEP)),
    Option(lambda X: 0, "not_shifted", "exp overflows for large scores, or rounds to 0 for very low ones: subtract the largest score of each "
           "row first."),
    Option(lambda X: X.max(), "global_maximum", "The largest score of the whole batch is subtracted, so rows far below it round to 0: "
           "subtract that of each row."),
    Option(lambda X: X.amax(0, **KEEP), "column_maximum", "The largest score of each column is subtracted: take that of each row, over "
           "dim 1."),
    Option(lambda X: X.abs().amax(1, **KEEP), "largest_size", "The largest score without its sign is subtracted, so rows of negative "
           "scores overflow or round to 0: subtract the largest score."),
    Option(lambda X: X.amin(1, **KEEP), "minimum", "The smallest score of each row is subtracted, so large ones overflow: subtract the "
           "largest."),
    Option(lambda X: X.mean(1, **KEEP), "mean", "The mean of each row is subtracted, so scores far above it overflow: subtract the largest "
           "score."),
    Option(lambda X: -X.amax(1, **KEEP), "adds_the_maximum", "The largest score is added, and not subtracted, so exp overflows."),
    Option(lambda X: X[:, :1], "first_score", "The first score of each row is subtracted, so ones far above it overflow: subtract the "
           "largest."),
]  # fmt: skip
SUMS = [
    Option(lambda E: E.sum(1, **KEEP)),
    Option(lambda E: E.sum(0, **KEEP), "columns", f"You sum over the batch, dim 0: {ROWS}."),
    Option(lambda E: E.sum(), "over_everything", f"You sum over all scores of the batch: {ROWS}."),
    Option(lambda E: E.sum(1), "no_keepdim", "The sum over dim 1 has shape (n,) and lines up with columns: with keepdim=True it lines up "
           "with rows."),
    Option(lambda E: E.mean(1, **KEEP), "mean_for_sum", "You take the mean of the exponentials: take their sum."),
    Option(lambda E: E.amax(1, **KEEP), "largest_for_sum", "You take the largest of the exponentials: take their sum."),
    Option(lambda E: E.sum(1, **KEEP) - E, "leaves_itself_out", "The sum leaves out the score itself: it is that of the whole row."),
    Option(lambda E: E.cumsum(1), "running_sum", "You take the running sum of the exponentials: take the sum of the whole row."),
    Option(lambda E: E[:, 1:].sum(1, **KEEP), "leaves_out_first", "The sum leaves out the first class: it is that of the whole row."),
    Option(lambda E: E[:, :-1].sum(1, **KEEP), "leaves_out_last", "The sum leaves out the last class: it is that of the whole row."),
]  # fmt: skip
LOGS = [
    Option(torch.log),
    Option(torch.log2, "base_2", "The logarithm has base 2: torch.log undoes torch.exp."),
    Option(torch.log10, "base_10", "The logarithm has base 10: torch.log undoes torch.exp."),
    Option(lambda D: D, "no_logarithm", "The sum of exponentials is subtracted, and not its logarithm: take .log() of the sum first."),
    Option(torch.log1p, "log1p", "The logarithm is that of 1 plus the sum: take that of the sum."),
    Option(lambda D: 0, "no_sum", "Only the largest score is subtracted: the logarithm of the sum of exponentials is missing."),
    Option(lambda D: -torch.log(D), "plus_for_minus", "The logarithm of the sum is added, and not subtracted."),
    *(Option(lambda D, e=e: torch.log(D + e), "eps_in_the_log", "A small number is added to the sum inside the logarithm: nothing is "
             "needed there once the largest score is subtracted.") for e in (1e-1, 1e-2, 1e-3, 1e-4)),
]  # fmt: skip
RESULTS = [
    Option(lambda L: L),
    Option(torch.exp, "softmax", "You return probabilities: their logarithms are asked."),
    Option(lambda L: -L, "negative", "The sign is wrong: log-probabilities are at most 0."),
    Option(lambda L: L.mT, "transposed", "The result is transposed: rows are samples, as in X."),
    Option(lambda L: L.amax(1), "largest_only", "You return the largest of each row: all are asked."),
    Option(lambda L: L.argmax(1), "argmax", "You return the class with the largest score: all log-probabilities are asked."),
    Option(lambda L: L.sum(1), "row_sums", "You return the sum of each row: all log-probabilities are asked."),
    Option(lambda L: L.sum(), "one_number", "You return one number, a sum over all: the log-probability of each score is asked."),
    Option(lambda L: L.mean(), "one_number", "You return one number, a mean over all: the log-probability of each score is asked."),
    Option(lambda L: L / math.log(2), "base_2", "The logarithm has base 2: torch.log undoes torch.exp."),
    Option(lambda L: L / math.log(10), "base_10", "The logarithm has base 10: torch.log undoes torch.exp."),
    Option(torch.log, "logarithm_twice", "The logarithm is taken twice: log-probabilities are negative, so that is nan."),
    *(Option(lambda L, c=c: L.clamp(min=c), "clamped", f"Log-probabilities below {c} are cut off: leave them as they are.")
      for c in (-10, -20, -30, -50, -100, -1000)),
    *(Option(lambda L, v=v: torch.nan_to_num(L, nan=v, neginf=v), "nan_to_num", "Infinite or undefined values are replaced: subtract "
             "the largest score of each row before exp, and there are none.") for v in (0.0, -1e9)),
]  # fmt: skip
SCORES = [
    Option(lambda X: X),
    *(Option(lambda X, c=c: X.clamp(-c, c), "clamped_scores", "Scores are cut off at fixed limits, so those beyond count as the limit: "
             "subtract the largest score of each row instead.") for c in (10, 20, 30, 50, 60, 80, 88, 100, 500, 700)),
    *(Option(lambda X, c=c: X.clamp(max=c), "clamped_scores", "Scores are cut off at a fixed limit, so larger ones count as the limit: "
             "subtract the largest score of each row instead.") for c in (0, 10, 20, 30, 50, 60, 80, 88, 100, 500, 700)),
    Option(lambda X: X.abs(), "absolute_scores", "The scores lose their sign: leave them as they are."),
    Option(lambda X: -X, "negated_scores", "The scores have the wrong sign: the largest must get the largest probability."),
    Option(torch.log, "log_of_scores", "The logarithm of the scores themselves is taken: they are no probabilities."),
    Option(lambda X: X / X.norm(dim=1, **KEEP), "scaled_scores", "The scores are divided by their norm: leave them as they are."),
    Option(lambda X: torch.softmax(X, 1), "softmax_first", "A softmax is taken of the scores first, and its result is used as if it "
           "were scores: take log-sum-exp of the scores themselves."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(X: Tensor) -> Any:
        Z = parts["scores"](X)
        S = Z - parts["shift"](Z)
        return parts["result"](S - parts["log"](parts["sum"](torch.exp(S))))

    return program


def _quotient(X: Tensor, shift: Any, summed: Any = SUMS[0].part) -> Tensor:
    E = torch.exp(X - shift(X))
    return E / summed(E)


UNDERFLOW = ("You take the logarithm of a softmax, which rounds to 0 for scores far below the best, and log 0 is minus infinity: subtract "
             "log-sum-exp from the scores instead.")  # fmt: skip
WHOLE = [
    Option(lambda X: _quotient(X, SHIFTS[0].part).log(), "log_of_softmax", UNDERFLOW),
    Option(lambda X: _quotient(X, SHIFTS[1].part).log(), "log_of_naive_softmax", "You take the logarithm of a softmax whose exponentials "
           "overflow: subtract the largest score of each row, and then log-sum-exp."),
    Option(lambda X: _quotient(X, SHIFTS[2].part).log(), "log_of_softmax", f"{UNDERFLOW} Of a batch it subtracts one maximum for all rows."),
    *(Option(lambda X, s=s: _quotient(X, SHIFTS[0].part, s.part).log(), s.name, s.sentence) for s in SUMS[1:]),
    *(Option(lambda X, e=e, s=s: (_quotient(X, s) + e).log(), "eps_in_the_log", "A small number inside the logarithm stands in for what "
             "rounds to 0, so low log-probabilities stop at its logarithm: subtract log-sum-exp from the scores instead.")
      for e in (1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-20, 1e-30) for s in (SHIFTS[0].part, SHIFTS[1].part)),
    *(Option(lambda X, e=e, s=s: _quotient(X, s).clamp(min=e).log(), "clamped", "Probabilities are cut off from below before the logarithm, so low "
             "log-probabilities stop there: subtract log-sum-exp from the scores instead.")
      for e in (1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-20, 1e-30) for s in (SHIFTS[0].part, SHIFTS[1].part)),
    Option(lambda X: X - torch.exp(X - X.amax(1, **KEEP)).sum(1, **KEEP).log(), "maximum_left_out", "You subtract the log-sum-exp of the "
           "shifted scores from the scores as they were: the maximum is missing on one side."),
    Option(lambda X: X - X.amax(1, **KEEP) - torch.exp(X).sum(1, **KEEP).log(), "maximum_twice", "You subtract the maximum, and the "
           "log-sum-exp of the scores as they were: the maximum is subtracted twice."),
    Option(lambda X: X - X.amax(1, **KEEP) - X.logsumexp(1, **KEEP), "maximum_twice", "You subtract the maximum, and the log-sum-exp of "
           "the scores as they were: the maximum is subtracted twice."),
    Option(lambda X: X - X.amax(1, **KEEP) + torch.exp(X - X.amax(1, **KEEP)).sum(1, **KEEP).log() - 2 * X.amax(1, **KEEP), "maximum_twice",
           "The maximum is subtracted twice."),
    Option(lambda X: X - X.logsumexp(0, **KEEP), "columns", f"Log-sum-exp is taken over the batch, dim 0: {ROWS}."),
    Option(lambda X: X - X.logsumexp((0, 1)), "over_everything", f"Log-sum-exp is taken over all scores of the batch: {ROWS}."),
    Option(lambda X: X - X.logsumexp(1), "no_keepdim", "Log-sum-exp over dim 1 has shape (n,) and lines up with columns: with keepdim=True it "
           "lines up with rows."),
    Option(lambda X: X + X.logsumexp(1, **KEEP), "plus_for_minus", "Log-sum-exp is added, and not subtracted."),
    Option(lambda X: X.logsumexp(1, **KEEP) - X, "negative", "The sign is wrong: log-probabilities are at most 0."),
    Option(lambda X: X.logsumexp(1, **KEEP), "logsumexp_only", "You return log-sum-exp alone: subtract it from the scores."),
    Option(lambda X: X.logsumexp(1), "logsumexp_only", "You return log-sum-exp alone: subtract it from the scores."),
    Option(lambda X: X / X.logsumexp(1, **KEEP), "divided", "The scores are divided by log-sum-exp: subtract it."),
    Option(lambda X: torch.log(torch.exp(X)) / torch.log(torch.exp(X).sum(1, **KEEP)), "divided", "The scores are divided by the "
           "logarithm of the sum: subtract it."),
    Option(torch.nn.functional.logsigmoid, "logsigmoid", "You take the logarithm of a sigmoid of each score by itself: the rows do not sum "
           "to 1. Subtract log-sum-exp of the row."),
    Option(lambda X: X - X.exp().sum(1, **KEEP), "no_logarithm", "The sum of exponentials is subtracted, and not its logarithm: take .log() "
           "of the sum first."),
    Option(lambda X: X.exp() - X.logsumexp(1, **KEEP), "exp_of_scores", "Log-sum-exp is subtracted from the exponentials: subtract it from "
           "the scores."),
]  # fmt: skip
PROGRAMS = Programs(
    {"shift": SHIFTS, "sum": SUMS, "log": LOGS, "result": RESULTS, "scores": SCORES},
    _build,
    company=("not_shifted", "global_maximum", "columns", "no_keepdim", "over_everything"),
    whole=WHOLE,
)
