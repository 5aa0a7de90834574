# Printed by `autograder release softmax_concise`.
"""What is wrong with a predict: the classes by a program of the table, modes by a trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker
from autograder.naming.causes import cause
from autograder.naming.kinds import another_kind
from autograder.naming.mistake import Mistake
from autograder.naming.programs import Table

from .asked_nets import Asked, asked, modes, task

PARAMETERS = ("net", "X")
WANTED = "the classes as a tensor of int64, shape (n,)"
TASKS = tuple(task(seed, n, n) for seed, n in ((1, 6), (2, 3), (3, 1), (4, 2), (5, 9), (6, 1)))


def _scores(number: int) -> Tensor:
    W, b = TASKS[number].weights
    return TASKS[number].samples["test"][0] @ W + b


TABLE = Table(__name__, [(_scores(number),) for number in range(len(TASKS))])


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What is returned, and what becomes of the net."""
    calls = [_call(ask, number, training=True) for number in range(len(TASKS))]
    first = calls[0].trace
    if first.of("raised"):
        yield from another_order(PARAMETERS, lambda order: _call(ask, 0, True, order).trace.ended) or _exception(ask)
        return
    if not first.of("net"):
        yield Mistake("net_not_called", "The net is never called: the classes are read off net(X).")
        return
    if any(event[2] == -2 for event in first.of("net")):
        yield Mistake("other_input", "The net gets something else than X: give it X as it comes.")
    yield from _returned(ask, calls)
    yield from modes(calls[0], _call(ask, 0, training=False))


def _ask(ask: Asker, number: int, training: bool, order: tuple[int, ...], *, catch: bool) -> Answer:
    how: dict[str, Any] = {"order": list(order), "catch": catch, "training": training}
    return ask.predict_traced(*TASKS[number].weights, TASKS[number].samples["test"][0], how)


def _call(ask: Asker, number: int, training: bool, order: tuple[int, ...] = (0, 1)) -> Asked:
    return asked(TASKS[number], _ask(ask, number, training, order, catch=True), training)


def _exception(ask: Asker) -> tuple[Mistake, ...]:
    error = _ask(ask, 0, True, (0, 1), catch=False).error
    return (another_count(PARAMETERS, error) or cause(error)) if error else ()


def _returned(ask: Asker, calls: list[Asked]) -> Iterator[Mistake]:
    raised = [number for number, call in enumerate(calls) if not call.trace.ended]
    if raised:
        one = all(len(TASKS[number].samples["test"][1]) == 1 for number in raised)
        yield Mistake("single_sample", f"{'A single sample raises' if one else 'Some sizes of X raise'} an exception: any "
                      "number of samples is allowed.")  # fmt: skip
        return
    values = [call.trace.returned for call in calls]
    right = [_scores(number).argmax(1) for number in range(len(TASKS))]
    if not all(isinstance(value, Tensor) for value in values):
        yield from _another_kind(values, right)
        return
    if all(
        value.shape == wanted.shape and bool((value == wanted).all())
        for value, wanted in zip(values, right, strict=True)
    ):
        if values[0].dtype != torch.int64:
            yield Mistake("another_dtype", "The classes are right, but not int64: leave them as argmax gives them.")
        return
    found = TABLE.find([Answer(value) for value in values])
    yield from found or [Mistake("other_classes", "What is returned is not the number of the class with the largest score of "
                                 "each sample: argmax over dim 1 gives it.")]  # fmt: skip


def _another_kind(values: list[Any], right: list[Tensor]) -> Iterator[Mistake]:
    if isinstance(values[0], list) and values[0] and all(isinstance(each, str) for each in values[0]):
        yield Mistake("names", f"You return text: return {WANTED}, and no names.")
    elif all(value == wanted.tolist() for value, wanted in zip(values, right, strict=True)):
        yield Mistake("returns_list", f"The classes are right, but come as a list: return {WANTED}.")
    else:
        yield from another_kind(values[0], WANTED) or [
            Mistake("no_tensor", f"What is returned is no tensor: return {WANTED}.")
        ]
