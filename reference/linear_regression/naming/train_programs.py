"""Minibatch training as a program with slots. Students do not get this."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from autograder.naming.programs import Option, Programs

from .train import SCALE

Both = tuple[Tensor, Tensor]


def _errors(X: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return X @ w + b - y


def _by(pull: Any) -> Any:
    """Gradients, summed over a batch: `pull` says what the errors, (m, 1), pull by."""

    def gradients(X: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Both:
        pulls = pull(_errors(X, y, w, b))
        return X.T @ pulls, pulls.sum(0)

    return gradients


def _pairs(scale: Any) -> Any:
    """Every prediction against every label."""

    def gradients(X: Tensor, y: Tensor, w: Tensor, b: Tensor) -> Both:
        pulls = (X @ w + b - y.mean()) * scale(len(X))
        return X.T @ pulls, pulls.sum(0)

    return gradients


MATRIX = "Every prediction meets every label: somewhere a column (n, 1) and a row (n,) make a matrix (n, n). Keep both columns."
GRADIENTS = [
    Option(_by(lambda e: e)),
    Option(_by(lambda e: 2 * e), "no_half", "Steps are twice as large as they should be: the 1/2 of the squared loss is missing."),
    Option(_by(lambda e: e / 2), "halved", "Steps are half as large as they should be: a 1/2 is there twice."),
    Option(_by(lambda e: -e), "uphill", "w and b move uphill: subtract the gradient instead of adding it."),
    Option(_pairs(lambda m: m), "broadcast", MATRIX),
    Option(_pairs(lambda m: 1), "broadcast", MATRIX),
    Option(_pairs(lambda m: 1 / m), "broadcast", MATRIX),
    Option(_pairs(lambda m: 2), "broadcast", MATRIX),
    Option(_pairs(lambda m: 2 * m), "broadcast", MATRIX),
    Option(lambda X, y, w, b: (X.T @ _errors(X, y, w, b), 0 * b), "weights_only", "b does not move: only w is moved."),
    Option(lambda X, y, w, b: (0 * w, _errors(X, y, w, b).sum(0)), "bias_only", "w does not move: only b is moved."),
    Option(lambda X, y, w, b: (X.T @ _errors(X, y, w, 0 * b), _errors(X, y, w, 0 * b).sum(0)), "bias_not_used",
           "The predictions are made without b."),
    Option(lambda X, y, w, b: (X[:1].T @ _errors(X, y, w, b)[:1] * len(X), _errors(X, y, w, b)[0] * len(X)), "one_sample",
           "The step follows the loss of one sample of each batch, and not the mean of all."),
]  # fmt: skip
EPOCHS = [
    Option(lambda count: count),
    Option(lambda count: 1, "one_epoch",
           "w and b are where a single epoch takes them: data_iter is called above the loop of the epochs, and is empty after the "
           "first; or return, or the start of w and b, stands inside that loop."),
    Option(lambda count: count + 1, "one_epoch_too_many", "There is an epoch too many, as there is by range(num_epochs + 1)."),
    Option(lambda count: count - 1, "one_epoch_too_few", "There is an epoch too few, as there is by range(1, num_epochs)."),
    *(Option(lambda count, k=k: k, "fixed_epochs", f"There are always {k} epochs: num_epochs has no effect.")
      for k in (2, 3, 4, 5, 10, 20, 50, 100)),
    Option(lambda count: 2 * count, "twice_the_epochs", "Every sample is used twice in each epoch, or there are twice as many."),
]  # fmt: skip


def _cut(n: int, size: int) -> list[list[int]]:
    return [list(range(i, min(i + size, n))) for i in range(0, n, size)]


BATCHES = [
    Option(_cut),
    Option(lambda n, b: _cut(n, n), "whole_batch", "An epoch makes a single step, from all samples. Make a step for each batch."),
    Option(lambda n, b: _cut(n, 1), "sample_by_sample", "Each sample makes a step of its own. Make one for each batch."),
    *(Option(lambda n, b, k=k: _cut(n, k), "fixed_batch_size", f"Batches always have {k} samples: batch_size has no effect.")
      for k in (2, 4, 5, 8, 10, 16, 20, 32, 64)),
    Option(lambda n, b: _cut(n, b)[:1], "one_batch",
           "An epoch makes one step, from a single batch: something leaves the loop too early, or the step stands behind it."),
    Option(lambda n, b: _cut(n, b)[:-1], "last_batch_missing", "The last batch of an epoch makes no step, even where it is full."),
]  # fmt: skip
SCALES = [
    Option(lambda m, b, n: 1 / m),
    Option(lambda m, b, n: 1 / m**2, "divides_twice",
           "Steps are batch_size times too small: the mean is taken, and then sgd divides once more. Start backward() from the sum."),
    Option(lambda m, b, n: 1.0, "divides_never", "Steps are batch_size times too large: nothing divides the sum. Give sgd the batch size."),
    Option(lambda m, b, n: 1 / n, "divides_by_n", "The sum of a batch is divided by the number of all samples. Divide it by those of the batch."),
    Option(lambda m, b, n: 1 / (m * n), "divides_by_n", "The mean of a batch is divided by the number of all samples once more."),
    Option(lambda m, b, n: 1 / (2 * m**2), "divides_twice", "Steps are far too small: the mean is taken, sgd divides once more, and a 1/2 is there "
           "twice."),
    Option(lambda m, b, n: float(m), "multiplies", "Steps are multiplied by the size of the batch, and not divided by it."),
]  # fmt: skip
RATES = [
    Option(lambda lr, epoch: lr),
    *(Option(lambda lr, epoch, k=k: k, "fixed_lr", f"The learning rate is fixed in the code: it is always {k}, and lr has no effect.")
      for k in (0.001, 0.01, 0.03, 0.1, 0.3, 0.5, 1.0, 0.05, 0.02, 0.003, 0.005)),
    *(Option(lambda lr, epoch, k=k: lr * k**epoch, "decaying_lr", f"lr is multiplied by {k} after each epoch. It stays as it is.")
      for k in (0.5, 0.9, 0.95, 0.99, 0.1, 0.8, 2.0)),
    Option(lambda lr, epoch: lr / (epoch + 1), "decaying_lr", "lr is divided by the number of the epoch. It stays as it is."),
    Option(lambda lr, epoch: lr * lr, "lr_twice", "Steps are multiplied by lr twice."),
    Option(lambda lr, epoch: 1.0, "no_lr", "lr has no effect: steps are as long as the gradient."),
    Option(lambda lr, epoch: 2 * lr, "doubled", "Steps are twice as large as they should be."),
]  # fmt: skip


class Memory:
    """What becomes of the gradient of a batch: `taken` is what a step takes, or None where there is none."""

    def __init__(self) -> None:
        self.total: list[Tensor] = []

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        """Its own."""
        return own

    def add(self, own: Both, keep: float = 1.0) -> Both:
        """What was kept, and this."""
        self.total = [keep * a + b for a, b in zip(self.total or [0 * g for g in own], own, strict=True)]
        return self.total[0], self.total[1]


class AddsUp(Memory):
    """Never cleared."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        return self.add(own)


