"""Of every mistake of each bank: the code on the page, pasted beside the student's file, prints what the page shows."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from autograder.assignment import Assignment, assignment_names, load_assignment
from autograder.bank import Case
from autograder.checks import register_profile
from autograder.endpoint.here import Here
from autograder.finding import Raised, WrongValues
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.prompt import WIDTH
from autograder.reports.sentences import lines
from autograder.result import CheckResult
from tests.conftest import KIT, submission
from tests.pasted import Prompt

pytestmark = pytest.mark.proof

ASSIGNMENTS = {name: load_assignment(name, KIT) for name in assignment_names(KIT)}
# What several assignments ask is asked here of one.
FUNCTIONS = {
    each.home(function) / function: pytest.param(name, function, id=f"{name}-{function}")
    for name, each in ASSIGNMENTS.items()
    for function in each.bank("misconceptions")
}
# lstsq's default driver reads memory that nothing was written to: two answers may be alike and the third another.
AT_RANDOM = {"normal_equation.default_driver"}
_INDENT = len("expected  ")


def under(name: str, said: list[str]) -> str:
    """What stands on the page behind a word and under it."""
    start = next(i for i, line in enumerate(said) if line.startswith(f"{name} "))
    below = list(itertools.takewhile(lambda line: not line or line.startswith(" " * _INDENT), said[start + 1 :]))
    block = [line[_INDENT:] for line in [said[start], *below]]
    return "\n".join(block[1:] if below and block[0].endswith(":") else block)


def faults(source: str, check: CheckResult) -> list[str]:
    """What is not as the page says."""
    prompt, said = Prompt(source), lines(check)
    printed = prompt.paste(check.counterexample)
    found = check.finding.found if isinstance(check.finding, WrongValues) else check.finding
    wanted = under("raised", said) if isinstance(found, Raised) else under("got", said)
    got = prompt.raised if isinstance(found, Raised) else printed
    wrong = [] if (got == wanted) == check.repeats else [f"{check.id} shows {wanted!r}, and got {got!r}"]
    if prompt.raised and not isinstance(found, Raised):
        wrong.append(f"{check.id} raised {prompt.raised}")
    return wrong + [f"{check.id}: {line}" for line in check.counterexample.splitlines() if len(line) > WIDTH]


def source_of(assignment: Assignment, case: Case) -> str:
    reference = assignment.reference_implementations_for(case.function)
    return "\n".join([assignment.preamble, *reference.values(), case.source])


@pytest.mark.parametrize(("name", "function"), FUNCTIONS.values())
def test_what_is_pasted_prints_what_the_page_shows(name: str, function: str) -> None:
    register_profile()
    assignment = ASSIGNMENTS[name]
    judge = Judge(Settings(assignment, assignment.visible, functions=(function,), fork=False))
    judge.exam.diagnosis.name = lambda function, results, *_: results  # type: ignore[method-assign]
    shown, wrong = 0, list[str]()
    for case in assignment.bank("misconceptions")[function]:
        source = source_of(assignment, case)
        result = judge.judge(submission(source), WorkerFactory(Here.start))
        failed = [check for check in result.checks if check.status in ("failed", "error")]
        shown += len(failed)
        if case.id in AT_RANDOM:
            continue
        wrong += [f"{case.id}: {fault}" for check in failed for fault in faults(source, check)]
    assert shown
    assert not wrong, "\n".join(wrong)


def test_most_mistakes_repeat(assignment: Assignment) -> None:
    """A page does not call an answer random that is not."""
    register_profile()
    judge = Judge(Settings(assignment, assignment.visible, functions=("softmax", "data_iter"), fork=False))
    wrong = "\n".join(
        source_of(assignment, replace(case, function=function))
        for function, name in (("softmax", "dim0"), ("data_iter", "drop_last"))
        for case in assignment.bank("misconceptions")[function]
        if case.name == name
    )
    result = judge.judge(submission(wrong), WorkerFactory(Here.start))
    assert {check.repeats for check in result.checks} == {True}
