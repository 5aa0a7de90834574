from __future__ import annotations

from pathlib import Path

import pytest

from autograder.cli import similar as module
from autograder.cli.similar import ask
from autograder.engine.journal import RESULTS
from autograder.reports.similar import SIMILAR, Similar
from autograder.result import to_line
from tests.reports.results import scored
from tests.reports.test_similar import likeness


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / RESULTS).write_bytes(to_line(scored("ann", 70)) + to_line(scored("bert", 80)))
    return tmp_path


def asked(folder: Path, found: Similar, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(module, "find_similar", lambda *_: [found])
    return ask(folder, [])


def test_the_questions_are_told_and_stand_on_the_page_of_the_class(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    groups = likeness("ann", "bert"), likeness("ann", "bert", "cleo")
    assert asked(folder, Similar("Softmax", 2, "", groups), monkeypatch) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "Softmax: 2 submissions compared, 2 questions.",
        "  ann and bert share 3 unusual lines: did they work together?",
        "  ann, bert and cleo: ann and bert share 3 unusual lines: did they work together?",
    ]
    assert said[3].startswith("No verdict: ")
    assert "did they work together?" in (folder / "class.html").read_text()
    assert (folder / SIMILAR).is_file()


def test_the_page_keeps_the_names_of_the_class_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "roster.csv").write_text("id,name\nann,Ann Lee\n")
    assert asked(folder, Similar("Softmax", 2, "", ()), monkeypatch) == 0
    assert "Ann Lee" in (folder / "class.html").read_text()


def test_where_there_is_nothing_to_ask_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(folder, Similar("Softmax", 2, "", ()), monkeypatch) == 0
    assert capsys.readouterr().out == "Softmax: 2 submissions compared, 0 questions.\n"


def test_what_cannot_be_written_is_a_line_and_exit_code_3(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / SIMILAR).mkdir()
    assert asked(folder, Similar("Softmax", 2, "", ()), monkeypatch) == 3
    assert "similar.json in" in capsys.readouterr().err
