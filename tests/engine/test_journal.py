from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from autograder.engine.journal import Journal, read_earlier, read_results
from autograder.errors import AutograderError, UsageError
from autograder.result import CheckResult, SubmissionResult
from tests.conftest import submission

VERSIONS = {"torch": "2"}


def result(student: str, source: str = "x = 1\n") -> SubmissionResult:
    check = CheckResult(id="v/test_f.py::test", function="f", title="A.", status="passed", max_points=1.0, visible=True)
    return SubmissionResult(
        submission=student,
        assignment="a",
        functions=("f",),
        checks=(check,),
        data="d",
        source_sha256=submission(source).sha256,
        versions=VERSIONS,
    )


@pytest.mark.parametrize("torn", [1, 20, 200])
def test_a_torn_last_line_is_dropped_and_judged_again(torn: int, tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    for name in ("a", "b"):
        journal.add(result(name))
    journal.close()
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-torn])
    again = Journal(tmp_path, resume=True)
    assert [each.submission for each in again.known] == ["a"]
    again.add(result("b"))
    again.close()
    assert again.path.read_bytes() == whole


def test_what_is_whole_is_never_rewritten(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    journal.add(result("a"))
    journal.close()
    before = journal.path.stat()
    Journal(tmp_path, resume=True).close()
    assert (journal.path.stat().st_ino, journal.path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_seed_of_a_run_is_that_of_its_newest_result(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    assert journal.seed("a") is None
    for name, seed in (("a", 7), ("b", 9)):
        journal.add(msgspec.structs.replace(result(name), seed=seed))
    journal.settle("a", ["b"])  # a run that was not about a
    journal.close()
    again = Journal(tmp_path, resume=True)
    assert (again.seed("a"), again.seed("another assignment")) == (9, None)
    again.close()


def test_results_are_never_overwritten_unasked(tmp_path: Path) -> None:
    Journal(tmp_path, resume=False).close()
    with pytest.raises(UsageError, match="--resume"):
        Journal(tmp_path, resume=False)


def test_settling_keeps_the_newest_of_each_in_the_order_of_the_class(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    for name, source in (("b", "old"), ("x", "1"), ("a", "1"), ("b", "new")):
        journal.add(result(name, source))
    other = msgspec.structs.replace(result("a"), assignment="another")
    journal.add(other)
    here = journal.settle("a", ["a", "b"])
    journal.close()
    assert [each.submission for each in here] == ["a", "b"]
    assert here[1] == result("b", "new")
    # Who is not in this class, or did another assignment, keeps the result of an earlier run.
    assert [each.submission for each in read_results(tmp_path)] == ["x", "a", "a", "b"]
    assert read_results(tmp_path)[1] == other
    # And what a newer line has taken the place of is kept, unless it only said that something could not be judged.
    assert read_earlier(tmp_path) == [result("b", "old")]


def test_what_could_not_be_judged_is_not_kept_for_long(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    checks = (msgspec.structs.replace(result("a").checks[0], status="broken"),)
    journal.add(msgspec.structs.replace(result("a"), checks=checks))
    journal.add(result("a"))
    journal.settle("a", ["a"])
    journal.close()
    assert read_earlier(tmp_path) == []


def test_a_full_disk_says_what_is_kept_and_what_to_do(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    journal.add(result("a"))
    journal._file.close()
    journal._file = open("/dev/full", "ab", buffering=0)  # noqa: SIM115
    with pytest.raises(AutograderError, match=r"No space left on device.*1 results are kept: make room.*--resume"):
        journal.add(result("b"))
    journal.close()
    assert [each.submission for each in read_results(tmp_path)] == ["a"]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AutograderError, match="Results cannot be kept"):
        Journal(tmp_path / "file" / "out", resume=False)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text("{}\n")
    with pytest.raises(AutograderError, match="is not what `autograder grade` wrote"):
        Journal(tmp_path, resume=True)


def test_one_run_at_a_time_writes_to_a_folder(tmp_path: Path) -> None:
    first = Journal(tmp_path, resume=True)
    with pytest.raises(UsageError, match="Another run is writing"):
        Journal(tmp_path, resume=True)
    first.close()
    Journal(tmp_path, resume=True, wait=True).close()
