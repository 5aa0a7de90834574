"""Which questions go wrong, where the others do not: a fact that points at the cause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Condition:
    """A kind of questions: a name for the mistake, the words for them, and whether a question's arguments are such."""

    name: str
    words: str
    holds: Callable[..., bool]


def exactly(
    conditions: Sequence[Condition], questions: Sequence[tuple[Any, ...]], places: Sequence[int]
) -> Condition | None:
    """The first condition that holds at these places and at no other."""
    for condition in conditions:
        if list(places) == [place for place, question in enumerate(questions) if condition.holds(*question)]:
            return condition
    return None
