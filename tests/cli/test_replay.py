from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.cli import replay as module
from autograder.cli.replay import show
from autograder.engine.replay import Replayed
from autograder.result import SubmissionResult
from tests.reports.results import broken, made_up


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[Replayed]:
    """What `show` is given, the last first."""
    given: list[Replayed] = []
    monkeypatch.setattr(module, "replay", lambda *_: given[-1])
    return given


def told(
    result: SubmissionResult, folder: Path, capsys: pytest.CaptureFixture[str], function: str = ""
) -> tuple[int, str]:
    return show(folder, result.submission, function, []), capsys.readouterr().out


def test_all_is_printed_and_the_page_written(
    replayed: list[Replayed], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = made_up("ann", 0)
    replayed.append(Replayed(result, result, changed=False))
    code, said = told(result, tmp_path, capsys)
    assert code == 0
    assert "Note: the verdict is the same as with the class." in said
    assert "f(SECRET)" in said
    assert "h: 0 of 5 points" in said
    assert f"For you alone, as a page: {tmp_path / 'replay'}/" in said
    assert (tmp_path / "replay" / "ann.html").is_file()


def test_what_came_out_otherwise_is_told(
    replayed: list[Replayed], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, now = made_up("ann", 0), made_up("ann", 2)
    replayed.append(Replayed(before, now, changed=True))
    _, said = told(now, tmp_path, capsys, "f")
    assert "it has been changed since" in said
    assert "f/Rows sum to 1.: failed before, error now" in said
    assert "h: " not in said


def test_other_checks_than_those_of_the_class_are_told(
    replayed: list[Replayed], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = made_up("ann", 0)
    before, now = (msgspec.structs.replace(result, rests_on={"f": each, "g": "same"}) for each in ("old", "new"))
    replayed.append(Replayed(before, now, changed=False))
    _, said = told(now, tmp_path, capsys)
    assert "Note: the class was judged by other checks of f, which were changed since" in said
    assert "the verdict is the same" not in said


def test_what_could_not_be_judged_or_written_is_no_success(
    replayed: list[Replayed], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replayed.append(Replayed(broken("ann"), broken("ann"), changed=False))
    assert told(broken("ann"), tmp_path, capsys)[0] == 3
    well = msgspec.structs.replace(made_up("ben", 1))
    replayed.append(Replayed(well, well, changed=False))
    (tmp_path / "replay" / "ben.html").mkdir(parents=True)
    code, said = told(well, tmp_path, capsys)
    assert code == 3
    assert "as a page" not in said
