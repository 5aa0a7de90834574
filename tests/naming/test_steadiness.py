from __future__ import annotations

import math

import pytest

from autograder.endpoint.here import Here
from autograder.harness import Harness
from autograder.naming.asking import Asker
from autograder.naming.steadiness import steadiness
from autograder.remote import Remote
from autograder.student import Student
from autograder.wire import Load

HARNESS = '''
def double(student, x: float) -> float:
    """double({x})"""
    return student.double(x)
'''


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("def double(x): return 2 * x", "steady"),
        ("def double(x): raise ValueError", "steady"),
        ("first = []\ndef double(x):\n    first.append(2 * x)\n    return first[0]", "remembers"),
        ("calls = []\ndef double(x):\n    calls.append(x)\n    return 2 * x + len(calls)", "depends"),
        ("import random\ndef double(x): return 2 * x + random.random()", "chance"),
    ],
)
def test_earlier_calls_and_chance_are_told_apart(source: str, wanted: str) -> None:
    remote = Remote(Here.start, Load([("answers.py", source)], HARNESS), math.inf)
    ask = Asker(Student(Harness(HARNESS), remote), frozenset(), remote.reload)
    assert steadiness(ask, "double", (1.0,), (3.0,)) == wanted
