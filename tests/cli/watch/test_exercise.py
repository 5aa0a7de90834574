from __future__ import annotations

import threading
from pathlib import Path

import pytest

from autograder.cli.watch.exercise import Exercise
from autograder.errors import AutograderError, UsageError
from tests.tiny import MODEL


@pytest.fixture
def watched(exercise: Path) -> Exercise:
    (exercise / "tiny.py").write_text(MODEL)
    return Exercise(exercise, ["double"])


def points(exercise: Exercise) -> float:
    return sum(check.points for check in exercise.judge.exam.checks)


def test_rules_are_read_again_where_they_say_something_else(watched: Exercise) -> None:
    toml = watched.folder / "assignment.toml"
    before = watched.judge
    assert not watched.read_rules()
    assert watched.judge is before
    toml.write_text(toml.read_text().replace("double = 40", "double = 80"))
    worth = points(watched)
    assert watched.read_rules()
    assert points(watched) == 2 * worth
    assert not watched.read_rules()


@pytest.mark.parametrize("rules", ["title", "functions = []"])
def test_rules_that_cannot_be_used_are_said_until_they_can(watched: Exercise, rules: str) -> None:
    toml = watched.folder / "assignment.toml"
    kept = toml.read_text()
    toml.write_text(rules)
    for _ in range(2):
        with pytest.raises(AutograderError, match=r"assignment\.toml"):
            watched.read_rules()
    toml.write_text(kept)
    assert watched.read_rules()
    assert not watched.read_rules()


def test_rules_that_are_gone_are_said(watched: Exercise) -> None:
    (watched.folder / "assignment.toml").unlink()
    with pytest.raises(AutograderError, match=r"assignment\.toml is gone\. Restore it from the release\."):
        watched.read_rules()


def test_what_an_editor_has_deleted_is_waited_for(watched: Exercise) -> None:
    path = watched.folder / "tiny.py"
    path.unlink()
    late = threading.Timer(0.1, path.write_text, (MODEL,))
    late.start()
    assert not watched.read_submission().problem
    late.join()
    path.unlink()
    assert watched.read_submission().problem


def test_where_there_is_no_exercise_it_is_bad_usage(exercise: Path) -> None:
    with pytest.raises(UsageError, match="No exercise here"):
        Exercise(exercise.parent, [])
    (exercise / "tiny.py").write_text(MODEL)
    with pytest.raises(UsageError, match="Did you mean double"):
        Exercise(exercise, ["dubble"])


def test_the_folders_that_are_watched_are_those_of_the_rules_and_of_the_file(exercise: Path) -> None:
    (exercise / "mine").mkdir()
    for path in (exercise / "tiny.py", exercise / "mine" / "tiny.py"):
        path.write_text(MODEL)
    assert Exercise(exercise, []).folders == Exercise(exercise / "tiny.py", []).folders == {exercise}
    assert Exercise(exercise / "mine" / "tiny.py", []).folders == {exercise, exercise / "mine"}
