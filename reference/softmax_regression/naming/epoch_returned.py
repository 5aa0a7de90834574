"""What is wrong with the pair that an epoch returns, computed from the updates that the student's own epoch made."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.mistake import Mistake
from autograder.naming.totals import Family, computed, match

from .epoch_numbers import ACCURACY, LOSS, rows_of
from .epoch_trace import SETS, Batches, Epochs, Trace


def returned(epochs: Epochs, kind: str, sets: tuple[Batches, ...] = SETS) -> Iterator[Mistake]:
    """What comes back, over several epochs of other batches."""
    traces = [epochs.trace(kind, batches) for batches in sets]
    if any(trace.raised or not trace.of("returned") for trace in traces):
        return
    values = [trace.of("returned")[0][1] for trace in traces]
    _, first, kinds, graph, recording = traces[0].of("returned")[0]
    if not recording:
        yield Mistake("leaves_gradients_off", "Gradients stay switched off after the epoch: use `with torch.no_grad():`, which "
                      "ends by itself.")  # fmt: skip
    if not isinstance(first, list | tuple) or len(first) != 2:
        yield from _no_pair(first, values, traces)
        return
    pairs = [[_float(value) for value in pair] for pair in values if len(pair) == 2]
    if any(number is None for pair in pairs for number in pair):
        yield Mistake("returns_no_numbers", "What is returned is not a pair of numbers: return (mean loss, accuracy), two "
                      "floats for the whole epoch.")  # fmt: skip
        return
    rows = [rows_of(trace) for trace in traces]
    if not all(rows):
        return
    losses, accuracies = ([pair[place] for pair in pairs] for place in (0, 1))
    loss, accuracy = match(losses, LOSS, rows), match(accuracies, ACCURACY, rows)
    if loss is None and accuracy is None and match(accuracies, LOSS, rows) and match(losses, ACCURACY, rows):
        yield Mistake("swapped_return", "You return (accuracy, loss): the loss comes first.")
        loss, accuracy = match(accuracies, LOSS, rows), match(losses, ACCURACY, rows)
        losses, accuracies = accuracies, losses
    both = loss[0].replace("loss", "metrics") if loss else ""
    if loss and accuracy and both and both == accuracy[0].replace("accuracy", "metrics"):
        yield Mistake(both, _sentence("Each of the two numbers that are returned", loss[1]))
    else:
        yield from _metric("loss", losses, loss, LOSS, rows)
        yield from _metric("accuracy", accuracies, accuracy, ACCURACY, rows)
    yield from _memory(epochs, kind, losses[0], accuracies[0])
    yield from _types(kinds, graph, epochs)


def _types(kinds: list[str], graph: bool, epochs: Epochs) -> Iterator[Mistake]:
    if not epochs.ask.any_failed("returns_plain_numbers"):
        return
    if graph:
        yield Mistake("keeps_graph", "What is returned still has its graph, and keeps the memory of the whole epoch: add up "
                      "float(l.sum()).")  # fmt: skip
    elif "Tensor" in kinds:
        yield Mistake("tensors", "What is returned are tensors: .item() or float() makes Python floats of them.")
    elif any(kind not in ("float", "int") for kind in kinds):
        yield Mistake(
            "numpy_numbers", "What is returned are not Python's numbers: float() makes Python floats of them."
        )


def _float(value: Any) -> float | None:
    value = getattr(value, "value", value)
    if isinstance(value, Tensor):
        return float(value.detach()) if value.numel() == 1 and not value.is_complex() else None
    return float(value) if isinstance(value, int | float) else None


def _metric(
    what: str, numbers: list[float], matched: tuple[str, str] | None, family: Family, rows: Any
) -> Iterator[Mistake]:
    subject = "The loss that is returned" if what == "loss" else "The accuracy that is returned"
    if matched is not None:
        name, words = matched
        if name:
            yield Mistake(name, _sentence(subject, words))
        return
    factors = [number / compute if compute else math.nan for number, compute in
               zip(numbers, (computed(family[0][2], each) for each in rows), strict=True)]  # fmt: skip
    totals = [number / total if total else math.nan for number, total in
              zip(numbers, (computed(family[1][2], each) for each in rows), strict=True)]  # fmt: skip
    if all(same(factor, factors[0], 1e-3) for factor in factors) and math.isfinite(factors[0]):
        yield Mistake(f"{what}_scaled", f"{subject} is {factors[0]:.4g} times what it should be.")
    elif all(same(total, totals[0], 1e-3) for total in totals) and math.isfinite(totals[0]) and totals[0]:
        yield Mistake(f"{what}_fixed_size", f"{subject} is the sum divided by a fixed {1 / totals[0]:.4g}. Divide by the number "
                      "of samples.")  # fmt: skip
    elif all(map(math.isnan, numbers)):
        yield Mistake(f"{what}_nan", f"{subject} is nan, as 0 / 0 is: is nothing added to a total that begins at 0?")
    elif all(number == numbers[0] for number in numbers):
        yield Mistake(f"{what}_constant", f"{subject} is {numbers[0]:.4g} whatever the batches are.")


def differs(epochs: Epochs) -> Iterator[Mistake]:
    """Which number is wrong, where nothing is known of the cause."""
    trace = epochs.trace("function")
    rows = rows_of(trace)
    pair = trace.of("returned")[0][1] if not trace.raised and trace.of("returned") else None
    if not rows or not isinstance(pair, list | tuple) or len(pair) != 2:
        return
    sizes = ", ".join(str(each.n) for each in rows)
    for what, value, family in (("loss", pair[0], LOSS), ("accuracy", pair[1], ACCURACY)):
        number, right = _float(value), computed(family[0][2], rows)
        if number is not None and not same(number, right, 2e-4, 2e-5):
            yield Mistake(f"{what}_wrong", f"For batches of {sizes} samples the {what} that is returned is {number:.4g}. Their mean over "
                          f"all samples is {right:.4g}.")  # fmt: skip


def _sentence(subject: str, words: str) -> str:
    return f"{subject} {words.removeprefix('It ')}"


def _no_pair(first: Any, values: list[Any], traces: list[Trace]) -> Iterator[Mistake]:
    if first is None:
        yield Mistake("returns_none", "Nothing is returned: return the loss and the accuracy.")
        return
    if first == "an iterator":
        return
    if isinstance(first, list | tuple):
        yield Mistake("not_two_values", f"{len(first)} values are returned: return two, (mean loss, accuracy).")
        return
    numbers = [_float(value) for value in values]
    rows = [rows_of(trace) for trace in traces]
    if all(number is not None for number in numbers) and all(rows):
        plain = [number for number in numbers if number is not None]
        loss, accuracy = match(plain, LOSS, rows), match(plain, ACCURACY, rows)
        if loss is not None:
            yield Mistake("loss_only", "Only the loss is returned: return the loss and the accuracy.")
            yield from _metric("loss", plain, loss, LOSS, rows)
            return
        if accuracy is not None:
            yield Mistake("accuracy_only", "Only the accuracy is returned: return the loss and the accuracy.")
            yield from _metric("accuracy", plain, accuracy, ACCURACY, rows)
            return
        yield Mistake("one_number", "One number is returned: return two, (mean loss, accuracy).")
        return
    yield Mistake("returns_no_pair", "What is returned is not a pair: return (mean loss, accuracy).")


def _memory(epochs: Epochs, kind: str, loss: float, accuracy: float) -> Iterator[Mistake]:
    """Whether an epoch knows of the one before it."""
    if not epochs.ask.any_failed("epochs_do_not_depend_on_each_other"):
        return
    epochs.ask.fresh()
    trace = epochs.trace(kind, SETS[1])
    alone = trace.of("returned")[0][1] if trace.of("returned") else None
    epochs.ask.fresh()
    epochs.trace(kind)
    trace = epochs.trace(kind, SETS[1])
    after = trace.of("returned")[0][1] if trace.of("returned") else None
    pairs = isinstance(alone, list | tuple) and isinstance(after, list | tuple)
    if pairs and not same([_float(v) for v in alone], [_float(v) for v in after], 1e-4):
        yield Mistake("remembers_totals", "The numbers of earlier epochs are added in: start each call at 0.")
