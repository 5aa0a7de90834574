from __future__ import annotations

import ast

import pytest

from autograder.assignment import Assignment
from autograder.verify.mutants import code_of, mutants

CASES = {
    "a + b": {"a - b", "a * b", "b + a"},
    "f(a, b)": {"f(b, a)"},
    "x.sum(1)": {"x.mean(1)", "x.sum(2)", "x.sum(0)"},
    "f(a, dim=b)": {"f(a)"},
    "a == b": {"a != b"},
    "-a": {"+a"},
    "f(True)": {"f(False)"},
}


@pytest.mark.parametrize("code", CASES)
def test_each_change_is_made_alone(code: str) -> None:
    found = {text.removeprefix("x = ").rstrip() for text in mutants(f"x = {code}\n").values()}
    assert found == CASES[code]


def test_statements_are_left_out_and_loops_cut_short() -> None:
    told = set(mutants("def f(x):\n    for y in x:\n        g(y)\n        h(y)\n"))
    assert told == {
        "line 2: for y in x:; g(y); h(y) -> pass",
        "line 3: g(y) -> pass",
        "line 4: h(y) -> pass",
        "line 5: nothing -> break",
        "line 3: nothing -> h(y) | line 5: h(y) -> nothing",
    }


def test_every_mutant_of_the_model_answers_is_a_program_of_its_own(assignment: Assignment, model: str) -> None:
    texts = [
        text for name in ("softmax", "data_iter", "train_epoch") for text in mutants(code_of(name, model)).values()
    ]
    assert len(texts) > 60
    assert len({ast.dump(ast.parse(text)) for text in texts}) == len(texts)
