"""What becomes of one value for each sample keeps the shape that they stand in."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from autograder.naming.per_sample import rearrangements, reductions

VALUES = torch.tensor([3.0, 1.0, 2.0])


def made(name: str, values: Tensor) -> list[Tensor]:
    options = [*reductions("Return all."), *rearrangements("Return all.")]
    return [option.part(values) for option in options if option.name == name]


@pytest.mark.parametrize("shape", [(3,), (3, 1)])
def test_rearranged_values_stand_in_the_same_shape(shape: tuple[int, ...]) -> None:
    values = VALUES.reshape(shape)
    for name, expected in {
        "row_average_broadcast": [2.0, 2.0, 2.0],
        "last_is_zero": [3.0, 1.0, 0.0],
        "first_is_zero": [0.0, 1.0, 2.0],
        "last_for_all": [2.0, 2.0, 2.0],
        "reversed": [2.0, 1.0, 3.0],
        "running_sum": [3.0, 4.0, 6.0],
    }.items():
        (found,) = made(name, values)
        assert found.shape == shape
        assert found.reshape(-1).tolist() == expected


def test_infinite_values_are_left_out_without_a_trace() -> None:
    (found,) = made("first_is_zero", torch.tensor([torch.inf, 1.0]))
    assert found.tolist() == [0.0, 1.0]


def test_what_is_one_number_says_what_to_return_instead() -> None:
    numbers = [option for option in reductions("Return all.") if option.part(VALUES).dim() == 0]
    assert [option.name for option in numbers] == ["mean_scalar", "sum_scalar"]
    assert all(option.sentence.endswith("Return all.") for option in numbers)
