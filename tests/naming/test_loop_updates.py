"""When an optimizer steps, and with which gradients."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from autograder.naming.loop_updates import updates
from tests.naming.loop_programs import right, traced


def loop(order: str, *, once: bool = False) -> Any:
    """A loop of zero_grad (z), backward (b) and step (s) in this order, or with zero_grad once for each epoch."""

    def loops(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        for _ in range(epochs):
            if once:
                optimizer.zero_grad()
            for X, y in batches["train"]:
                value = loss(net(X), y)
                for letter in order:
                    {"z": optimizer.zero_grad, "b": value.backward, "s": optimizer.step}[letter]()

    return loops


def named(loops: Any) -> list[str]:
    trace = traced(loops)
    return [mistake.name for mistake in updates(trace, trace.learning, known=True)]


@pytest.mark.parametrize(
    ("order", "once", "name"),
    [
        ("zbs", False, ""),
        ("bsz", False, ""),
        ("bs", False, "no_zero_grad"),
        ("bs", True, "zero_grad_once"),
        ("bzs", False, "zero_between"),
        ("szb", False, "step_before_backward"),
        ("zb", False, "no_step"),
        ("zbss", False, "several_steps"),
    ],
)
def test_the_order_of_calls_is_told(order: str, *, once: bool, name: str) -> None:
    assert named(loop(order, once=once)) == ([name] if name else [])


def test_another_optimizer_is_told() -> None:
    def own(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        right(net, batches, loss, torch.optim.SGD(net.parameters(), lr=0.1), epochs)

    assert named(own) == ["own_steps"]


def test_weights_that_are_drawn_anew_are_told() -> None:
    def anew(net: Any, *given: Any) -> None:
        net[-1].weight.data.fill_(0.1)
        right(net, *given)

    assert named(anew) == ["begins_elsewhere"]


def test_gradients_that_are_clipped_are_told() -> None:
    def clips(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        for X, y in batches["train"]:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 0.1)
            optimizer.step()

    assert named(clips) == ["gradients_are_scaled"]
