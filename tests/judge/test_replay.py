from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from autograder.checks import given, register_profile, seed
from autograder.errors import CheckFailure
from autograder.finding import Differs
from autograder.judge.replay import AnswersDiffer, Replay


class Asks:
    """In the place of a student: keeps what it is asked, and answers by a function."""

    def __init__(self, answer: Callable[[int], object] = lambda n: True) -> None:
        self.answer = answer
        self.asked: list[int] = []

    def begin(self) -> None:
        """A new example."""

    def f(self, n: int) -> object:
        self.asked.append(n)
        return self.answer(n)


def check() -> Callable[..., None]:
    @given(n=st.integers(0, 1000))
    def asks(student: Any, n: int) -> None:
        """A sentence."""
        if not student.f(n):
            raise CheckFailure(Differs("True", "False"))

    return asks


def draws_while_it_runs() -> Callable[..., None]:
    @given(data=st.data())
    def asks(student: Any, data: Any) -> None:
        student.f(data.draw(st.integers(0, 9)))

    return asks


@pytest.fixture(autouse=True)
def _profile() -> Iterator[None]:
    """What a check is written under."""
    before = hypothesis.settings.get_current_profile_name()
    register_profile()
    yield
    hypothesis.settings.load_profile(before)


def replay(written: Callable[[], Callable[..., None]] = check, number: int = 1, **more: bool) -> Replay:
    return Replay(seed(written(), number), **more)


def test_everybody_is_asked_the_same() -> None:
    test, one, other = replay(), Asks(), Asks()
    test(student=one)
    test(student=other)
    assert one.asked == other.asked
    assert len(set(one.asked)) > 5


def test_it_asks_what_hypothesis_asks() -> None:
    one, other = Asks(), Asks()
    replay()(student=one)
    seed(check(), 1)(student=other)
    assert one.asked == other.asked


def test_another_seed_asks_something_else() -> None:
    one, other = Asks(), Asks()
    replay(number=1)(student=one)
    replay(number=2)(student=other)
    assert one.asked != other.asked


def test_it_draws_without_asking_anybody() -> None:
    test, student = replay(), Asks()
    test.draw()
    examples = test.examples({"student": student})
    assert examples is not None
    assert student.asked == []
    test(student=student)
    assert [example["n"] for example in examples] == student.asked


def test_a_check_may_change_what_it_is_given() -> None:
    seen: list[list[int]] = []

    @given(items=st.lists(st.integers(), min_size=1))
    def spoils(student: Any, items: list[int]) -> None:
        seen.append(list(items))
        items.clear()

    test = Replay(seed(spoils, 1))
    for _ in range(2):
        test(student=Asks())
    assert seen[: len(seen) // 2] == seen[len(seen) // 2 :]
    assert all(seen)


def test_a_failure_is_shown_with_the_smallest_input_that_fails() -> None:
    student = Asks(lambda n: n < 17)
    with pytest.raises(CheckFailure):
        replay()(student=student)
    assert student.asked[-1] == 17


def test_where_nobody_reads_it_no_smaller_input_is_looked_for() -> None:
    student = Asks(lambda n: n < 17)
    with pytest.raises(CheckFailure):
        replay(smallest=False)(student=student)
    first = next(n for n in student.asked if n >= 17)
    assert student.asked[-1] == first


def test_asked_once_it_looks_for_no_smaller_input() -> None:
    student = Asks(lambda n: n < 17)
    with pytest.raises(CheckFailure):
        replay().once(student=student)
    assert sum(n >= 17 for n in student.asked) == 1


def test_who_fails_and_then_passes_answers_differently_each_time() -> None:
    answers = iter([False])
    with pytest.raises(AnswersDiffer):
        replay()(student=Asks(lambda n: next(answers, True)))


def test_a_check_that_draws_while_it_runs_is_left_to_hypothesis() -> None:
    test, student = replay(draws_while_it_runs), Asks()
    test.draw()
    assert test.examples({"student": student}) is None
    test(student=student)
    test.once(student=student)
    assert len(student.asked) > 5


def test_it_keeps_the_sentence_of_the_check() -> None:
    assert replay().__doc__ == "A sentence."
