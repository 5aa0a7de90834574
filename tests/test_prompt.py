from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from autograder.prompt import WIDTH, applied, literal, shown, typed
from autograder.wire import ForeignScalar, Unserializable

INF = float("inf")


def same(one: Any, other: Any) -> bool:
    if isinstance(one, Tensor):
        return one.dtype == other.dtype and torch.equal(one, other)
    if isinstance(one, list | tuple):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


@pytest.mark.parametrize("width", [INF, 30])
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
        torch.arange(48.0).reshape(4, 12),
        1 / 3,
        [INF],
        (torch.ones(12),),
        [(torch.tensor([1.0, 2.0]), 2), {"a": None}],
        [],
    ],
    ids=str,
)
def test_a_literal_gives_the_value_back(value: Any, width: float) -> None:
    assert same(eval(literal(value, width)), value)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64, torch.float16, torch.bfloat16])
def test_a_literal_gives_every_bit_back(dtype: torch.dtype) -> None:
    value = (torch.arange(1, 40, dtype=torch.float64).log() / 7 - 0.2).to(dtype)
    assert torch.equal(eval(literal(value)), value)


def test_what_is_too_large_to_write_out_is_code_all_the_same() -> None:
    assert literal(torch.ones(2000)) == "torch.tensor(...)"


def test_a_long_literal_stands_in_several_lines() -> None:
    batches = [(torch.ones(2, 2), torch.tensor([0, 1])), (torch.ones(1, 2), torch.tensor([1]))]
    assert literal(batches, WIDTH).splitlines() == [
        "[",
        "    (torch.tensor([[1., 1.], [1., 1.]]), torch.tensor([0, 1])),",
        "    (torch.tensor([[1., 1.]]), torch.tensor([1])),",
        "]",
    ]
    assert literal(torch.arange(14), 40).splitlines() == [
        "torch.tensor([",
        "    0, 1, 2, 3, 4, 5, 6,",
        "    7, 8, 9, 10, 11, 12,",
        "    13,",
        "])",
    ]


def test_what_makes_a_line_too_long_has_a_line_of_its_own() -> None:
    template = "X = {X}\nfor y in {y}:\n    f(X, {n})\n\nX"
    assert typed(template, {"X": torch.ones(2), "y": [1], "n": 3}) == [
        "X = torch.tensor([1., 1.])", "for y in [1]:", "    f(X, 3)", "", "X",
    ]  # fmt: skip
    long = typed(template, {"X": torch.ones(40), "y": list(range(60)), "n": 3})
    assert max(map(len, long)) <= WIDTH
    assert long[-4:] == ["for y in y:", "    f(X, 3)", "", "X"]
    values: dict[str, Any] = {}
    exec("\n".join(long[:-4]), {"torch": torch}, values)
    assert same(values["X"], torch.ones(40))
    assert values["y"] == list(range(60))


@pytest.mark.parametrize(
    ("last", "view", "lines"),
    [
        ("f(x)", "_", ["f(x)"]),
        ("f(x)", "_.sum(1)", ["f(x).sum(1)"]),
        ("f(x)", "[y for X, y in _]", ["[y for X, y in f(x)]"]),
        ("f(x) + 1", "_.sum(1)", ["(f(x) + 1).sum(1)"]),
        ("f(x)", "_.max() - _.min()", ["value = f(x)", "value.max() - value.min()"]),
        ("x", "_.max() - _.min()", ["x.max() - x.min()"]),
        ("r, [a, b], c", "_[1][0]", ["[a, b][0]"]),
        ("(r, s), c", "_[0][1].sum()", ["s.sum()"]),
        ("r, c", "_", ["r, c"]),
        ("r, c", "len(_)", ["len((r, c))"]),
    ],
)
def test_a_view_goes_around_the_last_line(last: str, view: str, lines: list[str]) -> None:
    assert applied(view, ["x = 1", last]) == ["x = 1", *lines]


@pytest.mark.parametrize(
    "value",
    [1, 2.0, True, "a", [1, (2.0,)], {"a": 0.5}, torch.tensor([[0.5], [1]]), torch.tensor([1.0], dtype=torch.float64)],
    ids=str,
)
def test_a_value_is_shown_as_python_prints_it(value: Any) -> None:
    assert shown(value) == ("_", repr(value))


@pytest.mark.parametrize(
    ("value", "came"),
    [
        (np.float64(0.5), ForeignScalar("numpy.float64", 0.5)),
        (np.float32(0.1), ForeignScalar("numpy.float32", float(np.float32(0.1)))),
        ((np.float64(0.5), 1.0), (ForeignScalar("numpy.float64", 0.5), 1.0)),
    ],
    ids=str,
)
def test_numbers_of_numpy_are_called_that(value: Any, came: Any) -> None:
    assert shown(came) == ("_", repr(value))


def test_of_what_does_not_cross_the_type_is_shown() -> None:
    array = Unserializable("numpy.ndarray")
    assert shown(array) == ("type(_)", repr(type(np.ones(2))))
    assert shown((array, 1)) == ("[type(part) for part in _]", repr([type(np.ones(2)), int]))
    assert shown(None) == ("print(_)", "None")


def test_of_a_graph_nothing_is_shown() -> None:
    assert shown(torch.ones(2, requires_grad=True)) == ("_.detach()", "tensor([1., 1.])")


@pytest.mark.parametrize(
    "kind",
    [
        "numpy.ndarray",
        "numpy.zeros",
        "numpy.load",
        "numpy.generic",
        "numpy.str_",
        "numpy.void",
        "numpy.int64",
        "numpy",
        "os.system",
    ],
)
def test_of_what_a_worker_says_nothing_but_a_number_is_made(kind: str) -> None:
    value = ForeignScalar(kind, math.inf)
    assert shown(value) == ("type(_)", f"<class '{kind}'>")
    assert shown([value, 1.0]) == ("[type(part) for part in _]", f"[<class '{kind}'>, <class 'float'>]")
