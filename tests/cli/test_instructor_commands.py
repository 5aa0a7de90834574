from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from autograder.engine.journal import RESULTS
from autograder.result import to_line
from tests.cli.conftest import Command, result
from tests.tiny import MODEL

GRADE = ("grade", "--assignment", "softmax_regression", "--out", "o")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((*GRADE, "nowhere"), "There is no nowhere"),
        ((*GRADE, "README.md"), "is no submission"),
        ((*GRADE, "tests/zoo/class", "--assignment", "softmax_regresion"), "Did you mean softmax_regression?"),
        ((*GRADE, "tests/zoo/class", "--data", "x"), "There are: auto"),
        ((*GRADE, "tests/zoo/class", "--data-dir", "x"), "There is no folder x"),
        ((*GRADE, "tests/zoo/class", "--jobs", "0"), "Invalid value for '--jobs'"),
        (("grade", "tests/zoo/class", "--assignment", "softmax_regression"), "Missing option '--out'"),
        (("report", "tests"), "holds no results.jsonl"),
        (("report", "tests", "--format", "pdf"), "'pdf' is not one of 'csv', 'text', 'html', 'checks'"),
        (("replay", "tests", "ann"), "holds no results.jsonl"),
        (("replay", "tests"), "Missing argument 'STUDENT'"),
    ],
)
def test_bad_usage_gets_one_line_and_exit_code_2(
    args: tuple[str, ...], said: str, command: Command, kit: Path, tmp_path: Path
) -> None:
    args = tuple(str(tmp_path / "o") if each == "o" else each for each in args)
    done = command(*args, cwd=kit)
    assert done.code == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.fixture
def judged_before(kit_of_one: Path, tmp_path: Path) -> Path:
    """A folder that holds the results of two."""
    out = tmp_path / "out"
    out.mkdir()
    results = [result(kit_of_one, MODEL, "ann"), result(kit_of_one, "def double(x):\n    return 2.0 * x\n", "ben")]
    (out / RESULTS).write_bytes(b"".join(map(to_line, results)))
    return out


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("csv", "grades.csv"),
        ("text", "feedback/ann.txt"),
        ("html", "class.html"),
        ("checks", "checks.csv"),
        ("gradescope", "gradescope/ann.json"),
    ],
)
def test_a_report_is_written_again_from_the_results(
    form: str, path: str, command: Command, judged_before: Path
) -> None:
    done = command("report", str(judged_before), "--format", form, cwd=judged_before)
    assert (done.code, done.stdout) == (0, f"Written to {judged_before}.\n")
    assert (judged_before / path).is_file()


def test_a_report_says_the_scores_of_the_results(command: Command, judged_before: Path) -> None:
    command("report", str(judged_before), cwd=judged_before)
    rows = csv.DictReader((judged_before / "grades.csv").read_text("utf-8-sig").splitlines())
    assert {row["id"]: row["score"] for row in rows} == {"ann": "100", "ben": "40"}


def test_a_class_list_names_people_in_reports_and_says_who_is_missing(command: Command, judged_before: Path) -> None:
    (judged_before / "roster.csv").write_text("id,name\nann,Ann Lee\nzoe,Zoë King\n", encoding="utf-8")
    done = command("report", str(judged_before), cwd=judged_before)
    assert (done.code, done.stdout.splitlines()[0]) == (0, "Of the class list nothing came from Zoë King.")
    rows = csv.DictReader((judged_before / "grades.csv").read_text("utf-8-sig").splitlines())
    assert {row["id"]: row["name"] for row in rows} == {"ann": "Ann Lee", "ben": ""}
    command("report", str(judged_before), "--format", "html", cwd=judged_before)
    assert "Ann Lee" in (judged_before / "pages" / "ann.html").read_text(encoding="utf-8")
    assert "Ann Lee" in (judged_before / "class.html").read_text(encoding="utf-8")


def test_of_a_run_that_was_broken_off_the_newest_result_counts(
    command: Command, judged_before: Path, kit_of_one: Path
) -> None:
    with (judged_before / RESULTS).open("ab") as file:
        file.write(to_line(result(kit_of_one, "def double(x):\n    return 2.0 * x\n", "ann")))
    command("report", str(judged_before), cwd=judged_before)
    with (judged_before / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        ann, ben = csv.DictReader(file)
    assert (ann["id"], ben["id"]) == ("ann", "ben")
    assert ann["score"] == ben["score"]


def test_a_report_that_cannot_be_written_is_a_line_and_exit_code_3(command: Command, judged_before: Path) -> None:
    (judged_before / "gradescope" / "ben.json").mkdir(parents=True)
    done = command("report", str(judged_before), "--format", "gradescope", cwd=judged_before)
    assert done.code == 3
    assert "ben.json in" in done.stderr
    assert "run the same command again" in done.stderr
    assert msgspec.json.decode((judged_before / "gradescope" / "ann.json").read_bytes())["score"] == 100
