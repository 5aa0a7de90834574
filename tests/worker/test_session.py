"""One submission and the harness beside it, loaded into this process."""

from __future__ import annotations

import random
from types import FunctionType
from typing import Any

import numpy as np
import pytest
import torch

from autograder.wire import Load, Missing, Raised, Reply, Returned
from autograder.worker.session import Session, compile_source, run

HARNESS = "def f(student, *args):\n    return student.f(*args)\n\ndef lent(student):\n    return student.shared['X'].sum().item()\n"


def session(source: str, **more: Any) -> Session:
    return Session(Load([("homework/a.py", source)], HARNESS, **more))


def call(source: str, *args: Any, seed: int = 0) -> Reply:
    return session(source).call("f", args, seed)[0]


def test_the_harness_asks_the_submission() -> None:
    assert call("def f(x, y):\n    return [x, y]\n", 1, 2.5).value.items == [1, 2.5]  # type: ignore[union-attr]


def test_the_bytes_of_tensors_come_beside_the_answer() -> None:
    _, buffers = session("import torch\ndef f():\n    return torch.zeros(3)\n").call("f", [], 0)
    assert buffers == [bytes(12)]


def test_a_function_of_the_kits_stands_in_the_place_of_the_students() -> None:
    mine = "def g():\n    return 'mine'\ndef f():\n    return g()\n"
    one = session(mine, reference_implementations={"g": "def g():\n    return 'the kit'\n"})
    assert one.call("f", [], 0)[0] == Returned("the kit")
    assert call(mine) == Returned("mine")


def test_data_that_the_judge_lent_is_there() -> None:
    one = Session(Load([], HARNESS), {"X": torch.ones(4)})
    assert one.call("lent", [], 0)[0] == Returned(4.0)


def test_what_loading_found_out_is_told() -> None:
    loaded = session("x = 1\n1 / 0\n").report_load()
    assert loaded.problems == ["line 2 of homework/a.py: ZeroDivisionError: division by zero"]


def test_it_tells_fifty_problems_and_no_more() -> None:
    assert len(session("1 / 0\n" * 60).report_load().problems) == 50


def test_one_seed_gives_one_answer_whatever_was_drawn_before() -> None:
    source = "import random, numpy, torch\ndef f():\n    return [random.random(), float(numpy.random.rand()), torch.rand(1).item()]\n"
    one = session(source)
    first = one.call("f", [], 7)[0]
    random.random(), np.random.rand(), torch.rand(1)
    assert one.call("f", [], 7)[0] == first
    other = one.call("f", [], 8)[0]
    assert all(a != b for a, b in zip(first.value.items, other.value.items, strict=True))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "setting", ["torch.set_grad_enabled(False)", "torch.set_default_dtype(torch.float64)", "torch.set_num_threads(2)"]
)
def test_a_setting_does_not_outlive_its_call(setting: str) -> None:
    def settings() -> tuple[object, ...]:
        return torch.is_grad_enabled(), torch.get_default_dtype(), torch.get_num_threads()

    one = session(f"import torch\ndef f():\n    {setting}\n")
    one.call("f", [], 0)
    assert settings() == (True, torch.float32, 1)


def test_a_function_that_is_not_there_is_missing_by_its_name() -> None:
    assert call("def g():\n    return 1\n") == Missing(defined=False, name="f")


def test_a_stub_is_missing_and_so_is_what_takes_one() -> None:
    assert call("def f():\n    raise NotImplementedError('write me')\n") == Missing(defined=True, name="f")
    takes = "def g():\n    raise NotImplementedError\ndef f():\n    return g()\n"
    assert call(takes) == Missing(defined=True, name="g")


def test_what_gives_up_on_some_inputs_is_no_stub() -> None:
    found = call("def f(x):\n    if x > 1:\n        raise NotImplementedError('large')\n    return x\n", 2)
    assert found == Raised("NotImplementedError", "large", "a.py, line 3: raise NotImplementedError('large')")


def test_an_operator_that_torch_has_not_for_a_dtype_is_no_stub() -> None:
    found = call("import torch\ndef f():\n    right = torch.ones(3).bool()\n    return right @ right\n")
    assert isinstance(found, Raised)
    assert found.kind == "NotImplementedError"


def test_an_exception_is_told_with_the_innermost_line_of_the_students_own() -> None:
    source = "import json\ndef g():\n    return json.loads('{')\ndef f():\n    return g()\n"
    found = call(source)
    assert isinstance(found, Raised)
    assert found.kind == "JSONDecodeError"
    assert found.where == "a.py, line 3: return json.loads('{')"


def test_an_exception_of_the_harness_alone_has_no_line_of_the_students() -> None:
    found = session("x = 1\n").call("no function of the harness", [], 0)[0]
    assert isinstance(found, Raised)
    assert found.where == ""


@pytest.mark.parametrize("raised", ["SystemExit(3)", "KeyboardInterrupt()", "BaseException('x')", "GeneratorExit()"])
def test_nothing_that_is_raised_gets_through(raised: str) -> None:
    assert isinstance(call(f"def f():\n    raise {raised}\n"), Raised)


def test_an_exception_whose_message_fails_is_told_all_the_same() -> None:
    source = "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\ndef f():\n    raise Odd\n"
    found = call(source)
    assert isinstance(found, Raised)
    assert (found.kind, found.message) == ("Odd", "(its message could not be read)")


def test_a_message_of_any_length_is_cut() -> None:
    found = call("def f():\n    raise ValueError('x' * 10**6)\n")
    assert isinstance(found, Raised)
    assert len(found.message) == 2000


def test_one_submission_does_not_find_what_another_has_left() -> None:
    session("import submission\nsubmission.helper = 1\n")
    assert session("def f():\n    return helper\n").call("f", [], 0)[0] == Raised(
        "NameError", "name 'helper' is not defined", "a.py, line 2: return helper"
    )


def test_functions_of_the_kits_know_each_other_by_no_dictionary() -> None:
    names = run("<kit>", "def a():\n    return 1\ndef b():\n    return a()\n")
    assert isinstance(names["b"], FunctionType)
    assert "a" not in names["b"].__globals__
    assert names["b"]() == 1


def test_a_source_of_the_kits_is_compiled_once_and_keeps_its_lines() -> None:
    source = "from __future__ import annotations\n\ndef a(x: nothing_of_this_name):\n    return 1 / 0\n"
    assert compile_source("<kit>", source) is compile_source("<kit>", source)
    with pytest.raises(ZeroDivisionError) as caught:
        run("<kit>", source)["a"](1)
    assert caught.traceback[-1].lineno == 3  # counted from 0
