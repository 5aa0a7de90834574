"""What namers say of answers that somebody wrote blind, and of the bank, is what was read and judged.

In this process, by the checks that each failed when it was graded: `python -m tests.names FOLDER --write` grades them
again and keeps what is said now, to be read.
"""

from __future__ import annotations

import contextlib
import functools
import math
import warnings
from collections.abc import Iterable
from pathlib import Path

import pytest

from autograder.assignment import Assignment, load_assignment, read_assignment
from autograder.bank import Case
from autograder.endpoint.here import Here
from autograder.errors import StudentHalt
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.diagnosis import Diagnosis
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load
from tests.names.__main__ import KIT, Entry, cases, graded, names_of, read

pytestmark = pytest.mark.proof

HERE = Path(__file__).parent
# The sets, and whose functions they hold. What linear_regression shares stands in those of softmax_regression.
OWNERS = {
    **dict.fromkeys(
        ("bank_softmax_regression", "first", "second", "third", "fourth", "learners"), "softmax_regression"
    ),
    **dict.fromkeys(
        ("bank_linear_regression", "linear", "adapted_linear", "remembered_linear", "written_linear", "late_linear"),
        "linear_regression",
    ),
    **dict.fromkeys(
        (
            "bank_linear_concise",
            "linear_concise",
            "adapted_linear_concise",
            "remembered_linear_concise",
            "written_linear_concise",
            "late_linear_concise",
        ),
        "linear_concise",
    ),
    **dict.fromkeys(
        (
            "bank_softmax_concise",
            "softmax_concise",
            "adapted_softmax_concise",
            "remembered_softmax_concise",
            "written_softmax_concise",
            "late_softmax_concise",
        ),
        "softmax_concise",
    ),
}
BANKS = [name for name in OWNERS if name.startswith("bank")]
BLIND = [name for name in OWNERS if name not in BANKS]
HOME = ("second", "linear", "linear_concise", "softmax_concise")  # a set of each assignment
LATE = ("infinite",)  # ends by its time limit, which nothing in this process has


def judged(name: str) -> dict[str, dict[str, Entry]]:
    return read(HERE / f"{name}.toml" if name in BANKS else HERE / name / "judged.toml")


def functions_of(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, function) for name in names for function in judged(name)]


@functools.cache
def assignment_of(name: str) -> Assignment:
    return load_assignment(OWNERS[name], KIT)


def asked_of(name: str, function: str, assignment: Assignment) -> list[Case]:
    if name in BANKS:
        return assignment.bank("misconceptions")[function]
    return [case for case in cases(HERE / name, assignment) if case.function == function]


def said(diagnosis: Diagnosis, assignment: Assignment, case: Case, entry: Entry) -> list[str]:
    load = Load([("answers.py", assignment.preamble + case.source)], assignment.harness,
                assignment.reference_implementations_for(case.function))  # fmt: skip
    remote = Remote(Here.start, load, math.inf)
    asker = Asker(Student(Harness(assignment.harness), remote), frozenset(entry.failed), remote.reload)
    with warnings.catch_warnings(), contextlib.suppress(StudentHalt):
        warnings.simplefilter("ignore")
        found = diagnosis.by_the_namer(case.function, asker)
        namer = diagnosis.namer(case.function)
        if not found and namer:
            found = diagnosis.by_answers.find(case.function, namer, asker)
        return [mistake.name for mistake in found]
    return []


@pytest.mark.parametrize("name", BANKS)
def test_all_of_a_bank_is_judged(name: str) -> None:
    shared = {} if OWNERS[name] == "softmax_regression" else dict.fromkeys(assignment_of(name).spec.shared)
    assert judged(name).keys() == assignment_of(name).bank("misconceptions").keys() - shared.keys()


@pytest.mark.parametrize(("name", "function"), functions_of(OWNERS))
def test_every_mistake_has_the_name_that_was_judged(name: str, function: str) -> None:
    assignment = assignment_of(name)
    diagnosis, entries = Diagnosis(assignment, Harness(assignment.harness)), judged(name)[function]
    asked = [case for case in asked_of(name, function, assignment) if case.name not in LATE]
    assert {case.name for case in asked} == entries.keys() - set(LATE)
    found = {case.name: said(diagnosis, assignment, case, entries[case.name]) for case in asked}
    assert diagnosis.stumbles == {}
    assert found == {slug: entry.names for slug, entry in entries.items() if slug not in LATE}


@pytest.mark.parametrize(("name", "function"), functions_of(HOME))
def test_at_home_the_names_are_the_same_without_any_program(name: str, function: str) -> None:
    assignment, home = assignment_of(name), read_assignment(KIT / "exercises" / OWNERS[name])
    assert not [path for folder in home.naming for path in folder.glob("*_programs.py")]
    diagnosis, entries = Diagnosis(home, Harness(home.harness)), judged(name)[function]
    asked = asked_of(name, function, assignment)
    found = {case.name: said(diagnosis, assignment, case, entries[case.name]) for case in asked}
    assert found == {slug: entry.names for slug, entry in entries.items()}


@pytest.mark.parametrize("name", BLIND)
def test_most_names_are_right_and_nearly_none_wrong(name: str) -> None:
    verdicts = [entry.verdict for function in judged(name).values() for entry in function.values()]
    assert all(
        verdict or not entry.names for f in judged(name).values() for entry in f.values() for verdict in [entry.verdict]
    )
    assert verdicts.count("right") >= 0.85 * len(verdicts)
    assert verdicts.count("wrong") <= 0.02 * len(verdicts)


@pytest.mark.parametrize("name", [name for name in BLIND if (HERE / name / "right").is_dir()])
def test_right_answers_keep_every_point_and_nothing_is_said_of_them(name: str) -> None:
    assignment = assignment_of(name)
    right = list(cases(HERE / name / "right", assignment))
    assert len(right) >= 15
    results = graded(assignment, right)
    assert {which: (result.score(), names_of(result)) for which, result in results.items()} == {
        which: (result.max_score(), []) for which, result in results.items()
    }
