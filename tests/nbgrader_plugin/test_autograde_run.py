"""What one run shares. That nbgrader's commands do with it what they should is for test_workflow and test_course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.converters.base import NbGraderException

from autograder.nbgrader_plugin import autograde_run as module
from autograder.nbgrader_plugin.autograde_run import CannotGrade
from autograder.nbgrader_plugin.rebuild import Rebuilt, rebuild
from autograder.submission import Cell
from tests.nbgrader_plugin.conftest import RIGHT, SmallCourse, answered, released
from tests.tiny import NAME


def test_what_stops_a_run_ends_it_and_nbgraders_command() -> None:
    # nbgrader goes on with the next student after any other exception.
    assert issubclass(CannotGrade, KeyboardInterrupt)
    assert issubclass(CannotGrade, NbGraderException)


def test_a_kit_that_is_none_is_named(course: SmallCourse, tmp_path: Path) -> None:
    with pytest.raises(CannotGrade, match=r"holds no reference/: set c\.SandboxedExecute\.kit"):
        course.reader(kit=str(tmp_path / "nowhere"))


def test_a_notebook_is_ours_by_its_name_and_by_what_its_cells_ask(course: SmallCourse) -> None:
    course.release(released(), "another name")
    course.release(new_notebook(cells=[new_code_cell("assert double(1) == 2")]), NAME, "other")
    run = course.reader().autograde_run
    assert run.is_ours(NAME, NAME)
    assert not run.is_ours(NAME, "another name")
    assert not run.is_ours("other", NAME)
    assert run.notebooks(NAME) == [NAME]
    assert run.notebooks("other") == []


def test_a_name_of_ours_that_was_not_released_stops_the_run(course: SmallCourse) -> None:
    run = course.reader().autograde_run
    with pytest.raises(CannotGrade, match="run `nbgrader generate_assignment other --force`"):
        run.is_ours("other", NAME)


def test_a_released_notebook_that_is_torn_stops_the_run(course: SmallCourse) -> None:
    run = course.reader().autograde_run
    (course.root / "release" / NAME / f"{NAME}.ipynb").write_text("{")
    with pytest.raises(CannotGrade, match="cannot be read: run `nbgrader generate_assignment tiny --force`"):
        run.read_released(NAME, NAME)


def test_what_was_put_right_is_noted(course: SmallCourse) -> None:
    book = answered(**RIGHT)
    for cell in book.cells:
        cell.metadata = {}
    course.submit("ann", book)
    course.submit("ben", "{")
    run = course.reader().autograde_run
    assert run.rebuild_for(NAME, NAME, "ann").notes == (
        "The cells had lost nbgrader's marks; answers were found by their names.",
    )
    [said] = run.rebuild_for(NAME, NAME, "ben").notes
    assert said.startswith(f"{NAME}.ipynb ")


def test_what_cannot_be_rebuilt_is_that_students_line_and_an_empty_notebook(
    course: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(release: NotebookNode, cells: Sequence[Cell]) -> Rebuilt:
        if cells:
            raise RecursionError
        return rebuild(release, cells)

    monkeypatch.setattr(module, "rebuild", fails)
    course.submit("ann", answered(**RIGHT))
    rebuilt = course.reader().autograde_run.rebuild_for(NAME, NAME, "ann")
    assert rebuilt.notes == ("Your cells cannot be put into the notebook (RecursionError): start from a fresh one.",)
    assert len(rebuilt.notebook.cells) == len(released().cells)


def test_all_of_a_run_is_judged_by_one_program_and_each_gets_its_own(course: SmallCourse) -> None:
    course.submit("ann", answered(**RIGHT))
    course.submit("ben", answered(double=RIGHT["double"]))
    course.submit("cleo", "{")
    run = course.reader(unsafe_no_sandbox=True, seed=3).autograde_run
    scores = {student: run.result(NAME, NAME, student).score() for student in ("cleo", "ann", "ben")}
    assert scores == {"ann": 100, "ben": 40, "cleo": 0}
    assert len(run._runs) == 1
    assert run.result(NAME, NAME, "ann").seed == 3
    assert (course.root / "judged" / NAME / "results.jsonl").is_file()


def test_what_keeps_it_from_judging_stops_the_run(course: SmallCourse) -> None:
    course.submit("ann", answered(**RIGHT))
    (course.kit / "reference" / NAME / "resources.py").write_text(
        "from autograder.errors import UsageError\n"
        "def load(data, folder, parameters):\n    raise UsageError(f'{folder} holds no {data}.')\n"
    )
    with pytest.raises(CannotGrade, match=r"^pictures holds no cifar\.$"):
        course.reader(data="cifar", data_dir="pictures").autograde_run.result(NAME, NAME, "ann")


def test_data_chosen_for_the_course_is_nothing_to_an_assignment_without_data(course: SmallCourse) -> None:
    course.submit("ann", answered(**RIGHT))
    run = course.reader(data="cifar", data_dir="pictures", unsafe_no_sandbox=True).autograde_run
    assert run.result(NAME, NAME, "ann").score() == 100
