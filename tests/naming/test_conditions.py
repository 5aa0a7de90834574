from __future__ import annotations

import pytest

from autograder.naming.conditions import Condition, exactly

CONDITIONS = [
    Condition("squares", "square batches", lambda n, q: n == q),
    Condition("single_row", "batches of one row", lambda n, q: n == 1),
]
QUESTIONS = [(3, 4), (4, 4), (1, 2), (1, 5), (2, 2)]


@pytest.mark.parametrize(("wrong", "name"), [([1, 4], "squares"), ([2, 3], "single_row")])
def test_a_condition_holds_where_it_goes_wrong_and_nowhere_else(wrong: list[int], name: str) -> None:
    found = exactly(CONDITIONS, QUESTIONS, wrong)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("wrong", [[1], [1, 4, 0], [], [0, 1, 2, 3, 4]])
def test_one_question_more_or_less_is_no_such_condition(wrong: list[int]) -> None:
    assert exactly(CONDITIONS, QUESTIONS, wrong) is None
