from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from autograder.cli import progress
from autograder.cli.progress import Progress
from autograder.journal import Journal, read_results
from tests.test_journal import result


def shown(tmp_path: Path, *, terminal: bool) -> str:
    out = io.StringIO()
    journal = Journal(tmp_path, resume=False)
    with Progress(Console(file=out, force_terminal=terminal, width=140), journal, 3) as bar:
        bar.opened("namespaces")
        for name in ("ann", "ben"):
            bar.begun(name)
        bar.judged(result("ann"))
        bar.begun("cleo")
        bar.judged(result("ben"))
        if terminal:
            bar._bar.refresh()
        # Each is kept as it comes.
        assert [each.submission for each in read_results(tmp_path)] == ["ann", "ben"]
    journal.close()
    return out.getvalue()


def test_a_terminal_shows_what_is_done_how_fast_and_what_runs(tmp_path: Path) -> None:
    said = shown(tmp_path, terminal=True)
    for part in ("Sandbox: namespaces: each submission runs walled off", "2/3", "a second", "left", "running: cleo"):
        assert part in said


def test_elsewhere_there_is_a_line_now_and_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_QUIET_SECONDS", 0.0)
    lines = shown(tmp_path, terminal=False).splitlines()
    assert [line.partition(" judged")[0] for line in lines[1:]] == ["1 of 3", "2 of 3"]
    assert all(line.endswith(" left") for line in lines[1:])


def test_and_not_more_often(tmp_path: Path) -> None:
    assert len(shown(tmp_path, terminal=False).splitlines()) == 1


def test_no_sandbox_is_shouted(tmp_path: Path) -> None:
    out = io.StringIO()
    journal = Journal(tmp_path, resume=False)
    Progress(Console(file=out, width=200), journal, 1).opened("none")
    journal.close()
    assert "NO SANDBOX, as asked: a submission can read, change and send whatever you can." in out.getvalue()
