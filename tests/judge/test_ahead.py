"""Asked in one go or one by one: the verdict is the same, and nobody waits twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import torch

from autograder.assignment import Assignment
from autograder.endpoint.protocol import Endpoint
from autograder.engine import job as job_module
from autograder.engine.job import Job
from autograder.errors import StudentTimeout
from autograder.exhibit import Curves
from autograder.judge import Judge, WorkerFactory, ahead, plan
from autograder.judge.ahead import Answers, Unplanned
from autograder.judge.exam import Exam
from autograder.remote import Question, Remote
from autograder.result import SubmissionResult
from autograder.submission import Submission, find
from autograder.wire import REPLIES, Raw, Returned, encode, pack
from tests import tiny
from tests.conftest import KIT, graded, submission, timeless, with_limits
from tests.judge.test_accidents import CASES as ACCIDENTS
from tests.judge.test_accidents import build
from tests.judge.test_judge import warm

CASES = 12  # every twelfth of the bank, and all of the zoo
STATE = """
def softmax(X):
    global helper
    helper = torch.log
    E = (X - X.max(1, keepdim=True).values).exp()
    return E / E.sum(1, keepdim=True)

def cross_entropy(y_hat, y):
    return -helper(y_hat[range(len(y_hat)), y])
"""
FALLS_BACK = """
def accuracy(y_hat, y):
    while True:
        try:
            p = torch.nn.functional.softmax(y_hat.double(), dim=1)
            break
        except:
            y_hat = y_hat.clone()
    return (y_hat.argmax(dim=1) == y).double().mean().item()
"""
LOCKS = """
import threading
lock = threading.Lock()

def cross_entropy(y_hat, y):
    lock.acquire(blocking=False)
    return -y_hat[range(len(y_hat)), y].log()

def sgd(params, lr, batch_size):
    with lock, torch.no_grad():
        for param in params:
            param -= lr * param.grad / batch_size
            param.grad.zero_()
