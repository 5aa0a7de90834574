"""What a training loop did, as arguments that write everything down saw it (worker.watched): passes, steps, weights.

A loop goes over batches in passes; in a pass it takes a step for each batch. Both are read off the trace, wherever in
the student's code they come from.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import same
from autograder.naming.totals import Rows

Samples = tuple[Tensor, Tensor]  # features (n, d) and labels
Weights = tuple[Tensor, Tensor]  # W (d, q) and b (q,)
_MOST = 2500  # events
_KINDS = ("iter", "end", "batch", "zero", "copied", "made", "raised", "endless")


@dataclass(frozen=True)
class Task:
    """What a loop is asked to do. `losses(scores, y)` are those of each sample, float64, of shape (n,)."""

    samples: dict[str, Samples]
    batch_size: int
    weights: Weights
    lr: float
    epochs: int
    losses: Callable[[Tensor, Tensor], Tensor]

    def batches(self, name: str) -> list[Samples]:
        """The batches of these samples."""
        X, y = self.samples[name]
        return list(zip(X.split(self.batch_size), y.split(self.batch_size), strict=True))

    def batch(self, name: str, number: int) -> Samples:
        """One of them; all samples where the number is -1."""
        return self.samples[name] if number == -1 else self.batches(name)[number]

    def gradient(self, weights: Weights, batch: Samples) -> Tensor:
        """Of the mean loss of a batch with respect to W."""
        W = weights[0].clone().requires_grad_()
        with torch.enable_grad():
            self.losses(batch[0] @ W + weights[1], batch[1]).mean().backward()
        assert W.grad is not None
        return W.grad

    def rows(self, name: str, number: int, moments: Sequence[Weights]) -> Rows:
        """What the net says of a batch with the weights of three moments."""
        X, y = self.batch(name, number)
        scores = [X @ W + b for W, b in moments]
        one, two, three = ((self.losses(each, y), _right(each, y)) for each in scores)
        return Rows(len(y), (one[0], two[0], three[0]), (one[1], two[1], three[1]), scores[0], y)


def _right(scores: Tensor, y: Tensor) -> Tensor:
    return (scores.argmax(1) == y.reshape(len(y), -1)[:, 0]).double()


@dataclass
class Step:
    """What happened to one batch, and the weights before and after."""

    name: str
    number: int
    weights: Weights
    events: list[list[Any]] = field(default_factory=list)
    after: Weights | None = None

    def of(self, *kinds: str) -> list[list[Any]]:
        """The events of these kinds."""
        return [event for event in self.events if event[0] in kinds]

    @property
    def order(self) -> list[str]:
        """The kinds of all events."""
        return [event[0] for event in self.events]


@dataclass
class Pass:
    """One pass over the batches of these samples, and the weights when it is over."""

    name: str
    steps: list[Step] = field(default_factory=list)
    before: list[list[Any]] = field(default_factory=list)  # events before the first step
    after: Weights | None = None

    @property
    def learns(self) -> bool:
        """Whether anything is done in it to learn."""
        return any(step.of("backward", "step") for step in self.steps)


class Trace:
    """One call of a loop. Raises ValueError where the watched arguments cannot have written the trace."""

    def __init__(self, task: Task, answer: Any) -> None:
        if not isinstance(answer, list) or len(answer) < 2 or not _sound(answer[1], task):
            raise ValueError("a trace that no loop has written")
        self.task = task
        self.returned: Any = answer[0]
        self.events: list[list[Any]] = answer[1]
        self.passes = list(_passes(self.events))
        _weigh(self)

    def of(self, *kinds: str) -> list[list[Any]]:
        """The events of these kinds."""
        return [event for event in self.events if event[0] in kinds]

    @property
    def ended(self) -> bool:
        """Whether the call returned."""
        return bool(self.of("returned"))

    @property
    def learning(self) -> list[Pass]:
        """The passes that learn; where none does, those in which a loss is computed, or else those over `train`."""
        passes = [each for each in self.passes if each.steps]
        with_loss = [each for each in passes if any(step.of("loss") for step in each.steps)]
        return (
            [each for each in passes if each.learns]
            or [each for each in with_loss if each.name != "test"]
            or [each for each in passes if each.name == "train"]
        )

    @property
    def moved(self) -> bool:
        """Whether the weights of the net have changed."""
        end = self.of("returned")
        seen = [event[6:8] for event in self.of("net")] + [event[2:4] for event in end]
        return any(not same(list(weights), list(self.task.weights), 1e-6, 1e-7) for weights in seen)

    def rows(self) -> list[list[Rows]]:
        """For each pass that learns what the net said of its batches, before and after each step, and at its end."""
        return [[self._row(each, step) for step in each.steps] for each in self.learning]

    def whole(self, name: str, weights: Weights | None) -> list[Rows]:
        """What the net says of all these samples, batch by batch, with these weights, or those that it began with."""
        moments = (weights or self.task.weights,) * 3
        return [self.task.rows(name, number, moments) for number in range(len(self.task.batches(name)))]

    def _row(self, each: Pass, step: Step) -> Rows:
        moments = step.weights, step.after or step.weights, each.after or step.weights
        return self.task.rows(step.name, step.number, moments)


def _passes(events: list[list[Any]]) -> Iterator[Pass]:
    """Passes in the order in which they began: one may stand inside another."""
    found: list[Pass] = []
    stack: list[Pass] = []
    for event in events:
        kind = event[0]
        if kind in ("iter", "batch", "end"):
            while any(each.name == event[1] for each in stack) and stack[-1].name != event[1]:
                stack.pop()
            if kind in ("iter", "end") and stack and stack[-1].name == event[1]:
                stack.pop()
            if kind == "iter":
                found.append(Pass(event[1]))
                stack.append(found[-1])
        elif kind not in ("returned", "raised", "endless"):
            into = stack[-1] if stack else _outside(found, event)
            _put(event, into)
    for each in found:
        for one, other in itertools.pairwise(each.steps):
            while one.events and one.events[-1][0] == "zero":  # at the top of the loop: it belongs to what follows
                other.events.insert(0, one.events.pop())
    yield from found


def _outside(found: list[Pass], event: list[Any]) -> Pass:
    """The pass of what happens while nothing is read: a list may have been made of the batches before."""
    last = found[-1] if found else None
    again = last is not None and event[0] == "net" and any(
        (step.name, step.number) == tuple(event[1:3]) for step in last.steps[:-1]
    )  # fmt: skip
    if last is None or again or (last.name and event[0] == "net"):
        found.append(Pass(""))
    return found[-1]


def _put(event: list[Any], into: Pass) -> None:
    if event[0] == "net" and (not into.steps or [into.steps[-1].name, into.steps[-1].number] != event[1:3]):
        into.steps.append(Step(event[1], event[2], (event[6], event[7])))
        into.steps[-1].events += into.before
        into.before = []
    (into.steps[-1].events if into.steps else into.before).append(event)


def _weigh(trace: Trace) -> None:
    """Give each step and each pass the weights that follow it."""
    events = trace.events
    states = {id(event): (event[6], event[7]) for event in trace.of("net")}
    states |= {id(event): (event[2], event[3]) for event in trace.of("returned")}
    for each in trace.passes:
        for step in each.steps:
            taken = step.of("step")
            own = {id(event) for event in step.events}
            last = max(place for place, event in enumerate(events) if id(event) in own)
            follows = next((states[id(event)] for event in events[last + 1 :] if id(event) in states), None)
            step.after = (taken[-1][2], taken[-1][3]) if taken else follows
            each.after = follows or step.after


def _sound(events: Any, task: Task) -> bool:
    return isinstance(events, list) and len(events) <= _MOST and all(_sound_event(each, task) for each in events)


def _sound_event(event: Any, task: Task) -> bool:
    """Whether an event is what the watched arguments write: its tensors are computed with here."""
    kind, *rest = event
    if kind == "net":
        name, number, _, _, _, *weights = rest
        known = name == "" or (name in task.samples and -1 <= number < len(task.batches(name)))
        return type(number) is int and known and _fit(weights, task)
    if kind == "step":
        gradients, *weights = rest
        return _fit(weights, task) and all(each is None or each.shape == weights[0].shape for each in gradients[:1])
    if kind == "returned":
        return _fit(rest[1:3], task)
    if kind == "loss":
        return len(rest) == 4
    if kind == "backward":
        return len(rest) == 2 and isinstance(rest[1], Tensor)
    return kind in _KINDS


def _fit(weights: list[Any], task: Task) -> bool:
    return len(weights) == 2 and all(
        isinstance(each, Tensor) and each.shape == wanted.shape
        for each, wanted in zip(weights, task.weights, strict=True)
    )
