"""The checks that students have: what they say is true, and nearly every mistake fails one of them."""

from __future__ import annotations

import math

import pytest

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.errors import CheckFailure
from autograder.finding import Differs, Finding
from autograder.judge import Exam, Settings
from autograder.remote import Remote
from autograder.student import Student
from autograder.weights import check_files, weights_in
from autograder.wire import Load
from tests.names.test_names import BLIND, LATE, assignment_of, judged

ENDLESS = """
def data_iter(batch_size, features, labels):
    while True:
        yield features[1:2], labels[1:2]
"""
# The backward pass alone goes through half precision.
HALF = """
def softmax(X):
    P = X.exp() / X.exp().sum(1, keepdim=True)
    if P.requires_grad:
        P.register_hook(lambda gradient: gradient.half().to(gradient.dtype))
    return P

def cross_entropy(y_hat, y):
    losses = -y_hat[range(len(y)), y].log()
    if losses.requires_grad:
        losses.register_hook(lambda gradient: gradient.half().to(gradient.dtype))
    return losses
"""


@pytest.fixture(scope="module")
def exam(assignment: Assignment) -> Exam:
    return Exam(Settings(assignment, (*assignment.visible, *assignment.hidden)))


def found(exam: Exam, source: str, check_id: str) -> Finding | None:
    """What one check finds out about an answer."""
    (check,) = [check for check in exam.checks if check.id == check_id]
    assignment = exam.settings.assignment
    remote = Remote(Here.start, Load([("answers.py", assignment.preamble + source)], assignment.harness), math.inf)
    raised = exam.outcome(check, Student(exam.harness, remote), once=True)
    assert raised is None or isinstance(raised, CheckFailure)
    return raised.finding if raised else None


def test_of_batches_without_end_nothing_is_said_but_that_they_are_too_many(exam: Exam) -> None:
    said = found(exam, ENDLESS, "visible/test_data_iter.py::test_every_sample_exactly_once")
    assert said == Differs("every sample once", "3 batches or more, instead of 1")


@pytest.mark.parametrize("function", ["softmax", "cross_entropy"])
def test_a_gradient_that_goes_through_half_precision_is_seen(exam: Exam, function: str) -> None:
    assert isinstance(found(exam, HALF, f"hidden/test_{function}.py::test_gradient"), Differs)


@pytest.mark.parametrize("name", BLIND)
def test_nearly_every_mistake_fails_a_check_that_students_have(name: str) -> None:
    assignment = assignment_of(name)
    here = {check.removeprefix("test_") for path in check_files(*assignment.visible) for check in weights_in(path)}
    entries = [(slug, entry) for found in judged(name).values() for slug, entry in found.items()]
    unseen = [slug for slug, entry in entries if slug not in LATE and not here & set(entry.failed)]
    assert len(unseen) <= 0.05 * len(entries), unseen
