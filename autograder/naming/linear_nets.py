"""What is wrong with a net that is to be one linear layer: its layers, its parameters, and how they begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from autograder.naming.asking import Answer, same
from autograder.naming.causes import Cause
from autograder.naming.kinds import another_kind
from autograder.naming.mistake import Mistake
from autograder.worker.described import known

CAUSES = (
    Cause(
        r"IndexError: index (-?\d+) is out of range",
        "no_such_layer",
        "The net has no layer number {1}: layers are counted from 0.",
    ),
)
_BESIDE = ("Linear", "Flatten", "Unflatten", "Identity", "LazyLinear")  # layers that have words of their own
_ACTIVATIONS: tuple[tuple[str, Callable[[Tensor], Tensor]], ...] = (
    ("relu", torch.relu), ("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("softmax", lambda s: torch.softmax(s, 1)),
    ("softmax over the batch", lambda s: torch.softmax(s, 0)), ("log_softmax", lambda s: torch.log_softmax(s, 1)),
    ("exp", torch.exp), ("argmax", lambda s: s.argmax(1)), ("abs", torch.abs),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is asked for: the words for inputs, outputs, and why there is nothing behind the layer."""

    inputs: str
    outputs: str
    plain: str
    std: float = 0.01


@dataclass(frozen=True)
class Net:
    """A net as worker.described tells of it, of the size that was asked for: (outputs, inputs)."""

    size: tuple[int, int]
    layers: list[tuple[str, str]]
    parameters: list[Tensor]
    trained: list[bool]
    said: Any

    @property
    def weight(self) -> Tensor | None:
        """The weight, if the parameters are those of one linear layer of this size."""
        shapes = sorted(tuple(p.shape) for p in self.parameters)
        fits = shapes == sorted([self.size, self.size[:1]])
        return next(p for p in self.parameters if p.dim() == 2) if fits else None

    @property
    def linear(self) -> list[tuple[int, int, bool]]:
        """Inputs, outputs and whether there is a bias, of each linear layer."""
        words = [re.match(r"in_features=(\d+), out_features=(\d+), bias=(True|False)", text)
                 for name, text in self.layers if name == "Linear"]  # fmt: skip
        return [(int(found[1]), int(found[2]), found[3] == "True") for found in words if found]


def read(answer: Answer, size: tuple[int, int]) -> Net | None:
    """The net of an answer; None where none came back. Raises ValueError for what worker.described cannot have said."""
    value = answer.value
    if not isinstance(value, list) or len(value) != 4:
        return None
    layers, parameters, trained, said = value
    if not all(isinstance(p, Tensor) for p in parameters) or len(trained) != len(parameters):
        raise ValueError("a net that nobody has described")
    return Net(size, [(str(name), str(text)) for name, text in layers], parameters, trained, said)


def no_net(answer: Answer) -> Iterator[Mistake]:
    """What came back in the place of a net."""
    kind = answer.value[0] if isinstance(answer.value, list) and answer.value else ""
    if kind == "NoneType":
        yield from another_kind(None, "the net")
    elif kind == "type":
        yield Mistake("returns_class", "You return a class, and no net: make an object of it, by calling it.")
    else:
        known_kinds = ("list", "tuple", "dict", "Tensor", "Parameter", "function", "generator", "OrderedDict")
        what = f"a {kind}" if kind in known_kinds else "something else"
        yield Mistake("returns_no_net", f"You return {what}, and no net: put the layers into nn.Sequential(...).")


def structure(nets: Sequence[Net], asked: Asked, X: Sequence[Tensor]) -> Iterator[Mistake]:
    """Which layers there are, of which sizes, and what the net does besides: of several sizes, asked about X."""
    net = nets[0]
    others = [name for name, _ in net.layers if name not in _BESIDE]
    if "LazyLinear" in [name for name, _ in net.layers]:
        yield Mistake(
            "lazy",
            "The layer is an nn.LazyLinear, whose parameters are not there yet: use nn.Linear, with its sizes.",
        )
        return
    if len(net.linear) > 1:
        yield Mistake(
            "hidden_layer",
            f"There are {len(net.linear)} linear layers: one nn.Linear is asked, and nothing else that learns.",
        )
        return
    yield from _sizes(nets, asked)
    for name in dict.fromkeys(others):
        yield Mistake(name.lower(), f"There is an nn.{name} in the net: take it out, {asked.plain}.")
    if not others and all(each.weight is not None for each in nets):
        yield from _said(nets, asked, X)


