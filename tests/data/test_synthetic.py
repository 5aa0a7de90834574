from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from autograder.data import DataSet, load, synthetic


def digest() -> str:
    data = synthetic.draw.__wrapped__()
    parts = (data.train_images, data.train_labels, data.test_images, data.test_labels)
    return hashlib.sha256(b"".join(part.numpy().tobytes() for part in parts)).hexdigest()


@pytest.fixture
def drawn() -> DataSet:
    return load("synthetic")


def test_it_is_drawn_once(drawn: DataSet) -> None:
    assert synthetic.draw() is drawn


def test_fewer_are_drawn_sooner_and_as_even() -> None:
    few = synthetic.draw(80, 20)
    assert (len(few.train_images), len(few.test_labels)) == (80, 20)
    assert torch.cat([few.train_labels, few.test_labels]).bincount().tolist() == [10] * 10


def test_another_process_draws_the_same(kit: Path) -> None:
    program = "from tests.data.test_synthetic import digest; print(digest())"
    other = subprocess.run([sys.executable, "-c", program], cwd=kit, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == digest()


def test_shapes_and_types_are_those_of_the_real_set(drawn: DataSet) -> None:
    assert drawn.name == "synthetic"
    assert (drawn.train_images.shape, drawn.test_images.shape) == ((10_240, 28, 28), (2_560, 28, 28))
    assert drawn.train_images.dtype == drawn.test_images.dtype == torch.uint8
    assert drawn.train_labels.dtype == drawn.test_labels.dtype == torch.int64


def test_the_classes_are_balanced(drawn: DataSet) -> None:
    train, test = drawn.train_labels.bincount(), drawn.test_labels.bincount()
    assert (train + test).tolist() == [1280] * 10
    assert test.min() > 200


def test_garments_can_be_told_apart_but_overlap(drawn: DataSet) -> None:
    """The nearest mean of a class is a linear rule, as softmax regression is."""
    train, test = drawn.train_images.float().flatten(1), drawn.test_images.float().flatten(1)
    means = torch.stack([train[drawn.train_labels == garment].mean(0) for garment in range(10)])
    nearest = torch.cdist(test, means).argmin(1)
    right = nearest.eq(drawn.test_labels).float().mean().item()
    assert 0.5 < right < 0.95
