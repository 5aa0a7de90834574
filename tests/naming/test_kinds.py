from __future__ import annotations

from typing import Any

import pytest
import torch

from autograder.errors import StudentError
from autograder.naming.asking import Answer
from autograder.naming.kinds import another_kind, as_tensor, no_pair
from autograder.wire import Unserializable


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "returns_none"),
        ("0.5", "returns_str"),
        ((0.5,), "returns_tuple"),
        ([0.5], "returns_list"),
        ({"a": 1}, "returns_dict"),
        (Unserializable("numpy.ndarray"), "returns_array"),
        (Unserializable("generator"), "returns_generator"),
        (Unserializable("method"), "returns_function"),
    ],
)
def test_a_value_of_another_kind_is_called_that(value: Any, name: str) -> None:
    (found,) = another_kind(value, "one loss for each sample")
    assert found.name == name
    assert "one loss for each sample" in found.sentence


@pytest.mark.parametrize("value", [0.5, torch.ones(2), Unserializable("<script>")])
def test_of_numbers_tensors_and_types_that_a_submission_made_up_nothing_is_said(value: Any) -> None:
    assert another_kind(value, "a tensor") == ()


def test_a_list_of_numbers_can_be_looked_at_as_a_tensor() -> None:
    assert torch.equal(as_tensor(Answer([1, 2.5])).value, torch.tensor([1, 2.5]))
    assert torch.equal(as_tensor(Answer(3.0)).value, torch.tensor(3.0))


def test_what_is_no_list_of_numbers_stays_as_it_is() -> None:
    raised = Answer(error=StudentError("ValueError", "no", ""))
    for answer in (Answer(["a"]), Answer([]), Answer(None), raised):
        assert as_tensor(answer) is answer


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ((torch.ones(1), 2.0), "no_tensors"),
        ((torch.ones(1), torch.ones(1), torch.ones(1)), "no_pair"),
        (torch.ones(3), "one_value"),
        (0.5, "one_value"),
        (None, "returns_none"),
    ],
)
def test_what_is_no_pair_of_tensors_is_named_by_what_it_is(value: object, name: str) -> None:
    (found,) = no_pair(value, "the pair w, b")
    assert found.name == name
    assert "the pair w, b" in found.sentence
