# Printed by `autograder release softmax_concise`.
"""What is wrong with a train: read off a trace of arguments that write down what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.loop_columns import Column, measured_before
from autograder.naming.loop_history import history, plain_numbers, unexplained
from autograder.naming.loop_steps import empty_later, steps
from autograder.naming.loops import Task, Trace
from autograder.naming.mistake import Mistake
from autograder.naming.totals import family

_RANDOM = torch.Generator().manual_seed(1)
PARAMETERS = ("net", "train_iter", "test_iter", "loss", "num_epochs", "optimizer")
D, Q = 4, 3
DIVIDE = "Add up over samples, the mean of a batch times len(y), and divide by the number of all samples."


def _losses(scores: Tensor, y: Tensor) -> Tensor:
    return F.cross_entropy(scores.double(), y, reduction="none")


def _task(n: int, unseen: int, batch_size: int, epochs: int) -> Task:
    W, b = torch.randn(D, Q, generator=_RANDOM), torch.randn(Q, generator=_RANDOM)
    samples = {}
    for name, count in (("train", n), ("test", unseen)):
        X = torch.randn(count, D, generator=_RANDOM)
        guess, drawn = (X @ W + b).argmax(1), torch.randint(Q, (count,), generator=_RANDOM)
        samples[name] = X, torch.where(torch.arange(count) % 3 == 0, guess, drawn)
    return Task(samples, batch_size, (W, b), 0.8, epochs, _losses)


# Sizes, their number, their sum and the number of epochs are all different.
TASKS = (_task(43, 34, 9, 4), _task(57, 25, 11, 2))


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
    before = list(steps(traces[0]))
    yield from before
    yield from _modes(traces[0])
    if all(trace.ended for trace in traces):
        found = list(unexplained(history(traces, _columns(traces)), before))
        yield from found
        if not found and ask.any_failed("returns_plain_numbers"):
            yield from plain_numbers(traces[0])


def _ask(ask: Asker, task: Task, order: tuple[int, ...], *, catch: bool) -> Answer:
    how: dict[str, Any] = {"order": list(order), "catch": catch, "smoothing": 0.0}
    samples = task.samples["train"], task.samples["test"]
    return ask.train_watched(*task.weights, *samples, task.batch_size, task.lr, task.epochs, how)


def _trace(ask: Asker, task: Task, order: tuple[int, ...]) -> Trace:
    return Trace(task, _ask(ask, task, order, catch=True).value)


def _works(ask: Asker, order: tuple[int, ...]) -> bool:
    trace = _trace(ask, TASKS[0], order)
    return trace.ended and bool(trace.of("step"))


def _exception(ask: Asker) -> tuple[Mistake, ...]:
    error = _ask(ask, TASKS[0], tuple(range(len(PARAMETERS))), catch=False).error
    return (another_count(PARAMETERS, error) or cause(error)) if error else ()


def _modes(trace: Trace) -> Iterator[Mistake]:
    """In which mode the net is while it learns, by epoch, and while it is tested."""
    learning = trace.learning
    modes = [[event[3] for step in each.steps for event in step.of("net")] for each in learning]
    every = [mode for each in modes for mode in each]
    if every and not any(every):
        yield Mistake("no_train_mode", "The net is never in training mode while it learns: call net.train() before the batches "
                      "of each epoch.")  # fmt: skip
    elif all(modes[0]) and not any(mode for each in modes[1:] for mode in each) and len(modes) > 1:
        yield Mistake("train_mode_once", "The net is in training mode in the first epoch only: call net.train() before the "
                      "batches of each, or put the mode back after the test.")  # fmt: skip
    elif not all(every):
        yield Mistake("eval_mode", "The net is not always in training mode while it learns: call net.train() before the "
                      "batches of each epoch.")  # fmt: skip
    learned = {id(step) for each in learning for step in each.steps}
    tested = [step for each in trace.passes for step in each.steps if id(step) not in learned and step.name == "test"]
    if any(event[3] for step in tested for event in step.of("net")):
        yield Mistake("tested_in_training_mode", "The net is in training mode when it sees the test samples: call net.eval() "
                      "first, as evaluate_accuracy does.")  # fmt: skip


def _columns(traces: list[Trace]) -> list[Column]:
    loss, accuracy = family("loss", D, Q, DIVIDE), family("accuracy", D, Q, DIVIDE)
    rows = [trace.rows() for trace in traces]
    tested = [[trace.whole("test", each.after) for each in trace.learning] for trace in traces]
    before = [[trace.whole("test", each.steps[0].weights) for each in trace.learning] for trace in traces]
    last = [[trace.whole("test", trace.learning[-1].after)] * len(trace.learning) for trace in traces]
    learned = [[trace.whole("train", each.after) for each in trace.learning] for trace in traces]
    otherwise = (
        ("tests_on_training_samples", "is measured on the training samples: use test_iter.", learned),
        (
            "tested_before_the_epoch",
            "is measured before the steps of the epoch: measure it when they are done.",
            before,
        ),
        ("tested_once", "is the one after the last epoch, each time: measure it after each epoch.", last),
        (
            "train_accuracy_again",
            "is the accuracy on the training samples, measured before each step: use test_iter.",
            rows,
        ),
    )
    on_test = (
        ("accuracy_on_test_samples", "is measured on the test samples: measure it on those of train_iter.", tested),
    )
    return [
        Column("loss", "train loss", loss, rows, [measured_before("loss", traces)]),
        Column("accuracy", "train accuracy", accuracy, rows, [*on_test, measured_before("accuracy", traces)]),
        Column("test_accuracy", "test accuracy", accuracy, tested, otherwise),
    ]
