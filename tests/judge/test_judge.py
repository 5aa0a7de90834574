"""The verdict: what is right gets everything, what is broken costs what it breaks, and nothing depends on chance."""

from __future__ import annotations

import atexit
import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.assignment import Assignment
from autograder.engine.job import Job
from autograder.finding import Missing, Needs, NoAnswer, Raised
from autograder.judge import Judge, WorkerFactory
from autograder.judge.replay import Replay
from autograder.resources import Resources
from autograder.result import Excerpt, SubmissionResult, to_line
from autograder.sandbox.tiers import Sandbox, Terms, open_sandbox
from autograder.submission import Submission
from tests import tiny as small
from tests.conftest import graded, submission, timeless, with_limits

ODD = {
    "None": "None",
    "an empty list": "[]",
    "text": "'softmax'",
    "a nested list": "[[1.0]]",
    "a dict": "{'a': 1}",
    "a complex tensor": "torch.ones(2, 2, dtype=torch.complex64)",
    "an empty tensor": "torch.empty(0)",
    "a 0-dimensional tensor": "torch.tensor(0.5)",
    "a tensor of too many dimensions": "torch.ones(1, 2, 3, 4)",
    "nan": "float('nan')",
    "a huge int": "10**400",
    "bools": "torch.ones(3, 2, dtype=torch.bool)",
    "integers": "torch.ones(3, 2, dtype=torch.int64)",
    "a sparse tensor": "torch.eye(3).to_sparse()",
    "numpy": "np.ones((3, 2))",
    "an object": "object()",
    "a function": "print",
    "pairs": "[(torch.zeros(1), torch.zeros(1))]",
    "short pairs": "[(torch.zeros(0, 2), torch.zeros(0))]",
    "mixed pairs": "(torch.zeros(2), 'accuracy')",
    "a list that holds itself": "(lambda x: x.append(x) or x)([])",
}


def grade(assignment: Assignment, *sources: str, data: Resources | None = None, **more: Any) -> list[SubmissionResult]:
    functions = more.pop("functions", assignment.spec.functions[:-1] if data is None else ())
    job = Job(assignment, data, functions=functions, **more)
    return judged(job, [submission(s, f"s{i}") for i, s in enumerate(sources)], warm() if data is None else None)


def judged(job: Job, submissions: Sequence[Submission], sandbox: Sandbox | None = None) -> list[SubmissionResult]:
    """All of them by one judge, in this process."""
    own = sandbox or open_sandbox(job.terms())
    workers = WorkerFactory(own.spawn, own.tier.name)
    judge = Judge(job.settings())
    results = [judge.judge(each, workers) for each in submissions]
    if sandbox is None:
        own.close()
    return results


@functools.cache
def warm() -> Sandbox:
    """One for all tests that need no data: two seconds of start-up each is all that it would cost to have more."""
    sandbox = open_sandbox(Terms(2 << 30, 600))
    atexit.register(sandbox.close)
    return sandbox


def test_the_model_answers_get_100_on_the_real_data(
    assignment: Assignment, model: str, fashion_mnist_dir: Path
) -> None:
    (result,) = grade(assignment, model, data=assignment.resources("fashion-mnist", fashion_mnist_dir))
    assert result.data == "fashion-mnist"
    assert (result.score(), result.max_score()) == (100, 100)


def test_there_are_45_checks_and_100_points(assignment: Assignment, model: str, synthetic: Resources) -> None:
    (result,) = grade(assignment, model, data=synthetic)
    assert len(result.checks) >= 45
    assert {name: result.max_score(name) for name in result.functions} == assignment.spec.points
    assert all(check.title.endswith(".") for check in result.checks)


def test_the_same_source_and_seed_give_the_same_line_in_any_order(assignment: Assignment, model: str) -> None:
    wrong = model.replace("dim=1, keepdim=True", "dim=0, keepdim=True").replace("torch.randperm", "torch.arange")
    one, two, three = grade(assignment, wrong, model, wrong)
    (alone,) = grade(assignment, wrong)
    lines = {to_line(timeless(msgspec.structs.replace(result, submission=""))) for result in (one, three, alone)}
    assert len(lines) == 1
    assert two.score() == two.max_score()


def test_another_seed_asks_other_questions_and_the_same_one_the_same(assignment: Assignment) -> None:
    one, again, other = (questions(assignment, seed) for seed in (1, 1, 2))
    assert one == again
    # Nobody can know what a check asks: not one of them has constant questions alone.
    assert not [name for name in one if one[name] == other[name]]


