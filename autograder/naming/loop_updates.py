"""What is wrong with the updates of a training loop: when the optimizer steps, and with which gradients."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.loops import Pass, Step, Task, Trace
from autograder.naming.mistake import Mistake


def updates(trace: Trace, learning: list[Pass], *, known: bool) -> Iterator[Mistake]:
    """When the optimizer steps, and with which gradients. `known`: those of each batch are known from its loss."""
    if trace.of("made"):
        yield Mistake(
            "new_optimizer",
            "A new optimizer is made inside the function: use the one that is given, for the whole training. It may "
            "remember earlier steps.",
        )
        return
    if not trace.of("step"):
        if trace.moved:
            yield Mistake(
                "own_steps",
                "The weights change, but step() of the optimizer that is given is never called: let it take all "
                "steps, and no other optimizer and no update by hand.",
            )
        elif trace.of("backward") or not trace.of("loss"):
            yield Mistake(
                "no_step",
                "optimizer.step() is never called, so nothing is learned: call it for each batch, after backward().",
            )
        return
    counts = [[len(step.of("step")) for step in each.steps] for each in learning]
    found = _rhythm(trace, counts)
    if found:
        yield found
        return
    order = list(_order([step for each in learning for step in each.steps]))
    yield from order
    if not order:
        yield from _gradients(trace, learning) if known else ()


def _rhythm(trace: Trace, counts: list[list[int]]) -> Mistake | None:
    """Steps that are not one for each batch."""
    if all(count == 1 for each in counts for count in each):
        return None
    if len(trace.of("step")) == 1 and len(counts) > 1:
        return Mistake("one_step", "The optimizer takes one step only: step() belongs into the loop over the batches.")
    if all(each[-1] == 1 and not any(each[:-1]) for each in counts):
        return Mistake(
            "one_step_an_epoch",
            "The optimizer takes one step for each epoch: step() belongs into the loop over the batches.",
        )
    if all(count > 1 for each in counts for count in each):
        return Mistake("several_steps", "The optimizer takes more than one step for each batch: one is asked.")
    return Mistake("step_not_always", "The optimizer does not take one step for each batch.")


def _order(every: list[Step]) -> Iterator[Mistake]:
    """step() before backward(), and zero_grad() between them."""
    for step in every[1:]:
        order = [kind for kind in step.order if kind in ("zero", "backward", "step")]
        if "backward" not in order or "step" not in order:
            continue
        if order.index("step") < order.index("backward"):
            yield Mistake(
                "step_before_backward",
                "step() comes before backward(), so each step uses the gradient of the batch before: backward() first.",
            )
            return
        if "zero" in order[order.index("backward") : order.index("step")]:
            yield Mistake(
                "zero_between",
                "The gradients are cleared between backward() and step(), so nothing is learned: clear them before "
                "backward().",
            )
            return


def _gradients(trace: Trace, learning: list[Pass]) -> Iterator[Mistake]:
    """Whether each step uses the gradient of its own batch, and no more."""
    task, pairs = trace.task, list[tuple[Tensor | None, Tensor]]()
    for step in (step for each in learning for step in each.steps):
        taken = step.of("step")
        if len(taken) != 1 or step.number < -1:
            return
        pairs.append((taken[0][1][0], task.gradient(step.weights, task.batch(step.name, step.number))))
    if trace.of("copied"):
        yield Mistake("trains_a_copy", "The net is copied, and the copy learns: train the net that is given.")
        return
    if any(found is None or not bool(found.any()) for found, _ in pairs):
        yield Mistake(
            "no_gradient_at_step",
            "At step() there is no gradient: it has been cleared, or went to another net.",
        )
        return
    right = [found is not None and same(found, own, 1e-3, 1e-5) for found, own in pairs]
    if all(right):
        yield from _steps_by_lr(task, learning)
        return
    yield _not_its_own(trace, learning, pairs, right)


def _not_its_own(
    trace: Trace, learning: list[Pass], pairs: list[tuple[Tensor | None, Tensor]], right: list[bool]
) -> Mistake:
    total, sums = torch.zeros_like(pairs[0][1]), []
    for place, (_, own) in enumerate(pairs):
        total = own if right[place] else total + own
        sums.append(total)
    if all(found is not None and same(found, each, 1e-3, 1e-4) for (found, _), each in zip(pairs, sums, strict=True)):
        if not trace.of("zero"):
            return Mistake(
                "no_zero_grad",
                "The gradients are never cleared, so those of earlier batches are added up: call "
                "optimizer.zero_grad() for each batch.",
            )
        if len(trace.of("zero")) == 1 and len(learning) > 1:
            return Mistake(
                "zero_grad_once",
                "The gradients are cleared once, and added up from there on: call optimizer.zero_grad() for each "
                "batch.",
            )
        if len(trace.of("zero")) <= len(learning) + 1:
            return Mistake(
                "zero_grad_once",
                "The gradients are cleared once for each epoch, and added up within it: call optimizer.zero_grad() "
                "for each batch.",
            )
        return Mistake(
            "gradients_add_up",
            "The gradients of several batches are added up before a step: call optimizer.zero_grad() for each batch.",
        )
    scales = [float((found * own).sum() / (own * own).sum()) for found, own in pairs if found is not None]
    if all(same(found, k * own, 1e-3, 1e-5) for (found, own), k in zip(pairs, scales, strict=True)):
        return Mistake(
            "gradients_are_scaled",
            "The gradients are scaled, or clipped, before step(): step() takes them as backward() leaves them.",
        )
    return Mistake(
        "gradients_are_changed",
        "The gradients at step() are not those of the loss of the batch: something is added to them, or to the loss.",
    )


def _steps_by_lr(task: Task, learning: list[Pass]) -> Iterator[Mistake]:
    """The gradients are right: whether the step changes the weights by lr times them, and nothing else does."""
    weights = task.weights[0]
    every = [step for each in learning for step in each.steps]
    if not same(every[0].weights[0], weights, 1e-4, 1e-6):
        yield Mistake(
            "begins_elsewhere",
            "The weights are changed before the first step, as where they are drawn anew: train the net as it comes.",
        )
        return
    for step in every:
        if not same(step.weights[0], weights, 1e-4, 1e-6):
            yield Mistake(
                "weights_change_between",
                "The weights change between two steps: only optimizer.step() may change them.",
            )
            return
        weights = step.of("step")[0][2]
        wanted = step.weights[0] - task.lr * task.gradient(step.weights, task.batch(step.name, step.number))
        if not same(weights, wanted, 1e-3, 1e-5):
            yield Mistake(
                "other_step",
                "A step does not change the weights by lr times the gradient: the optimizer's lr, or the weights "
                "themselves, are changed by your code.",
            )
            return
