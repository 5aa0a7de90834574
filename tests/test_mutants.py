"""Mechanical mutants of the model answers: mistakes that nobody chose. All are caught, but for the equivalent ones."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job
from tests.conftest import graded, submission

FUNCTIONS = ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch")
# Mutants that do the same thing as the original within the contract, with the reason. Named `function: change`.
EQUIVALENT: dict[str, str] = {
    "sgd: param -= lr * param.grad / batch_size -> param -= param.grad * lr / batch_size": "a product commutes",
    "data_iter: batch = order[start:start + batch_size] -> batch = order[start:batch_size + start]": "a sum commutes",
    "train_epoch: right += accuracy(y_hat, y) * len(y) -> right += len(y) * accuracy(y_hat, y)": "a product commutes",
}
_BINARY: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
}
_NAMES = {"max": "min", "sum": "mean", "mean": "sum", "exp": "exp2", "log": "log2", "argmax": "argmin", "zero_": "abs_"}
_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Eq: ast.NotEq, ast.Lt: ast.GtE}
Change = Callable[[ast.AST], None]


def changes(node: ast.AST) -> Iterator[Change]:
    """Every way in which this node is mutated."""
    if isinstance(node, ast.BinOp):
        for other in _BINARY.get(type(node.op), ()):
            yield lambda n, other=other: setattr(n, "op", other())  # type: ignore[misc]
        yield lambda n: n.__dict__.update(left=n.right, right=n.left)  # type: ignore[attr-defined]
    if isinstance(node, ast.AugAssign):
        for other in _BINARY.get(type(node.op), ()):
            yield lambda n, other=other: setattr(n, "op", other())  # type: ignore[misc]
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for value in (node.value + 1, node.value - 1):
            yield lambda n, value=value: setattr(n, "value", value)  # type: ignore[misc]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield lambda n: setattr(n, "value", not n.value)  # type: ignore[attr-defined]
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield lambda n: setattr(n, "attr", _NAMES[n.attr])  # type: ignore[attr-defined]
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARE:
        yield lambda n: setattr(n, "ops", [_COMPARE[type(n.ops[0])]()])  # type: ignore[attr-defined]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield lambda n: setattr(n, "op", ast.UAdd())
    if isinstance(node, ast.If):
        yield lambda n: setattr(n, "test", ast.Constant(value=True))
        yield lambda n: setattr(n, "test", ast.Constant(value=False))
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(block, list) and not isinstance(node, ast.Module):
            for i, statement in enumerate(block):
                if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Constant):
                    yield lambda n, field=field, i=i: getattr(n, field).__setitem__(i, ast.Pass())  # type: ignore[misc]
    if isinstance(node, ast.Tuple) and len(node.elts) == 2:
        yield lambda n: n.elts.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and len(node.args) >= 2:
        yield lambda n: n.args.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.For):
        yield lambda n: n.body.append(ast.Break())  # type: ignore[attr-defined]
        yield lambda n: n.body.reverse()  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and node.keywords:
        for i in range(len(node.keywords)):
            yield lambda n, i=i: n.keywords.pop(i)  # type: ignore[misc]


def mutants(function: str, source: str) -> dict[str, str]:
    """Name -> source of each mutant of one function."""
    tree = ast.parse(source)
    original = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == function)
    before = ast.unparse(original).splitlines()
    result: dict[str, str] = {}
    for index, node in enumerate(ast.walk(original)):
        for change in changes(node):
            mutant = copy.deepcopy(original)
            change(list(ast.walk(mutant))[index])
            text = ast.unparse(ast.fix_missing_locations(mutant))
            pairs = zip(before, text.splitlines(), strict=False)
            was, now = next(((a.strip(), b.strip()) for a, b in pairs if a != b), ("", ""))
            if was != now:
                result[f"{function}: {was} -> {now}"] = text
    return result


@pytest.fixture(scope="module")
def all_mutants(model: str) -> dict[str, dict[str, str]]:
    return {function: mutants(function, model) for function in FUNCTIONS}


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
