"""What a trace shows of batches, backward() and updates, each read by itself."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.mistake import Mistake

from .epoch_trace import EVEN, SIZES, B, D, Epochs, Q, Step, Trace, W

# What an updater may get in place of a number, by the names of their types.
KINDS = ("Tensor", "Parameter", "Size", "list", "tuple", "dict", "str", "range", "NoneType", "function", "ndarray",
         "int64")  # fmt: skip


def path(epochs: Epochs, trace: Trace, *, optimizer: bool) -> Iterator[Mistake]:
    """Batches, backward and updates of an epoch with one kind of updater."""
    steps = trace.steps
    who = "With an Optimizer" if optimizer else "With a callable updater"
    if not trace.of("net"):
        yield Mistake("net_not_called", "The net is never called.")
        return
    if not trace.of("loss"):
        yield Mistake("loss_not_called", "loss is never called: use the loss that your function is given.")
        return
    partly = list(_batches_used(epochs, trace, optimizer))
    yield from partly
    if not trace.of("backward", "step", "call"):
        yield _ignored(optimizer)
        return
    used = [step for step in steps if step.of("loss")]
    other = list(_scores(trace, used))
    yield from other
    if other:
        return
    if any(step.of("net") and not any(call[4] for call in step.of("net")) for step in used):
        yield Mistake("no_grad_forward", "The net is called under no_grad: then backward() has nothing to follow.")
        return
    backward = list(_backward(used, optimizer, who))
    yield from backward
    yield from _updates(
        trace, steps, optimizer, who, partly=bool(partly), none=any(m.name == "no_backward" for m in backward)
    )


def _ignored(optimizer: bool) -> Mistake:
    if optimizer:
        return Mistake("only_callable", "With an Optimizer nothing is learned: there is neither backward() nor step(). Call "
                       "zero_grad(), l.mean().backward() and step().")  # fmt: skip
    return Mistake("only_optimizer", "With a callable updater nothing is learned: there is neither backward() nor a call of it. "
                   "Call l.sum().backward(), then updater(X.shape[0]).")  # fmt: skip


def _batches_used(epochs: Epochs, trace: Trace, optimizer: bool) -> Iterator[Mistake]:
    """Which batches the net sees, and which make an update."""
    steps, count = trace.steps, len(trace.batches)
    seen = list(dict.fromkeys(step.number for step in steps))
    updated = [step.number for step in steps if step.of("step", "call")]
    every = list(range(count))
    if seen == [-1] and steps[0].of("net")[0][2][0] == sum(SIZES):
        yield Mistake("one_batch_of_all", "All batches are joined into one, so there is one update in the whole epoch: each batch makes its "
                      "own.")  # fmt: skip
        return
    if -1 in seen:
        yield Mistake("other_input", "The net gets something else than the X of a batch.")
        return
    if len(trace.of("iter")) > 1 and [step.number for step in steps] == every * 2 and updated == every * 2:
        yield Mistake("two_epochs", "The function goes over the batches twice: an epoch is one pass.")
        return
    if seen == [0] and len(trace.of("iter")) > 1:
        yield Mistake(
            "first_batch_again", "The first batch is used again and again: iter() in the loop starts anew each time."
        )
    elif seen == [0] and _shorter_skipped(epochs, optimizer):
        yield Mistake(
            "skips_short_batch", "A batch of another length than the first is not used: a short last one counts, too."
        )
    elif seen != every:
        yield from _left_out(seen, "is not used")
    elif updated and list(dict.fromkeys(updated)) != every:
        if updated == [count - 1]:
            yield Mistake("one_update", "There is one update only, after the last batch: it belongs inside the loop.")
        elif updated == [0]:
            yield Mistake("one_update", "There is an update in the first batch only: every batch makes one.")
        else:
            yield from _left_out(list(dict.fromkeys(updated)), "makes no update")


def _shorter_skipped(epochs: Epochs, optimizer: bool) -> bool:
    trace = epochs.trace("sgd" if optimizer else "function", EVEN)
    return list(dict.fromkeys(step.number for step in trace.steps)) == [0, 1, 2]


def _left_out(used: list[int], what: str) -> Iterator[Mistake]:
    count = len(SIZES)
    if used == [0]:
        yield Mistake("one_batch", "Only the first batch is used: something leaves the loop too early, such as a return or a "
                      "break.")  # fmt: skip
    elif used == [number for number in range(count) if SIZES[number] >= SIZES[0]]:
        yield Mistake("skips_short_batch", f"A batch that is shorter than the first {what}: it counts, too.")
    elif used == list(range(count - 1)):
        yield Mistake("skips_last_batch", f"The last batch {what}: an epoch goes through all of them.")
    elif used == list(range(1, count)):
        yield Mistake("skips_first_batch", f"The first batch {what}: an epoch goes through all of them.")
    elif used == [count - 1]:
        yield Mistake("last_batch_only", "Only the last batch is used: the body stands behind the loop, not in it.")
    elif used == list(range(0, count, 2)) or used == list(range(1, count, 2)):
        yield Mistake(
            "every_second_batch", f"Every second batch {what}: is an iterator asked twice in a round of the loop?"
        )
    else:
        yield Mistake("not_all_batches", f"Not every batch is used: of the batches {list(range(count))} only {used}.")


def _scores(trace: Trace, steps: list[Step]) -> Iterator[Mistake]:
    """Whether the loss gets what the net said of the first batch, whose weights are known whatever updates follow."""
    first = next((step for step in steps if step.of("loss")), None)
    if first is None or first.number < 0 or first.of("loss")[0][2]:
        return
    scores, given = trace.batches[first.number][0] @ W + B, first.of("loss")[0][3]
    if first is not steps[0] or same(given, scores, 1e-3, 1e-4):
        return
    ways = (("softmax", torch.softmax(scores, 1)), ("log_softmax", torch.log_softmax(scores, 1)),
            ("sigmoid", torch.sigmoid(scores)))  # fmt: skip
    how = next((name for name, value in ways if same(given, value, 1e-3, 1e-5)), "")
    if times := _scaled_input(given - B, scores - B) if given.shape == scores.shape else None:
        yield Mistake("changes_inputs", f"X is changed in place, to {times:.4g} times what it was, before the net sees it: give X to the net "
                      "as it comes.")  # fmt: skip
        return
    what = f"{how} is applied to what the net returns before" if how else "What the net returns is changed before"
    yield Mistake("changes_scores", f"{what} it goes to loss: give it to loss as it comes.")


def _scaled_input(given: Tensor, right: Tensor) -> float | None:
    """How many times the right input the net saw, by what it made of it without its bias; None where that does not fit."""
    times = float((given * right).sum() / (right * right).sum())
    return times if same(given, times * right, 1e-3, 1e-5) else None


# What the gradient of the loss is for each sample of a batch of n, by the name of how the loss was reduced.
SCALES: tuple[tuple[str, str, Callable[[int], float]], ...] = (
    ("mean", "l.mean()", lambda n: 1 / n),
    ("sum", "l.sum()", lambda n: 1.0),
    ("negative mean", "minus the mean of the loss", lambda n: -1 / n),
    ("negative sum", "minus the sum of the loss", lambda n: -1.0),
    ("mean / n", "the mean, divided by the batch size once more,", lambda n: 1 / n**2),
    ("sum * n", "the sum, times the batch size,", lambda n: float(n)),
    ("first", "the sum, divided by the size of the first batch,", lambda n: 1 / SIZES[0]),
    ("batches", "the mean, divided by the number of batches,", lambda n: 1 / n / len(SIZES)),
    ("total", "the sum, divided by the number of all samples,", lambda n: 1 / sum(SIZES)),
    ("classes", "the sum, divided by the number of classes,", lambda n: 1 / Q),
    ("entries", "the mean over samples and classes", lambda n: 1 / (n * Q)),
    ("features", "the sum, divided by the number of features,", lambda n: 1 / D),
    ("twice the mean", "twice the mean", lambda n: 2 / n),
    ("twice the sum", "twice the sum", lambda n: 2.0),
    ("half the mean", "half the mean", lambda n: 0.5 / n),
    ("half the sum", "half the sum", lambda n: 0.5),
)


def _backward(steps: list[Step], optimizer: bool, who: str) -> Iterator[Mistake]:
    """How each loss was reduced before backward(): what reached its entries."""
    gradients = [[event[2] for event in step.of("backward")] for step in steps]
    if not any(gradients):
        yield Mistake("no_backward", f"{who}, backward() is not called on the loss, so nothing is learned from it.")
    elif not all(gradients):
        if sum(map(bool, gradients)) == 1 and gradients[-1]:
            yield Mistake(
                "backward_after_the_loop", f"{who}, backward() is called for the last batch alone, or after the loop."
            )
        else:
            yield Mistake("backward_not_always", f"{who}, backward() is not called in every batch.")
    elif any(len(each) > 1 for each in gradients):
        yield Mistake("backward_again", f"{who}, backward() runs more than once for a batch.")
    else:
        yield from _reduced([each[0].reshape(-1) for each in gradients], optimizer, who)


def _reduced(gradients: list[Tensor], optimizer: bool, who: str) -> Iterator[Mistake]:
    """From which number backward() started, by the gradient of each loss of a batch."""
    asked, other = ("mean", "sum") if optimizer else ("sum", "mean")
    if any(int((g != 0).sum()) == 1 and len(g) > 1 for g in gradients):
        yield Mistake("one_sample", f"{who}, backward() starts from the loss of one sample of each batch, not of all.")
        return
    if any(not same(g, g[:1].expand(len(g)), 1e-4, 1e-7) for g in gradients):
        yield Mistake("uneven_samples", f"{who}, backward() does not weight the samples of a batch alike.")
        return
    values = [(len(g), float(g[0])) for g in gradients]
    fitting = [(key, words) for key, words, scale in SCALES if all(same(v, scale(n), 1e-4, 1e-9) for n, v in values)]
    keys = [key for key, _ in fitting]
    if asked in keys:
        return
    if other in keys:
        yield _reduction(optimizer)
        return
    (n, value), start = values[0], f"{who}, backward() starts from"
    if fitting:
        found = f"{start} {fitting[0][1]} where l.{asked}() is asked for."
    elif all(same(v, value, 1e-4) for _, v in values):
        found = f"{start} the sum times a fixed {value:.4g} where l.{asked}() is asked for."
    elif all(same(v * size, value * n, 1e-4) for size, v in values):
        found = f"{start} the mean times {value * n:.4g} where l.{asked}() is asked for."
    else:
        found = f"{who}, backward() does not start from l.{asked}(): the loss is scaled in another way."
    yield Mistake("scale_of_the_loss", found)


def _reduction(optimizer: bool) -> Mistake:
    if optimizer:
        return Mistake("optimizer_sum", "With an Optimizer, backward() starts from l.sum(), so steps are batch_size times too "
                       "large. Use l.mean().")  # fmt: skip
    return Mistake("callable_mean", "With a callable updater, backward() starts from l.mean(), and the updater divides by the "
                   "batch size, too. Use l.sum().")  # fmt: skip


def _updates(
    trace: Trace, steps: list[Step], optimizer: bool, who: str, *, partly: bool, none: bool
) -> Iterator[Mistake]:
    kind = "step" if optimizer else "call"
    events = trace.of(kind)
    if not events:
        if optimizer:
            yield Mistake("no_step", "With an Optimizer, step() is never called.")
        else:
            yield Mistake("only_optimizer", "A callable updater is never called: call "
                          "updater(X.shape[0]) after backward().")  # fmt: skip
        return
    if not partly and any(len(step.of(kind)) > 1 for step in steps):
        yield Mistake("two_updates", f"{who}, a batch makes more than one update.")
    if none:
        return
    yield from _order(trace, steps) if optimizer else _calls(steps)


def _order(trace: Trace, steps: list[Step]) -> Iterator[Mistake]:
    """zero_grad(), backward() and step()."""
    orders = [[event for event in step.order if event in ("zero", "backward", "step")] for step in steps]
    last = orders[-1]
    if "step" in last and "backward" in last:
        if last.index("step") < last.index("backward"):
            yield Mistake("step_before_backward", "step() comes before backward(), so each update uses an old gradient: "
                          "backward() first.")  # fmt: skip
            return
        between = last[last.index("backward") : last.index("step")]
        if "zero" in between:
            yield Mistake("zero_between", "zero_grad() stands between backward() and step(), and clears the gradient before it "
                          "is used.")  # fmt: skip
            return
    if not _accumulates(trace):
        yield from _changed(trace)
        return
    zeros = [order.count("zero") for order in orders]
    if not sum(zeros):
        yield Mistake(
            "no_zero", "The gradients of earlier batches are added up: call updater.zero_grad() for each batch."
        )
    elif not any(zeros[1:]) or sum(zeros) == 1:
        yield Mistake(
            "zero_once", "zero_grad() is called once for the whole epoch, so gradients add up: call it for each batch."
        )
    else:
        yield Mistake(
            "gradients_add_up", "With an Optimizer, the gradients of several batches are added up before a step."
        )


def _accumulates(trace: Trace) -> bool:
    """Whether the gradient of some step is the sum of its batch's own and earlier ones."""
    own, found = _own_gradients(trace), [event[2][0] for event in trace.of("step")]
    if len(own) != len(found) or any(gradient is None for gradient in found):
        return False
    total = torch.zeros(D, Q)
    sums = []
    for gradient in own:
        total = total + gradient
        sums.append(total)
    right = all(same(a, b, 1e-3, 1e-5) for a, b in zip(found, own, strict=True))
    return not right and any(same(a, b, 1e-3, 1e-5) for a, b in zip(found[1:], sums[1:], strict=True))


