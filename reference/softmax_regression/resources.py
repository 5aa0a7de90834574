"""Fashion-MNIST: the training set for all workers, the test set for the check of the training run."""

from __future__ import annotations

import functools
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import torch
from torch import Tensor
from torch.nn import functional as F

from autograder import data as fashion_mnist
from autograder.data import DataSet
from autograder.resources import Resources

SIGMAS = 6.0
OFFLINE = "synthetic"
ADVICE = "set AUTOGRADER_DATA_DIR to a folder with FashionMNIST/raw for the real set"


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The least test accuracy of the training run, and the measured distribution that it comes from."""

    threshold: float
    mean: float
    sd: float
    min: float
    seeds: int


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows of the training set, and the book's hyperparameters."""

    rows: dict[str, int]
    batch_size: int
    lr: float
    epochs: int


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[parameters] of assignment.toml; thresholds by the name of the data."""

    training: Training
    threshold: dict[str, Threshold]


class TestSet:
    """What the checks of the training run take as `training`: what no worker sees, and what has to be reached.

    The test set: images (n, 784) from 0 to 1, labels (n,).
    """

    def __init__(self, data: DataSet, parameters: Parameters) -> None:
        self.training = parameters.training
        self.rows = parameters.training.rows[data.name]
        self.threshold = parameters.threshold[data.name].threshold
        self.images = _rows(data.test_images)
        self.labels = data.test_labels


def load(kind: str, folder: Path | None, parameters: Mapping[str, Any]) -> Resources:
    """The data of this kind: auto, fashion-mnist or synthetic."""
    data, read = _data(kind, folder), msgspec.convert(parameters, Parameters)
    return Resources(
        data=data.name,
        advice=ADVICE if data.name == OFFLINE else "",
        shared=lambda: {"images": _rows(data.train_images), "labels": data.train_labels},
        lent={"training": functools.cache(lambda: TestSet(data, read))},
    )


def measure(kind: str, folder: Path | None, parameters: Mapping[str, Any], seeds: int) -> str:
    """The table of assignment.toml with the threshold: mean - 6 sd of the test accuracy over seeds, rounded down."""
    data, training = _data(kind, folder), msgspec.convert(parameters, Parameters).training
    found = list(_accuracies(data, training, seeds))
    mean, sd = statistics.fmean(found), statistics.stdev(found)
    threshold = int((mean - SIGMAS * sd) * 1000) / 1000
    figures = Threshold(threshold, round(mean, 4), round(sd, 4), round(min(found), 4), seeds)
    lines = (f"{name} = {value}" for name, value in msgspec.structs.asdict(figures).items())
    return "\n".join([f"[parameters.threshold.{data.name}]", *lines])


def _data(kind: str, folder: Path | None) -> DataSet:
    return fashion_mnist.load(OFFLINE if kind == "offline" else kind, folder)


def _rows(images: Tensor) -> Tensor:
    return images.flatten(1).float().div_(255)


def _accuracies(data: DataSet, training: Training, seeds: int) -> Iterator[float]:
    rows = training.rows[data.name]
    images, labels = _rows(data.train_images[:rows]), data.train_labels[:rows]
    test_images = _rows(data.test_images)
    for seed in range(seeds):
        W, b = _train(images, labels, training, torch.Generator().manual_seed(seed))
        yield float(((test_images @ W + b).argmax(1) == data.test_labels).double().mean())


def _train(images: Tensor, labels: Tensor, training: Training, random: torch.Generator) -> tuple[Tensor, Tensor]:
    W, b = torch.randn(images.shape[1], 10, generator=random) * 0.01, torch.zeros(10)
    for _ in range(training.epochs):
        for batch in torch.randperm(len(images), generator=random).split(training.batch_size):
            X, y = images[batch], labels[batch]
            error = (F.softmax(X @ W + b, 1) - F.one_hot(y, 10)) / len(batch)
            W, b = W - training.lr * X.T @ error, b - training.lr * error.sum(0)
    return W, b
