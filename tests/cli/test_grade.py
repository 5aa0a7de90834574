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
from autograder.engine.journal import EARLIER, RESULTS
from autograder.engine.options import GradeOptions
from autograder.engine.run import RunListener, RunStart
from autograder.engine.runs import recall
from autograder.errors import UsageError
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
        changed = {"broken": broken, "odd1": odd, "odd2": odd}
        return [changed[each.submission](each) if each.submission in changed else each for each in results]

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


def odd(found: SubmissionResult) -> SubmissionResult:
    return msgspec.structs.replace(found, stumbles={"double": "IndexError: [red]none"})


def test_a_table_has_the_scores_and_the_folder_the_reports(graded: Grade, tmp_path: Path) -> None:
    code, said = graded(**{"ann.py": MODEL, "ben.py": "def double(x):\n    return 2.0 * x\n"})
    assert code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in said.splitlines() if "│" in line]
    assert ["ann", "100", "40", "30", "30", ""] in rows
    assert ["ben", "40", "40", "0", "0", ""] in rows
    out = tmp_path / "out"
    where = f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   The class: {out / 'class.html'}"
    assert f"{where}   For students: {out / 'pages'}/ and {out / 'feedback'}/" in said
    pages = {"feedback/ann.txt", "feedback/ben.txt", "pages/ann.html", "pages/ben.html"}
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert files == {"grades.csv", "class.html", "not_judged.txt", "runs.json", *pages}


def test_a_name_is_no_style(graded: Grade) -> None:
    _, said = graded(**{"[red]ann.py": MODEL})
    assert "[red]ann" in said


def test_who_could_not_be_judged_is_named_with_what_to_do(graded: Grade) -> None:
    code, said = graded(**{"ann.py": MODEL, "broken.py": MODEL})
    assert code == COULD_NOT_JUDGE == 3
    assert "Could not be judged: broken. Run again with --resume." in said


def test_what_kept_mistakes_from_being_named_is_told_the_lecturer_alone(graded: Grade, tmp_path: Path) -> None:
    code, said = graded(**{"ann.py": MODEL, "odd1.py": MODEL, "odd2.py": MODEL})
    assert code == 0
    assert "Naming mistakes in double broke off for odd1 and 1 more (IndexError: [red]none). No points" in said
    files = [path for path in (tmp_path / "out").rglob("*.*") if path.is_file()]
    assert [path.name for path in files if "IndexError" in path.read_text()] == ["class.html"]


def test_what_a_person_decided_counts(graded: Grade, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "by_hand.toml").write_text("[students.ann.points]\ndouble = 1\n[students.bob]\nlate_days = 1\n")
    code, said = graded(**{"ann.py": MODEL})
    assert code == 3  # bob
    assert "by_hand.toml names bob, who or which is not there." in said
    assert any(
        line.split()[1:6:2] == ["ann", "61", "1"] for line in said.replace("│", "│ ").splitlines() if "ann" in line
    )
    (tmp_path / "out" / "by_hand.toml").write_text("[students")
    with pytest.raises(UsageError, match=r"by_hand\.toml cannot be used"):
        graded(**{"ann.py": MODEL})


def test_scores_that_changed_are_counted_and_explained(graded: Grade, tmp_path: Path, kit_of_one: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / EARLIER).write_bytes(to_line(result(kit_of_one, "def double(x):\n    return 2.0 * x\n")))
    _, said = graded(**{"ann.py": MODEL})
    assert f"Scores that changed: 1, see {tmp_path / 'out' / 'changes.txt'}" in said
    assert "ann: 40 -> 100 of 100" in (tmp_path / "out" / "changes.txt").read_text()


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
    for told in ("not_judged.txt", "class.html"):
        assert "report.pdf: no .py" in (tmp_path / "out" / told).read_text()


def test_who_handed_in_nothing_to_judge_is_named(graded: Grade) -> None:
    code, said = graded(**{"ann.py": MODEL, "ben.py": "", "cleo.zip": "torn"})
    assert code == 0
    assert (
        "Nothing that can be judged came from ben, cleo: was another file meant? See the notes in grades.csv." in said
    )


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
    assert "Stopped; 1 result is kept. The same command with --resume goes on." in out.getvalue()


def test_a_run_that_is_killed_has_said_where_the_class_lies(
    kit_of_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_options: object, _submissions: object, listener: RunListener) -> list[SubmissionResult]:
        listener.on_start(RunStart("Tiny", 1, 1, "", 7))
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "run", run)
    (tmp_path / "ann.py").write_text(MODEL)
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        module.grade([tmp_path / "ann.py"], GradeOptions(assignment="tiny", out=str(out), kit=str(kit_of_one)))
    (kept,) = recall(out)
    assert kept.paths == (str(tmp_path / "ann.py"),)


def test_what_goes_into_a_file_is_as_wide_as_it_likes() -> None:
    assert console_of(io.StringIO()).width == 140


def test_all_reports_are_written_whatever_becomes_of_the_first(kit_of_one: Path, tmp_path: Path) -> None:
    (tmp_path / "grades.csv").mkdir()
    [line] = write_reports([result(kit_of_one, MODEL)], tmp_path).unwritten
    assert line.startswith("grades.csv in ")
    assert (tmp_path / "feedback" / "ann.txt").is_file()
    assert (tmp_path / "pages" / "ann.html").is_file()
