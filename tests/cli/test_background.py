"""The program that judges for another one, run in this process on results that are known."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import load_assignment
from autograder.cli import background as module
from autograder.cli.background import main
from autograder.engine.background import RunRequest
from autograder.engine.journal import RESULTS
from autograder.engine.options import GradeOptions
from autograder.judge import versions
from autograder.result import from_line, to_line
from autograder.submission import Submission
from tests.cli.conftest import result
from tests.conftest import submission
from tests.tiny import MODEL, judged

Out = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def tied(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """This process is not to die with its parent; whether it was to."""
    asked: list[bool] = []
    monkeypatch.setattr(module, "die_with_parent", lambda: asked.append(True))
    return asked


def asked(monkeypatch: pytest.MonkeyPatch, content: bytes) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    return main()


def request(kit: Path, out: Path, *pupils: Submission, **more: object) -> bytes:
    options = GradeOptions(assignment="tiny", out=str(out), kit=str(kit), resume=True)
    return msgspec.msgpack.encode(RunRequest(msgspec.structs.replace(options, **more), list(pupils)))


def test_each_result_is_a_line_and_what_is_for_people_goes_elsewhere(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out, tied: list[bool]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    pupils = [submission(MODEL, "ann"), submission("x = 1\n", "ben")]
    known = [result(kit_of_one, each.text, each.student) for each in pupils]
    (out / RESULTS).write_bytes(b"".join(map(to_line, known)))
    assert asked(monkeypatch, request(kit_of_one, out, *pupils)) == 0
    said = capfdbinary.readouterr()
    assert [from_line(line) for line in said.out.splitlines()] == known
    assert b"Tiny: 2 submissions, 2 judged before; seed 0" in said.err
    assert (out / "grades.csv").is_file()
    assert (out / "feedback" / "ben.txt").is_file()
    assert f"All are judged. The class: {out}/class.html   For students: {out}/pages/" in said.err.decode()
    assert (out / "class.html").is_file()
    assert (out / "pages" / "ben.html").is_file()
    assert tied == [True]


def test_the_reports_of_a_run_for_one_hold_the_rest_of_the_class(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out
) -> None:
    known = [result(kit_of_one, MODEL, student) for student in ("zoe", "ann")]
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / RESULTS).write_bytes(b"".join(map(to_line, known)))
    assert asked(monkeypatch, request(kit_of_one, tmp_path / "out", submission(MODEL, "zoe"))) == 0
    assert [from_line(line).submission for line in capfdbinary.readouterr().out.splitlines()] == ["zoe"]
    rows = (tmp_path / "out" / "grades.csv").read_text().splitlines()
    assert [row.partition(",")[0] for row in rows[1:]] == ["ann", "zoe"]


def test_a_report_that_cannot_be_written_is_said_to_people_and_costs_no_result(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out
) -> None:
    (tmp_path / "out" / "grades.csv").mkdir(parents=True)
    known = result(kit_of_one, MODEL)
    (tmp_path / "out" / RESULTS).write_bytes(to_line(known))
    assert asked(monkeypatch, request(kit_of_one, tmp_path / "out", submission(MODEL, "ann"))) == 0
    said = capfdbinary.readouterr()
    assert [from_line(line) for line in said.out.splitlines()] == [known]
    assert b"grades.csv in " in said.err


def test_why_there_are_no_results_is_the_last_line_that_is_said(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out
) -> None:
    assert asked(monkeypatch, request(kit_of_one, tmp_path / "out", data="cifar")) == 2
    assert capfdbinary.readouterr().out == b"tiny uses no data: leave the option out.\n"


@pytest.mark.parametrize("name", ["roster.csv", "by_hand.toml"])
def test_what_people_wrote_beside_the_results_is_read_before_anybody_is_judged(
    name: str, kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out
) -> None:
    (tmp_path / name).write_text("nothing of the kind\n")
    assert asked(monkeypatch, request(kit_of_one, tmp_path, submission(MODEL, "ann"))) == 2
    assert name.encode() in capfdbinary.readouterr().out
    assert not (tmp_path / RESULTS).exists()


def test_ctrl_c_ends_it_without_a_word(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Out
) -> None:
    def stopped(request: RunRequest) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_grade", stopped)
    assert asked(monkeypatch, request(kit_of_one, tmp_path)) == 2
    assert capfdbinary.readouterr().out == b""


def test_results_that_are_known_hold_for_this_kit_alone(kit_of_one: Path) -> None:
    assignment = load_assignment("tiny", kit_of_one)
    assert judged(assignment, MODEL).versions == versions(assignment)
