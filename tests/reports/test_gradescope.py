from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.finding import Differs
from autograder.reports.gradescope import as_gradescope, write_gradescope
from autograder.result import CheckResult, Status, SubmissionResult


def result(*statuses: Status, **more: Any) -> SubmissionResult:
    """Of two functions: one with these checks, and one that passes."""
    checks = [
        CheckResult(
            id=f"hidden/test_f.py::{i}", function="cross_entropy", title="A.", status=status, max_points=2,
            visible=False, finding=Differs("secret", "secret"), hint="Think.",
        )
        for i, status in enumerate(statuses)
    ]  # fmt: skip
    right = CheckResult(id="v", function="sgd", title="A.", status="passed", max_points=3, visible=True)
    return SubmissionResult(
        submission="a/b", assignment="hw", functions=("cross_entropy", "sgd"), checks=(*checks, right), **more
    )


def test_each_function_is_a_test_with_its_points() -> None:
    told = as_gradescope(result("passed", "failed"))
    assert told["score"] == 5
    assert [(each["name"], each["score"], each["max_score"], each["status"]) for each in told["tests"]] == [
        ("cross entropy", 2, 4, "failed"),
        ("sgd", 3, 3, "passed"),
    ]


def test_a_student_sees_the_words_that_help_and_nothing_of_a_hidden_check() -> None:
    told = as_gradescope(result("failed"))
    first = told["tests"][0]
    assert (first["output_format"], first["visibility"]) == ("html", "visible")
    assert "Think." in first["output"]
    assert "secret" not in str(told)
    assert told["stdout_visibility"] == "hidden"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"sandbox": "landlock", "data": "synthetic"}, "Graded on synthetic data."),
        ({"sandbox": "none", "data": ""}, "Graded WITHOUT A SANDBOX."),
        ({"sandbox": "landlock", "problems": ("line 2: SyntaxError",)}, "line 2: SyntaxError"),
        ({"sandbox": "landlock"}, ""),
    ],
)
def test_above_the_tests_stands_how_it_was_graded_and_what_went_wrong_before(more: dict[str, Any], said: str) -> None:
    assert as_gradescope(result("passed", **more))["output"] == said


def test_what_a_verdict_rests_on_is_kept_for_the_instructor() -> None:
    told = as_gradescope(result("passed", seed=7, versions={"torch": "2"}, source_sha256="ab"))
    assert told["extra_data"] == {"seed": 7, "versions": {"torch": "2"}, "source_sha256": "ab"}


def test_the_report_is_the_same_record(tmp_path: Path) -> None:
    assert write_gradescope([result("failed")], tmp_path) == []
    told = msgspec.json.decode((tmp_path / "gradescope" / "a_b.json").read_bytes())
    assert told == msgspec.to_builtins(as_gradescope(result("failed")))
