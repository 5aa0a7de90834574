"""How well softmax regression does on a data set, over seeds, and the least accuracy that may be asked because of that.

For the resources.py of assignments that end in a training run.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import msgspec
import torch

from autograder.data.sets import DataSet
from autograder.data.training import as_rows, train

SIGMAS = 6.0


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The least test accuracy of a training run, and the measured distribution that it comes from."""

    threshold: float
    mean: float
    sd: float
    min: float
    seeds: int


def measure_threshold(data: DataSet, rows: int, batch_size: int, lr: float, epochs: int, seeds: int) -> str:
    """The table of assignment.toml with the threshold: mean - 6 sd of the test accuracy over seeds, rounded down.

    The reference learns from the first `rows` training images.
    """
    found = list(_accuracies(data, rows, batch_size, lr, epochs, seeds))
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    threshold = int((mean - SIGMAS * sd) * 1000) / 1000
    figures = Threshold(threshold, round(mean, 4), round(sd, 4), round(min(found), 4), seeds)
    lines = (f"{name} = {value}" for name, value in msgspec.structs.asdict(figures).items())
    return "\n".join([f"[parameters.threshold.{data.name}]", *lines])


def _accuracies(data: DataSet, rows: int, batch_size: int, lr: float, epochs: int, seeds: int) -> Iterator[float]:
    images, labels, test_images = data.train_images[:rows], data.train_labels[:rows], as_rows(data.test_images)
    for seed in range(seeds):
        *_, (W, b) = train(images, labels, batch_size, lr, epochs, torch.Generator().manual_seed(seed))
        yield float(((test_images @ W + b).argmax(1) == data.test_labels).double().mean())
