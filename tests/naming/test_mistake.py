from __future__ import annotations

import pytest

from autograder.naming.mistake import effect


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("You sum over dim 0. Sum over dim 1.", "You sum over dim 0."),
        ("It is nan: exp overflows. Subtract the maximum.", "It is nan: exp overflows."),
        ("You divide by n - 1: divide by n.", "You divide by n - 1."),
        ("With a function: it stops: go on.", "With a function: it stops."),
        ("Is it cut off? Keep it.", "Is it cut off?"),
        ("y[...] += 1 changes y, or 1 - ..., too.", "y[...] += 1 changes y, or 1 - ..., too."),
        ("y is 0.5 here", "y is 0.5 here"),
    ],
)
def test_what_is_wrong_stands_before_what_to_do(sentence: str, said: str) -> None:
    assert effect(sentence) == said
