"""The answers of sgd, independent of the model solutions: in float64, rounded to the dtype of the question."""

from __future__ import annotations

import torch
from torch import Tensor


def sgd(params: list[Tensor], grads: list[list[Tensor]], lr: float, batch_size: int) -> list[Tensor]:
    """The parameters after one step for each list of gradients."""
    result = [param.detach().double() for param in params]
    for step in grads:
        result = [torch.add(p, g.double(), alpha=-lr / batch_size) for p, g in zip(result, step, strict=True)]
    return [new.to(old.dtype) for new, old in zip(result, params, strict=True)]
