"""cross_entropy_logits as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.programs import Option, Programs

from .cross_entropy_logits import EACH, OWN, STABLE

KEEP: dict[str, Any] = {"keepdim": True}
SMALL = (1e-2, 1e-3, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-20, 1e-30)


def _naive(X: Tensor) -> Tensor:
    return torch.exp(X) / torch.exp(X).sum(1, **KEEP)


def _rows(P: Tensor) -> Tensor:
    return torch.arange(len(P))


def _one_hot(P: Tensor, y: Tensor) -> Tensor:
    return F.one_hot(y, P.shape[1]).to(P.dtype)


LOGS = [
    Option(lambda X: F.log_softmax(X, 1)),
    Option(lambda X: X, "takes_log_probabilities", "You take logits for log-probabilities: subtract log-sum-exp of each row first."),
    Option(torch.log, "takes_probabilities", "You take the logarithm of the logits themselves, which are no probabilities: turn them into "
           "log-probabilities first."),
    Option(lambda X: X.clamp(min=1e-12).log(), "takes_probabilities", "You take the logarithm of the logits themselves, which are no "
           "probabilities: turn them into log-probabilities first."),
    Option(lambda X: F.softmax(X, 1).log(), "log_of_softmax", f"A probability on the way rounds to 0, and its logarithm is minus infinity. "
           f"{STABLE}"),
    Option(lambda X: _naive(X).log(), "overflows", f"exp overflows for large scores. {STABLE}"),
    Option(lambda X: X - torch.exp(X).sum(1, **KEEP).log(), "overflows", f"exp overflows for large scores. {STABLE}"),
    *(Option(lambda X, e=e, p=p: (p(X) + e).log(), "eps_in_the_log", "A small number inside the logarithm stands in for what rounds to 0, so "
             "no loss is larger than its logarithm: stay with log-probabilities.")
      for e in SMALL for p in (lambda X: F.softmax(X, 1), _naive)),
    *(Option(lambda X, e=e, p=p: p(X).clamp(min=e).log(), "clamped", "Probabilities are cut off from below before the logarithm, so no loss "
             "is larger than that allows: stay with log-probabilities.") for e in SMALL for p in (lambda X: F.softmax(X, 1), _naive)),
    Option(lambda X: F.log_softmax(F.softmax(X, 1), 1), "softmax_twice", "Softmax is applied twice: it turns scores into probabilities, "
           "which are no scores any more."),
    Option(lambda X: F.softmax(X, 1), "probability", "You return minus the probability of the label: its logarithm is asked."),
    Option(lambda X: F.log_softmax(X, 0), "batch", "Softmax, or log-sum-exp, goes over dim 0, the batch: each row is one sample, so take it "
           "over dim 1."),
    Option(lambda X: F.softmax(X, 0).log(), "batch", "Softmax goes over dim 0, the batch: each row is one sample, so take it over dim 1."),
    Option(lambda X: X - X.logsumexp((0, 1)), "over_everything", "Log-sum-exp is taken over the whole batch: each row is one sample, so "
           "take it over dim 1."),
    Option(lambda X: X - X.logsumexp(1), "no_keepdim", "Log-sum-exp over dim 1 has shape (n,) and lines up with columns: with keepdim=True "
           "it lines up with rows."),
    Option(lambda X: X - X.max() - torch.exp(X - X.max()).sum(1, **KEEP).log(), "global_maximum", "The largest score of the whole batch is "
           "subtracted, so rows far below it round to 0: subtract that of each row."),
    Option(lambda X: X - torch.exp(X - X.amax(1, **KEEP)).sum(1, **KEEP).log(), "maximum_left_out", "You subtract the log-sum-exp of the "
           "shifted scores from the scores as they were: the maximum is missing on one side."),
    Option(lambda X: X - X.amax(1, **KEEP) - X.logsumexp(1, **KEEP), "maximum_twice", "The maximum is subtracted twice: from the scores, and "
           "within log-sum-exp."),
    Option(lambda X: X - X.amax(1, **KEEP), "no_sum", "Only the largest score is subtracted: the logarithm of the sum of exponentials is "
           "missing."),
    Option(lambda X: X - torch.exp(X).sum(1, **KEEP), "no_logarithm", "The sum of exponentials is subtracted, and not its logarithm."),
    Option(lambda X: X + X.logsumexp(1, **KEEP), "plus_for_minus", "Log-sum-exp is added, and not subtracted."),
    Option(lambda X: F.log_softmax(X, 1) / 0.6931471805599453, "base_2", "The losses are in bits: the natural logarithm is asked."),
    Option(lambda X: F.log_softmax(X, 1) / 2.302585092994046, "base_10", "The logarithm has base 10: the natural logarithm is asked."),
    Option(F.logsigmoid, "sigmoid", "A sigmoid is taken of each score by itself: take a softmax of the row."),
    Option(lambda X: torch.log(-F.log_softmax(X, 1)), "logarithm_twice", "The logarithm is taken twice."),
    Option(lambda X: F.log_softmax(X, 1).log(), "logarithm_twice", "The logarithm is taken of log-probabilities, which are negative."),
    Option(lambda X: F.log_softmax(-X, 1), "negated_scores", "The scores have the wrong sign: the largest must get the largest probability."),
    *(Option(lambda X, c=c: F.log_softmax(X.clamp(-c, c), 1), "clamped_scores", "Scores are cut off at fixed limits, so those beyond count "
             "as the limit: subtract the largest score of each row instead.") for c in (10, 20, 30, 50, 80, 88, 100, 500)),
    *(Option(lambda X, c=c: F.log_softmax(X.clamp(max=c), 1), "clamped_scores", "Scores are cut off at a fixed limit, so larger ones count "
             "as the limit: subtract the largest score of each row instead.") for c in (10, 20, 30, 50, 80, 88, 100, 500)),
]  # fmt: skip
ENTRIES = [
    Option(lambda P, y: P[_rows(P), y]),
    Option(lambda P, y: P[:, y], "whole_columns", f"log_p[:, y] takes whole columns, n for each sample. {OWN}"),
    *(Option(lambda P, y, d=d, how=how: getattr(P[:, y], how)(d), "whole_columns", f"log_p[:, y] takes whole columns, n for each sample, "
             f"and they are then put together. {OWN}") for d in (0, 1) for how in ("sum", "mean")),
    *(Option(lambda P, y, how=how: getattr(P[y], how)(1), "rows_by_label", f"log_p[y] picks whole rows by the label, which are then put "
             f"together. {OWN}") for how in ("sum", "mean")),
    Option(lambda P, y: P.sum(1), "all_classes", f"The log-probabilities of all classes are added up: only that of the label counts. {OWN}"),
    Option(lambda P, y: P.mean(1), "all_classes", f"The log-probabilities of all classes are averaged: only that of the label counts. {OWN}"),
    Option(lambda P, y: P, "no_entry_picked", f"The log-probabilities of all classes are returned, and the labels have no effect. {OWN}"),
    Option(lambda P, y: P.amax(1), "best_class", "You take the log-probability of the best class, and not that of the label: pick by y."),
    Option(lambda P, y: P.amin(1), "worst_class", "You take the log-probability of the worst class, and not that of the label: pick by y."),
    Option(lambda P, y: P[y], "rows_by_label", f"log_p[y] picks whole rows by the label. {OWN}"),
    Option(lambda P, y: P[y, _rows(P)], "indices_swapped", f"The indices of rows and labels are exchanged. {OWN}"),
    Option(lambda P, y: P[:, 0], "first_class", f"You take the log-probability of class 0 for each sample. {OWN}"),
    Option(lambda P, y: P[:, -1], "last_class", f"You take the log-probability of the last class for each sample. {OWN}"),
    Option(lambda P, y: P.diagonal(), "diagonal", f"You take the diagonal: row i gets class i. {OWN}"),
    Option(lambda P, y: P[_rows(P), y - 1], "label_minus_one", f"You take the class before the label: labels are counted from 0. {OWN}"),
    Option(lambda P, y: P[_rows(P), (y + 1) % P.shape[1]], "label_plus_one", f"You take the class behind the label. {OWN}"),
    Option(lambda P, y: P[_rows(P), y[0]], "first_label", f"Every row gets the label of the first. {OWN}"),
    Option(lambda P, y: P[[0, 1], y[:2]], "first_two_rows", f"Only the first two samples are used. {EACH}"),
    Option(lambda P, y: P[range(10), y], "fixed_rows", "The number of rows is fixed at ten: take it from logits."),
    Option(lambda P, y: P[range(P.shape[1]), y], "columns_counted", "The row indices run to the number of classes: they must run to the "
           "number of rows."),
    Option(lambda P, y: (_one_hot(P, y) * P).mean(1), "divided_by_classes", "The losses are divided by the number of classes, by a mean over "
           "them: one sample has one loss, -log_p at its label."),
    Option(lambda P, y: _one_hot(P, y) * P, "matrix_of_losses", f"You return a matrix (n, q), the losses among zeros: the sum over the "
           f"classes is missing. {EACH}"),
    Option(lambda P, y: (_one_hot(P, y) * P).sum(0), "sum_over_dim_0", f"You sum over dim 0, the batch, which gives one number for each "
           f"class. {EACH}"),
    Option(lambda P, y: ((1 - _one_hot(P, y)) * P).sum(1), "other_classes", f"You add up the log-probabilities of all classes but the "
           f"label's. {OWN}"),
    Option(lambda P, y: y * P[_rows(P), y], "times_label", "Each loss is multiplied by its class number: only pick with it."),
    Option(lambda P, y: (y[:, None] * P).sum(1), "times_label", "The class numbers are multiplied with log-probabilities: only pick with "
           "them."),
    Option(lambda P, y: (F.one_hot(y) * P).sum(1), "classes_from_labels", "The number of classes is taken from the labels, as one_hot(y) "
           "does: take it from logits.shape[1]."),
    Option(lambda P, y: (P.exp() * P).sum(1), "entropy", f"You return the entropy of the prediction: the labels have no effect. {OWN}"),
]  # fmt: skip
SIGNS = [
    Option(lambda L: -L),
    Option(lambda L: L, "no_minus", "The minus is missing, or stands there twice: losses are at least 0."),
]
RESULTS = [
    Option(lambda L: L),
    Option(lambda L: L.mean(), "mean", f"You return one number, the mean over the batch. {EACH}"),
    Option(lambda L: L.sum(), "sum", f"You return one number, the sum over the batch. {EACH}"),
    Option(lambda L: L.reshape(-1, 1), "column", f"The losses come as a column (n, 1): gather, or keepdim, keeps a dimension. {EACH}"),
    Option(lambda L: L.reshape(1, -1), "row", f"The losses come as a row (1, n). {EACH}"),
    Option(lambda L: L.squeeze(), "squeezed", "A batch of one sample loses its dimension, as by squeeze(): the shape must stay (1,)."),
    Option(lambda L: L / len(L), "divided_by_n", "Each loss is divided by the number of samples: leave it as it is."),
    Option(lambda L: L.mean().expand(len(L)), "mean_for_all", "Every sample gets the mean loss of the batch: each keeps its own."),
    Option(lambda L: L.mean().reshape(1), "mean", f"You return one number, the mean over the batch. {EACH}"),
    Option(lambda L: L.sum().reshape(1), "sum", f"You return one number, the sum over the batch. {EACH}"),
    Option(lambda L: L[0], "first_only", f"You return the loss of the first sample alone. {EACH}"),
    Option(lambda L: L[-1], "last_only", f"You return the loss of the last sample alone. {EACH}"),
    Option(torch.exp, "exp", "You return exp of the losses: the logarithm is missing, or is undone."),
    Option(lambda L: (-L).exp(), "probability_itself", "You return the probability of the label: minus its logarithm is asked."),
    Option(torch.abs, "absolute", "The losses lose their sign."),
    *(Option(lambda L, v=v: torch.nan_to_num(L, nan=v, posinf=1e9), "nan_to_num", "Infinite or undefined losses are replaced: stay with "
             "log-probabilities, and there are none.") for v in (0.0,)),
    *(Option(lambda L, c=c: L.clamp(max=c), "capped", f"Losses above {c} are cut off: leave them as they are.")
      for c in (10, 16, 20, 30, 50, 100, 1000)),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(X: Tensor, y: Tensor) -> Any:
        return parts["result"](parts["sign"](parts["entry"](parts["log"](X), y)))

    return program


def _binary(X: Tensor, y: Tensor) -> Tensor:
    t = _one_hot(X, y)
    return -(t * torch.sigmoid(X).log() + (1 - t) * (1 - torch.sigmoid(X)).log())


def _smoothed(X: Tensor, y: Tensor, share: float) -> Tensor:
    return F.cross_entropy(X, y, reduction="none", label_smoothing=share)


WHOLE = [
    *(Option(lambda X, y, how=how: getattr(_binary(X, y), how)(1), "binary", "You take a sigmoid of each score and add the losses of q yes/no "
             "questions: take a softmax of the row, and -log p of the label alone.") for how in ("sum", "mean")),
    *(Option(lambda X, y, share=share: _smoothed(X, y, share), "label_smoothing", "The losses are mixed with the mean over all classes, which is "
             "label smoothing: return -log p of the label alone.") for share in (0.01, 0.05, 0.1, 0.2)),
    Option(lambda X, y: ((F.softmax(X, 1) - _one_hot(X, y)) ** 2).sum(1), "squared", "You add up squared differences from the one-hot label: "
           "return -log p of the label."),
]  # fmt: skip
PROGRAMS = Programs(
    {"log": LOGS, "entry": ENTRIES, "sign": SIGNS, "result": RESULTS},
    _build,
    company=("log_of_softmax", "overflows", "mean", "sum", "column", "no_minus"),
    whole=WHOLE,
)
