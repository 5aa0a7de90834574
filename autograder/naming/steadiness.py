"""Whether the answer to a question changes with earlier calls, or with chance."""

from __future__ import annotations

from typing import Any, Literal

from torch import Tensor

from autograder.naming.asking import Answer, Asker, same

Steadiness = Literal["steady", "remembers", "depends", "chance"]


def steadiness(ask: Asker, function: str, first: tuple[Any, ...], second: tuple[Any, ...]) -> Steadiness:
    """What two different questions of one shape tell, each asked of a submission that was loaded just now, and later.

    `remembers` is an answer that a later call repeats; `depends` is any other trace of an earlier call.
    """
    call = getattr(ask.fresh(), function)
    one, two, again = call(*first), call(*second), call(*first)
    alone = getattr(ask.fresh(), function)(*second)
    otherwise = getattr(ask.reseeded(), function)(*second)
    if not (_alike(two, alone) and _alike(again, one)):
        return "remembers" if _alike(two, one) and _alike(again, one) else "depends"
    return "steady" if _alike(otherwise, alone) else "chance"


def _alike(one: Answer, other: Answer) -> bool:
    if one.error is not None or other.error is not None:
        return one.error is not None and other.error is not None
    if one.number is not None and other.number is not None:
        return same(one.number, other.number)
    if isinstance(one.value, Tensor | list | tuple) and isinstance(other.value, Tensor | list | tuple):
        return same(one.value, other.value)
    return type(one.value) is type(other.value)
