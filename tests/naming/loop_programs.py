"""Training loops for the tests of what is read off them: each asked on the same small line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from autograder.naming.loops import Task, Trace
from autograder.worker.watched import Watch

_RANDOM = torch.Generator().manual_seed(3)
SAMPLES = torch.randn(7, 2, generator=_RANDOM), torch.randn(7, 1, generator=_RANDOM)


def losses(scores: Tensor, y: Tensor) -> Tensor:
    return (scores.double() - y.double()).square()[:, 0]


TASK = Task(
    {"train": SAMPLES, "test": (SAMPLES[0] + 1, SAMPLES[1])},
    3,
    (torch.tensor([[1.0], [-1.0]]), torch.tensor([0.5])),
    0.05,
    2,
    losses,
)


def traced(loop: Callable[..., Any]) -> Trace:
    """The trace of `loop(net, batches, loss, optimizer, epochs)`."""
    watch = Watch(TASK.samples, TASK.batch_size)
    net, loss = watch.net(*TASK.weights), watch.loss(nn.MSELoss)
    given = [net, watch.batches, loss, watch.optimizer(net, TASK.lr), TASK.epochs]
    return Trace(TASK, [watch.call(loop, given, catch=True), watch.events])


def right(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> list[float]:
    history = []
    for _ in range(epochs):
        total, n = 0.0, 0
        for X, y in batches["train"]:
            value = loss(net(X), y)
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            total, n = total + value.item() * len(y), n + len(y)
        history.append(total / n)
    return history
