"""How near to the true line training comes: measured over seeds, for the threshold of the check of train."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor

SIGMAS = 6.0


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line that the data are drawn from, and the book's hyperparameters."""

    w: list[float]
    b: float
    examples: int
    batch_size: int
    lr: float
    epochs: int


class Distance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The largest error of a weight or the bias that passes, and the measured distribution that it comes from."""

    most: float
    mean: float
    sd: float
    max: float
    seeds: int


def measure(kind: str, folder: Path | None, parameters: Mapping[str, Any], seeds: int) -> str:
    """The table of assignment.toml with the largest distance: mean + 6 sd over seeds, rounded up."""
    training = msgspec.convert(parameters["training"], Training)
    found = [_distance(training, torch.Generator().manual_seed(seed)) for seed in range(seeds)]
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    most = (int((mean + SIGMAS * sd) * 10_000) + 1) / 10_000
    figures = Distance(most, round(mean, 5), round(sd, 5), round(max(found), 5), seeds)
    lines = (f"{name} = {value}" for name, value in msgspec.structs.asdict(figures).items())
    return "\n".join(["[parameters.distance]", *lines])


def _distance(training: Training, random: torch.Generator) -> float:
    """Of what SGD finds, from data and in batches of its own."""
    true = torch.tensor([*training.w, training.b])
    X = torch.cat(
        [torch.randn(training.examples, len(training.w), generator=random), torch.ones(training.examples, 1)], 1
    )
    y = X @ true + 0.01 * torch.randn(training.examples, generator=random)
    return float((_train(X, y, training, random) - true).abs().max())


def _train(X: Tensor, y: Tensor, training: Training, random: torch.Generator) -> Tensor:
    found = torch.randn(X.shape[1], generator=random) * 0.01
    found[-1] = 0.0
    for _ in range(training.epochs):
        for batch in torch.randperm(len(X), generator=random).split(training.batch_size):
            found = found - training.lr * X[batch].T @ (X[batch] @ found - y[batch]) / len(batch)
    return found