def questions(assignment: Assignment, seed: int) -> dict[str, str]:
    """What every check of a value asks, by its id."""
    exam = Judge(Job(assignment, seed=seed).settings()).exam
    exam.draw()
    assert {check.function for check in exam.checks if not isinstance(check.test, Replay)} <= {"training_run"}
    return {check.id: str(check.test.examples({})) for check in exam.checks if isinstance(check.test, Replay)}


@pytest.fixture(scope="module")
def odd(assignment: Assignment) -> dict[str, SubmissionResult]:
    head = "import numpy as np\nimport torch\n"
    names = assignment.spec.functions[:-1]
    sources = [head + "".join(f"def {n}(*args):\n    return {value}\n" for n in names) for value in ODD.values()]
    pupils = [submission(source, what) for what, source in zip(ODD, sources, strict=True)]
    return {
        result.submission: result for result in graded(Job(assignment, functions=names, smallest=False), pupils, jobs=2)
    }


@pytest.mark.parametrize("what", ODD)
def test_an_odd_answer_is_wrong_and_never_our_fault(what: str, odd: dict[str, SubmissionResult]) -> None:
    assert {check.status for check in odd[what].checks} <= {"failed", "error"}
    assert odd[what].score() == 0


BENT = {
    "double": "x.double()",
    "half": "x.half()",
    "integers": "x.long()",
    "bools": "x.bool()",
    "negative": "-x",
    "nan": "x * float('nan')",
    "squeezed": "x.squeeze()",
    "first only": "x[:1]",
    "first entry": "x.reshape(-1)[0]",
    "flat": "x.reshape(-1)",
    "one more dimension": "x.unsqueeze(0)",
    "transposed": "x.transpose(0, -1)",
    "twice": "torch.cat([x, x])",
    "nothing of it": "x[:0]",
    "a list": "x.tolist()",
    "an array": "x.detach().numpy()",
    "a row too few": "x[1:]",
}


@pytest.fixture(scope="module")
def bent(assignment: Assignment, model: str) -> dict[str, SubmissionResult]:
    """The right answers, each bent in the same way."""
    bend = """
import torch
def bent(x):
    if isinstance(x, (tuple, list)):
        return type(x)(bent(part) for part in x)
    x = torch.as_tensor(x)
    return BEND
for name in ("softmax", "cross_entropy", "accuracy", "train_epoch"):
    globals()[name] = lambda *args, right=globals()[name]: bent(right(*args))
def data_iter(*args, right=data_iter):
    return (bent(batch) for batch in right(*args))
"""
    pupils = [submission(model + bend.replace("BEND", code), how) for how, code in BENT.items()]
    job = Job(assignment, functions=assignment.spec.functions[:-1], smallest=False)
    return {result.submission: result for result in graded(job, pupils, jobs=2)}


@pytest.mark.parametrize("how", BENT)
def test_a_bent_answer_is_never_our_fault(how: str, bent: dict[str, SubmissionResult]) -> None:
    assert [(c.id, c.finding) for c in bent[how].checks if c.status == "broken"] == []


def test_a_time_out_is_not_shrunk_and_ends_the_function(assignment: Assignment, model: str) -> None:
    quick = with_limits(assignment, call=0.5)
    (result,) = grade(quick, model + "\ndef softmax(X):\n    while True: pass\n", functions=("softmax",))
    assert [check.status for check in result.checks] == ["timeout"] + ["not run"] * (len(result.checks) - 1)
    assert {check.finding for check in result.checks} == {NoAnswer(0.5)}


def test_a_wrong_accuracy_costs_accuracy_alone(assignment: Assignment, model: str) -> None:
    wrong = model + "\ndef accuracy(y_hat, y):\n    return 7.0\n"
    (result,) = grade(assignment, wrong, functions=("accuracy", "train_epoch"))
    assert result.score("accuracy") == 0
    assert result.score("train_epoch") == result.max_score("train_epoch")


def test_a_consistent_pair_of_count_and_division_costs_accuracy_alone(assignment: Assignment, model: str) -> None:
    counts = model + "\ndef accuracy(y_hat, y):\n    return float((y_hat.argmax(1) == y).sum())\n"
    pair = counts + model[model.index("def train_epoch") : model.index("def train(")].split("# %%")[0].replace(
        "accuracy(y_hat, y) * len(y)", "accuracy(y_hat, y)"
    )
    (result,) = grade(assignment, pair, functions=("accuracy", "train_epoch"))
    assert result.score("train_epoch") == result.max_score("train_epoch")
    assert result.score("accuracy") < result.max_score("accuracy")


