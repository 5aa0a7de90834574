"""How a namer watches an epoch: batches, the trace that their arguments write down, and how both are asked for."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import Asker
from autograder.naming.causes import Cause, cause
from autograder.naming.mistake import Mistake

_GENERATOR = torch.Generator().manual_seed(1)
D, Q, LR = 6, 7, 0.3
W, B = torch.randn(D, Q, generator=_GENERATOR), torch.randn(Q, generator=_GENERATOR)
Batches = list[tuple[Tensor, Tensor]]
_MOST_EVENTS = 10_000  # of one epoch, which has a few for each batch


def _batches(*sizes: int) -> Batches:
    return [(torch.randn(n, D, generator=_GENERATOR), torch.randint(Q, (n,), generator=_GENERATOR)) for n in sizes]


def _half_right(batches: Batches) -> Batches:
    """The same with every second label what the net says at first: about half of the rows are right."""
    guesses = [(X @ W + B).argmax(1) for X, _ in batches]
    return [
        (X, torch.where(torch.arange(len(y)) % 2 == 0, guess, y))
        for (X, y), guess in zip(batches, guesses, strict=True)
    ]


# Sizes, their number, their sum, D and Q are all different, so that a wrong number tells where it comes from.
FIRST = _half_right(_batches(5, 3, 8, 2))
EVEN = _batches(5, 5, 5, 2)
SQUARE = _half_right(_batches(Q, Q))
_TWO, ONE, _LONG = _half_right(_batches(4, 9)), _half_right(_batches(6)), _half_right(_batches(600, 11))
ALL_RIGHT = [(X, (X @ W + B).argmax(1)) for X, _ in _batches(3)]
SETS = (FIRST, _TWO, ONE, _LONG, ALL_RIGHT)
SQUARES = (SQUARE, SQUARE[:1], _half_right(_batches(Q, Q, Q)), _half_right(_batches(Q)))
SIZES = [len(y) for _, y in FIRST]
PARAMETERS = ("net", "train_iter", "loss", "updater")
OPTIMIZERS, CALLABLES = ("sgd", "optimizer"), ("function", "object", "partial")
CAUSES = (
    Cause(r"'_Watched' object is not an iterator", "not_an_iterator",
          "next() is called on train_iter, which may be a list, and that is no iterator: loop over it with `for`, or make one with "
          "iter()."),
    Cause(r"has no attribute '(zero_grad|step|param_groups|state_dict)'", "optimizer_only",
          "What only an Optimizer has is asked of another updater. Ask isinstance(updater, torch.optim.Optimizer): any other "
          "is a callable, for which you call l.sum().backward(), then updater(X.shape[0])."),
    Cause(r"'(?:SGD|Watched|Plain|_Plain)' object is not callable", "callable_only",
          "An Optimizer cannot be called. Ask isinstance(updater, torch.optim.Optimizer): with one use zero_grad(), "
          "l.mean().backward() and step()."),
    Cause(r"missing 1 required positional argument: 'batch_size'", "updater_without_batch_size",
          "The updater is called without the batch size: call updater(X.shape[0])."),
    Cause(r"(?:function|updater|__call__)\(\) takes", "updater_arguments",
          "The updater is called with a wrong number of arguments: it takes the batch size alone."),
    Cause(r"'function' object has no attribute '(?:train|eval|parameters|modules)'", "net_is_a_module",
          "Something is asked of the net that only an nn.Module has. A net may be a plain function: ask "
          "isinstance(net, nn.Module) first."),
)  # fmt: skip


@dataclass
class Step:
    """What happened to one batch: `number` of the batch, or -1 where the net saw something else."""

    number: int
    events: list[list[Any]] = field(default_factory=list)

    def of(self, *kinds: str) -> list[list[Any]]:
        """The events of these kinds."""
        return [event for event in self.events if event[0] in kinds]

    @property
    def order(self) -> list[str]:
        """The kinds of all events."""
        return [event[0] for event in self.events]

    @property
    def measures(self) -> bool:
        """Whether the net is called without gradients, and nothing is learned."""
        return not any(call[4] for call in self.of("net")) and not self.of("backward", "step", "call")


@dataclass
class Trace:
    """One epoch as its arguments saw it."""

    events: list[list[Any]]
    batches: Batches

    def of(self, *kinds: str) -> list[list[Any]]:
        """The events of these kinds."""
        return [event for event in self.events if event[0] in kinds]

    @property
    def raised(self) -> list[Any] | None:
        """The exception that ended it."""
        return next(iter(self.of("raised")), None)

    @property
    def steps(self) -> list[Step]:
        """What happened, from one batch that the net saw to the next; what came before the first belongs to it."""
        steps: list[Step] = []
        before: list[list[Any]] = []
        for event in self.events:
            if event[0] in ("begin", "iter", "end", "batch", "returned", "raised"):
                continue
            if event[0] == "net" and (not steps or steps[-1].number != event[1]):
                steps.append(Step(event[1], before))
                before = []
            if steps:
                steps[-1].events.append(event)
            else:
                before.append(event)
        # What is measured after the last update is no part of any batch.
        while any(step.of("step", "call") for step in steps[:-1]) and steps[-1].measures:
            steps.pop()
        # zero_grad() at the top of the loop belongs to the batch that follows it.
        for one, other in itertools.pairwise(steps):
            while one.events and one.events[-1][0] == "zero":
                other.events.insert(0, one.events.pop())
        return steps


def _refuse_forged(events: Any, batches: Batches) -> None:
    """Raise ValueError for a trace that the arguments of an epoch cannot have written: the function may reach it.

    Its tensors are computed with here, where shapes that were never meant for each other may broadcast to any size.
    """
    if not isinstance(events, list) or len(events) > _MOST_EVENTS or not all(_sound(each, batches) for each in events):
        raise ValueError("a trace that no epoch has written")


def _sound(event: Any, batches: Batches) -> bool:
    kind, *rest = event
    if kind == "net":
        number, shape, *modes = rest
        return type(number) is int and -1 <= number < len(batches) and isinstance(shape, list) and len(modes) == 2
    if kind == "loss":
        return len(rest) == 3 and isinstance(rest[2], Tensor)
    if kind == "backward":
        return len(rest) == 2 and isinstance(rest[1], Tensor)
    if kind in ("step", "call"):
        gradients, *after = rest[1:]
        pairs = zip((*gradients, *after), (W, B, W, B), strict=True)
        there = all(each is None or each.shape == wanted.shape for each, wanted in pairs)
        return there and all(isinstance(each, Tensor) for each in after)
    return kind in ("begin", "iter", "end", "batch", "zero", "copied", "returned", "raised")


class Epochs:
    """Asks for epochs, with the arguments in the order that the function takes."""

    def __init__(self, ask: Asker) -> None:
        self.ask = ask
        self.order: tuple[int, ...] = (0, 1, 2, 3)

    def trace(self, updater: str, batches: Batches = FIRST, *, once: bool = False, module: bool = True,
              epochs: int = 1, order: tuple[int, ...] | None = None) -> Trace:  # fmt: skip
        """One epoch with an updater of this kind."""
        how = {"updater": updater, "once": once, "module": module, "epochs": epochs, "catch": True,
               "order": list(order or self.order)}  # fmt: skip
        answer = self.ask.train_epoch_watched(W, B, batches, LR, how)
        if answer.error is not None:
            return Trace([["raised", answer.error.kind, answer.error.message]], batches)
        _refuse_forged(answer.value, batches)
        return Trace(answer.value, batches)

    def cause(self, updater: str, *, module: bool = True, once: bool = False) -> tuple[Mistake, ...]:
        """What the exception means that ends such an epoch."""
        how = {
            "updater": updater,
            "once": once,
            "module": module,
            "epochs": 1,
            "catch": False,
            "order": list(self.order),
        }
        error = self.ask.train_epoch_watched(W, B, FIRST, LR, how).error
        return cause(error, CAUSES) if error else ()
