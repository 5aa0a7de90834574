"""How the parameters of a linear layer begin: the distribution of so many weights as tell it, and the biases."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.linear_nets import Asked, Net
from autograder.naming.mistake import Mistake

_NORMAL_NEAR, _NORMAL_FAR = (0.33, 0.44), (0.025, 0.07)  # parts within half, and beyond two standard deviations


def beginnings(large: Sequence[Net], asked: Asked) -> Iterator[Mistake]:
    """How the parameters of nets of many inputs begin: as many as tell a spread."""
    weights = [net.weight for net in large]
    if any(weight is None for weight in weights):
        return
    biases = [next(p for p in net.parameters if p.dim() == 1) for net in large]
    default = all(_is_default(weight) for weight in weights if weight is not None)
    if default and any(bool((bias != 0).any()) for bias in biases):
        yield Mistake(
            "default_init",
            "The parameters are those that nn.Linear draws for itself: draw the weights from a normal distribution "
            f"with standard deviation {asked.std:g}, and set the bias to 0.",
        )
        return
    if default:
        yield Mistake(
            "default_weights",
            "The weights are those that nn.Linear draws for itself: draw them from a normal distribution with "
            f"standard deviation {asked.std:g}.",
        )
    else:
        yield from _spread([weight.double().flatten() for weight in weights if weight is not None], asked)
    yield from _biases(biases)


def _is_default(weight: Tensor) -> bool:
    bound = 1 / math.sqrt(weight.shape[1])
    return float(weight.abs().max()) <= bound * 1.0001 and abs(float(weight.std()) * math.sqrt(3) / bound - 1) < 0.06


def _spread(weights: list[Tensor], asked: Asked) -> Iterator[Mistake]:
    spreads, means = [float(each.std()) for each in weights], [float(each.mean()) for each in weights]
    asks = f"draw them from a normal distribution with mean 0 and standard deviation {asked.std:g}"
    if all(spread < 1e-9 for spread in spreads):
        swapped = " normal_(mean, std) takes the mean first:" if same(means[0], asked.std, 1e-3) else ""
        name = "all_zero" if means[0] == 0 else "mean_and_std_swapped" if swapped else "all_the_same"
        yield Mistake(
            name, f"All weights are {means[0]:.4g}.{swapped} {asks[0].upper()}{asks[1:]}.".replace(": Draw", ": draw")
        )
        return
    if all(len(each.unique()) < len(each) / 4 for each in weights):
        yield Mistake("repeated", f"Many weights are the same: {asks}, each by itself.")
        return
    spread, mean, size = spreads[0], means[0], len(weights[0])
    normal = all(map(_is_normal, weights))
    if abs(mean) > 6 * max(spread, asked.std) / math.sqrt(size):
        yield Mistake("mean", f"The weights have a mean of about {mean:.2g}: {asks}.")
    if not normal and all(_is_uniform(each) for each in weights):
        low, high = float(weights[0].min()), float(weights[0].max())
        yield Mistake(
            "uniform",
            f"The weights are drawn from a uniform distribution, from about {low:.2g} to {high:.2g}: {asks}.",
        )
        return
    if abs(spread - asked.std) < 0.09 * asked.std:
        if not normal:
            yield Mistake("not_normal", f"The weights are not drawn from a normal distribution: {asks}.")
        return
    yield _another_spread(spreads, asked, asks)


def _another_spread(spreads: list[float], asked: Asked, asks: str) -> Mistake:
    spread = spreads[0]
    what = f"The standard deviation of the weights is about {spread:.2g}"
    if abs(spread / asked.std**0.5 - 1) < 0.06:
        return Mistake(
            "std_is_a_variance",
            f"{what}, the square root of {asked.std:g}: {asked.std:g} is the standard deviation itself, and no "
            "variance.",
        )
    if abs(spread / asked.std**2 - 1) < 0.06:
        return Mistake("std_squared", f"{what}, the square of {asked.std:g}: {asks}.")
    if abs(spread - 1) < 0.06:
        return Mistake(
            "standard_normal",
            f"{what}, as of normal_() and randn where no other is given (normal_(mean, std) takes the mean first): "
            f"{asks}.",
        )
    if abs(spreads[-1] / spread - 1) > 0.1:
        return Mistake(
            "std_by_size",
            f"The standard deviation of the weights depends on the size of the layer: {asks}.",
        )
    return Mistake("another_std", f"{what}: {asks}.")


def _is_normal(weights: Tensor) -> bool:
    scaled = ((weights - weights.mean()) / weights.std()).abs()
    near, far = float((scaled < 0.5).double().mean()), float((scaled > 2).double().mean())
    return _NORMAL_NEAR[0] < near < _NORMAL_NEAR[1] and _NORMAL_FAR[0] < far < _NORMAL_FAR[1]


def _is_uniform(weights: Tensor) -> bool:
    low, high = float(weights.min()), float(weights.max())
    below = ((weights - low) / (high - low) < 0.25).double().mean()
    return abs(float(weights.std()) * math.sqrt(12) / (high - low) - 1) < 0.05 and abs(float(below) - 0.25) < 0.04


def _biases(biases: list[Tensor]) -> Iterator[Mistake]:
    values = torch.cat([bias.double() for bias in biases])
    if bool((values == 0).all()):
        return
    if bool((values == values[0]).all()):
        yield Mistake("bias_constant", f"The bias begins at {float(values[0]):.4g}: set it to 0.")
    else:
        yield Mistake(
            "bias_not_zero",
            "The bias does not begin at 0: nn.Linear draws one for itself, so set it to 0, and draw the weights alone.",
        )
