"""How near to the true line training comes: measured over seeds, for the threshold of the check of train, and shown."""

from __future__ import annotations

import functools
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor

from autograder import show
from autograder.exhibit import Curves
from autograder.resources import Resources

SIGMAS = 6.0


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line that the data are drawn from, and the book's hyperparameters."""

    w: list[float]
    b: float
    examples: int
    batch_size: int
    lr: float
    epochs: int

    @property
    def true(self) -> Tensor:
        """The weights of the line and its bias (d + 1,), float64."""
        return torch.tensor([*self.w, self.b], dtype=torch.float64)

    def distance(self, found: Tensor) -> float:
        """The largest error of the weights and the bias found (d + 1,)."""
        return float((found.double() - self.true).abs().max())

    def reference(self, seed: int) -> list[float]:
        """The largest error after each epoch of SGD, from data and in batches of its own."""
        random = torch.Generator().manual_seed(seed)
        X = torch.randn(self.examples, len(self.w), generator=random)
        X = torch.cat([X, torch.ones(self.examples, 1)], 1)
        y = X @ self.true.float() + 0.01 * torch.randn(self.examples, generator=random)
        return [self.distance(found) for found in _train(X, y, self, random)]


class Distance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The largest error of a weight or the bias that passes, and the measured distribution that it comes from."""

    most: float
    mean: float
    sd: float
    max: float
    seeds: int


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[parameters] of assignment.toml."""

    training: Training
    distance: Distance


class Reference:
    """The errors of a training run, beside those of the reference, which is trained once for each seed."""

    def __init__(self, training: Training) -> None:
        self._training = training
        self._distances = functools.cache(training.reference)

    def beside(self, found: Sequence[Tensor], seed: int) -> Curves:
        """The largest error of what was found after each epoch (d + 1,), beside its own."""
        whole = ((epoch, each) for epoch, each in enumerate(found, 1) if each.shape == self._training.true.shape)
        own = [(epoch, self._training.distance(each)) for epoch, each in whole]
        lines = {"this submission": own, "the reference": enumerate(self._distances(seed), 1)}
        return show.curves("The largest error of w and b", x="epochs", y="error", lines=lines)


def load(parameters: Mapping[str, Any]) -> Resources:
    """Lends the training of the book to the check of train."""
    read = msgspec.convert(parameters, Parameters)
    return Resources(lent={"reference": functools.cache(lambda: Reference(read.training))})


def measure(kind: str, folder: Path | None, parameters: Mapping[str, Any], seeds: int) -> str:
    """The table of assignment.toml with the largest distance: mean + 6 sd over seeds, rounded up."""
    training = msgspec.convert(parameters["training"], Training)
    found = [training.reference(seed)[-1] for seed in range(seeds)]
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    most = (int((mean + SIGMAS * sd) * 10_000) + 1) / 10_000
    figures = Distance(most, round(mean, 5), round(sd, 5), round(max(found), 5), seeds)
    lines = (f"{name} = {value}" for name, value in msgspec.structs.asdict(figures).items())
    return "\n".join(["[parameters.distance]", *lines])


def _train(X: Tensor, y: Tensor, training: Training, random: torch.Generator) -> Iterator[Tensor]:
    """What SGD has found after each epoch (d + 1,)."""
    found = torch.randn(X.shape[1], generator=random) * 0.01
    found[-1] = 0.0
    for _ in range(training.epochs):
        for batch in torch.randperm(len(X), generator=random).split(training.batch_size):
            found = found - training.lr * X[batch].T @ (X[batch] @ found - y[batch]) / len(batch)
        yield found
