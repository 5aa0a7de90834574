"""What an author sees while an assignment is proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.release import begin
from tests.cli.conftest import Command


def test_claims_quality_and_a_page(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOGRADER_KIT", str(tmp_path))
    begin("mine", tmp_path)
    oracle = tmp_path / "reference" / "mine" / "oracle.py"
    right = oracle.read_text()
    oracle.write_text(right.replace("dim=1", "dim=0"))
    done = command("verify", "mine", "--html", "page.html", cwd=tmp_path)
    assert done.code == 1
    assert "model answers: a right answer loses hidden/test_row_means.py::test_matches_the_definition" in done.stdout
    assert "of these named" in done.stdout
    page = (tmp_path / "page.html").read_text()
    assert "What does not hold" in page
    assert "model answers: a right answer loses" in page
    assert not (tmp_path / ".autograder").exists()

    oracle.write_text(right)
    assert command("verify", cwd=tmp_path).code == 0
    done = command("verify", "--changed", cwd=tmp_path)
    assert (done.code, done.stdout) == (0, "mine: nothing has changed since every claim held.\n")


def test_a_page_is_about_one_assignment(kit: Path, command: Command) -> None:
    done = command("verify", "--html", "page.html", cwd=kit)
    assert (done.code, done.stderr) == (2, "autograder: A page is about one assignment: add its NAME.\n")