@pytest.mark.parametrize("lacks", ["softmax", "cross_entropy", "sgd", "data_iter"])
def test_the_training_run_is_asked_only_where_what_it_is_made_of_earned_something(
    assignment: Assignment, model: str, synthetic: Resources, lacks: str
) -> None:
    unwritten = f"{model}\ndef {lacks}(*args):\n    raise NotImplementedError\n"
    (result,) = grade(assignment, unwritten, data=synthetic, functions=(lacks, "training_run"))
    run = [check for check in result.checks if check.function == "training_run"]
    assert {(check.status, check.finding) for check in run} == {("not run", Needs(lacks))}


def test_what_is_not_written_yet_is_called_by_its_name(
    assignment: Assignment, model: str, synthetic: Resources
) -> None:
    unwritten = f"{model}\ndef train_epoch(net, train_iter, loss, updater):\n    raise NotImplementedError\n"
    (result,) = grade(assignment, unwritten, data=synthetic)
    found = {check.function: check.finding for check in result.checks if check.function.startswith("train")}
    assert found == {"train_epoch": Missing("train_epoch", defined=True), "training_run": Needs("train_epoch")}
    (result,) = grade(assignment, "x = 1\n", functions=("softmax",))
    assert {check.finding for check in result.checks} == {Missing("softmax", defined=False)}


def test_what_gives_up_on_some_inputs_is_written(assignment: Assignment, model: str) -> None:
    half = f"{model}\ndef softmax(X):\n    if X.max() > 80:\n        raise NotImplementedError('large')\n"
    (result,) = grade(assignment, half + "    return X.exp() / X.exp().sum(1, keepdim=True)\n", functions=("softmax",))
    large = [check for check in result.checks if check.status == "error"]
    assert all(isinstance(check.finding, Raised) and check.finding.message == "large" for check in large)
    assert not any(check.hint for check in large)  # which would be about wrong answers, not about exceptions
    assert 0 < result.score() < result.max_score()


def test_a_file_that_is_slow_to_run_is_run_once(assignment: Assignment, model: str) -> None:
    hurried = with_limits(assignment, model=2.0, budget=10.0)
    # As many runs of it as there are functions would be more time than the submission has.
    slow = f"{model}\nimport time\n\ndef wait():\n    time.sleep(4)\n    return 1\n\nhistory = wait()\n"
    (result,) = grade(hurried, slow, functions=assignment.spec.functions[:-1])
    assert result.score() == result.max_score()
    (said,) = result.problems
    line = slow.splitlines().index("history = wait()") + 1
    assert said.startswith("Running the whole file took 4 s, so what was slow in it was run once only: ")
    assert said.endswith(f"line {line} of softmax_regression.py.")


def test_the_smallest_failing_input_is_found(assignment: Assignment, model: str) -> None:
    wrong = model + "\ndef softmax(X):\n    return X.exp() / X.exp().sum(1, keepdim=True) * 2\n"
    (result,) = grade(assignment, wrong, functions=("softmax",))
    rows = next(check for check in result.checks if "rows_are_distributions" in check.id)
    assert rows.counterexample.splitlines()[-1] == "softmax(torch.tensor([[0., 0.]])).sum(1)"


def test_an_unreadable_submission_gets_a_result_that_says_so(assignment: Assignment) -> None:
    empty = msgspec.structs.replace(submission("", "x"), chunks=(), problem="x.py is empty.")
    (result,) = judged(Job(assignment, functions=("softmax",)), [empty], warm())
    assert result.score() == 0
    assert result.problems == ("x.py is empty.",)
    assert {check.status for check in result.checks} == {"missing"}


def test_a_result_holds_the_functions_that_lost_points_as_they_were_written(tmp_path: Path) -> None:
    wrong = small.MODEL.replace("return 2.0 * x", "return 3.0 * x")
    result = small.judged(small.tiny(tmp_path), wrong)
    assert result.code == {"double": Excerpt("softmax_regression.py", 4, "def double(x):\n    return 3.0 * x")}
    assert small.judged(small.tiny(tmp_path / "other"), small.MODEL).code == {}
