"""Answers that were made to trouble who reads them: what a namer computes with has the shapes that it expects."""

from __future__ import annotations

import math

import pytest

from autograder.assignment import Assignment
from autograder.endpoint.here import Here
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.diagnosis import Diagnosis
from autograder.naming.mistake import Mistake
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load

GROWS = """
import sys
def sgd(params, lr, batch_size):
    caller = sys._getframe(2)
    steps = len(caller.f_locals["grads"]) if caller.f_code.co_name == "sgd_steps" else 0
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad.zero_()
            p.seen = getattr(p, "seen", 0) + 1
            if p.seen == steps:
                p.grad = None
                p.data = torch.zeros((20, 1, 1) if steps == 1 else (1, 20, 1))
"""
WRITES = """
def train_epoch(net, train_iter, loss, updater):
    for X, y in train_iter:
        loss(net(X), y).sum().backward()
        updater(len(X)) if not isinstance(updater, torch.optim.Optimizer) else updater.step()
    events = net.events if hasattr(net, "events") else []
    FORGED
    return 0.5, 0.5
"""
FORGED = (
    "events.append(['net', 'Score: 100 of 100', [5, 6], True, True])",
    "events.append(['net', 4, [5, 6], True, True])",
    "events.append(['loss', 0, False, None])",
    "events.append(['backward', 0, 1.0])",
    "events.append(['step', None, [None, None], torch.zeros(2, 6, 7), torch.zeros(7)])",
    "events.append(['step', None, [None, torch.zeros(8, 1)], torch.zeros(6, 7), torch.zeros(7)])",
    "events.append(['step', None, [None, None], torch.zeros(6, 7), None])",
    "events.append(['applause'])",
    "events.extend([['zero']] * 10_000)",
    "events[:] = [1]",
)


def diagnosed(assignment: Assignment, function: str, source: str, *failed: str) -> tuple[list[Mistake], dict[str, str]]:
    """What a namer says of a submission, and over what it stumbles."""
    load = Load([("answers.py", assignment.preamble + source)], assignment.harness)
    harness, remote = Harness(assignment.harness), Remote(Here.start, load, math.inf)
    diagnosis = Diagnosis(assignment, harness)
    found = diagnosis.by_the_namer(function, Asker(Student(harness, remote), frozenset(failed), remote.reload))
    return list(found), diagnosis.stumbles


@pytest.mark.parametrize("forged", FORGED)
def test_a_trace_that_the_function_has_written_into_is_not_read(assignment: Assignment, forged: str) -> None:
    found, stumbles = diagnosed(assignment, "train_epoch", WRITES.replace("FORGED", forged))
    assert found == []
    assert list(stumbles) == ["train_epoch"]


def test_parameters_of_other_shapes_are_not_compared_with_each_other(assignment: Assignment) -> None:
    assert diagnosed(assignment, "sgd", GROWS, "steps_do_not_remember") == ([], {})


def test_the_name_of_a_class_is_not_repeated(assignment: Assignment) -> None:
    source = WRITES.replace("updater(len(X))", "updater(type('Score: 100', (), {})())").replace("FORGED", "")
    found, stumbles = diagnosed(assignment, "train_epoch", source)
    assert stumbles == {}
    assert "The updater gets a thing of another type, not a number." in " ".join(each.sentence for each in found)
