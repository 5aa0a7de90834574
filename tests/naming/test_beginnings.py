"""How weights begin is told by their distribution, and biases by their values."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from autograder.naming.beginnings import beginnings
from autograder.naming.linear_nets import Asked, Net

ASKED = Asked("num_inputs", "1", "a line has no activation")


def named(weight: Callable[[Tensor], object], bias: float | None = 0.0) -> list[str]:
    torch.manual_seed(0)
    nets = []
    for inputs in (4500, 2000):
        layer = nn.Linear(inputs, 1)
        weight(layer.weight.data)
        if bias is not None:
            layer.bias.data.fill_(bias)
        nets.append(Net((1, inputs), [], [layer.weight.detach(), layer.bias.detach()], [True, True], None))
    return [mistake.name for mistake in beginnings(nets, ASKED)]


@pytest.mark.parametrize(
    ("weight", "bias", "names"),
    [
        (lambda w: w.normal_(0, 0.01), 0.0, []),
        (lambda w: nn.init.trunc_normal_(w, 0, 0.01), 0.0, []),
        (lambda w: w, None, ["default_init"]),
        (lambda w: w, 0.0, ["default_weights"]),
        (lambda w: w.zero_(), 0.0, ["all_zero"]),
        (lambda w: w.fill_(0.01), 0.0, ["mean_and_std_swapped"]),
        (lambda w: w.normal_(), 0.0, ["standard_normal"]),
        (lambda w: w.normal_(0, 0.1), 0.0, ["std_is_a_variance"]),
        (lambda w: w.normal_(0, 1e-4), 0.0, ["std_squared"]),
        (lambda w: w.normal_(0, 0.05), 0.0, ["another_std"]),
        (lambda w: w.normal_(0, w.shape[1] ** -0.5), 0.0, ["std_by_size"]),
        (lambda w: w.uniform_(-0.01, 0.01), 0.0, ["uniform"]),
        (lambda w: w.normal_(0.5, 0.01), 0.0, ["mean"]),
        (lambda w: w.normal_(0, 0.01), 1.0, ["bias_constant"]),
        (lambda w: w.normal_(0, 0.01), None, ["bias_not_zero"]),
    ],
)
def test_a_beginning_has_a_name(weight: Callable[[Tensor], object], bias: float | None, names: list[str]) -> None:
    assert named(weight, bias) == names
