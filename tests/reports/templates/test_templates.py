from __future__ import annotations

import jinja2
import pytest

from autograder.reports.explanation import Explanation
from autograder.reports.templates import render

EMPTY = {"praise": "", "notes": ["<b>"], "offer": "", "after": ""}


def test_what_is_filled_in_is_escaped() -> None:
    said = render("function.html", explanation=Explanation("f", 0, 1, 1), **EMPTY)
    assert "&lt;b&gt;" in said
    assert "<b>&" not in said


def test_what_is_forgotten_is_an_error_of_ours() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("function.html", **EMPTY)
