from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from autograder.text import name, plain


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    assert plain("a\x1b[2Jb\tc\nd\u202e") == "a\\x1b[2Jb\tc\nd\\u202e"


def test_a_flood_is_cut() -> None:
    assert plain("x" * 10, 4) == "xxxx [...]"


def test_a_name_stays_on_its_line() -> None:
    assert name("ann\n\udcff.py") == "ann__.py"


@given(text=st.text(alphabet=st.characters(codec=None)))
def test_anything_can_be_stored(text: str) -> None:
    assert plain(plain(text)).encode() == plain(text).encode()
    assert name(text).isprintable()
