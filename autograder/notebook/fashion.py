"""The images and labels that a notebook trains on: the real Fashion-MNIST, or garments that the kit draws."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from torch import Tensor

from autograder import data
from autograder.data.sets import FASHION_MNIST, GARMENTS, DataSet
from autograder.errors import AutograderError
from autograder.notebook.display import Said
from autograder.result import SYNTHETIC


class NoData(Said):
    """The data that was asked for cannot be had; the message says what to do."""


class Images(NamedTuple):
    """Images (n, 28, 28), float32 from 0 to 1, and labels (n,), int64 from 0 to 9; `name` says of which data."""

    name: str
    train_images: Tensor
    train_labels: Tensor
    test_images: Tensor
    test_labels: Tensor


def load_data(*, download: bool = False) -> Images:
    """Fashion-MNIST where it is on this machine, or may be downloaded; else garments that the kit draws. Says which.

    It is looked for in the folder that AUTOGRADER_DATA_DIR names, and where a download was kept. Raises NoData where
    the download fails, or that folder does not hold it.
    """
    try:
        found = data.load(FASHION_MNIST if download else "auto", download=download)
    except AutograderError as error:
        raise NoData(str(error)) from None
    print(_told(found))
    scaled = (images.float().div_(255) for images in (found.train_images, found.test_images))
    return Images(found.name, next(scaled), found.train_labels, next(scaled), found.test_labels)


def get_fashion_mnist_labels(labels: Iterable[int | Tensor]) -> list[str]:
    """The names of the garments with these labels: 0 is a t-shirt, 9 an ankle boot."""
    return [GARMENTS[int(label)] for label in labels]


def _told(found: DataSet) -> str:
    size = f"{len(found.train_labels):,} images to train on, {len(found.test_labels):,} to test"
    if found.name == SYNTHETIC:
        return f"Garments drawn by the kit: {size}.\nFor the real Fashion-MNIST (30 MB): load_data(download=True)."
    return f"Fashion-MNIST: {size}."
