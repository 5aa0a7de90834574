from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.text import (
    distinct,
    encodable,
    fold_case,
    name,
    one_line,
    page_names,
    plain,
    printout,
    writable,
    write_anything,
)


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


NAMES = st.lists(
    st.text(st.characters(codec=None), max_size=120)
    | st.sampled_from(["a", "A", "a-2", "a b", "a_b", "e\u0301", "\u00e9", "con"])
)


@given(names=NAMES)
def test_each_name_has_a_page_that_any_disk_can_hold(names: list[str]) -> None:
    pages = page_names(names)
    assert pages.keys() == set(names)
    assert len({fold_case(page) for page in pages.values()}) == len(pages)
    assert page_names(sorted(set(names), reverse=True)) == pages  # whatever the order
    for page in pages.values():
        assert 0 < len(page.encode()) <= 255 - len(".json")
        assert not set(page) & set('/\\:*?"<>|\0\n')
        assert page[0] not in " .-"
        assert page[-1] not in " ."


@pytest.mark.parametrize(
    ("names", "pages"),
    [
        (["a b", "a_b"], ["a b", "a_b"]),
        (["a/b", "a_b"], ["a_b-2", "a_b"]),
        (["Ann", "ann"], ["Ann", "ann-2"]),
        (["कि", "की"], ["कि", "की"]),
        (["e\u0301", "\u00e9"], ["\u00e9-2", "\u00e9"]),
        (["team", "team-2", "TEAM"], ["team-3", "team-2", "TEAM"]),
        (["con", "COM1.txt", "nul .x", "console"], ["_con", "_COM1.txt", "_nul .x", "console"]),
        (["", ".", "..x", "-x", "x. ."], ["_", "_-2", "_..x", "_-x", "x"]),
        (["x" * 300, "x" * 299 + "y"], ["x" * 200, "x" * 200 + "-2"]),
        (["é" * 200], ["é" * 100]),
        (["=1+1", "[red]", "a\u200db"], ["_1+1", "_red_", "a_b"]),
    ],
)
def test_pages_have_names_that_read_well(names: list[str], pages: list[str]) -> None:
    found = page_names(names)
    assert [found[each] for each in names] == pages


@given(wishes=st.lists(st.sampled_from(["a", "a-2", "a-2-2", "b", "A"])))
def test_whoever_comes_first_keeps_the_name(wishes: list[str]) -> None:
    given_names = distinct(wishes)
    assert len(set(given_names)) == len(wishes)
    for wish in set(wishes):
        assert given_names[wishes.index(wish)] == wish


def test_many_of_one_name_are_counted() -> None:
    assert distinct(["a"] * 3) == ["a", "a-2", "a-3"]
    assert distinct(["a", "a", "a-2"]) == ["a", "a-3", "a-2"]


def test_a_line_is_one_line() -> None:
    assert one_line("a\n b\t\x1b[2J\ud800") == "a b _[2J_"
    assert one_line("x" * 600) == "x" * 494 + " [...]"


def test_half_a_character_is_replaced() -> None:
    assert encodable("a\ud800b😀") == "a\ufffdb😀"


def test_a_printout_keeps_its_lines_and_cuts_long_ones() -> None:
    assert printout("a\n  b\x1b") == "a\n  b\\x1b"
    assert printout("a\n" + "b" * 2000) == "a\n" + "b" * 1000 + " [...]"
    assert len(printout("a\n" * 9000)) < 5000


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_a_terminal_has_no_sign_for_is_written_as_code(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding))
    monkeypatch.setattr(sys, "stderr", None)  # as of a program without a console
    write_anything()
    print("\u4e2d\u00e9", end="", flush=True)
    said = raw.getvalue().decode(encoding)
    assert said == {"ascii": "\\u4e2d\\xe9", "cp1252": "\\u4e2d\u00e9", "utf-8": "\u4e2d\u00e9"}[encoding]
    assert writable("\u4e2d\u00e9", encoding) == said
