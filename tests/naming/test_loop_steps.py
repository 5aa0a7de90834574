"""What steps of a loop show: batches, the loss and backward()."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from autograder.naming.loop_steps import empty_later, steps
from tests.naming.loop_programs import right, traced


def loop(batch: Callable[..., None], name: str = "train") -> Callable[..., None]:
    """A loop that does this with each batch."""

    def loops(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        for _ in range(epochs):
            for X, y in batches[name]:
                optimizer.zero_grad()
                batch(net, X, y, loss)
                optimizer.step()

    return loops


def named(loops: Callable[..., Any]) -> list[str]:
    return [mistake.name for mistake in steps(traced(loops))]


def test_of_a_right_loop_nothing_is_said() -> None:
    assert named(right) == []


@pytest.mark.parametrize(
    ("batch", "name"),
    [
        (lambda net, X, y, loss: (loss(net(X), y) / 2).backward(), "scaled_loss"),
        (lambda net, X, y, loss: (loss(net(X), y) * len(y)).backward(), "scaled_loss"),
        (lambda net, X, y, loss: loss(y, net(X)).backward(), "swapped_loss_arguments"),
        (lambda net, X, y, loss: loss(net(X)[:, 0], y[:, 0] * torch.ones(1)).backward(), None),
        (lambda net, X, y, loss: loss(torch.relu(net(X)), y).backward(), "changes_scores"),
        (lambda net, X, y, loss: loss(net(X), y + 1).backward(), "changes_labels"),
        (lambda net, X, y, loss: loss(net(2 * X), y).backward(), "other_input"),
        (lambda net, X, y, loss: (net(X) - y).square().mean().backward(), "loss_not_called"),
        (lambda net, X, y, loss: loss(net(X), y), "no_backward"),
    ],
)
def test_a_batch_shows_what_is_done_with_it(batch: Callable[..., None], name: str | None) -> None:
    assert named(loop(batch))[:1] == ([name] if name else [])


def test_test_samples_are_not_to_learn_from() -> None:
    assert named(loop(lambda net, X, y, loss: loss(net(X), y).backward(), "test")) == ["learns_from_test"]


def test_epochs_are_counted() -> None:
    assert named(lambda net, batches, loss, optimizer, epochs: right(net, batches, loss, optimizer, 1)) == [
        "single_epoch"
    ]
    assert named(lambda net, batches, loss, optimizer, epochs: right(net, batches, loss, optimizer, 3)) == [
        "one_epoch_more"
    ]


def test_an_iterator_that_is_made_once_is_told_by_a_single_epoch() -> None:
    def once(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        batch = iter(batches["train"])
        for _ in range(epochs):
            assert right(net, {"train": batch}, loss, optimizer, 1)

    def a_single(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        once(net, batches, loss, optimizer, 1)

    def fails(*given: Any) -> None:
        right(*given)
        raise ValueError

    assert [mistake.name for mistake in empty_later(traced(once), traced(a_single))] == ["empty_later"]
    assert empty_later(traced(fails), traced(fails)) == ()


def test_batches_that_are_left_out_are_told() -> None:
    def leaves(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        for _ in range(epochs):
            for X, y in batches["train"]:
                optimizer.zero_grad()
                loss(net(X), y).backward()
                optimizer.step()
                break

    assert named(leaves) == ["one_batch"]
