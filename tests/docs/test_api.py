"""docs/api.md is what the docstrings say today."""

from __future__ import annotations

import re

import pytest

from autograder import checks, notebook, strategies
from tests.docs.api import PAGE, render, signature


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text() == render(), "run `python -m tests.docs.api`"


def test_everything_that_is_public_is_on_it() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE.read_text()))
    drawn = {
        name for name, value in vars(strategies).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == strategies.__name__
    }  # fmt: skip
    assert {*checks.__all__, *notebook.__all__, *drawn, "SEEDS"} <= named


def f(a: list[int], *, b: dict[str, tuple[int, str]] | None = None) -> None: ...


def test_a_signature_is_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    assert signature("f", f) == "f(a: list[int], *, b: dict[str, tuple[int, str]] | None = None)"
    monkeypatch.setattr("tests.docs.api.WIDEST", 20)
    assert signature("f", f).splitlines() == [
        "f(", "    a: list[int],", "    *,", "    b: dict[str, tuple[int, str]] | None = None,", ")",
    ]  # fmt: skip
