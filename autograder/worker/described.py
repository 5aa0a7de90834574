"""What a net is made of, as plain values: its layers, its parameters, and what it says with known ones."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_LAYERS = 50
_WORDS = 300  # characters of an exception


def described(net: Any, X: Tensor) -> list[Any]:
    """Layers, parameters, which of them are trained, and what the net says of X with parameters that are known.

    Of what is no net the first entry is the name of its class, and there is no other.
    """
    if not isinstance(net, nn.Module):
        return [type(net).__name__]
    parameters = list(net.parameters())
    layers = [
        [type(layer).__name__, layer.extra_repr()]
        for layer in net.modules()
        if not list(layer.children()) and type(layer).__module__.startswith("torch.nn")
    ]
    if any(isinstance(p, nn.parameter.UninitializedParameter) for p in parameters):
        return [layers[:_LAYERS], [], [], None]
    values = [p.detach().clone() for p in parameters]
    return [layers[:_LAYERS], values, [p.requires_grad for p in parameters], _said(net, parameters, X)]


def known(shape: torch.Size) -> Tensor:
    """The parameters of this shape that a net is given to be asked with."""
    count = shape.numel()
    return ((torch.arange(count) * 7 % 11) / 4.0 - 1.25).reshape(shape)


def _said(net: nn.Module, parameters: list[nn.Parameter], X: Tensor) -> Any:
    with torch.no_grad():
        for p in parameters:
            p.copy_(known(p.shape))
        try:
            answer = net(X)
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:_WORDS]
    return answer if isinstance(answer, Tensor) else type(answer).__name__
