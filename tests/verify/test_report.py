from __future__ import annotations

import pytest
from rich.console import Console

from autograder.verify import advice, as_page, as_table
from autograder.verify.quality import CheckQuality, Quality, Share


@pytest.fixture
def quality() -> Quality:
    quality = Quality(["f", "g"])
    own = quality.functions["f"]
    own.right, own.wrong, own.mutants = Share(2, 2), Share(4, 5), Share(6, 7)
    own.survivors = ["line 2: a <b> c -> a > c"]
    own.checks = {"hidden::a": CheckQuality(2.0, False), "visible::b": CheckQuality(1.0, True, fails=3)}
    own.asked_twice = ["hidden::a"]
    return quality


def test_the_table_has_a_row_for_each_function(quality: Quality) -> None:
    console = Console(width=140)
    with console.capture() as drawn:
        console.print(as_table(quality))
    rows = [line.replace("│", " ").split() for line in drawn.get().splitlines() if line.startswith("│")]
    assert rows[0] == ["f", "2", "of", "2", "4", "of", "5", "6", "of", "7"]
    assert rows[1] == ["g"]


def test_advice_says_what_to_change(quality: Quality) -> None:
    assert list(advice(quality)) == [
        "f: a mutant passes all checks: line 2: a <b> c -> a > c",
        "hidden::a: no wrong answer fails it: write the mistake that it is for into the bank, or delete it.",
        "hidden::a: visible checks ask most of what it asks: what it finds, students find at home.",
        "f: the other checks would catch as much without any one of: visible::b",
    ]


def test_the_page_escapes_code_and_shows_survivors_as_diffs(quality: Quality) -> None:
    page = as_page("Tiny", quality, ["x is not caught."])
    assert "<li>x is not caught.</li>" in page
    assert "<del>a &lt;b&gt; c</del><ins>a &gt; c</ins>" in page
    assert page.count("<h2><code>f</code></h2>") == 1
    assert "<h2><code>g</code></h2>" not in page
    assert "Every claim holds." in as_page("Tiny", quality, [])
