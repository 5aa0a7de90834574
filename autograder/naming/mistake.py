"""What a namer says: a mistake by its name, and the sentence that a student reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """`name` is short and lasting, such as `dim0`: reports count by it. `sentence` says what is wrong and what to do.

    The sentence asserts only what answers have shown: a cause where nothing else answers so, else the effect.
    """

    name: str
    sentence: str
