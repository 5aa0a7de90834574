"""What a data set is here: uint8 images as they are stored; scaling is for whoever uses them."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from autograder.result import SYNTHETIC

FASHION_MNIST = "fashion-mnist"
KINDS = ("auto", FASHION_MNIST, SYNTHETIC)
GARMENTS = (
    "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
)  # fmt: skip


@dataclass(frozen=True)
class DataSet:
    """Images (n, 28, 28) uint8, labels (n,) int64 in 0..9 for the GARMENTS, for training and for testing."""

    name: str
    train_images: Tensor
    train_labels: Tensor
    test_images: Tensor
    test_labels: Tensor
