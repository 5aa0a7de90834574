"""Dtypes and unsteady answers are named by what answers show."""

from __future__ import annotations

import pytest
import torch

from autograder.errors import StudentError
from autograder.naming.asking import Answer
from autograder.naming.manners import another_dtype, unsteady
from autograder.naming.mistake import Mistake


def named(found: tuple[Mistake, ...]) -> list[str]:
    return [mistake.name for mistake in found]


def test_a_result_of_the_dtype_that_was_given_has_no_name() -> None:
    assert another_dtype(lambda dtype: Answer(torch.zeros(2, dtype=dtype)), "scores", "losses", "X") == ()


def test_a_fixed_dtype_is_named_by_what_comes_back() -> None:
    (found,) = another_dtype(lambda dtype: Answer(torch.zeros(2)), "scores", "losses", "X")
    assert (found.name, found.sentence) == (
        "cast_float32",
        "float64 scores give float32 losses. Keep the dtype of X.",
    )


def test_a_dtype_that_raises_is_fixed_in_the_code() -> None:
    def call(dtype: torch.dtype) -> Answer:
        return (
            Answer(torch.zeros(1))
            if dtype == torch.float32
            else Answer(error=StudentError("RuntimeError", "dtype", ""))
        )

    assert named(another_dtype(call, "scores", "losses", "X")) == ["fixed_dtype"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("steady", []),
        ("remembers", ["remembers_first_answer"]),
        ("depends", ["depends_on_calls"]),
        ("chance", ["chance"]),
    ],
)
def test_only_what_is_not_steady_has_a_name(kind: str, names: list[str]) -> None:
    assert named(unsteady(kind, "losses")) == names  # type: ignore[arg-type]
