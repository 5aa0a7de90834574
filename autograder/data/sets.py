"""What a data set is here: uint8 images as they are stored; scaling is for whoever uses them."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

FASHION_MNIST, SYNTHETIC = "fashion-mnist", "synthetic"
KINDS = ("auto", FASHION_MNIST, SYNTHETIC)


@dataclass(frozen=True)
class DataSet:
    """Images (n, 28, 28) uint8, labels (n,) int64 in 0..9, for training and for testing."""

    name: str
    train_images: Tensor
    train_labels: Tensor
    test_images: Tensor
    test_labels: Tensor
