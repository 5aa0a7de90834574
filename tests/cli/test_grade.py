"""What `grade` shows and writes once results are known. How they come about is for test_cli and tests/engine."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from autograder.cli import grade as module
from autograder.cli.grade import COULD_NOT_JUDGE, console_of, grade, judge, write_reports
from autograder.cli.progress import Progress
from autograder.engine.journal import RESULTS
from autograder.engine.options import GradeOptions
from autograder.result import SubmissionResult, to_line
from autograder.submission import Submission
from tests.cli.conftest import result
from tests.tiny import MODEL

Grade = Callable[..., tuple[int, str]]


@pytest.fixture
def graded(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Grade:
    """Grades a class folder where each has been judged in this process; the exit code and what is shown."""

    def run(options: GradeOptions, submissions: Sequence[Submission], listener: object) -> list[SubmissionResult]:
        results = [result(kit_of_one, each.text, each.student) for each in submissions]
        return [broken(each) if each.submission == "broken" else each for each in results]

    def grade_class(**sources: str) -> tuple[int, str]:
        for student, source in sources.items():
            (tmp_path / "class" / f"{student}").parent.mkdir(exist_ok=True)
            (tmp_path / "class" / f"{student}").write_text(source)
        (tmp_path / "out").mkdir(exist_ok=True)
        code = grade([tmp_path / "class"], GradeOptions(assignment="tiny", out=str(tmp_path / "out")))
        return code, capsys.readouterr().out

    monkeypatch.setattr(module, "run", run)
    return grade_class


def broken(found: SubmissionResult) -> SubmissionResult:
    checks = tuple(msgspec.structs.replace(check, status="broken") for check in found.checks)
    return msgspec.structs.replace(found, checks=checks)


def test_a_table_has_the_scores_and_the_folder_the_reports(graded: Grade, tmp_path: Path) -> None:
    code, said = graded(**{"ann.py": MODEL, "ben.py": "def double(x):\n    return 2.0 * x\n"})
    assert code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in said.splitlines() if "│" in line]
    assert ["ann", "100", "40", "30", "30", ""] in rows
    assert ["ben", "40", "40", "0", "0", ""] in rows
    out = tmp_path / "out"
    assert f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   For students: {out / 'feedback'}/" in said
    assert {path.name for path in out.rglob("*") if path.is_file()} == {
        "grades.csv",
        "ann.txt",
        "ben.txt",
        "not_judged.txt",
    }


def test_a_name_is_no_style(graded: Grade) -> None:
    _, said = graded(**{"[red]ann.py": MODEL})
    assert "[red]ann" in said


def test_who_could_not_be_judged_is_named_with_what_to_do(graded: Grade) -> None:
    code, said = graded(**{"ann.py": MODEL, "broken.py": MODEL})
    assert code == COULD_NOT_JUDGE == 3
    assert "Could not be judged: broken. Run again with --resume." in said


def test_a_report_that_cannot_be_written_is_a_line_and_no_success(graded: Grade, tmp_path: Path) -> None:
    (tmp_path / "out" / "feedback" / "ann.txt").mkdir(parents=True)
    code, said = graded(**{"ann.py": MODEL})
    assert code == 3
    assert "ann.txt in " in said
    assert f"then `autograder report {tmp_path / 'out'}`, and with --format text." in said


def test_what_was_not_judged_is_named(graded: Grade, tmp_path: Path) -> None:
    code, said = graded(**{"ann.py": MODEL, "report.pdf": "no text"})
    assert code == 0
    assert "report.pdf: no .py, .ipynb or .zip file" in said
    assert "report.pdf" in (tmp_path / "out" / "not_judged.txt").read_text()


def test_ctrl_c_says_how_many_results_are_kept_and_how_to_go_on(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> list[SubmissionResult]:
        (tmp_path / RESULTS).write_bytes(to_line(result(kit_of_one, MODEL)))
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "run", run)
    options = GradeOptions(assignment="tiny", out=str(tmp_path))
    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        judge(options, [], Progress(Console(file=out, width=200), options))
    assert "Stopped; 1 results are kept. The same command with --resume goes on." in out.getvalue()


def test_what_goes_into_a_file_is_as_wide_as_it_likes() -> None:
    assert console_of(io.StringIO()).width == 140


def test_both_reports_are_written_whatever_becomes_of_the_first(kit_of_one: Path, tmp_path: Path) -> None:
    (tmp_path / "grades.csv").mkdir()
    [line] = write_reports([result(kit_of_one, MODEL)], tmp_path)
    assert line.startswith("grades.csv in ")
    assert (tmp_path / "feedback" / "ann.txt").is_file()