def _changed(trace: Trace) -> Iterator[Mistake]:
    """A gradient at a step that is neither the batch's own nor a sum of several."""
    own, found = _own_gradients(trace), [event[2][0] for event in trace.of("step")]
    if len(own) != len(found) or any(gradient is None for gradient in found):
        return
    if all(same(a, b, 1e-3, 1e-5) for a, b in zip(found, own, strict=True)):
        return
    scales = [float((a * b).sum() / (b * b).sum()) for a, b in zip(found, own, strict=True)]
    if all(same(a, k * b, 1e-3, 1e-5) for a, b, k in zip(found, own, scales, strict=True)):
        yield Mistake("gradients_are_scaled", "The gradients are scaled, or clipped, between backward() and step(): step() takes "
                      "them as backward() leaves them.")  # fmt: skip
    else:
        yield Mistake("gradients_are_changed", "The gradients at step() are not those of the batch's mean loss: something is "
                      "added to them, or to the loss.")  # fmt: skip


def _own_gradients(trace: Trace) -> list[Tensor]:
    """The gradient of W of each batch by itself, from what reached its losses."""
    weights, bias, found = W, B, []
    for step in trace.steps:
        backward = step.of("backward")
        if step.number >= 0 and backward:
            X, y = trace.batches[step.number]
            p = torch.softmax(X @ weights + bias, 1)
            found.append(X.T @ ((p - torch.nn.functional.one_hot(y, Q)) * backward[0][2].reshape(-1, 1)))
        for event in step.of("step", "call"):
            weights, bias = event[3], event[4]
    return found


