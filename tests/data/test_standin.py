from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import torch

from autograder.data import DataSet, standin


def digest() -> str:
    data = standin.draw.__wrapped__()
    parts = (data.train_images, data.train_labels, data.test_images, data.test_labels)
    return hashlib.sha256(b"".join(part.numpy().tobytes() for part in parts)).hexdigest()


def test_it_is_drawn_once(stand_in: DataSet) -> None:
    assert standin.draw() is stand_in


def test_another_process_draws_the_same(kit: Path) -> None:
    program = "from tests.data.test_standin import digest; print(digest())"
    other = subprocess.run([sys.executable, "-c", program], cwd=kit, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest()


def test_shapes_and_types_are_those_of_the_real_set(stand_in: DataSet) -> None:
    assert stand_in.name == "stand-in"
    assert (stand_in.train_images.shape, stand_in.test_images.shape) == ((10_240, 28, 28), (2_560, 28, 28))
    assert stand_in.train_images.dtype == stand_in.test_images.dtype == torch.uint8
    assert stand_in.train_labels.dtype == stand_in.test_labels.dtype == torch.int64


def test_the_classes_are_balanced(stand_in: DataSet) -> None:
    train, test = stand_in.train_labels.bincount(), stand_in.test_labels.bincount()
    assert (train + test).tolist() == [1280] * 10
    assert test.min() > 200


def test_garments_can_be_told_apart_but_overlap(stand_in: DataSet) -> None:
    """The nearest mean of a class is a linear rule, as softmax regression is."""
    train, test = stand_in.train_images.float().flatten(1), stand_in.test_images.float().flatten(1)
    means = torch.stack([train[stand_in.train_labels == garment].mean(0) for garment in range(10)])
    nearest = torch.cdist(test, means).argmin(1)
    right = nearest.eq(stand_in.test_labels).float().mean().item()
    assert 0.5 < right < 0.95
