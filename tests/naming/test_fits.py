from __future__ import annotations

import math

import pytest
import torch

from autograder.naming.fits import constant, in_words, sum_of_terms

X = torch.tensor([1.0, 2.0, 4.0, 7.0])
ONE = torch.ones(4)


@pytest.mark.parametrize(
    ("values", "number"),
    [
        ([2.0, 2.0, 2.0005], 2.0),
        ([2.0, 2.1], None),
        ([], None),
        ([2.0, math.inf], None),
        ([0.0, 0.0], 0.0),
    ],
)
def test_a_constant_is_one_number_at_every_place(values: list[float], number: float | None) -> None:
    found = constant(torch.tensor(values))
    assert found == (None if number is None else pytest.approx(number, rel=1e-3))


def test_one_term_is_found_before_two() -> None:
    assert in_words(sum_of_terms({"x": X, "1": ONE}, 3 * X, 1e-3)) == "3 times x"


def test_two_terms_are_found_with_their_factors() -> None:
    found = sum_of_terms({"x": X, "1": ONE}, 0.9 * X + 0.1, 1e-3)
    assert in_words(found) == "0.9 times x plus 0.1"


def test_what_no_sum_gives_is_not_fitted() -> None:
    assert sum_of_terms({"x": X, "1": ONE}, X**2, 1e-3) == []
