from __future__ import annotations

import glob
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from autograder.nbgrader_plugin import SubmissionReader
from tests.nbgrader_plugin.conftest import RIGHT, SmallCourse, answered, ids, released
from tests.tiny import NAME


def test_each_submission_of_the_run_is_known_by_its_folder(course: SmallCourse) -> None:
    folders = {student: course.submit(student, answered(**RIGHT)).parent for student in ("ann", "ben")}
    course.submit("ann", answered(), assignment="other")
    (course.root / "submitted" / "cleo").mkdir()
    found = course.reader().autograde_run.submitted
    assert {(each, str(folder)) for (_, each), folder in found.items()} == {
        (each, str(path)) for each, path in folders.items()
    }
    assert {assignment for assignment, _ in found} == {NAME}


def test_they_are_judged_in_the_order_in_which_nbgrader_converts_them(
    course: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ann-marie", "zoe", "ann", "ben"):
        course.submit(student, answered(**RIGHT))
    found = glob.glob
    monkeypatch.setattr(glob, "glob", lambda pattern: sorted(found(pattern), reverse=True))  # any order of a disk's
    reader = course.reader()
    folders = [str(folder) for folder in reader.autograde_run.submitted.values()]
    assert folders == sorted(reader.converter.assignments) == sorted(folders)
    assert len(folders) == 4


def test_of_one_student_it_knows_no_other(course: SmallCourse) -> None:
    for student in ("ann", "ben"):
        course.submit(student, answered(**RIGHT))
    assert list(course.reader("ben").autograde_run.submitted) == [(NAME, "ben")]


def test_a_notebook_of_another_name_is_expected_under_the_released_one(course: SmallCourse) -> None:
    folder = course.submit("ann", answered(**RIGHT), "my homework (2).ipynb").parent
    expected = course.reader().converter.assignments
    assert expected == {str(folder): [str(folder / f"{NAME}.ipynb")]}


def test_what_nbgrader_has_found_itself_is_not_expected_twice(course: SmallCourse) -> None:
    path = course.submit("ann", answered(**RIGHT))
    reader = course.reader()
    reader._expect_our_notebooks()
    assert reader.converter.assignments == {str(path.parent): [str(path)]}


@pytest.mark.parametrize("text", ["", "{", '{"cells": 3}', "not a notebook"])
def test_whatever_was_submitted_is_read_as_the_notebook_that_was_released(text: str, course: SmallCourse) -> None:
    path = course.submit("ann", text)
    book, resources = course.reader().from_filename(str(path), ids("ann"))
    assert [cell["source"] for cell in nbformat.reads(book, 4).cells] == [cell.source for cell in released().cells]
    assert resources["metadata"]["name"] == NAME


def test_a_notebook_that_is_none_of_the_kits_is_read_as_it_is(course: SmallCourse) -> None:
    own = new_notebook(cells=[new_code_cell("x = 1")])
    path = course.submit("ann", own, "own.ipynb")
    book, _ = course.reader().from_filename(str(path), ids("ann", "own"))
    assert [cell.source for cell in nbformat.reads(book, 4).cells] == ["x = 1"]


def verdict() -> NotebookNode:
    book = answered(**RIGHT)
    book.cells[-1].outputs = [new_output("execute_result", data={"text/plain": "30.0"}, execution_count=3)]
    return book


def autograded(course: SmallCourse, student: str, text: str) -> Path:
    path = course.root / "autograded" / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    (path.parent / "timestamp.txt").write_text("2026-11-30 12:00:00 UTC")
    return path


@pytest.mark.parametrize("left", [nbformat.writes(answered(**RIGHT)), nbformat.writes(verdict())[:-20], ""])
def test_what_a_killed_run_left_without_a_verdict_is_graded_again(left: str, course: SmallCourse) -> None:
    for student in ("ann", "ben"):
        course.submit(student, answered(**RIGHT))
    whole, torn = autograded(course, "ann", nbformat.writes(verdict())), autograded(course, "ben", left)
    course.reader()
    assert whole.exists()
    assert not torn.parent.exists()


def test_so_is_a_folder_in_which_a_notebook_is_missing(course: SmallCourse) -> None:
    course.submit("ann", answered(**RIGHT))
    path = autograded(course, "ann", "")
    path.unlink()
    course.reader()
    assert not path.parent.exists()


def test_where_one_notebook_is_asked_for_the_others_of_its_folder_stay(course: SmallCourse) -> None:
    course.submit("ann", answered(**RIGHT))
    path = autograded(course, "ann", nbformat.writes(answered(**RIGHT)))
    course.reader(notebook=NAME)
    assert not path.exists()
    assert path.with_name("timestamp.txt").exists()


def test_nothing_is_taken_of_those_whom_nobody_asked_to_grade(course: SmallCourse) -> None:
    for student in ("ann", "ben"):
        course.submit(student, answered(**RIGHT))
    path = autograded(course, "ann", nbformat.writes(answered(**RIGHT)))
    own = course.root / "autograded" / "ben" / "other" / "own.ipynb"
    own.parent.mkdir(parents=True)
    own.write_text(nbformat.writes(new_notebook()))
    course.reader("ben")
    assert path.exists()
    assert own.exists()


def test_it_belongs_to_autograde_alone() -> None:
    with pytest.raises(TypeError, match=r"belongs into c\.Autograde\.exporter_class, and nowhere else"):
        SubmissionReader(parent=NotebookExporter())
