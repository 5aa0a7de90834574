"""How the tolerance of the training run is measured, and what is shown of one beside the reference's.

The line is drawn from a seed, so there is no data to find.
"""

from __future__ import annotations

import functools
import math
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


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line y = X w + b with noise of this standard deviation, and how it is to be found."""

    w: list[float]
    b: float
    noise: float
    rows: int
    batch_size: int
    lr: float
    epochs: int

    def draw(self, seed: int) -> tuple[Tensor, Tensor]:
        """Samples of the line: X (rows, d) standard normal, and y (rows, 1)."""
        g = torch.Generator().manual_seed(seed)
        X = torch.randn(self.rows, len(self.w), generator=g)
        noise = self.noise * torch.randn(self.rows, 1, generator=g)
        return X, X @ torch.tensor(self.w)[:, None] + self.b + noise

    def error(self, w: Tensor, b: Tensor) -> float:
        """How far the worst of the parameters is from the line's; nan where one is."""
        found = torch.cat([w.flatten(), b.flatten()]).double()
        return float((found - torch.tensor([*self.w, self.b], dtype=torch.float64)).abs().max())

    def loss(self, X: Tensor, y: Tensor, w: Tensor, b: Tensor) -> float:
        """The mean squared error of w (d,) and b (1,) on samples."""
        return float((X @ w.float() + b.float() - y[:, 0]).square().mean())


class Reference:
    """The curve of a training run, beside that of the reference, which is trained once for each seed."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.looks = show.moments(line.epochs * math.ceil(line.rows / line.batch_size))

    @functools.cache  # noqa: B019  (it lives as long as the judge)
    def points(self, seed: int) -> list[tuple[int, float]]:
        """The loss after so many updates, on the samples that this seed draws."""
        X, y = self.line.draw(seed)
        steps = enumerate(_train(X, y, self.line, torch.Generator().manual_seed(seed)))
        return [(i, self.line.loss(X, y, w[:, 0], b)) for i, (w, b) in steps if i in {0, *self.looks}]

    def beside(self, run: Sequence[tuple[int, Tensor, Tensor]], seed: int) -> Curves:
        """The curve of w and b after so many updates, beside its own."""
        X, y = self.line.draw(seed)
        own = [(updates, self.line.loss(X, y, w, b)) for updates, w, b in run]
        lines = {"this submission": own, "the reference": self.points(seed)}
        return show.curves("Mean squared error on all samples", x="updates", y="loss", lines=lines)


class Tolerance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The largest error that is accepted, and the measured distribution that it comes from."""

    tolerance: float
    mean: float
    sd: float
    max: float
    seeds: int


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[parameters] of assignment.toml."""

    line: Line
    tolerance: Tolerance


def load(parameters: Mapping[str, Any]) -> Resources:
    """Lends the line to the checks of the training run."""
    read = msgspec.convert(parameters, Parameters)
    return Resources(
        lent={
            "line": lambda: read.line,
            "tolerance": lambda: read.tolerance.tolerance,
            "reference": functools.cache(lambda: Reference(read.line)),
        }
    )


def measure(kind: str, folder: Path | None, parameters: Mapping[str, Any], seeds: int) -> str:
    """The table of assignment.toml with the tolerance: mean + 6 sd of the error over seeds, rounded up."""
    line = msgspec.convert(parameters, Parameters).line
    found = list(_errors(line, seeds))
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    most = math.ceil((mean + SIGMAS * sd) * 1e4) / 1e4
    figures = Tolerance(most, round(mean, 6), round(sd, 6), round(max(found), 6), seeds)
    lines = (f"{name} = {value}" for name, value in msgspec.structs.asdict(figures).items())
    return "\n".join(["[parameters.tolerance]", *lines])


def _errors(line: Line, seeds: int) -> Iterator[float]:
    for seed in range(seeds):
        X, y = line.draw(seed)
        *_, (w, b) = _train(X, y, line, torch.Generator().manual_seed(seed))
        yield line.error(w, b)


def _train(X: Tensor, y: Tensor, line: Line, random: torch.Generator) -> Iterator[tuple[Tensor, Tensor]]:
    """The parameters w (d, 1) and b (1,) at the beginning, and after each update."""
    w, b = 0.01 * torch.randn(X.shape[1], 1, generator=random), torch.zeros(1)
    yield w, b
    for _ in range(line.epochs):
        for batch in torch.randperm(len(X), generator=random).split(line.batch_size):
            error = 2 * (X[batch] @ w + b - y[batch]) / len(batch)
            w, b = w - line.lr * X[batch].T @ error, b - line.lr * error.sum()
            yield w, b
