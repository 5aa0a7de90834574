"""What a namer says: a mistake by its name, and the words that a student reads."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEXT_SENTENCE = re.compile(r"(?<=[^.\s][.?!])\s+")


@dataclass(frozen=True)
class Mistake:
    """`name` is short and lasting, such as `dim0`: reports count by it. `sentence` says what is wrong and what to do.

    Its beginning asserts only what answers have shown: a cause where nothing else answers so, else the effect.
    """

    name: str
    sentence: str


def effect(sentence: str) -> str:
    """What is wrong, of a sentence that goes on to say what to do.

    That is all before the second sentence; of a single one, what stands before its last colon.
    """
    first, *others = _NEXT_SENTENCE.split(sentence, maxsplit=1)
    before, colon, _ = first.rpartition(": ")
    return f"{before}." if colon and not others else first
