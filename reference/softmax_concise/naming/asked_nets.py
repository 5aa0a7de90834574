"""What evaluate_accuracy and predict have in common: in which mode a net is asked, and in which it is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.asking import Answer
from autograder.naming.loops import Task, Trace
from autograder.naming.mistake import Mistake

D, Q = 4, 3


def _losses(scores: Tensor, y: Tensor) -> Tensor:
    return F.cross_entropy(scores.double(), y, reduction="none")


def task(seed: int, n: int, batch_size: int) -> Task:
    """A net, and samples to test it on, of which about half are right."""
    g = torch.Generator().manual_seed(seed)
    W, b, X = torch.randn(D, Q, generator=g), torch.randn(Q, generator=g), torch.randn(n, D, generator=g)
    guess, drawn = (X @ W + b).argmax(1), torch.randint(Q, (n,), generator=g)
    return Task({"test": (X, torch.where(torch.arange(n) % 3 == 0, guess, drawn))}, batch_size, (W, b), 0.0, 1, _losses)


def perfect(given: Task) -> Task:
    """The same with labels that are all right."""
    W, b = given.weights
    X, _ = given.samples["test"]
    return replace(given, samples={"test": (X, (X @ W + b).argmax(1))})


@dataclass(frozen=True)
class Asked:
    """A call with a net that was in training mode, or not, and how it was left.

    `after` is the mode, of the net as a `whole` or not, and it may be `trainable` still.
    """

    trace: Trace
    training: bool
    after: bool
    whole: bool
    trainable: bool

    @property
    def modes(self) -> list[bool | str]:
        """Those in which the net was asked: training or not, or `layers` where these are, and the net itself is not."""
        return [event[3] for event in self.trace.of("net")]


def asked(task: Task, answer: Answer, training: bool) -> Asked:
    """The call, of what came back."""
    value: Any = answer.value
    return Asked(Trace(task, value[:2]), training, *map(bool, value[2:5]))


def modes(learning: Asked, evaluating: Asked) -> Iterator[Mistake]:
    """In which mode the net is asked, and in which it is left, of one that was in training mode and one that was not."""
    if "layers" in learning.modes:
        yield Mistake("flag_of_the_net", "net.training = False puts the net itself into evaluation mode, and its layers, such as "
                      "dropout, stay in training mode: net.eval() and net.train(mode) reach all of them.")  # fmt: skip
        return
    if all(learning.modes) and not any(evaluating.modes):
        yield Mistake("no_eval", "A net that was in training mode stays in it while it is asked, so dropout leaves out inputs: "
                      "call net.eval() first.")  # fmt: skip
    elif any(learning.modes) or any(evaluating.modes):
        yield Mistake("asked_in_training_mode", "The net is in training mode when it is asked, so dropout leaves out inputs: "
                      "net.eval() must come before.")  # fmt: skip
    if learning.after and evaluating.after:
        yield Mistake("always_trains_after", "The net is in training mode afterwards, whatever it was before: remember "
                      "net.training, and put that back.")  # fmt: skip
    elif not learning.after and not evaluating.after:
        yield Mistake("stays_in_eval", "The net stays in evaluation mode: remember net.training, and put that back with "
                      "net.train(...).")  # fmt: skip
    elif not learning.after:
        yield Mistake("turns_the_mode_round", "Afterwards the net is in the other mode than before: remember net.training "
                      "before net.eval(), and put that back.")  # fmt: skip
    elif not (learning.whole and evaluating.whole):
        yield Mistake("mode_of_the_net_alone", "The net itself is in the mode of before, and its layers are not: net.train(mode) "
                      "puts all of them back, net.training = mode the net alone.")  # fmt: skip


def gradients(call: Asked) -> Iterator[Mistake]:
    """Whether a graph is recorded while the net is asked, and what becomes of gradients afterwards."""
    if not call.trainable:  # and what requires no gradients records no graph
        yield Mistake("freezes_the_net", "The parameters of the net require no gradients afterwards, so it can be trained no "
                      "more: use `with torch.no_grad():`, which leaves them as they are.")  # fmt: skip
    elif any(event[4] for event in call.trace.of("net")):
        yield Mistake(
            "records_a_graph", "A graph is recorded while the net works, for nothing: ask it under torch.no_grad()."
        )
    if not call.trace.of("returned")[0][1]:
        yield Mistake("gradients_stay_off", "Gradients stay switched off afterwards, and nothing can be trained any more: use "
                      "`with torch.no_grad():`, which ends by itself.")  # fmt: skip
