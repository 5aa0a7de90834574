from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from autograder.assignment import KIT_VARIABLE
from autograder.engine.options import GradeOptions
from autograder.engine.runs import (
    RUNS,
    Run,
    command_of,
    find_again,
    kit_of,
    newest_run,
    recall,
    remembered,
    run_of,
    unfinished,
)
from autograder.errors import UsageError
from tests.engine.test_journal import result


def test_a_run_is_recalled_with_whole_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUTOGRADER_KIT", "kit")
    (tmp_path / "kit" / "reference").mkdir(parents=True)
    run = run_of(
        GradeOptions(assignment="hw", out="out", data_dir="data", resume=True), [Path("class"), Path("ann.py")]
    )
    (tmp_path / RUNS).write_text(remembered(tmp_path, run))
    assert recall(tmp_path) == [run]
    assert run.paths == (str(tmp_path / "class"), str(tmp_path / "ann.py"))
    out, data, kit = (str(tmp_path / name) for name in ("out", "data", "kit"))
    assert run.options == GradeOptions(assignment="hw", out=out, data_dir=data, kit=kit)


def test_the_same_run_stands_there_once_and_the_newest_comes_last(tmp_path: Path) -> None:
    first, second = (run_of(GradeOptions(assignment=name, out="out"), []) for name in "ab")
    for run in (first, second, first):
        (tmp_path / RUNS).write_text(remembered(tmp_path, run))
    assert recall(tmp_path) == [second, first]


@pytest.mark.parametrize("text", ["", "{", "[1]", "{}"])
def test_a_file_that_is_none_recalls_nothing(text: str, tmp_path: Path) -> None:
    assert recall(tmp_path) == []
    (tmp_path / RUNS).write_text(text)
    assert recall(tmp_path) == []


@pytest.mark.parametrize(
    ("asked", "paths", "command"),
    [
        ({}, (), "autograder grade SUBMISSIONS --assignment hw --out out --regrade"),
        ({"seed": 3, "jobs": 8}, ("/a",), "autograder grade /a --assignment hw --out out --regrade"),
        (
            {"data": "synthetic", "data_dir": "/my data", "unsafe": True, "scheduler": "tcp://one:8786"},
            ("/class of '24", "/b"),
            "autograder grade '/class of '\"'\"'24' /b --assignment hw --out out --regrade --data synthetic"
            " --data-dir '/my data' --scheduler tcp://one:8786 --unsafe-no-sandbox",
        ),
    ],
)
def test_a_run_tells_the_command_that_asks_for_the_same(
    asked: dict[str, Any], paths: tuple[str, ...], command: str
) -> None:
    run = Run(GradeOptions(assignment="hw", out="/whole/out", **asked), paths)
    assert command_of(run, Path("out"), "--regrade") == command


def test_a_run_that_was_broken_off_is_told(tmp_path: Path) -> None:
    run = run_of(GradeOptions(assignment="a", out="out"), [], submissions=2)
    (tmp_path / RUNS).write_text(remembered(tmp_path, run))
    assert unfinished(tmp_path, [result("ann")]) == [
        "only 1 of 2 submissions of a are judged: `autograder grade` with --resume goes on"
    ]
    assert unfinished(tmp_path, [result("ann"), result("ben")]) == []
    grown = run_of(GradeOptions(assignment="a", out="out"), [], submissions=3)
    (tmp_path / RUNS).write_text(remembered(tmp_path, grown))
    assert [each.submissions for each in recall(tmp_path)] == [3]


def test_the_class_is_found_again_where_its_newest_run_was(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.py").write_text("x = 1\n")
        run = run_of(GradeOptions(assignment="hw", out=str(tmp_path)), [tmp_path / name])
        (tmp_path / RUNS).write_text(remembered(tmp_path, run))
    assert list(find_again(newest_run(tmp_path, "hw"))) == ["new"]
    assert list(find_again(newest_run(tmp_path, "hw"), [tmp_path / "old"])) == ["old"]
    with pytest.raises(UsageError, match="Nothing says where the class lies: name its folder by --submissions"):
        find_again(newest_run(tmp_path, "lab"))
    (tmp_path / "new" / "new.py").unlink()
    (tmp_path / "new").rmdir()
    with pytest.raises(UsageError, match=r"There is no .*new any more"):
        find_again(newest_run(tmp_path, "hw"))


def test_the_kit_is_that_of_the_class_unless_another_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KIT_VARIABLE, raising=False)
    run = run_of(GradeOptions(assignment="hw", out=str(tmp_path), kit=str(tmp_path)), [])
    gone = run_of(GradeOptions(assignment="hw", out=str(tmp_path), kit=str(tmp_path / "gone")), [])
    assert (kit_of(run), kit_of(gone)) == (tmp_path, None)
    monkeypatch.setenv(KIT_VARIABLE, "another")
    assert kit_of(run) is None
