from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.submission.decode import decode, tidy
from autograder.submission.model import Unreadable


@pytest.mark.parametrize(
    "encoding", ["utf-8", "latin-1", "cp1252", "iso-8859-15", "mac-roman", "koi8-r", "gbk", "shift_jis", "euc_kr"]
)
def test_an_encoding_in_which_programs_are_written_is_read(encoding: str) -> None:
    text = f"# -*- coding: {encoding} -*-\nx = 'abc'\n"
    warnings: list[str] = []
    assert decode("hw.py", text.encode(encoding), warnings) == text
    assert warnings == []


@pytest.mark.parametrize(
    "encoding", ["undefined", "punycode", "idna", "unicode_escape", "utf-7", "rot13", "zlib", "nope"]
)
def test_another_one_is_read_as_utf_8(encoding: str) -> None:
    text = f"# coding: {encoding}\nx = 'é\\ud800+AGE-'\n"
    assert decode("hw.py", text.encode(), []) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_mark_at_the_beginning_says_the_encoding(encoding: str) -> None:
    assert decode("hw.py", "x = 'é'\r\n".encode(encoding), []) == "x = 'é'\n"


def test_nothing_fits_but_latin_1() -> None:
    warnings: list[str] = []
    assert decode("hw.py", b"# \xe9\n", warnings) == "# é\n"
    assert warnings == ["hw.py is not UTF-8; it was read as Latin-1."]


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"x\0", "x\0".encode("utf-16")])
def test_what_holds_no_text_says_what_to_do(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"hw\.py is (empty|not a text file): submit"):
        decode("hw.py", data, [])


@given(text=st.text(st.characters(codec=None)))
def test_all_text_can_be_encoded(text: str) -> None:
    assert tidy(text).encode().decode() == tidy(text)
