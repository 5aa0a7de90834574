from __future__ import annotations

from pathlib import Path

import msgspec

from autograder.reports.deep import deep_text, run_facts, write_deep_page
from tests.html import Page
from tests.reports.results import NAMES, broken, made_up


def test_hidden_inputs_and_answers_stand_there() -> None:
    said = deep_text(made_up("ann", 0), ["f"])
    assert "f(SECRET)" in said.splitlines()
    assert "      expected  SECRET" in said
    assert "A <hidden> one.  [-2]  (hidden check)" in said
    assert "f/A <hidden> one." in said
    assert "      it counts only beside right values" in said


def test_one_function_is_told_of_alone() -> None:
    assert "g: 0 of 3 points\nnot written yet\n" in deep_text(made_up("ann", 0), ["f", "g"])
    assert "g: 0 of" not in deep_text(made_up("ann", 0), ["f"])


def test_it_says_how_it_was_judged_and_what_broke_off() -> None:
    odd = msgspec.structs.replace(made_up("ann", 0), stumbles={"f": "IndexError"}, versions={"torch": "2.6"}, seed=3)
    said = deep_text(odd, ["f"], ["changed since."])
    assert "Note: changed since." in said
    assert "Naming its mistakes broke off: IndexError" in said
    assert dict(run_facts(odd)) == {
        "data": "fashion-mnist", "sandbox": "namespaces", "seed": "3", "time": "0.0 s", "source": "", "versions": "torch 2.6",
    }  # fmt: skip


def test_a_fault_of_ours_is_told_in_full() -> None:
    assert "      OSError" in deep_text(broken("ann"), ["f"])


def test_the_page_says_for_whom_it_is_and_is_sound(tmp_path: Path) -> None:
    for what, name in enumerate(NAMES):
        assert write_deep_page(made_up(name, what), tmp_path) == []
    pages = [Page(path.read_text()) for path in (tmp_path / "replay").iterdir()]
    assert len(pages) == len(NAMES)
    for page in pages:
        assert "for the instructor alone" in page.text
        assert list(page.faults()) == []
    assert any("f(SECRET)" in page.text for page in pages)