class AddsUpInAnEpoch(Memory):
    """Cleared at the beginning of an epoch."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        return self.add(own, 0.0 if begins else 1.0)


class StepAtTheEnd(Memory):
    """One step for an epoch, by the sum of its batches."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        total = self.add(own, 0.0 if begins else 1.0)
        return total if ends else None


class LastBatchOnly(Memory):
    """One step for an epoch, by its last batch."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        return own if ends else None


class Late(Memory):
    """The gradient of the batch before."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        before, self.total = self.total, list(own)
        return (before[0], before[1]) if before else None


class Momentum(Memory):
    """A part of all gradients before is kept."""

    def taken(self, own: Both, begins: bool, ends: bool) -> Both | None:
        return self.add(own, 0.9)


MEMORIES = [
    Option(Memory),
    Option(AddsUp, "gradients_add_up", "Gradients of earlier batches are added to each new one: clear them after each step."),
    Option(AddsUpInAnEpoch, "cleared_once_an_epoch", "Within an epoch the gradients of its earlier batches are in each step, too: clear them after each step, and call backward() on the batch's own loss."),
    Option(StepAtTheEnd, "step_behind_the_loop",
           "There is one step in each epoch, by the gradients of all its batches added up: the step belongs inside the loop of the batches."),
    Option(LastBatchOnly, "last_batch_only", "There is one step in each epoch, by its last batch: all that is done for a batch belongs inside the loop."),
    Option(Late, "step_before_backward", "Each step uses the gradient of the batch before: backward() first, then the step."),
    Option(Momentum, "momentum", "A part of the gradients before, 0.9, is kept in each step, as momentum does. Take the batch's own alone."),
]  # fmt: skip


