"""Placeholder until the data room lands."""

from dataclasses import dataclass

from torch import Tensor


@dataclass(frozen=True)
class DataSet:
    name: str
    train_images: Tensor
    train_labels: Tensor
    test_images: Tensor
    test_labels: Tensor
