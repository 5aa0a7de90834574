"""What an author writes a check with. That pytest and the judge take it up is for test_collect and test_replay."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import hypothesis
import pytest
from hypothesis import strategies as st

from autograder import checks
from autograder.checks import PROFILE, given, register_marks, register_profile, seed, weight


@pytest.fixture(autouse=True)
def _profile() -> Iterator[None]:
    before = hypothesis.settings.get_current_profile_name()
    register_profile()
    yield
    hypothesis.settings.load_profile(before)


class Asked:
    """In the place of a student."""

    def __init__(self) -> None:
        self.calls: list[object] = []

    def begin(self) -> None:
        self.calls.append("begin")


def check() -> Callable[..., None]:
    """A check that is written under the profile, as all are."""

    @given(n=st.integers(0, 10**6))
    def asks(student: Asked, n: int) -> None:
        """A sentence."""
        student.calls.append(n)

    return asks


def drawn(number: int) -> list[object]:
    student = Asked()
    seed(check(), number)(student=student)
    return student.calls


def test_a_weight_is_a_mark_with_a_hint_that_pytest_is_told_of(pytestconfig: pytest.Config) -> None:
    register_marks(pytestconfig)  # else a strict pytest refuses it
    mark = weight(1.5, hint="Think.").mark
    assert (mark.name, mark.args, mark.kwargs) == ("weight", (1.5,), {"hint": "Think."})


def test_the_student_is_told_where_each_example_starts() -> None:
    calls = drawn(1)
    assert calls[::2] == ["begin"] * 12
    assert all(isinstance(each, int) for each in calls[1::2])


def test_a_check_keeps_its_sentence() -> None:
    assert check().__doc__ == "A sentence."


def test_what_is_drawn_depends_on_the_seed_alone() -> None:
    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_what_is_drawn_does_not_depend_on_what_is_imported() -> None:
    from hypothesis.internal.conjecture import providers

    assert not any(
        providers._get_local_constants().set_for_type(kind) for kind in ("integer", "float", "string", "bytes")
    )


def test_no_check_knows_a_clock_or_an_earlier_run() -> None:
    profile = hypothesis.settings.get_profile(PROFILE)
    assert (profile.deadline, profile.database, profile.max_examples) == (None, None, 12)
    assert hypothesis.Phase.reuse not in profile.phases
    assert hypothesis.Phase.shrink in profile.phases


def test_a_check_that_draws_nothing_has_no_seed() -> None:
    def plain(student: Asked) -> None:
        """A sentence."""

    assert seed(plain, 1) is plain


@pytest.mark.parametrize("name", checks.__all__)
def test_what_an_author_may_import_is_there(name: str) -> None:
    assert hasattr(checks, name)
