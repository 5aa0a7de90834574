"""docs/an-evening.md is what a student meets: it is played again, and says what is said now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.evening import PAGE, play, tidy


@pytest.mark.proof
@pytest.mark.skipif(sys.platform == "win32", reason="it needs a terminal that can be driven")
def test_the_evening_is_as_it_is_written_down(tmp_path: Path) -> None:
    played = list(play(PAGE.read_text(), tmp_path))
    assert len(played) > 20
    for block, now in played:
        assert block["text"] == now


def test_the_clock_stands_still() -> None:
    assert tidy("\nLast time (today at 07:05) 1 of 7 passed.  \n\n") == "Last time (today at 21:30) 1 of 7 passed.\n"