def _calls(steps: list[Step]) -> Iterator[Mistake]:
    """When a callable updater is called, and with what."""
    first = steps[0].order
    if "call" in first and "backward" in first and first.index("call") < first.index("backward"):
        yield Mistake("updates_before_backward", "The updater is called before backward(), so it uses old gradients or none: "
                      "backward() first.")  # fmt: skip
    elif _cleared(steps):
        yield Mistake("cleared_before_update", "With a callable updater, the gradients are cleared before the updater uses "
                      "them.")  # fmt: skip
    given = [(SIZES[step.number], event[1]) for step in steps if step.number >= 0 for event in step.of("call")]
    wrong = [value for size, value in given if not (isinstance(value, int | float) and value == size)]
    if wrong:
        yield _argument(given)


def _cleared(steps: list[Step]) -> bool:
    """Whether an updater that was called after backward() found no gradient."""
    found = [event[2][0] for step in steps for event in step.of("call")]
    nothing = any(gradient is None or not bool(gradient.any()) for gradient in found)
    return nothing and any(step.of("zero", "backward") for step in steps)


def _argument(given: list[tuple[int, Any]]) -> Mistake:
    """What the updater gets in place of the number of rows."""
    sizes, values = [size for size, _ in given], [value for _, value in given]
    asked = "Give it the number of rows of this batch, X.shape[0]."
    if not all(isinstance(value, int | float) for value in values):
        word = next(str(value) for value in values if not isinstance(value, int | float)).split(" of ")[0]
        # The name of a class may be the student's own text.
        what = word.removeprefix("a ") if word.removeprefix("a ") in KINDS else "thing of another type"
        return Mistake("no_batch_size", f"The updater gets a {what}, not a number. {asked}")
    numbers = [float(value) for value in values]
    same_each = len(set(numbers)) == 1
    known: tuple[tuple[str, list[float], str], ...] = (
        ("first_batch_size", [SIZES[0]] * len(sizes), "the size of the first batch every time"),
        ("batch_size_one", [1] * len(sizes), "1"),
        ("columns_for_rows", [D] * len(sizes), "the number of features"),
        ("classes_for_rows", [Q] * len(sizes), "the number of classes"),
        ("number_of_batches", [len(SIZES)] * len(sizes), "the number of batches"),
        ("all_samples", [sum(SIZES)] * len(sizes), "the number of all samples"),
        ("running_count", list(itertools.accumulate(sizes)), "the number of samples so far"),
        ("entries_for_rows", [size * D for size in sizes], "the number of entries of X"),
        ("scores_for_rows", [size * Q for size in sizes], "the number of scores"),
        ("number_of_the_batch", list(range(len(sizes))), "the number of the batch"),
        ("number_of_the_batch", list(range(1, len(sizes) + 1)), "the number of the batch"),
    )
    for name, expected, words in known:
        if numbers == [float(value) for value in expected]:
            return Mistake(name, f"The updater gets {words}. {asked}")
    if same_each:
        return Mistake("fixed_batch_size", f"The updater gets a fixed {numbers[0]:g}. {asked}")
    return Mistake("wrong_batch_size", f"The updater gets another number than the rows of the batch. {asked}")
