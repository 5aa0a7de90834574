from __future__ import annotations

import pytest

from autograder.reports.grid import compare


def test_entries_that_differ_are_told_and_heat_is_common_to_both() -> None:
    both = compare(
        "tensor([[0.2500, 0.7500],\n        [1.0000, 0.0000]])", "tensor([[0.2500, 0.5000],\n        [2.0000, 0.0000]])"
    )
    assert both is not None
    assert not both.flat
    assert [[entry.differs for entry in row] for row in both.got] == [[False, True], [True, False]]
    assert [[entry.differs for entry in row] for row in both.expected] == [[False, True], [True, False]]
    assert [entry.text for entry in both.got[0]] == ["0.2500", "0.5000"]
    assert both.got[1][0].heat == 1.0
    assert both.expected[1][0].heat == 0.5
    assert both.expected[1][1].heat == 0.0


def test_one_dimension_is_a_row() -> None:
    both = compare("tensor([0.8000, 2.1000])", "tensor([0.2000, 2.4000])")
    assert both is not None
    assert both.flat
    assert len(both.got) == 1
    assert list(both.columns) == [0, 1]


@pytest.mark.parametrize(
    ("expected", "got", "differs"),
    [
        ("tensor([0.1000, 1.0000])", "tensor([0.1001, 1.0000])", False),  # as rounding may have it
        ("tensor([0.1000, 1.0000])", "tensor([0.1002, 1.0000])", True),
        ("tensor([1., 2.])", "tensor([2., 2.])", True),
        ("tensor([1, 2])", "tensor([1, 2])", False),
        ("tensor([1.e+00, 2.])", "tensor([1., 2.])", False),
        ("tensor([1.00e-05, 1.00e+00])", "tensor([1.20e-05, 1.00e+00])", True),
        ("tensor([inf, 1.])", "tensor([inf, 1.])", False),
        ("tensor([nan, 1.])", "tensor([nan, 1.])", False),
        ("tensor([nan, 1.])", "tensor([0.5, 1.])", True),
        ("tensor([0.5, 1.])", "tensor([-inf, 1.])", True),
        ("tensor([True, False])", "tensor([False, False])", True),
        ("[0, 1]", "[0, 1]", False),
    ],
)  # fmt: skip
def test_rounding_of_what_is_printed_is_no_difference(expected: str, got: str, differs: bool) -> None:
    both = compare(expected, got)
    assert both is not None
    assert both.got[0][0].differs == differs


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        ("tensor([1., 2.])", "tensor([[1., 2.]])"),
        ("tensor([1., 2.])", "tensor([1., 2., 3.])"),
        ("tensor([1.])", "tensor([2.])"),
        ("0.5", "0.25"),
        ("tensor([[[1., 2.]]])", "tensor([[[1., 2.]]])"),
        ("tensor([1., ..., 2.])", "tensor([1., ..., 2.])"),
        ("[[1, 2], [3]]", "[[1, 2], [3]]"),
        ("[[1, 2], 3]", "[[1, 2], 3]"),
        ("['a', 'b']", "['a', 'b']"),
        ("[]", "[]"),
        ("[[], []]", "[[], []]"),
        ("[" * 1000, "[" * 1000),
        ("tensor([1., 2.]", "tensor([1., 2.] x)"),
        (f"[{', '.join('1' * 20)}]", f"[{', '.join('2' * 20)}]"),
        ("a tensor of shape (2,)", "a tensor of shape ():\ntensor(1.)"),
        ("", ""),
    ],
)
def test_anything_else_is_no_table(expected: str, got: str) -> None:
    assert compare(expected, got) is None
    assert compare(got, expected) is None


def test_a_dtype_is_passed_over() -> None:
    assert compare("tensor([1., 2.], dtype=torch.float64)", "tensor([1., 2.])") is not None
