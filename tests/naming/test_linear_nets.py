"""A net that is to be one linear layer is told by its layers, sizes and answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import nn

from autograder.naming.asking import Answer
from autograder.naming.linear_nets import Asked, no_net, read, structure, training
from autograder.worker.described import described

ASKED = Asked("num_inputs", "num_outputs", "the net gives scores")
X = tuple(torch.arange(2.0 * h * w).reshape(2, 1, h, w) for h, w in ((2, 2), (2, 3)))
SIZES = ((3, 4), (5, 6))  # outputs, inputs


def with_weight(layer: nn.Linear, *shape: int) -> nn.Linear:
    layer.weight = nn.Parameter(torch.ones(shape))
    return layer


def named(build: Callable[[int, int], nn.Module]) -> list[str]:
    answers = [Answer(described(build(d, q), each)) for (q, d), each in zip(SIZES, X, strict=True)]
    nets = [net for answer, size in zip(answers, SIZES, strict=True) if (net := read(answer, size))]
    return [mistake.name for mistake in (*structure(nets, ASKED, X), *training(nets[0]))]


@pytest.mark.parametrize(
    ("build", "names"),
    [
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q)), []),
        (lambda d, q: nn.Sequential(nn.Linear(d, q)), ["no_flatten"]),
        (lambda d, q: nn.Sequential(nn.Flatten(0), nn.Linear(d, q)), ["flattens_the_batch"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(q, d)), ["sizes_swapped"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, 10)), ["fixed_outputs"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, d)), ["other_outputs"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q, bias=False)), ["no_bias"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q), nn.Softmax(1)), ["softmax"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, 8), nn.Linear(8, q)), ["hidden_layer"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.LazyLinear(q)), ["lazy"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q), nn.Flatten(0)), ["flattens_the_scores"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q)).double(), ["another_dtype"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), with_weight(nn.Linear(d, q), d, q)), ["shape_of_the_weight"]),
        (lambda d, q: nn.Sequential(nn.Flatten(), nn.Linear(d, q)).double().float().requires_grad_(False), ["frozen"]),
    ],
)
def test_a_net_has_the_name_of_what_is_wrong_with_it(build: Callable[[int, int], nn.Module], names: list[str]) -> None:
    assert named(build) == names


def test_what_is_no_net_is_told_by_its_class() -> None:
    assert [each.name for each in no_net(Answer(described(None, X[0])))] == ["returns_none"]
    assert [each.name for each in no_net(Answer(described(nn.Linear, X[0])))] == ["returns_class"]
    assert [each.name for each in no_net(Answer(described([1], X[0])))] == ["returns_no_net"]


def test_a_net_that_nobody_has_described_is_not_read() -> None:
    assert read(Answer(None), (1, 1)) is None
    with pytest.raises(ValueError, match="nobody"):
        read(Answer([[], ["no tensor"], [True], None]), (1, 1))
