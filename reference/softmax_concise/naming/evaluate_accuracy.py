"""What is wrong with an evaluate_accuracy: modes and batches by a trace, the number by all ways to count right rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.arguments import another_count, another_order
from autograder.naming.asking import Answer, Asker, same
from autograder.naming.causes import cause
from autograder.naming.kinds import another_kind
from autograder.naming.loops import Task
from autograder.naming.mistake import Mistake
from autograder.naming.totals import Rows, computed, family, match

from .asked_nets import Asked, D, Q, asked, gradients, modes, perfect, task

PARAMETERS = ("net", "data_iter")
WANTED = "the fraction of samples that are right, a Python float"
# Sizes, their number and their sum are all different; one batch that is full, and one that is short.
TASKS = (task(1, 33, 7), task(2, 11, 11), task(4, 300, 256), task(5, 12, 5), perfect(task(6, 10, 4)))
SQUARE = task(6, 9, Q), task(7, 6, Q)  # as many rows as classes


def _above_half(rows: list[Rows]) -> float:
    sure = [torch.softmax(each.scores, 1).amax(1) > 0.5 for each in rows]
    right = sum(float((each.right[0] * above).sum()) for each, above in zip(rows, sure, strict=True))
    return right / sum(each.n for each in rows)


FAMILY = [*family("accuracy", D, Q), ("above_half", "counts a guess only if its probability is above one half. The largest "
          "score wins, however small.", _above_half)]  # fmt: skip


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """What happened to the net first, then what was returned."""
    calls = [_call(ask, each, training=True) for each in TASKS]
    first = calls[0].trace
    if first.of("raised"):
        yield from another_order(PARAMETERS, lambda order: _call(ask, TASKS[0], True, order).trace.ended) or _square(ask) or (
            _exception(ask))  # fmt: skip
        return
    if not first.of("net"):
        yield Mistake("net_not_called", "The net is never called: call net(X) for each batch.")
        return
    used = list(_batches(calls[0]))
    yield from used
    yield from modes(calls[0], _call(ask, TASKS[0], training=False))
    if all(call.trace.ended for call in calls):
        if ask.any_failed("records_no_graph", "no_graph_is_recorded"):
            yield from gradients(calls[0])
        yield from _returned(ask, calls, known=bool(used))
        if ask.any_failed("images"):
            yield from _images(ask)


def _ask(ask: Asker, task: Task, training: bool, order: tuple[int, ...], *, catch: bool) -> Answer:
    how: dict[str, Any] = {"order": list(order), "catch": catch, "training": training}
    return ask.evaluate_traced(*task.weights, *task.samples["test"], task.batch_size, how)


def _call(ask: Asker, task: Task, training: bool, order: tuple[int, ...] = (0, 1)) -> Asked:
    return asked(task, _ask(ask, task, training, order, catch=True), training)


def _exception(ask: Asker) -> tuple[Mistake, ...]:
    error = _ask(ask, TASKS[0], True, (0, 1), catch=False).error
    return (another_count(PARAMETERS, error) or cause(error)) if error else ()


def _square(ask: Asker) -> tuple[Mistake, ...]:
    """What is wrong where only batches with as many rows as classes raise nothing."""
    calls = [_call(ask, each, training=True) for each in SQUARE]
    numbers = [Answer(call.trace.returned).number for call in calls if call.trace.ended]
    if len(numbers) < len(calls) or None in numbers:
        return ()
    found = match([number for number in numbers if number is not None], FAMILY, [_rows(call) for call in calls])
    return (Mistake(found[0], f"The accuracy {found[1]}"),) if found and found[0] else ()


def _rows(call: Asked) -> list[Rows]:
    task = call.trace.task
    return [task.rows("test", place, (task.weights,) * 3) for place in range(len(task.batches("test")))]


def _batches(call: Asked) -> Iterator[Mistake]:
    """Which batches the net is asked about."""
    every, seen = list(range(5)), [event[2] for event in call.trace.of("net")]
    used = list(dict.fromkeys(seen))
    if -2 in seen:
        yield Mistake("other_input", "The net gets something else than the X of a batch: give it X as it comes.")
    elif used == [0]:
        yield Mistake("one_batch", "Only the first batch is used: something leaves the loop too early, such as a return, or "
                      "takes next(iter(...)).")  # fmt: skip
    elif used == every[:-1]:
        yield Mistake("skips_last_batch", "The last batch, which is short, is not used: every sample counts.")
    elif used not in (every, [-1]):
        yield Mistake("not_all_batches", "Not every batch is used: every sample counts.")


def _returned(ask: Asker, calls: list[Asked], *, known: bool) -> Iterator[Mistake]:
    values = [call.trace.returned for call in calls]
    numbers = [Answer(value).number for value in values]
    if any(number is None for number in numbers):
        yield from another_kind(values[0], WANTED) or [
            Mistake("no_number", f"What is returned is not one number: return {WANTED}.")
        ]
        return
    plain = [number for number in numbers if number is not None]
    rows = [_rows(call) for call in calls]
    if not any(plain):
        yield Mistake(
            "always_zero",
            "The accuracy that is returned is always 0: nothing is added to it, or no guess is found right.",
        )
        return
    found = match(plain, FAMILY, rows)
    if found is None:
        yield from () if known else _unknown(plain, rows)
    elif found[0]:
        yield Mistake(found[0], f"The accuracy that is returned {found[1]}")
    elif ask.any_failed("is_a_python_float"):
        yield from _type(values[0])


def _images(ask: Asker) -> Iterator[Mistake]:
    """Whether a net that takes images gets them, where others get what they need."""
    (X, y), (W, b) = TASKS[0].samples["test"], TASKS[0].weights
    error = ask.evaluate_images(W, b, X.reshape(-1, 1, 2, 2), y, 7).error
    if error is not None:
        yield Mistake("images_reshaped", "A net that takes images (n, 1, h, w), as one with convolutions, raises an exception: X is given another "
                      f"shape before. Give it as it comes, the net flattens it. Look at {error.where}")  # fmt: skip


def _unknown(numbers: list[float], rows: list[list[Rows]]) -> Iterator[Mistake]:
    right = [computed(FAMILY[0][2], each) for each in rows]
    if all(number == numbers[0] for number in numbers):
        yield Mistake("constant", f"The accuracy that is returned is {numbers[0]:.4g}, whatever the samples are.")
        return
    place = next((i for i, pair in enumerate(zip(numbers, right, strict=True)) if not same(*pair)), 0)
    sizes = ", ".join(str(each.n) for each in rows[place])
    yield Mistake("wrong_number", f"For batches of {sizes} samples, of which a fraction of {right[place]:.4g} is right, "
                  f"{numbers[place]:.4g} is returned.")  # fmt: skip


def _type(value: Any) -> Iterator[Mistake]:
    if isinstance(value, Tensor):
        yield Mistake("tensor", "You return a tensor: a Python float is asked, so take .item() of it.")
    elif type(value) is not float:
        yield Mistake("no_float", "The number that you return is no Python float: float() makes one of it.")
