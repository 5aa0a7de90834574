from __future__ import annotations

import pytest

from autograder.errors import NotAttempted
from autograder.judge.missing import look_closer
from autograder.submission import Chunk, Submission

ASKED = ("softmax", "accuracy")


@pytest.mark.parametrize(
    ("halt", "source", "closer"),
    [
        (NotAttempted(True, "softmax"), "", NotAttempted(True, "softmax")),
        (NotAttempted(True, "of its own"), "", NotAttempted(True)),
        (NotAttempted(False, "softmax"), "x = 1\n", NotAttempted(False, "softmax")),
        (NotAttempted(False), "def sofmax(X):\n    return X\n", NotAttempted(False, near="sofmax")),
        (NotAttempted(False), "def softmax(X)\n    return X\n", NotAttempted(False, unread="syntax")),
        (NotAttempted(False), "@lost\ndef softmax(X):\n    return X\n", NotAttempted(False, unread="exception")),
        (NotAttempted(False), "def accuracy(X):\n    return X\n", NotAttempted(False)),
    ],
)
def test_what_is_in_its_place_is_said(halt: NotAttempted, source: str, closer: NotAttempted) -> None:
    submission = Submission(student="ann", chunks=(Chunk("a.py", source),))
    assert look_closer(halt, "softmax", submission, ASKED) == closer
