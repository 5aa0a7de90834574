"""A kernel's own functions. What a student sees of it is for test_notebook."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from autograder.endpoint.here import Here
from autograder.endpoint.kernel import kernel, own_functions
from autograder.wire import REPLIES, Call, DeadlineExceeded, Load, Missing, Raised, Returned

HARNESS = "def f(student):\n    return student.f()\n"


def notebook(source: str) -> ModuleType:
    module = ModuleType("__main__")
    exec(compile(source, "cell-3", "exec"), module.__dict__)
    return module


def asking(module: ModuleType) -> Here:
    here = kernel(module, lambda filename: f"in {filename}")
    here.send(Load([("ignored.py", "def f():\n    return 'what was sent'\n")], HARNESS), [])
    return here


def answer(module: ModuleType, seconds: float | None = None) -> object:
    here = asking(module)
    here.send(Call("f", [], 0), [], None if seconds is None else time.monotonic() + seconds)
    return here.receive(REPLIES).message


def test_the_functions_are_those_of_the_kernel_and_not_what_was_sent() -> None:
    assert answer(notebook("def f():\n    return 'the kernel'\n")) == Returned("the kernel")


def test_a_function_that_is_defined_anew_is_asked_anew() -> None:
    module = notebook("def f():\n    return 1\n")
    here = asking(module)
    exec("def f():\n    return 2\n", module.__dict__)
    here.send(Call("f", [], 0), [])
    assert here.receive(REPLIES).message == Returned(2)


def test_what_is_not_defined_is_missing() -> None:
    assert answer(notebook("x = 1\n")) == Missing(defined=False, name="f")


def test_a_stub_is_missing() -> None:
    assert answer(notebook("def f():\n    raise NotImplementedError\n")) == Missing(defined=True, name="f")


def test_the_line_that_raised_is_named_by_its_cell() -> None:
    found = answer(notebook("def f():\n    return 1 / 0\n"))
    assert isinstance(found, Raised)
    assert found.where.startswith("in cell-3, line 2: ")


def test_own_functions_are_those_that_the_notebook_defines() -> None:
    module = notebook("from os.path import join\nimport json\nx = 1\ndef f():\n    pass\ng = lambda: f\n")
    assert [each.__name__ for each in own_functions(module)] == ["f", "<lambda>"]


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        pass",
        "time.sleep(9)",
        "try:\n        time.sleep(9)\n    except BaseException:\n        return 1",
        "while True:\n        try:\n            time.sleep(9)\n        except Exception:\n            pass",
    ],
)
def test_a_call_that_takes_too_long_is_broken_off(body: str) -> None:
    start = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        answer(notebook(f"import time\ndef f():\n    {body}\n"), 0.1)
    assert time.monotonic() - start < 2


def test_a_call_that_ends_in_time_is_not_disturbed_afterwards() -> None:
    assert answer(notebook("def f():\n    return 1\n"), 0.05) == Returned(1)
    time.sleep(0.1)


def test_an_import_is_waited_for_and_is_no_time_of_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "slow_to_import.py").write_text("import time\ntime.sleep(0.5)\nvalue = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    body = "def f():\n    import slow_to_import\n    return slow_to_import.value\n"
    assert answer(notebook(body), 0.1) == Returned(1)
    with pytest.raises(DeadlineExceeded):
        answer(notebook(body.replace("return", "while True: pass\n    return")), 0.1)


def test_beside_the_main_thread_a_call_has_no_alarm() -> None:
    found: list[object] = []
    module = notebook("def f():\n    return 1\n")
    thread = threading.Thread(target=lambda: found.append(answer(module, 5)))
    thread.start()
    thread.join()
    assert found == [Returned(1)]


@pytest.fixture
def _own_settings() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(2)
    torch.set_default_dtype(torch.float64)
    torch.set_grad_enabled(False)
    yield
    torch.set_num_threads(threads)
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)


@pytest.mark.usefixtures("_own_settings")
@pytest.mark.parametrize("ends", ["return 1", "raise ValueError"])
def test_seeds_and_settings_are_as_they_were(ends: str) -> None:
    def state() -> list[object]:
        numbers = np.random.get_state()[1].tolist()  # type: ignore[index]
        settings = torch.get_num_threads(), torch.get_default_dtype(), torch.is_grad_enabled()
        return [torch.get_rng_state().tolist(), numbers, random.getstate(), settings]

    before = state()
    answer(notebook(f"import random, torch\ndef f():\n    torch.rand(3), random.random()\n    {ends}\n"))
    assert state() == before
