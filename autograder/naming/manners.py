"""What is asked of a function beyond its values, and how an answer shows it: its dtype, and what it keeps or draws."""

from __future__ import annotations

from collections.abc import Callable

import torch

from autograder.naming.asking import Answer
from autograder.naming.mistake import Mistake
from autograder.naming.steadiness import Steadiness

DETACHED = (
    "no_grad, .data, .detach(), NumPy, .item(), float() or a new tensor made of numbers cuts the graph. Stay in torch."
)


def another_dtype(call: Callable[[torch.dtype], Answer], given: str, result: str, argument: str) -> tuple[Mistake, ...]:
    """The mistake, where `given` of some dtype do not give a result of the same: `call(dtype)` asks."""
    for dtype in (torch.float32, torch.float64):
        answer, word = call(dtype), str(dtype).removeprefix("torch.")
        if answer.error is not None:
            return (Mistake("fixed_dtype", f"{word} {given} raise an exception, the other type does not. Is a dtype "
                            "fixed in the code?"),)  # fmt: skip
        if answer.tensor is not None and answer.tensor.dtype != dtype:
            other = str(answer.tensor.dtype).removeprefix("torch.")
            return (Mistake(f"cast_{other}", f"{word} {given} give {other} {result}. Keep the dtype of {argument}."),)
    return ()


def unsteady(kind: Steadiness, result: str) -> tuple[Mistake, ...]:
    """The mistake of a function whose answers depend on calls before, or on chance."""
    sentences = {
        "remembers": ("remembers_first_answer", "A later call gives the answer of the first: nothing may be kept from "
                      "one call to the next."),
        "depends": ("depends_on_calls", f"The {result} depend on earlier calls: something is kept between calls, in a "
                    "variable outside the function or in a default argument."),
        "chance": ("chance", f"The same arguments give other {result} with other random numbers. Nothing here may "
                   "depend on chance."),
    }  # fmt: skip
    return (Mistake(*sentences[kind]),) if kind in sentences else ()
