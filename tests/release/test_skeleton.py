from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import load_assignment
from autograder.errors import UsageError
from autograder.release import begin, find_stale


def test_an_assignment_begins_with_a_handout(tmp_path: Path) -> None:
    written = begin("my_course", tmp_path)
    assert all(path.exists() for path in written)
    assert (
        (tmp_path / "solutions" / "my_course" / "my_course.py").read_text().startswith("# %% [markdown]\n# # My course")
    )
    assignment = load_assignment("my_course", tmp_path)
    assert assignment.spec.title == "My course"
    assert set(assignment.bank("misconceptions")) == set(assignment.bank("variants")) == set(assignment.spec.functions)
    assert find_stale("my_course", tmp_path) == []


@pytest.mark.parametrize("name", ["My", "my-course", "class", "1st", "../x", ""])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="write small letters"):
        begin(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("room", ["solutions", "reference", "exercises"])
def test_nothing_that_is_there_is_touched(room: str, tmp_path: Path) -> None:
    (tmp_path / room / "mine").mkdir(parents=True)
    with pytest.raises(UsageError, match="is there already: choose another name"):
        begin("mine", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [room]
