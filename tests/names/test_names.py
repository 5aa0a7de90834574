"""What namers say of answers that somebody wrote blind, and of the bank, is what was read and judged.

In this process, by the checks that each failed when it was graded: `python -m tests.names FOLDER --write` grades them
again and keeps what is said now, to be read.
"""

from __future__ import annotations

import contextlib
import math
import warnings
from pathlib import Path

import pytest

from autograder.assignment import Assignment, read_assignment
from autograder.bank import Case
from autograder.endpoint.here import Here
from autograder.errors import StudentHalt
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.diagnosis import Diagnosis
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load
from tests.names.__main__ import KIT, Entry, cases, read

HERE = Path(__file__).parent
SETS = {"bank": KIT / "reference/softmax_regression/misconceptions", "first": HERE / "first", "second": HERE / "second", "third": HERE / "third",
        "learners": HERE / "learners"}  # fmt: skip
FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch")
LATE = ("infinite",)  # ends by its time limit, which nothing in this process has


def judged(name: str) -> dict[str, dict[str, Entry]]:
    return read(HERE / "bank.toml" if name == "bank" else SETS[name] / "judged.toml")


def said(diagnosis: Diagnosis, assignment: Assignment, case: Case, entry: Entry) -> list[str]:
    load = Load([("answers.py", assignment.preamble + case.source)], assignment.harness,
                assignment.reference_implementations_for(case.function))  # fmt: skip
    remote = Remote(Here.start, load, math.inf)
    asker = Asker(Student(Harness(assignment.harness), remote), frozenset(entry.failed), remote.reload)
    with warnings.catch_warnings(), contextlib.suppress(StudentHalt):
        warnings.simplefilter("ignore")
        return [mistake.name for mistake in diagnosis.by_the_namer(case.function, asker)]
    return []


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("name", SETS)
def test_every_mistake_has_the_name_that_was_judged(name: str, function: str, assignment: Assignment) -> None:
    diagnosis, entries = Diagnosis(assignment, Harness(assignment.harness)), judged(name)[function]
    asked = [case for case in cases(SETS[name], assignment) if case.function == function and case.name not in LATE]
    assert {case.name for case in asked} == entries.keys() - set(LATE)
    found = {case.name: said(diagnosis, assignment, case, entries[case.name]) for case in asked}
    assert diagnosis.stumbles == []
    assert found == {slug: entry.names for slug, entry in entries.items() if slug not in LATE}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_at_home_the_names_are_the_same_without_any_program(function: str, assignment: Assignment) -> None:
    home, entries = read_assignment(KIT / "exercises" / "softmax_regression"), judged("second")[function]
    assert not list(home.naming.glob("*_programs.py"))
    diagnosis = Diagnosis(home, Harness(home.harness))
    asked = [case for case in cases(SETS["second"], assignment) if case.function == function]
    found = {case.name: said(diagnosis, assignment, case, entries[case.name]) for case in asked}
    assert found == {slug: entry.names for slug, entry in entries.items()}


@pytest.mark.parametrize("name", [name for name in SETS if name != "bank"])
def test_most_names_are_right_and_nearly_none_wrong(name: str) -> None:
    verdicts = [entry.verdict for function in judged(name).values() for entry in function.values()]
    assert all(
        verdict or not entry.names for f in judged(name).values() for entry in f.values() for verdict in [entry.verdict]
    )
    assert verdicts.count("right") >= 0.85 * len(verdicts)
    assert verdicts.count("wrong") <= 0.02 * len(verdicts)
