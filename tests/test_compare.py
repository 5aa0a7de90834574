from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
import torch

from autograder.compare import assert_close, assert_equal, number
from autograder.errors import CheckFailure
from autograder.finding import Differs, Worst

NAN, INF = float("nan"), float("inf")


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
    assert caught.value.finding == Differs("0.75", "0.5", what="accuracy", values=True)


def test_equal_asks_for_the_dtype_too() -> None:
    with pytest.raises(CheckFailure, match="dtype"):
        assert_equal(torch.ones(2), torch.ones(2, dtype=torch.float64))


@pytest.mark.parametrize("value", [None, "1", [1.0], torch.ones(2), torch.ones(1, dtype=torch.complex64)])
def test_what_is_no_number_is_a_failure_not_a_crash(value: Any) -> None:
    with pytest.raises(CheckFailure):
        number(value)


def test_values_are_told_as_python_prints_them() -> None:
    with pytest.raises(CheckFailure) as caught:
        assert_close(torch.tensor([[1.0, 2.0]]), torch.tensor([[1.0, 4.0]], dtype=torch.float64))
    found = caught.value.finding
    assert isinstance(found, Differs)
    assert (found.expected, found.got, found.values) == ("tensor([[1., 4.]])", "tensor([[1., 2.]])", True)


def test_what_is_printed_alike_is_told_with_more_digits() -> None:
    with pytest.raises(CheckFailure) as caught:
        assert_close(torch.tensor(0.50001), torch.tensor(0.5), rtol=1e-6)
    found = caught.value.finding
    assert isinstance(found, Differs)
    assert found.worst == Worst(wrong=1, of=1, at=(), expected="0.5", got="0.50001")


def test_a_wrong_tensor_is_told_without_what_takes_long_to_import() -> None:
    program = (
        "import sys, torch, autograder.compare as c\n"
        "try:\n    c.assert_close(torch.zeros(2, 2), torch.eye(2))\n"
        "except c.CheckFailure:\n    print('sympy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
