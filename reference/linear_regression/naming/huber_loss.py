"""What is wrong with a Huber loss."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.asking import Asker
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table

from .losses import QUESTIONS, Loss
from .losses import mistakes as mistakes_of

TABLE = Table(__name__, QUESTIONS)


def cost(e: Tensor) -> Tensor:
    """Of each error, by the library's own function, which the exercise forbids: students have this file."""
    return F.huber_loss(e, torch.zeros_like(e), reduction="none")


LOSS = Loss(
    "huber_loss",
    cost,
    lambda e: e.clamp(-1, 1),
    "An error costs half its square up to a size of 1, and its absolute value less 1/2 beyond.",
    TABLE,
)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """As those of the other losses."""
    yield from mistakes_of(ask, LOSS)
