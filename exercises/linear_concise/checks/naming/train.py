# Printed by `autograder release linear_concise`.
"""What is wrong with a train: read off a trace of arguments that write down what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Asker
from autograder.naming.causes import cause
from autograder.naming.loop_columns import Column, measured_before
from autograder.naming.loop_history import history, plain_numbers, unexplained
from autograder.naming.loop_steps import empty_later, steps
from autograder.naming.loops import Task, Trace
from autograder.naming.mistake import Mistake
from autograder.naming.totals import family

_RANDOM = torch.Generator().manual_seed(1)
PARAMETERS = ("net", "data_iter", "loss", "optimizer", "num_epochs")
D = 3
DIVIDE = "The loss of a batch is a mean: multiply it by len(y), add up, and divide by the number of all samples."


def _losses(scores: Tensor, y: Tensor) -> Tensor:
    return (scores.double() - y.double()).square()[:, 0]


def _task(n: int, batch_size: int, epochs: int) -> Task:
    samples = torch.randn(n, D, generator=_RANDOM), 2 + torch.randn(n, 1, generator=_RANDOM)
    weights = torch.randn(D, 1, generator=_RANDOM), torch.randn(1, generator=_RANDOM)
    return Task({"train": samples}, batch_size, weights, 0.05, epochs, _losses)


# Sizes, their number, their sum and the number of epochs are all different.
TASKS = (_task(13, 5, 3), _task(26, 4, 2))


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What happened first, then what was returned."""
    asked = tuple(range(len(PARAMETERS)))
    traces = [_trace(ask, task, asked) for task in TASKS]
    if traces[0].of("raised"):
        single = _trace(ask, replace(TASKS[0], epochs=1), asked)
        yield from (
            another_order(PARAMETERS, lambda order: _works(ask, order))
            or empty_later(traces[0], single)
            or _exception(ask)
        )
        return
    if traces[0].of("endless"):
        yield Mistake("endless", "The training does not end: it goes on where num_epochs passes are over.")
        return
    found = list(steps(traces[0]))
    yield from found
    if all(trace.ended for trace in traces):
        yield from _returned(ask, traces, found)
    if not found:
        yield from _other_loss(ask)


def _trace(ask: Asker, task: Task, order: tuple[int, ...], loss: str = "MSELoss") -> Trace:
    how = {"order": list(order), "catch": True, "loss": loss}
    W, b = task.weights
    answer = ask.train_watched(W[:, 0], b, *task.samples["train"], task.batch_size, task.lr, task.epochs, how)
    return Trace(task, answer.value)


def _works(ask: Asker, order: tuple[int, ...]) -> bool:
    trace = _trace(ask, TASKS[0], order)
    return trace.ended and bool(trace.of("step"))


def _exception(ask: Asker) -> tuple[Mistake, ...]:
    task = TASKS[0]
    how = {"order": list(range(len(PARAMETERS))), "catch": False, "loss": "MSELoss"}
    W, b = task.weights
    error = ask.train_watched(W[:, 0], b, *task.samples["train"], task.batch_size, task.lr, task.epochs, how).error
    return (another_count(PARAMETERS, error) or cause(error)) if error else ()


def _returned(ask: Asker, traces: list[Trace], before: list[Mistake]) -> Iterator[Mistake]:
    rows = [trace.rows() for trace in traces]
    column = Column("loss", "loss", family("loss", D, 1, DIVIDE), rows, [measured_before("loss", traces)])
    found = list(unexplained(history(traces, [column]), before))
    yield from found
    if not found and ask.any_failed("returns_plain_numbers"):
        yield from plain_numbers(traces[0])


def _other_loss(ask: Asker) -> Iterator[Mistake]:
    """A loss of another class, where it has made a difference."""
    if not ask.any_failed("uses_the_loss_that_it_is_given"):
        return
    trace = _trace(ask, TASKS[0], tuple(range(len(PARAMETERS))), "L1Loss")
    if trace.of("raised"):
        yield Mistake("other_loss_raises", "With another loss than nn.MSELoss() the function raises an exception: call "
                      "loss(net(X), y) and nothing of its own.")  # fmt: skip
    elif not trace.of("backward"):
        yield Mistake("loss_not_called", "The loss that your function is given is not what it minimises: call "
                      "loss(net(X), y).")  # fmt: skip
