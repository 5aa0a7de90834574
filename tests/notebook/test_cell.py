"""`check` in a notebook's kernel: here, this process with a module in the place of the notebook's."""

from __future__ import annotations

import inspect
import linecache
import random
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from autograder import notebook
from autograder.notebook import ChecksFailed, NoCheck, check
from autograder.release import release
from tests.conftest import YOURSELF

NAME = "softmax_regression"
WRONG = "def softmax(X):\n    return X.exp() / X.exp().sum(0)\n"
Run = Callable[[str], ModuleType]


@pytest.fixture
def run(kit: Path, model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a cell in a notebook that holds the model answers, in an exercise folder."""
    folder = release(NAME, tmp_path, kit)
    toml = folder / "assignment.toml"
    toml.write_text(toml.read_text().replace("call = 5.0", "call = 3.0"))
    module = ModuleType("__main__")
    cells: list[str] = []

    def run(source: str) -> ModuleType:
        name = f"cell-{len(cells)}"
        cells.append(source)
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        exec(compile(source, name, "exec", dont_inherit=True), module.__dict__)
        return module

    run(model)
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "__main__", module)
    for name in ("NBGRADER_EXECUTION", "NBGRADER_VALIDATING"):
        monkeypatch.delenv(name, raising=False)
    return run


def test_right_answers_pass_and_return_nothing(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for function in ("softmax", "cross_entropy", "accuracy", "sgd", "data_iter", "train_epoch"):
        assert check(function) is None
    said = capsys.readouterr().out
    assert said.count("all checks here pass") == 6, said


def test_what_fails_beside_a_wrong_accuracy_is_no_mistake_of_train_epoch(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("def accuracy(y_hat, y):\n    return float((y_hat.argmax(1) == y).sum())\n")
    assert check("train_epoch") is None
    said = capsys.readouterr().out
    assert "2 checks say nothing yet: it uses your accuracy, which is not right yet: fix that first." in said
    assert "accuracy is the fraction" not in said
    assert "What went wrong" not in said


def test_a_wrong_answer_is_explained_and_not_raised(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run(WRONG)
    assert check("softmax") is None
    said = capsys.readouterr().out
    assert "softmax(torch.tensor([[0., 0.]]))" in said
    assert "What went wrong: softmax.dim0" in said
    assert 'Stuck? check("softmax", hint=2) says why.' in said


def test_more_is_said_where_it_is_asked_for(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run(WRONG)
    check("softmax", hint=2)
    said = " ".join(capsys.readouterr().out.split())
    assert "(softmax.dim0): Your columns sum to 1, your rows do not: you sum over dim 0, the batch." in said
    assert "Each row is one sample" not in said
    check("softmax", hint=3)
    assert "Each row is one sample" in capsys.readouterr().out


def test_a_mended_function_is_the_one_that_is_checked(run: Run, capsys: pytest.CaptureFixture[str], model: str) -> None:
    run(WRONG)
    check("softmax")
    run(model)
    check("softmax")
    assert "10 of 20 points" in capsys.readouterr().out


def test_nbgrader_validates_by_an_error_that_fits_its_width(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert check("softmax") is None
    run(WRONG)
    with pytest.raises(ChecksFailed) as caught:
        check("softmax")
    lines = caught.value._render_traceback_()
    assert lines[0] == "softmax: 0 of 20 points here, up to 10 more when graded"
    assert max(map(len, lines)) <= 80


def test_stock_nbgrader_gets_the_points_of_the_visible_checks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check("softmax") == 10.0
    assert check("training_run") == 1.0
    run("def softmax(X):\n    return X.exp() / X.exp().sum(1, keepdim=True)\n")
    assert check("softmax") == 7.0


def hurry() -> None:
    """From now on a call has half a second."""
    toml = Path("assignment.toml")
    toml.write_text(toml.read_text().replace("call = 3.0", "call = 0.5"))


def test_an_endless_loop_is_broken_off(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("def softmax(X):\n    while True:\n        pass\n")
    hurry()
    check("softmax")
    assert "no answer within 0.5 s" in capsys.readouterr().out


@pytest.mark.parametrize(
    "body",
    [
        "try:\n        time.sleep(9)\n    except BaseException:\n        return X",
        "while True:\n        try:\n            time.sleep(9)\n        except Exception:\n            pass",
    ],
)
def test_a_loop_that_catches_everything_is_broken_off_too(
    body: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run(f"import time\ndef softmax(X):\n    {body}\n")
    hurry()
    check("softmax")
    assert "no answer within 0.5 s" in capsys.readouterr().out


def test_the_stop_button_stops(run: Run) -> None:
    run("def softmax(X):\n    raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        check("softmax")


def test_the_students_own_state_is_as_it_was(run: Run) -> None:
    module = run("answer = 42")
    torch.manual_seed(3), np.random.seed(3), random.seed(3)
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    torch.set_default_dtype(torch.float64)
    before = dict(module.__dict__)
    numbers = torch.get_rng_state(), np.random.get_state()[1].tolist(), random.getstate()  # type: ignore[index]
    try:
        check("train_epoch")
        assert torch.get_num_threads() == 2
        assert torch.get_default_dtype() == torch.float64
    finally:
        torch.set_num_threads(threads)
        torch.set_default_dtype(torch.float32)
    assert module.__dict__ == before
    assert torch.equal(torch.get_rng_state(), numbers[0])
    assert np.random.get_state()[1].tolist() == numbers[1]  # type: ignore[index]
    assert random.getstate() == numbers[2]


def test_what_a_function_prints_is_not_shown(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    run(
        "import os, sys\n_softmax = softmax\ndef softmax(X):\n    print('A'), print('B', file=sys.stderr), os.write(2, b'C')\n    return _softmax(X)\n"
    )
    check("softmax")
    said = capfd.readouterr()
    assert "10 of 20 points" in said.out
    assert not said.err
    assert "A" not in said.out


def test_warnings_are_not_errors(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("import warnings\n_softmax = softmax\ndef softmax(X):\n    warnings.warn('!')\n    return _softmax(X)\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check("softmax")
    assert "10 of 20 points" in capsys.readouterr().out


def test_where_it_went_wrong_is_said(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("def softmax(X):\n    return X / 0 + undefined\n")
    check("softmax")
    assert "line 2: return X / 0 + undefined" in capsys.readouterr().out


def test_elsewhere_a_line_says_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    with pytest.raises(NoCheck, match="keep this notebook in the folder that you were given") as caught:
        check("softmax")
    assert len(caught.value._render_traceback_()) == 1


def test_a_name_that_is_off_is_met_with_the_right_one(run: Run) -> None:
    with pytest.raises(NoCheck, match="Did you mean softmax"):
        check("sofmax")


def test_what_only_the_grader_checks_is_said(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("the_written_question") is None
    assert "judged when your work is graded" in capsys.readouterr().out


def test_the_notebook_itself_is_all_that_a_student_imports() -> None:
    assert list(inspect.signature(notebook.check).parameters) == ["function", "hint"]


@pytest.mark.parametrize(
    ("function", "cell", "used"),
    [
        ("softmax", "def softmax(X):\n    return torch.softmax(X, 1)\n", "torch.softmax"),
        ("softmax", "import torch.nn.functional as F\ndef softmax(X):\n    return F.softmax(X, 1)\n", "torch.nn.functional.softmax"),
        ("softmax", "from torch.nn.functional import log_softmax as ls\ndef softmax(X):\n    return ls(X, 1).exp()\n", "torch.nn.functional.log_softmax"),
        ("sgd", "from torch.optim import SGD\ndef sgd(params, lr, batch_size):\n    SGD(params, lr=lr).step()\n", "torch.optim.sgd.SGD"),
    ],
)  # fmt: skip
def test_what_is_forbidden_is_said_and_the_kernel_stays_whole(
    function: str, cell: str, used: str, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run(cell)
    check(function)
    assert f"  Uses {used}. {YOURSELF}\n" in capsys.readouterr().out.replace("\n    ", " ")
    assert torch.softmax(torch.zeros(1, 2), 1).tolist() == [[0.5, 0.5]]
