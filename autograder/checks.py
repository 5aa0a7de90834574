"""What an author writes a check with: `weight`, `given` and `values_first`.

A check is a plain pytest test. Its docstring is the sentence that the student reads, `student` is the submission, and
whatever it raises from errors.StudentFault is the finding.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis.strategies import SearchStrategy

from autograder import private
from autograder.compare import assert_close, assert_dtype, assert_equal, assert_shape, assert_that, number
from autograder.errors import CheckFailure, StudentError, StudentFault
from autograder.finding import Differs, Raised, WrongValues

__all__ = [
    "assert_close",
    "assert_dtype",
    "assert_equal",
    "assert_shape",
    "assert_that",
    "example",
    "given",
    "number",
    "values_first",
    "weight",
]  # fmt: skip

PROFILE = "autograder"
_EXAMPLES = 12
example = hypothesis.example


def weight(share: float, *, hint: str = "") -> pytest.MarkDecorator:
    """How much of its function's points the check is worth, and what often causes its failure.

    The points of a function stand in assignment.toml. A check gets the part of them that its weight is of the weights
    of all checks of the function, visible and hidden.
    """
    return pytest.mark.weight(share, hint=hint)


@contextlib.contextmanager
def values_first() -> Iterator[None]:
    """Around what a check of manners asks first: beside wrong values it has nothing to say, and says only that."""
    try:
        yield
    except StudentFault as fault:
        raise CheckFailure(WrongValues(_what_is_wrong(fault))) from None


def _what_is_wrong(fault: StudentFault) -> Differs | Raised | None:
    if isinstance(fault, StudentError):
        return Raised(fault.kind, fault.message, fault.where)
    found = fault.finding if isinstance(fault, CheckFailure) else None
    return found if isinstance(found, Differs) else None


def given(**strategies: SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """hypothesis.given, which tells the submission where an example starts, so that only its calls are shown."""

    def decorate(check: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(check)
        def run(student: Any, **arguments: Any) -> None:
            student.begin()
            check(student=student, **arguments)

        return hypothesis.given(**strategies)(run)

    return decorate


def register_profile() -> None:
    """Settings under which a check is the same on every machine: no clock, no memory of earlier runs.

    Raises AutograderError where this version of hypothesis or torch is another than the kit takes it for.
    """
    hypothesis.settings.register_profile(
        PROFILE,
        max_examples=_EXAMPLES,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate, hypothesis.Phase.shrink),
    )
    hypothesis.settings.load_profile(PROFILE)
    private.ready()


def register_marks(config: pytest.Config) -> None:
    """Declare @weight to pytest, which refuses unknown marks where they are strict."""
    config.addinivalue_line("markers", "weight(share, hint): the check's part of its function's points")


def seed(check: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The check, drawing the examples of this seed if it draws any."""
    return hypothesis.seed(number)(check) if hypothesis.is_hypothesis_test(check) else check
