"""What is wrong with a build_net: read off the layers and parameters of nets of several sizes."""

from __future__ import annotations

from collections.abc import Iterator

import torch

from autograder.naming.arguments import another_count
from autograder.naming.asking import Asker
from autograder.naming.beginnings import beginnings
from autograder.naming.causes import cause
from autograder.naming.linear_nets import CAUSES, Asked, no_net, read, structure, training
from autograder.naming.mistake import Mistake

ASKED = Asked("num_inputs", "num_outputs", "the net gives scores")
SMALL = tuple(torch.arange(n * h * w).reshape(n, 1, h, w) / 2 - 1.5 for n, h, w in ((3, 2, 2), (2, 3, 2)))
LARGE = tuple(torch.zeros(1, 1, 1, d) for d in (900, 400))
OUTPUTS = (3, 4, 5, 5)


def mistakes(ask: Asker) -> Iterator[Mistake]:
    """Layers first, then how their parameters begin."""
    answers = [ask.build_net_described(X, q) for X, q in zip((*SMALL, *LARGE), OUTPUTS, strict=True)]
    sizes = [(q, X[0].numel()) for X, q in zip((*SMALL, *LARGE), OUTPUTS, strict=True)]
    nets = [read(answer, size) for answer, size in zip(answers, sizes, strict=True)]
    small, large = ([net for net in each if net] for each in (nets[:2], nets[2:]))
    error = answers[0].error
    if error is not None:
        yield from another_count(("num_inputs", "num_outputs"), error) or cause(error, CAUSES)
    elif len(small) < 2:
        yield from no_net(answers[0])
    else:
        yield from structure(small, ASKED, SMALL)
        yield from training(small[0])
        yield from beginnings(large, ASKED) if len(large) == 2 else ()
        if ask.any_failed("each_net_has_weights_of_its_own"):
            yield from _seed(ask)


def _seed(ask: Asker) -> Iterator[Mistake]:
    one, two = ask.build_net_twice(30, 3).value or ((), ())
    spread = [a for a in one if a.numel() > 1 and bool((a != a.flatten()[0]).any())]
    if spread and all(torch.equal(a, b) for a, b in zip(one, two, strict=True)):
        yield Mistake(
            "fixed_seed",
            "Each net has the same weights, as where a seed is set, or one net is kept for all calls: set no seed, and "
            "make a new net in each.",
        )
