from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from autograder import errors
from autograder.errors import (
    CheckFailure,
    ForbiddenCall,
    NotAttempted,
    OutOfTime,
    StudentCrash,
    StudentError,
    StudentFault,
    StudentHalt,
    StudentTimeout,
)
from autograder.finding import Differs

HALTS = [StudentTimeout(5), OutOfTime(60), StudentCrash("crashed"), ForbiddenCall("torch.softmax"), NotAttempted(False)]


def tree(kind: type[Any], depth: int = 0) -> Iterator[str]:
    """A class and those that are made from it, as the module's first words draw them."""
    yield f"{'    ' * depth}{kind.__name__}"
    for each in kind.__subclasses__():
        if each.__module__ == errors.__name__:
            yield from tree(each, depth + 1)


def test_the_tree_at_the_top_is_the_tree_of_the_classes() -> None:
    roots = (errors.AutograderError, StudentFault, StudentHalt)
    drawn = [line[:20].rstrip() for line in inspect.getdoc(errors).splitlines()[2:-1]]  # type: ignore[union-attr]
    assert drawn == [line for root in roots for line in tree(root)]


@pytest.mark.parametrize("halt", HALTS, ids=lambda halt: type(halt).__name__)
def test_a_halt_is_neither_caught_as_an_exception_nor_shrunk(halt: StudentHalt) -> None:
    asked: list[int] = []

    @hypothesis.settings(database=None)
    @hypothesis.given(n=st.integers(0, 1000))
    def check(n: int) -> None:
        asked.append(n)
        if n > 3:
            raise halt

    assert not isinstance(halt, Exception)
    with pytest.raises(type(halt)):
        check()
    assert sum(n > 3 for n in asked) == 1


@pytest.mark.parametrize(
    "fault",
    [CheckFailure(Differs("1", "2")), StudentError("E", "m", "a.py, line 1")],
    ids=lambda fault: type(fault).__name__,
)
def test_a_fault_is_shrunk_as_a_failed_assertion_is(fault: StudentFault) -> None:
    asked: list[int] = []

    @hypothesis.settings(database=None)
    @hypothesis.given(n=st.integers(0, 1000))
    def check(n: int) -> None:
        asked.append(n)
        if n > 3:
            raise fault

    assert isinstance(fault, AssertionError)
    with pytest.raises(type(fault)):
        check()
    assert asked[-1] == 4


def test_failures_carry_data() -> None:
    failure: Any = CheckFailure(Differs("1", "2"), "Think.")
    assert (failure.finding, failure.hint) == (Differs("1", "2"), "Think.")
    error: Any = StudentError("ValueError", "no", "a.py, line 1")
    assert (error.kind, error.message, error.where, str(error)) == (
        "ValueError",
        "no",
        "a.py, line 1",
        "ValueError: no",
    )
