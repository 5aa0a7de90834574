from __future__ import annotations

import csv
import random
from pathlib import Path

import msgspec
import pytest

from autograder.reports.checks import COLUMNS, write_checks
from autograder.result import CheckResult, SubmissionResult
from tests.reports.results import broken, scored


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "checks.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_row_for_each_check_of_each_submission(tmp_path: Path) -> None:
    results = [scored("=bob", 70), broken("ann"), scored("cid", 100)]
    random.Random(0).shuffle(results)
    assert write_checks(results, tmp_path) == []
    found = rows(tmp_path)
    assert [(row["submission"], row["check"], row["status"]) for row in found] == [
        ("'=bob", "hidden/passed", "passed"),
        ("'=bob", "hidden/failed", "failed"),
        ("ann", "hidden/a", "broken"),
        ("cid", "hidden/passed", "passed"),
    ]
    assert tuple(found[0]) == COLUMNS
    assert found[0] == {
        "submission": "'=bob", "assignment": "Softmax", "function": "f", "check": "hidden/passed",
        "title": "A <sum> & more.", "visible": "True", "status": "passed", "points": "70", "max_points": "70",
        "mistakes": "", "seconds": "0.0",
    }  # fmt: skip


def test_the_points_of_a_function_add_up_though_they_are_shared_out(tmp_path: Path) -> None:
    checks = tuple(
        CheckResult(id=f"hidden/{i}", function="f", title="A.", status="passed", max_points=10 / 7, visible=False)
        for i in range(7)
    )
    wrong = msgspec.structs.replace(checks[0], status="failed", mistakes=("f.a", "f.b"), seconds=0.1234567)
    result = SubmissionResult(submission="ann", assignment="a", functions=("f",), checks=(wrong, *checks[1:]))
    write_checks([result], tmp_path)
    found = rows(tmp_path)
    assert sum(float(row["max_points"]) for row in found) == pytest.approx(10, abs=1e-5)
    assert sum(float(row["points"]) for row in found) == pytest.approx(result.score(), abs=1e-2)
    assert (found[0]["mistakes"], found[0]["seconds"]) == ("f.a f.b", "0.123457")
