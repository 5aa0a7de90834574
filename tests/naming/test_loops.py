"""A trace is cut into passes and steps, and one that was forged is not read."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from autograder.naming.asking import same
from autograder.naming.loops import Trace
from tests.naming.loop_programs import TASK, right, traced


def test_each_epoch_is_a_pass_and_each_batch_a_step() -> None:
    trace = traced(right)
    assert [[step.number for step in each.steps] for each in trace.learning] == [[0, 1, 2], [0, 1, 2]]
    assert trace.ended
    assert trace.moved


def test_rows_are_computed_with_the_weights_of_their_moment() -> None:
    trace = traced(right)
    for epoch, rows in zip(trace.returned, trace.rows(), strict=True):
        assert same(epoch, float(sum(each.losses[0].sum() for each in rows) / sum(each.n for each in rows)), 1e-4)


def test_a_pass_inside_another_ends_by_itself() -> None:
    def tests_in_each_batch(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        for X, y in batches["train"]:
            loss(net(X), y).backward()
            for unseen, _ in batches["test"]:
                net(unseen)
            optimizer.step()

    trace = traced(tests_in_each_batch)
    assert [each.name for each in trace.passes] == ["train", "test", "test", "test"]
    assert [step.number for step in trace.passes[0].steps] == [0, 1, 2]
    assert [each.name for each in trace.learning] == ["train"]


def test_batches_may_be_read_into_a_list_before() -> None:
    def lists(net: Any, batches: Any, loss: Any, optimizer: Any, epochs: int) -> None:
        every = list(batches["train"])
        for _ in range(epochs):
            for X, y in every:
                loss(net(X), y).backward()
                optimizer.step()

    assert [[step.number for step in each.steps] for each in traced(lists).learning] == [[0, 1, 2], [0, 1, 2]]


@pytest.mark.parametrize(
    "event",
    [
        ["net", "train", 9, True, True, None, *TASK.weights],
        ["net", "train", 0, True, True, None, torch.zeros(8, 8), torch.zeros(1)],
        ["step", [None, None], torch.zeros(2, 7), torch.zeros(1)],
        ["loss", 1],
        ["backward", 0, 1.0],
        ["returned", True, torch.zeros(1), torch.zeros(1), False],
        ["applause"],
        [],
    ],
)
def test_a_trace_that_no_loop_has_written_is_not_read(event: list[Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Trace(TASK, [None, [event]])


def test_a_trace_has_an_end() -> None:
    with pytest.raises(ValueError, match="no loop has written"):
        Trace(TASK, [None, [["zero"]] * 10_000])
