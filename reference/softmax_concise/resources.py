"""Fashion-MNIST: training images for all workers, the test set for the check of the training run."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from autograder import data as fashion_mnist
from autograder.data import DataSet, Exhibition, Threshold, as_rows, measure_threshold
from autograder.resources import Resources

OFFLINE = "synthetic"
ADVICE = "set AUTOGRADER_DATA_DIR to a folder with FashionMNIST/raw for the real set"


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the training images are learned from, which are held out, and the book's hyperparameters."""

    batch_size: int
    lr: float
    epochs: int
    rows: int
    held_out: int


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[parameters] of assignment.toml; thresholds by the name of the data."""

    training: Training
    threshold: dict[str, Threshold]


class Unseen:
    """What the checks of the training run take as `unseen`: images that no worker has, and what has to be reached.

    The test set: images (n, 784) from 0 to 1, labels (n,).
    """

    def __init__(self, data: DataSet, parameters: Parameters) -> None:
        self.training = parameters.training
        self.threshold = parameters.threshold[data.name].threshold
        self.images, self.labels = as_rows(data.test_images), data.test_labels
        t = parameters.training
        self.exhibition = Exhibition(data, t.rows, t.batch_size, t.lr, t.epochs)


def load(kind: str, folder: Path | None, parameters: Mapping[str, Any]) -> Resources:
    """The data of this kind: auto, fashion-mnist or synthetic."""
    data, read = _data(kind, folder), msgspec.convert(parameters, Parameters)
    used = read.training.rows + read.training.held_out
    return Resources(
        data=data.name,
        advice=ADVICE if data.name == OFFLINE else "",
        shared=lambda: {"images": data.train_images[:used], "labels": data.train_labels[:used]},
        lent={"unseen": functools.cache(lambda: Unseen(data, read))},
    )


def measure(kind: str, folder: Path | None, parameters: Mapping[str, Any], seeds: int) -> str:
    """The table of assignment.toml with the threshold, measured over seeds."""
    data, t = _data(kind, folder), msgspec.convert(parameters, Parameters).training
    return measure_threshold(data, t.rows, t.batch_size, t.lr, t.epochs, seeds)


def _data(kind: str, folder: Path | None) -> DataSet:
    return fashion_mnist.load(OFFLINE if kind == "offline" else kind, folder)
