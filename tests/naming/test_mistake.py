from __future__ import annotations

from autograder.naming.mistake import Mistake


def test_a_mistake_that_two_rules_find_is_one() -> None:
    assert list(dict.fromkeys([Mistake("dim0", "Sum over dim 1."), Mistake("dim0", "Sum over dim 1.")])) == [
        Mistake("dim0", "Sum over dim 1.")
    ]