"""


UNREPEATABLE = {"data_iter.seeds_by_the_clock"}  # draws what no seed of ours repeats


def bank(assignment: Assignment, model: str) -> Iterator[Submission]:
    kinds = (assignment.bank("variants"), assignment.bank("misconceptions"))
    cases = [
        case for kind in kinds for of_function in kind.values() for case in of_function if case.id not in UNREPEATABLE
    ]
    for case in cases[::CASES]:
        yield submission(f"{model}\n{assignment.preamble}\n{case.source}", case.id)


def zoo(assignment: Assignment, model: str, folder: Path) -> Iterator[Submission]:
    for kind in ("broken", "hostile"):
        for path in sorted((KIT / "tests" / "zoo" / kind).glob("*.py")):
            yield submission(f"{model}\n\n{path.read_text()}", f"{kind} {path.stem}")
    for case in ACCIDENTS:
        build(case, folder / case.name, model)
    yield from find([folder], assignment.name).submissions


def both(
    job: Job, pupils: list[Submission], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[SubmissionResult, SubmissionResult]]:
    plans: list[int] = []

    def planned(exam: Exam, workers: WorkerFactory) -> None:
        plan(exam, workers)
        plans.append(len(exam.plans))

    monkeypatch.setattr(job_module, "plan", planned)
    ahead = {result.submission: timeless(result) for result in graded(job, pupils, jobs=2)}
    assert plans == [len(job.functions)]
    monkeypatch.setattr(job_module, "_MANY", len(pupils) + 1)
    one_by_one = {result.submission: timeless(result) for result in graded(job, pupils, jobs=2)}
    return ((ahead[pupil.student], one_by_one[pupil.student]) for pupil in pupils)


@pytest.mark.proof
def test_the_verdict_on_the_bank_is_the_same(
    assignment: Assignment, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(assignment, functions=assignment.spec.functions[:-1], smallest=False)
    for in_one_go, one_by_one in both(job, list(bank(assignment, model)), monkeypatch):
        assert in_one_go == one_by_one


@pytest.mark.proof
def test_the_verdict_on_the_zoo_is_the_same(
    assignment: Assignment, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = with_limits(assignment, call=1.5, load=3.0)
    job = Job(quick, functions=("softmax", "sgd"), smallest=False)
    pupils = list(zoo(assignment, model, tmp_path))
    assert len(pupils) > 200
    for in_one_go, one_by_one in both(job, pupils, monkeypatch):
        assert in_one_go == one_by_one


class Counted:
    """A factory of workers that counts them."""

    def __init__(self) -> None:
        self.started = 0
        self.workers = WorkerFactory(self.start, "test")

    def start(self, banned: Sequence[str]) -> Endpoint:
        self.started += 1
        return warm().spawn(banned)


def prepared(assignment: Assignment, *functions: str, **more: float) -> tuple[Judge, Counted]:
    """A judge that knows what to ask, and the workers that it asks."""
    judge = Judge(Job(with_limits(assignment, **more), functions=functions).settings())
    counted = Counted()
    plan(judge.exam, counted.workers)
    assert set(judge.exam.plans) == set(functions)
    counted.started = 0
    return judge, counted


def test_one_worker_serves_all_functions_that_pass(assignment: Assignment, model: str) -> None:
    judge, counted = prepared(assignment, *assignment.spec.functions[:-1])
    result = judge.judge(submission(model), counted.workers)
    assert result.score() == result.max_score()
    # train_epoch has a worker of its own: it is given optimizers, which others must do without.
    assert counted.started == 2
    asked = sum(len(questions) for each in judge.exam.plans.values() for questions in each.questions.values())
    assert asked > 500


@pytest.mark.parametrize("source", [STATE, FALLS_BACK, LOCKS])
def test_what_one_function_leaves_or_may_not_use_is_nothing_to_another(
    source: str, assignment: Assignment, model: str
) -> None:
    functions = ("softmax", "cross_entropy", "accuracy", "sgd")
    judge, counted = prepared(assignment, *functions, call=2.0)
    ahead = judge.judge(submission(f"{model}\n{source}"), counted.workers)
    judge.exam.plans.clear()
    one_by_one = judge.judge(submission(f"{model}\n{source}"), counted.workers)
    assert timeless(ahead) == timeless(one_by_one)


def test_only_one_late_answer_is_waited_for_twice(assignment: Assignment, model: str) -> None:
    judge, counted = prepared(assignment, "softmax", "cross_entropy", "accuracy", call=0.5)
    endless = "".join(f"def {name}(*args):\n    while True: pass\n" for name in ("softmax", "cross_entropy"))
    result = judge.judge(submission(f"{model}\n{endless}"), counted.workers)
    for name in ("softmax", "cross_entropy"):
        late = [check for check in result.checks if check.function == name]
        assert [check.status for check in late] == ["timeout"] + ["not run"] * (len(late) - 1)
    assert result.score("accuracy") == result.max_score("accuracy")
    assert counted.started == 4  # one in one go, then one for each function


def test_after_a_slow_load_nothing_is_asked_in_one_go(assignment: Assignment, model: str) -> None:
    judge, counted = prepared(assignment, "softmax", "cross_entropy", "accuracy", budget=5.0, model=2.0)
    slow = (
        f"{model}\nimport time\nfor _ in range(2):\n    time.sleep(0.3)\n    NEEDED = 1\ndef f():\n    return NEEDED\n"
    )
    result = judge.judge(submission(slow), counted.workers)
    assert result.score() == result.max_score()
    assert counted.started == 3


def test_a_file_that_never_ends_is_waited_for_once(assignment: Assignment) -> None:
    judge, counted = prepared(assignment, "softmax", load=0.5)
    result = judge.judge(submission("import time\nX = [time.sleep(9)]\n"), counted.workers)
    assert [check.status for check in result.checks] == ["timeout"] + ["not run"] * (len(result.checks) - 1)
    assert result.checks[0].counterexample.splitlines()[-1].startswith("softmax(")
    assert counted.started == 2  # the second with definitions alone


def test_what_fails_is_asked_again_of_a_fresh_worker(assignment: Assignment, model: str) -> None:
    judge, counted = prepared(assignment, "softmax", "cross_entropy", "accuracy")
    wrong = submission(f"{model}\ndef cross_entropy(y_hat, y):\n    return y_hat[range(len(y_hat)), y]\n")
    started: list[int] = []
    result = judge.judge(wrong, counted.workers, lambda results: started.append(counted.started))
    assert result.score("cross_entropy") < result.max_score("cross_entropy")
    assert result.score("accuracy") == result.max_score("accuracy")
    assert started == [1, 2, 3]  # in one go, then one by one; and one more for what comes after
    assert counted.started > 3  # a namer asks others
    assert any(check.counterexample for check in result.checks)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are waited for, however busy the machine is."""
    monkeypatch.setattr(ahead, "_PATIENCE", 60.0)


