from __future__ import annotations

import io

import pytest
from rich.console import Console

from autograder.cli import progress
from autograder.cli.progress import Progress
from autograder.engine.options import GradeOptions
from autograder.engine.run import RunStart
from tests.engine.test_journal import result

ORDER = GradeOptions(assignment="x", out="results")


def shown(*, terminal: bool, options: GradeOptions = ORDER) -> str:
    out = io.StringIO()
    with Progress(Console(file=out, force_terminal=terminal, width=140), options) as bar:
        bar.on_start(RunStart("Regression", 5, 3, "synthetic", 7))
        bar.on_sandbox("namespaces")
        for name in ("ann", "ben"):
            bar.on_begin(name)
        bar.on_result(result("ann"))
        bar.on_begin("cleo")
        bar.on_result(result("ben"))
        if terminal:
            bar._bar.refresh()
    return out.getvalue()


def test_a_terminal_shows_what_is_done_how_fast_and_what_runs() -> None:
    said = shown(terminal=True)
    for part in ("Sandbox: namespaces: each submission runs walled off", "2/3", "a second", "left", "running: cleo"):
        assert part in said


def test_elsewhere_there_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_QUIET_SECONDS", 0.0)
    monkeypatch.setattr(progress, "_TELLING", 2)
    lines = shown(terminal=False).splitlines()
    assert [line.partition(" judged")[0] for line in lines[2:]] == ["1 of 3", "2 of 3"]
    assert lines[2] == "1 of 3 judged"  # of the time that is left one result says nothing
    assert lines[3].endswith(" left")


def test_and_not_more_often() -> None:
    assert len(shown(terminal=False).splitlines()) == 2


def test_no_sandbox_is_shouted() -> None:
    out = io.StringIO()
    Progress(Console(file=out, width=200), ORDER).on_sandbox("none")
    assert "NO SANDBOX, as asked: a submission can read, change and send whatever you can." in out.getvalue()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ORDER, "Regression: 5 submissions; data: synthetic; seed 7\n"),
        (
            GradeOptions(assignment="x", out="results", resume=True),
            "Regression: 5 submissions, 2 judged before; data: ",
        ),
        (
            GradeOptions(assignment="x", out="results", resume=True, regrade=True),
            "Regression: 5 submissions, 3 to judge, in what has changed or is missing; data: ",
        ),
        (
            GradeOptions(assignment="x", out="results", scheduler="tcp://ada"),
            "Cluster: tcp://ada; each machine's sandbox",
        ),
    ],
)
def test_a_run_says_what_is_to_be_done(options: GradeOptions, said: str) -> None:
    assert said in shown(terminal=False, options=options)


def test_data_that_only_stand_in_are_shouted() -> None:
    out = io.StringIO()
    bar = Progress(Console(file=out, width=50), ORDER)
    bar.on_start(RunStart("Regression", 5, 3, "synthetic", 7, "set DATA to [its] folder"))
    assert (
        "NOT THE REAL DATA: synthetic ones stand in; every page says so. Better: set DATA to [its] folder.\n"
        in out.getvalue()
    )
    assert "NOT THE REAL DATA" not in shown(terminal=False)
