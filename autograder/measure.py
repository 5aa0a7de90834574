"""Measures where the training run's threshold comes from: the reference's own test accuracy over many seeds."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import torch
from torch.nn import functional as F

from autograder.assignment import Threshold, Training
from autograder.data import DataSet

SIGMAS = 6.0


def measure(data: DataSet, training: Training, seeds: int) -> Threshold:
    """mean, sd and min of the test accuracy over `seeds` runs, and the threshold mean - 6 sd, rounded down to 0.001."""
    found = list(_runs(data, training, seeds))
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    threshold = int((mean - SIGMAS * sd) * 1000) / 1000
    return Threshold(threshold, round(mean, 4), round(sd, 4), round(min(found), 4), seeds)


def _runs(data: DataSet, training: Training, seeds: int) -> Iterator[float]:
    rows = training.rows[data.name]
    images, labels = data.train_images[:rows].float().div(255).flatten(1), data.train_labels[:rows]
    test_images = data.test_images.float().div(255).flatten(1)
    for seed in range(seeds):
        W, b = _train(images, labels, training, torch.Generator().manual_seed(seed))
        yield float(((test_images @ W + b).argmax(1) == data.test_labels).double().mean())


def _train(
    images: torch.Tensor, labels: torch.Tensor, training: Training, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    W, b = torch.randn(images.shape[1], 10, generator=random) * 0.01, torch.zeros(10)
    for _ in range(training.epochs):
        for batch in torch.randperm(len(images), generator=random).split(training.batch_size):
            X, y = images[batch], labels[batch]
            error = (F.softmax(X @ W + b, 1) - F.one_hot(y, 10)) / len(batch)
            W, b = W - training.lr * X.T @ error, b - training.lr * error.sum(0)
    return W, b


def as_toml(name: str, found: Threshold) -> str:
    """The table of assignment.toml that holds these figures."""
    fields = "\n".join(f"{key} = {getattr(found, key)}" for key in ("threshold", "mean", "sd", "min", "seeds"))
    return f"[data.{name}]\n{fields}\n"