@pytest.mark.usefixtures("patient")
def test_answers_that_passed_pass_without_a_second_look(assignment: Assignment, model: str) -> None:
    judge, counted = prepared(assignment, "softmax")
    judge.judge(submission(model), counted.workers)
    outcomes: list[str] = []
    judge.exam.outcome = lambda check, *more, **options: outcomes.append(check.id)  # type: ignore[method-assign]
    result = judge.judge(submission(f"{model}\n# the same answers\n", "twin"), counted.workers)
    assert result.score() == result.max_score()
    assert outcomes == []


@pytest.mark.usefixtures("patient")
def test_what_was_shown_comes_along_with_answers_that_are_known(tmp_path: Path) -> None:
    judge, counted = prepared(tiny.tiny(tmp_path, tiny.SHOWS), "double", "total")
    first = judge.judge(submission(tiny.MODEL), counted.workers)
    judge.exam.outcome = None  # type: ignore[assignment]
    twin = judge.judge(submission(f"{tiny.MODEL}\n# the same answers\n", "twin"), counted.workers)
    assert first.checks[-1].exhibits
    assert [check.exhibits for check in twin.checks] == [check.exhibits for check in first.checks]


def test_a_function_of_which_something_is_shown_has_a_worker_that_was_asked_nothing_else(tmp_path: Path) -> None:
    """What a page shows of answers could hold what the worker was asked before, by hidden checks of other functions."""
    keeps = """
import torch
torch.kept = getattr(torch, "kept", [])

def double(x):
    torch.kept.append(x)
    return 2.0 * x

def total(X):
    return torch.tensor([sum(X), *torch.kept])
"""
    judge, counted = prepared(tiny.tiny(tmp_path, tiny.SHOWS), "double", "total")
    assert [judge.exam.plans[name].shows for name in ("double", "total")] == [False, True]
    result = judge.judge(submission(keeps), counted.workers)
    assert result.score() == result.max_score()
    (shown,) = result.checks[-1].exhibits
    assert isinstance(shown, Curves)
    assert shown.lines[0].points == ((0.0, 3.0),)
    assert counted.started == 2


class Told(Remote):
    """Answers what it was told to, and is then late."""

    def __init__(self, *values: object) -> None:
        self.values = list(values)

    def take(self, question: Question, seconds: float) -> Raw:
        if not self.values:
            raise StudentTimeout(seconds)
        buffers: list[bytes] = []
        frame = encode(Returned(pack(self.values.pop(0), buffers)), buffers)
        return Raw(bytearray(frame[16 : len(frame) - sum(map(len, buffers))]), bytearray(b"".join(buffers)))

    def value(self, raw: Raw) -> object:
        return REPLIES.decode(raw.header).value  # type: ignore[union-attr]


QUESTIONS = [Question.of("f", [torch.ones(2)], 1), Question.of("f", [torch.zeros(2)], 2)]


def test_answers_are_given_to_who_asks_as_planned() -> None:
    answers = Answers(Told(0.5, 0.25), QUESTIONS, 1)
    assert not answers.all_given()
    assert answers("f", [torch.ones(2)], 1, 9) == 0.5
    assert answers("f", [torch.zeros(2)], 2, 9) == 0.25
    assert answers.all_given()


@pytest.mark.parametrize(
    "asks",
    [
        lambda ask: ask("g", [torch.ones(2)], 1, 9),
        lambda ask: ask("f", [torch.ones(2)], 2, 9),
        lambda ask: ask("f", [torch.ones(3)], 1, 9),
        lambda ask: ask("f", [torch.zeros(2)], 1, 9),
        lambda ask: ask("f", [torch.ones(2).requires_grad_()], 1, 9),
        lambda ask: [ask("f", [torch.ones(2)], 1, 9) for _ in range(2)],
        lambda ask: [ask("f", [torch.full((2,), 1.0 - i)], 1 + i, 9) for i in range(3)],
    ],
)
def test_another_question_is_no_planned_one(asks: Callable[[Answers], object]) -> None:
    with pytest.raises(Unplanned):
        asks(Answers(Told(0.5, 0.25), QUESTIONS, 1))


def test_a_late_answer_is_late_where_it_is_asked_for() -> None:
    answers = Answers(Told(0.5), QUESTIONS, 7)
    assert answers("f", [torch.ones(2)], 1, 9) == 0.5
    with pytest.raises(StudentTimeout) as late:
        answers("f", [torch.zeros(2)], 2, 9)
    assert late.value is answers.halt
    assert late.value.seconds == 7


def test_a_digest_tells_answers_apart() -> None:
    one, same, other, fewer = (Answers(Told(*values), QUESTIONS, 1) for values in ((1, 2), (1, 2), (1, 3), (1,)))
    assert one.digest() == same.digest()
    assert len({one.digest(), other.digest(), fewer.digest()}) == 3
