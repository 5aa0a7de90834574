from __future__ import annotations

import pytest
import torch

from autograder.data import load
from autograder.data.sets import KINDS, DataSet
from autograder.errors import UsageError
from autograder.result import SYNTHETIC


@pytest.fixture(scope="module")
def data() -> DataSet:
    return load(SYNTHETIC)


@pytest.mark.parametrize("part", ["train", "test"])
def test_images_are_bytes_as_they_are_stored_and_each_has_a_label(part: str, data: DataSet) -> None:
    images, labels = getattr(data, f"{part}_images"), getattr(data, f"{part}_labels")
    assert (images.dtype, labels.dtype) == (torch.uint8, torch.int64)
    assert images.shape == (len(labels), 28, 28)
    assert set(labels.tolist()) == set(range(10))


def test_a_set_has_the_name_by_which_it_is_asked_for(data: DataSet) -> None:
    assert data.name == SYNTHETIC


def test_another_name_is_met_with_those_that_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        load("cifar")
    assert all(kind in str(caught.value) for kind in KINDS)