def _sizes(nets: Sequence[Net], asked: Asked) -> Iterator[Mistake]:
    """The sizes of the linear layer, by those that were asked for."""
    layers = [net.linear[0] for net in nets if len(net.linear) == 1]
    wanted = [(inputs, outputs) for outputs, inputs in (net.size for net in nets)]
    if len(layers) < len(nets):
        if all(net.weight is None for net in nets):
            yield Mistake(
                "other_parameters",
                "The parameters of the net are not the weight and the bias of one linear layer: their shapes are "
                f"{_shapes(nets[0])}.",
            )
        return
    given = [layer[:2] for layer in layers]
    if not any(layer[2] for layer in layers):
        yield Mistake("no_bias", "The layer has no bias: leave bias at True.")
    if given == wanted:
        yield from _shapes_of_parameters(nets)
        return
    if given == [size[::-1] for size in wanted]:
        yield Mistake(
            "sizes_swapped",
            f"Inputs and outputs of the layer are exchanged: nn.Linear({asked.inputs}, {asked.outputs}) takes the "
            "number of inputs first.",
        )
        return
    for place, what, name in ((0, "inputs", asked.inputs), (1, "outputs", asked.outputs)):
        sizes, right = [each[place] for each in given], [each[place] for each in wanted]
        other = [each[1 - place] for each in wanted]
        if sizes == right:
            continue
        if len(set(sizes)) == 1:
            yield Mistake(f"fixed_{what}", f"The layer has {sizes[0]} {what}, whatever is asked: it must have {name}.")
        elif sizes == other:
            yield Mistake(
                f"other_{what}",
                f"The layer has as many {what} as {'outputs' if place == 0 else 'inputs'}: it must have {name}.",
            )
        else:
            yield Mistake(
                f"wrong_{what}",
                f"The layer has {sizes[0]} {what} where {right[0]} are asked: it must have {name}.",
            )


def _shapes_of_parameters(nets: Sequence[Net]) -> Iterator[Mistake]:
    """A weight or a bias that is not of the shape that nn.Linear gave it."""
    net = nets[0]
    if len(net.parameters) != 2 or any(each.weight is not None for each in nets):
        return
    for what, found, wanted in zip(("weight", "bias"), net.parameters, (net.size, net.size[:1]), strict=True):
        if tuple(found.shape) != tuple(wanted):
            yield Mistake(
                f"shape_of_the_{what}",
                f"The {what} of the layer has the shape {tuple(found.shape)}: keep that of nn.Linear, {tuple(wanted)}, "
                "and change the values in place.",
            )


def _shapes(net: Net) -> str:
    return ", ".join(str(tuple(p.shape)) for p in net.parameters) or "none"


def _said(nets: Sequence[Net], asked: Asked, X: Sequence[Tensor]) -> Iterator[Mistake]:
    """What becomes of X, of nets whose parameters are known and fit."""
    for net, each in zip(nets, X, strict=True):
        weight, bias = (known(torch.Size(size)) for size in (net.size, net.size[:1]))
        scores = each.flatten(1) @ weight.T + bias
        if isinstance(net.said, Tensor) and same(net.said, scores, 1e-3, 1e-4):
            continue
        if isinstance(net.said, str) and any(p.dtype != torch.float32 for p in net.parameters):
            return  # which is said of the parameters
        yield _otherwise(net, scores, each, asked)
        return


def _otherwise(net: Net, scores: Tensor, X: Tensor, asked: Asked) -> Mistake:
    said = net.said
    if isinstance(said, str):
        if X.dim() > 2 and any(name == "Flatten" and "start_dim=0" in text for name, text in net.layers):
            return Mistake(
                "flattens_the_batch",
                "nn.Flatten(0) makes one row of the whole batch: nn.Flatten() keeps the first dimension.",
            )
        if X.dim() > 2:
            return Mistake(
                "no_flatten",
                f"Images of shape {tuple(X.shape)} raise an exception: put nn.Flatten() before the linear layer, "
                "which keeps the first dimension.",
            )
        return Mistake("raises", f"X of shape {tuple(X.shape)} raises an exception in the net.")
    if not isinstance(said, Tensor):
        return Mistake("gives_no_tensor", "What the net gives is no tensor.")
    if said.numel() == scores.numel() and same(said.reshape(scores.shape), scores, 1e-3, 1e-4):
        if net.layers[-1][0] == "Flatten" and said.dim() == 1:
            return Mistake(
                "flattens_the_scores",
                f"nn.Flatten(0) behind the layer makes a row of what it gives: leave it out, {asked.plain}.",
            )
        return Mistake(
            "another_shape",
            f"What the net gives has the shape {tuple(said.shape)}: {tuple(scores.shape)} is asked.",
        )
    how = next((name for name, change in _ACTIVATIONS if same(said, change(scores), 1e-3, 1e-4)), "")
    if how:
        return Mistake(how.split()[0], f"The net applies {how} to what the layer gives: leave it out, {asked.plain}.")
    return Mistake("not_linear", f"What the net gives is not X times the weight plus the bias: {asked.plain}.")


def training(net: Net) -> Iterator[Mistake]:
    """Whether the parameters can be trained, and their type."""
    if net.trained and not all(net.trained):
        what = "The parameters require" if not any(net.trained) else "One of the parameters requires"
        yield Mistake(
            "frozen",
            f"{what} no gradients, so nothing is learned: set values under torch.no_grad() or by nn.init, and leave "
            "requires_grad alone.",
        )
    if any(p.dtype != torch.float32 for p in net.parameters):
        yield Mistake("another_dtype", "The parameters are not float32: leave their type as nn.Linear makes it.")
