"""A net is told as plain values."""

from __future__ import annotations

import torch
from torch import nn

from autograder.worker.described import described, known

X = torch.ones(2, 3)


def test_a_net_is_its_layers_its_parameters_and_what_it_says() -> None:
    layers, values, trained, said = described(nn.Sequential(nn.Flatten(), nn.Linear(3, 2)), X)
    assert [name for name, _ in layers] == ["Flatten", "Linear"]
    assert [tuple(value.shape) for value in values] == [(2, 3), (2,)]
    assert trained == [True, True]
    assert torch.allclose(said, X @ known(torch.Size((2, 3))).T + known(torch.Size((2,))))


def test_an_exception_of_the_net_is_words() -> None:
    assert described(nn.Linear(5, 2), X)[3].startswith("RuntimeError: ")


def test_of_what_is_no_net_there_is_the_name_of_its_class() -> None:
    assert described([nn.Linear(3, 2)], X) == ["list"]


def test_parameters_that_are_not_there_yet_have_no_values() -> None:
    layers, values, _, said = described(nn.Sequential(nn.LazyLinear(2)), X)
    assert layers[0][0] == "LazyLinear"
    assert (values, said) == ([], None)
