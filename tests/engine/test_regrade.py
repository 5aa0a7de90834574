"""A class is graded, something changes, and the class is graded again: what is judged then, and what is said."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.engine import run as module
from autograder.engine.job import Job, JobListener
from autograder.engine.journal import EARLIER, RESULTS, read_earlier, read_results
from autograder.engine.options import GradeOptions
from autograder.engine.regrade import find_changes
from autograder.engine.run import RunListener, run
from autograder.errors import UsageError
from autograder.judge import Judge
from autograder.result import SubmissionResult
from autograder.submission import Submission
from tests.conftest import submission
from tests.tiny import FILES, MODEL, NAME, WORKERS, tiny

SQUARED = MODEL.replace("2.0 * x", "x * x")  # right for 0 alone: 10 of 40 points
CLASS = [submission(MODEL, "ann"), submission(SQUARED, "ben")]
Judged = list[tuple[str, tuple[str, ...]]]
Graded = Callable[..., list[SubmissionResult]]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judged:
    """Who was judged, and on what."""
    asked: Judged = []

    def grade(job: Job, submissions: list[Submission], listener: JobListener, *more: object) -> None:
        judge = Judge(job.settings())
        for each in submissions:
            result = judge.judge(each, WORKERS)
            asked.append((each.student, result.functions))
            listener.on_result(result)

    monkeypatch.setattr(module, "grade", grade)
    return asked


@pytest.fixture
def graded(tmp_path: Path, judged: Judged) -> Graded:
    """Grade the class; its kit is there to be changed."""
    tiny(tmp_path / "kit")

    def again(pupils: list[Submission] = CLASS, **more: object) -> list[SubmissionResult]:
        judged.clear()
        options = GradeOptions(assignment=NAME, out=str(tmp_path / "out"), kit=str(tmp_path / "kit"), seed=1)
        return run(msgspec.structs.replace(options, **more), pupils, RunListener())

    again(resume=True)
    return again


def change(tmp_path: Path, name: str, old: str, new: str) -> None:
    path = tmp_path / "kit" / "reference" / NAME / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def scores(results: list[SubmissionResult]) -> list[float]:
    return [result.score() for result in results]


def test_nothing_is_judged_again_where_nothing_has_changed(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    for name in ("misconceptions", "variants"):  # nobody is judged by a bank
        (tmp_path / "kit" / "reference" / NAME / name).mkdir()
        (tmp_path / "kit" / "reference" / NAME / name / "double.py").write_text("# %% x\n# x\n")
    assert scores(graded(resume=True)) == [100, 70]
    assert judged == []
    assert not (tmp_path / "out" / EARLIER).exists()


def test_a_change_is_told_and_nothing_done_unasked(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    before = (tmp_path / "out" / RESULTS).read_bytes()
    change(tmp_path, "hidden/test_quadruple.py", "12.0", "13.0")
    change(tmp_path, "assignment.toml", "total = 30", "total = 40")
    with pytest.raises(UsageError) as raised:
        graded(resume=True)
    assert str(raised.value) == (
        f"{tmp_path / 'out'} holds 2 results from before a change: the checks of quadruple have changed, total is worth 40,"
        " not 30. Add --regrade to judge again what that touches (what was is kept in earlier.jsonl), or name another folder."
    )
    assert judged == []
    assert (tmp_path / "out" / RESULTS).read_bytes() == before


def test_only_what_a_change_touches_is_judged(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    old = read_results(tmp_path / "out")
    change(tmp_path, "hidden/test_quadruple.py", "12.0", "13.0")
    results = graded(resume=True, regrade=True)
    assert judged == [("ann", ("quadruple",)), ("ben", ("quadruple",))]
    assert scores(results) == [70, 40]
    assert [result.functions for result in results] == [("double", "quadruple", "total")] * 2
    kept = [check for check in results[1].checks if check.function != "quadruple"]
    assert kept == [check for check in old[1].checks if check.function != "quadruple"]
    assert results[1].code["double"] == old[1].code["double"]  # which was wrong, and is shown on the page
    assert read_results(tmp_path / "out") == results
    assert read_earlier(tmp_path / "out") == old
    assert graded(resume=True) == results
    assert judged == []


def test_as_judged_in_one_go(graded: Graded, tmp_path: Path) -> None:
    change(tmp_path, "visible/test_double.py", "@weight(1)", "@weight(5)")
    change(tmp_path, "assignment.toml", "total = 30", "total = 45")
    timeless = [msgspec.structs.replace(each, seconds=0.0, checks=()) for each in graded(resume=True, regrade=True)]
    fresh = graded(out=str(tmp_path / "fresh"))
    assert timeless == [msgspec.structs.replace(each, seconds=0.0, checks=()) for each in fresh]
    assert scores(read_results(tmp_path / "out")) == scores(fresh)


def test_other_points_are_counted_without_a_judge(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    change(tmp_path, "assignment.toml", "double = 40", "double = 20")
    results = graded(resume=True, regrade=True)
    assert judged == []
    assert scores(results) == [80, 65]
    assert [result.max_score("double") for result in results] == [20, 20]
    assert scores(graded(resume=True)) == [80, 65]


def test_what_waits_for_another_function_is_judged_once_that_has_points(
    graded: Graded, judged: Judged, tmp_path: Path
) -> None:
    wrong = submission(MODEL.replace("2.0 * x", "x + 1"), "cleo")
    [before] = graded([wrong], resume=True)
    assert before.score("total") == 0  # it requires points for double
    change(tmp_path, "hidden/test_double.py", "student.double(-3.0), -6.0", "student.double(-3.0), -2.0")
    [after] = graded([wrong], resume=True, regrade=True)
    assert judged == [("cleo", ("double",)), ("cleo", ("double", "quadruple", "total"))]
    assert (after.score("double"), after.score("total")) == (10, 30)


@pytest.mark.parametrize(("more", "why"), [({"seed": 2}, "the seed is 2, not 1"), ({"unsafe": True}, "")], ids=str)
def test_another_seed_touches_everything(
    more: dict[str, object], why: str, graded: Graded, judged: Judged, tmp_path: Path
) -> None:
    if why:
        with pytest.raises(UsageError, match=why):
            graded(resume=True, **more)
    graded(resume=True, regrade=True, **more)
    assert judged == (
        [("ann", ("double", "quadruple", "total")), ("ben", ("double", "quadruple", "total"))] if why else []
    )


def test_who_hands_in_again_is_judged_without_a_question(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    results = graded([CLASS[0], submission(MODEL, "ben")], resume=True)
    assert judged == [("ben", ("double", "quadruple", "total"))]
    [change] = find_changes(read_earlier(tmp_path / "out"), results)
    assert (change.before.score(), change.after.score()) == (70, 100)
    assert change.why == ("another file was handed in",)
    # An older file again, of which there was a result once, is the one that counts now.
    assert scores(graded(resume=True)) == [100, 70]


def test_a_result_of_which_nothing_is_known_is_touched_by_everything(
    graded: Graded, judged: Judged, tmp_path: Path
) -> None:
    path = tmp_path / "out" / RESULTS
    lines = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    path.write_bytes(b"".join(msgspec.json.encode(line | {"rests_on": {}}) + b"\n" for line in lines))
    with pytest.raises(UsageError, match="the checks of double, quadruple, total have changed"):
        graded(resume=True)
    graded(resume=True, regrade=True)
    assert len(judged) == 2


def test_a_function_more_and_one_less(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    toml = FILES["assignment.toml"].replace('"total"]', '"triple"]', 1).replace("total = 30", "triple = 50")
    toml = toml.partition("[banned]")[0]
    (tmp_path / "kit" / "reference" / NAME / "assignment.toml").write_text(toml)
    (tmp_path / "kit" / "reference" / NAME / "hidden" / "test_total.py").rename(
        tmp_path / "kit" / "reference" / NAME / "hidden" / "test_triple.py"
    )
    with pytest.raises(UsageError, match="triple is new"):
        graded(resume=True)
    ann, _ = graded(resume=True, regrade=True)
    assert ann.functions == ("double", "quadruple", "triple")
    assert "total is no function any more" in find_changes(read_earlier(tmp_path / "out"), [ann])[0].why


def test_a_run_that_asks_some_functions_alone_is_resumed(
    graded: Graded, judged: Judged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Job", functools.partial(Job, functions=("total",)))
    some = graded(out=str(tmp_path / "some"))
    assert [result.functions for result in some] == [("total",)] * 2
    assert graded(out=str(tmp_path / "some"), resume=True) == some
    assert judged == []


def test_a_function_without_checks_is_none_that_was_left_out(graded: Graded, judged: Judged, tmp_path: Path) -> None:
    (tmp_path / "kit" / "reference" / NAME / "hidden" / "test_total.py").unlink()
    some = graded(out=str(tmp_path / "some"))
    assert graded(out=str(tmp_path / "some"), resume=True) == some
    assert judged == []


NAMER = "def mistakes(ask):\n    ask.double(1.0), ask.double(3.0)\n    yield from ()\n"
ENTRY = "# %% squares (by its answers)\n# fails: doubles, negative.\n# You square it. Multiply by 2.\ndef double(x):\n    return x * x\n"


def test_an_entry_of_the_bank_touches_those_whose_mistake_was_looked_for_there(
    graded: Graded, judged: Judged, tmp_path: Path
) -> None:
    folder = tmp_path / "kit" / "reference" / NAME
    (folder / "naming").mkdir()
    (folder / "naming" / "double.py").write_text(NAMER)
    assert {name for check in graded(resume=True, regrade=True)[1].checks for name in check.mistakes} == set()
    (folder / "misconceptions").mkdir()
    (folder / "misconceptions" / "double.py").write_text(ENTRY)
    with pytest.raises(UsageError, match="the known mistakes of double have changed"):
        graded(resume=True)
    _, ben = graded(resume=True, regrade=True)
    assert judged == [("ben", ("double",))]
    assert {name for check in ben.checks for name in check.mistakes} == {"double.squares"}
    assert graded(resume=True)[1] == ben
    assert judged == []
    (folder / "misconceptions" / "double.py").write_text(ENTRY.replace("You square", "Oh, you square"))
    assert graded(resume=True, regrade=True)[1].advice == {"double.squares": "Oh, you square it. Multiply by 2."}
