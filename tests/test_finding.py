from __future__ import annotations

import msgspec
import pytest

from autograder.finding import (
    Differs,
    Ended,
    Finding,
    Missing,
    Needs,
    NoAnswer,
    Ours,
    Raised,
    Uses,
    Varies,
    Waits,
    Worst,
    WrongValues,
    tidy,
)

FOUND: list[Finding] = [
    Differs("1", "2", "mean loss", Worst(1, 4, (0, 1), "1", "2")),
    Varies(),
    Raised("ValueError", "no", "cell 3, line 2: f(x)"),
    NoAnswer(60.0, whole=True),
    Ended("crashed (SIGSEGV)"),
    Uses("torch.softmax"),
    Missing("f", defined=True),
    Needs("g"),
    Waits("g"),
    Ours("KeyError: 1"),
    WrongValues(Differs("1", "2", values=True)),
    WrongValues(Raised("ValueError", "no", "cell 3, line 2: f(x)")),
]


@pytest.mark.parametrize("found", FOUND, ids=lambda found: type(found).__name__)
def test_what_was_found_is_told_apart_when_it_is_read_back(found: Finding) -> None:
    assert msgspec.json.decode(msgspec.json.encode(found), type=Finding) == found


@pytest.mark.parametrize("found", FOUND, ids=lambda found: type(found).__name__)
def test_what_is_tidy_stays_as_it_is(found: Finding) -> None:
    assert tidy(found) == found


def test_every_text_is_cut_to_what_a_person_reads() -> None:
    found = tidy(Differs("x" * 5000, "y" * 5000, worst=Worst(1, 2, (0,), "z" * 5000, "4")))
    assert found.worst is not None
    assert [len(text) for text in (found.expected, found.got, found.worst.expected)] == [1000, 1000, 1000]


def test_every_text_can_be_written_down_and_shown() -> None:
    found = tidy(Raised("\ud800", "\x1b[31mred", "line 1\nline 2"))
    assert (found.kind + found.message).isprintable()
    assert found.kind.encode()
    assert found.where == "line 1\nline 2"
