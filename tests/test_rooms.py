from __future__ import annotations

from pathlib import Path

from autograder.assignment import load_assignment, read_assignment
from autograder.release import release
from tests.tiny import sharing, tiny


def test_an_assignment_that_shares_nothing_has_one_home(tmp_path: Path) -> None:
    assignment = tiny(tmp_path)
    assert assignment.homes == (assignment.folder,)
    assert assignment.visible == (assignment.folder / "visible",)
    assert assignment.naming == ()
    assert assignment.model_paths == (assignment.model_path,)


def test_a_shared_function_has_a_home_of_its_own(tmp_path: Path) -> None:
    assignment = sharing(tmp_path, {"../shared/double/naming/double.py": ""})
    shared = tmp_path / "reference" / "shared" / "double"
    assert (assignment.home("double"), assignment.home("total")) == (shared, assignment.folder)
    assert assignment.homes == (assignment.folder, shared)
    assert assignment.visible == (assignment.folder / "visible", shared / "visible")
    assert assignment.hidden == (assignment.folder / "hidden", shared / "hidden")
    assert assignment.naming == (shared / "naming",)
    assert assignment.model_paths[1] == tmp_path / "solutions" / "shared" / "double.py"


def test_a_students_folder_has_all_in_one_place(tmp_path: Path) -> None:
    name = sharing(tmp_path / "kit").name
    folder = release(name, tmp_path / "handout", tmp_path / "kit")
    assert load_assignment(name, tmp_path / "kit").is_released is False
    handout = read_assignment(folder)
    assert handout.is_released
    assert (handout.homes, handout.visible, handout.hidden) == ((folder,), (folder / "checks",), ())
