"""Mechanical mutants of the model answers: mistakes that nobody chose. All are caught, but for the equivalent ones."""

from __future__ import annotations

import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job
from tests.conftest import graded, submission
from tests.mutants import code_of, mutants

FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch")
# Mutants that do the same thing as the original within the contract, with the reason. Named as mutants are.
EQUIVALENT: dict[str, str] = {
    "sgd: line 4: param -= lr * param.grad / batch_size -> param -= param.grad * lr / batch_size": "a product commutes",
    "data_iter: line 4: batch = order[start:start + batch_size] -> batch = order[start:batch_size + start]": "a sum commutes",
    "train_epoch: line 16: right += accuracy(y_hat, y) * len(y) -> right += len(y) * accuracy(y_hat, y)": "a product commutes",
}


@pytest.fixture(scope="module")
def all_mutants(model: str) -> dict[str, dict[str, str]]:
    return {
        function: {f"{function}: {change}": text for change, text in mutants(code_of(function, model)).items()}
        for function in FUNCTIONS
    }


def test_there_are_at_least_a_hundred(all_mutants: dict[str, dict[str, str]]) -> None:
    assert sum(map(len, all_mutants.values())) >= 100


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_mutant_is_caught(
    function: str, all_mutants: dict[str, dict[str, str]], assignment: Assignment, model: str
) -> None:
    submissions = [submission(f"{model}\n\n{text}\n", name) for name, text in all_mutants[function].items()]
    job = Job(assignment, functions=(function,), smallest=False)
    survived = {r.submission for r in graded(job, submissions, jobs=2) if r.score() == r.max_score()}
    assert survived == {name for name in EQUIVALENT if name.startswith(f"{function}:")}
