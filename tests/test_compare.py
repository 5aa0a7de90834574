from __future__ import annotations

from typing import Any

import pytest
import torch

from autograder.compare import assert_close, assert_equal, code, number
from autograder.errors import CheckFailure
from autograder.finding import Differs, Worst

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    "value",
    [
        torch.tensor([[1.0, -0.25], [3.5, INF]]),
        torch.tensor([1, 2]),
        torch.tensor(0.5),
        torch.tensor([True]),
        torch.tensor([0.1], dtype=torch.float64),
        torch.tensor([1.0], dtype=torch.float16),
        torch.empty(0, 3),
        torch.tensor([]),
    ],
)
def test_code_of_a_tensor_gives_it_back(value: torch.Tensor) -> None:
    back = eval(code(value))
    assert back.dtype == value.dtype
    assert torch.equal(back, value)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.float16, torch.bfloat16])
def test_exact_code_gives_every_bit_back(dtype: torch.dtype) -> None:
    value = (torch.arange(1, 40, dtype=torch.float64).log() / 7 - 0.2).to(dtype)
    assert torch.equal(eval(code(value, exact=True)), value)
    assert eval(code(1 / 3, exact=True)) == 1 / 3
    assert eval(code([INF], exact=True)) == [INF]


def test_code_of_structures_can_be_pasted() -> None:
    assert code([(torch.tensor([1.0]), 2), {"a": None}]) == "[(torch.tensor([1.]), 2), {'a': None}]"


def test_near_enough_depends_on_the_coarser_dtype() -> None:
    third = torch.tensor([1 / 3], dtype=torch.float64)
    assert_close(third.float(), third)
    with pytest.raises(CheckFailure):
        assert_close(third + 1e-6, third)


@pytest.mark.parametrize(("actual", "expected"), [([NAN], [1.0]), ([INF], [1.0]), ([-INF], [INF]), ([1.0], [NAN])])
def test_nan_and_inf_equal_only_themselves(actual: list[float], expected: list[float]) -> None:
    with pytest.raises(CheckFailure):
        assert_close(torch.tensor(actual), torch.tensor(expected))
    assert_close(torch.tensor(actual), torch.tensor(actual))


def test_another_shape_is_another_answer() -> None:
    with pytest.raises(CheckFailure, match=r"shape \(2,\)"):
        assert_close(torch.ones(2, 1), torch.ones(2))


def test_it_says_where_and_how_far() -> None:
    with pytest.raises(CheckFailure) as caught:
        assert_close(torch.tensor([[1.0, 2.0], [3.0, 9.0]]), torch.tensor([[1.0, 2.0], [3.0, 4.0]]), hint="look")
    found = caught.value.finding
    assert isinstance(found, Differs)
    assert found.worst == Worst(wrong=1, of=4, at=(1, 1), expected="4", got="9")
    assert caught.value.hint == "look"


def test_it_names_what_was_compared() -> None:
    with pytest.raises(CheckFailure) as caught:
        assert_close(0.5, 0.75, what="accuracy")
    assert caught.value.finding == Differs("0.75", "0.5", what="accuracy")


def test_equal_asks_for_the_dtype_too() -> None:
    with pytest.raises(CheckFailure, match="dtype"):
        assert_equal(torch.ones(2), torch.ones(2, dtype=torch.float64))


@pytest.mark.parametrize("value", [None, "1", [1.0], torch.ones(2), torch.ones(1, dtype=torch.complex64)])
def test_what_is_no_number_is_a_failure_not_a_crash(value: Any) -> None:
    with pytest.raises(CheckFailure):
        number(value)