def _plain(w: Tensor, b: Tensor, gradients: Any, X: Tensor, y: Tensor, rate: Any, memory: Any) -> Both:
    taken = memory(gradients(X, y, w, b))
    return (w, b) if taken is None else (w - rate * taken[0], b - rate * taken[1])


def _weights_first(w: Tensor, b: Tensor, gradients: Any, X: Tensor, y: Tensor, rate: Any, memory: Any) -> Both:
    w = w - rate * gradients(X, y, w, b)[0]
    return w, b - rate * gradients(X, y, w, b)[1]


def _bias_first(w: Tensor, b: Tensor, gradients: Any, X: Tensor, y: Tensor, rate: Any, memory: Any) -> Both:
    b = b - rate * gradients(X, y, w, b)[1]
    return w - rate * gradients(X, y, w, b)[0], b


def _twice(w: Tensor, b: Tensor, gradients: Any, X: Tensor, y: Tensor, rate: Any, memory: Any) -> Both:
    w, b = _plain(w, b, gradients, X, y, rate, memory)
    return _plain(w, b, gradients, X, y, rate, memory)


MOVES = [
    Option(_plain),
    Option(_weights_first, "b_after_w", "b moves along a gradient that is taken after w has moved. Take both gradients before the step."),
    Option(_bias_first, "w_after_b", "w moves along a gradient that is taken after b has moved. Take both gradients before the step."),
    Option(_twice, "two_steps", "Each batch makes two steps. Make one."),
]  # fmt: skip
DATA = [
    Option(lambda X, y: (X, y)),
    Option(lambda X, y: (X - X.mean(0), y), "centred_features", "w and b belong to features from which the mean was subtracted, and not to those given."),
    Option(lambda X, y: (X, y - y.mean(0)), "centred_labels", "w and b belong to labels from which the mean was subtracted, and not to those given."),
    Option(lambda X, y: (X, y.flip(0)), "reversed_labels", "Features and labels do not belong together: labels are in reverse order."),
]  # fmt: skip


def _build(parts: Any) -> Any:
    def program(X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int) -> Tensor:
        X, y = parts["data"](X.double(), y.double())
        w, b, memory = torch.zeros(X.shape[1], 1, dtype=X.dtype), torch.zeros(1, dtype=X.dtype), parts["memory"]()
        for epoch in range(parts["epochs"](num_epochs)):
            batches = parts["batches"](len(X), batch_size)
            for number, rows in enumerate(batches):
                rate = parts["rate"](lr, epoch) * parts["scale"](len(rows), batch_size, len(X))
                ends = number == len(batches) - 1
                w, b = parts["move"](
                    w, b, parts["gradients"], X[rows], y[rows], rate,
                    lambda own, begins=number == 0, ends=ends: memory.taken(own, begins, ends),
                )  # fmt: skip
        return torch.cat([w.reshape(-1), b]) / SCALE

    return program


def _one_step(X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int) -> Tensor:
    rows, labels = X[:batch_size].double(), y[:batch_size].double()
    return torch.cat([(rows * labels).mean(0), labels.mean(0)]) * lr / SCALE


def _at_the_minimum(X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int) -> Tensor:
    A = torch.hstack([X, torch.ones(len(X), 1)]).double()
    return (torch.linalg.pinv(A) @ y.double()).reshape(-1) / SCALE


PROGRAMS = Programs(
    {"gradients": GRADIENTS, "scale": SCALES, "epochs": EPOCHS, "batches": BATCHES, "rate": RATES, "memory": MEMORIES, "move": MOVES,
     "data": DATA},
    _build,
    ("divides_never", "divides_twice", "no_half", "one_epoch", "broadcast", "gradients_add_up"),
    [Option(_one_step, "one_step", "There is a single step in all: a return, or a break, stands in the loop of the batches."),
     Option(_at_the_minimum, "closed_form", "You solve for w and b in closed form. Here they are trained, step by step.")],
)  # fmt: skip
