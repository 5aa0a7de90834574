"""What a zygote does for the judge: here one without layers, for what layers do is for tests/sandbox."""

from __future__ import annotations

import os
import signal
import sys

import pytest
import torch

from autograder.errors import AutograderError
from autograder.sandbox.forked import Zygote
from autograder.sandbox.shared import SharedTensor
from autograder.wire import REPLIES, Call, Load, Returned
from autograder.worker import orders
from tests.worker.conftest import answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes are for Linux")


def value(zygote: Zygote, source: str) -> object:
    """What `ask` of a fresh worker returns."""
    _, reply = answers(zygote, source)
    assert isinstance(reply, Returned), reply
    return reply.value


def test_torch_is_warm_in_every_worker(zygote: Zygote) -> None:
    source = "import sys\nloaded = 'torch' in sys.modules and 'torch.optim.adam' in sys.modules\ndef ask():\n    return loaded\n"
    assert value(zygote, source) is True


def test_a_worker_has_one_thread(zygote: Zygote) -> None:
    assert value(zygote, "import torch\ndef ask():\n    return torch.get_num_threads()\n") == 1


def test_no_worker_finds_what_another_has_left(zygote: Zygote) -> None:
    source = "import builtins\nfound = getattr(builtins, 'mine', 0)\nbuiltins.mine = 1\ndef ask():\n    return found\n"
    assert [value(zygote, source) for _ in range(2)] == [0, 0]


def test_it_has_four_descriptors(zygote: Zygote) -> None:
    source = """
import os
def ask():
    found = 0
    for number in range(256):
        try:
            os.fstat(number)
            found |= 1 << number
        except OSError:
            pass
    return found
"""
    assert value(zygote, source) == 0b1111


def test_what_a_worker_writes_past_python_is_in_its_log(zygote: Zygote) -> None:
    worker = zygote.spawn(1 << 30, 20)
    source = "import os\nprint('to Python')\nos.write(1, b'to one ')\nos.write(2, b'to the other')\n"
    worker.channel.send(Load([("a.py", source)], ""), [])
    worker.channel.receive(REPLIES)
    worker.end()
    assert worker.log.text == b"to one to the other"


def test_nothing_is_on_a_workers_standard_input(zygote: Zygote) -> None:
    assert value(zygote, "import sys\ndef ask():\n    return sys.stdin.read()\n") == ""


def test_how_a_process_ended_is_told_once(zygote: Zygote) -> None:
    worker = zygote.spawn(1 << 30, 20)
    worker.kill()
    answer, _ = zygote.order(orders.Wait(worker.pid))
    assert answer.value == -signal.SIGKILL
    with pytest.raises(AutograderError, match="no such process was forked here"):
        zygote.order(orders.Wait(worker.pid))
    worker.channel.close()
    worker.log.close()
    os.close(worker.pidfd)


def test_the_processor_time_of_a_worker_is_told(zygote: Zygote) -> None:
    worker = zygote.spawn(1 << 30, 20)
    spins = "import time\nwhile time.process_time() < 0.1: pass\n"
    worker.channel.send(Load([("a.py", spins)], ""), [])
    worker.channel.receive(REPLIES)
    worker.end()
    assert 0.1 <= worker.cpu < 5


@pytest.mark.parametrize("dtype", [torch.uint8, torch.int64, torch.float32])
def test_a_tensor_that_is_lent_has_its_dtype_and_shape(zygote: Zygote, dtype: torch.dtype) -> None:
    tensor = torch.arange(6).reshape(2, 3).to(dtype)
    shared = SharedTensor("numbers", tensor)
    zygote.share("numbers", shared)
    shared.close()
    worker = zygote.spawn(1 << 30, 20)
    harness = "def ask(student):\n    lent = student.shared['numbers']\n    return [str(lent.dtype), list(lent.shape), lent.flatten().tolist()]\n"
    worker.channel.send(Load([], harness), [])
    worker.channel.receive(REPLIES)
    worker.channel.send(Call("ask", [], 0), [])
    found = worker.channel.receive(REPLIES).message.value.items
    worker.end()
    assert (found[0], found[1].items, found[2].items) == (str(dtype), [2, 3], tensor.flatten().tolist())


def test_a_source_that_is_compiled_once_runs_in_every_worker(zygote: Zygote) -> None:
    from tests.worker.conftest import HARNESS

    zygote.warm("<harness>", HARNESS)
    assert value(zygote, "def ask():\n    return 1\n") == 1


def test_what_a_source_imports_is_there_in_every_worker(zygote: Zygote) -> None:
    asked = "import sys\ndef ask():\n    return 'this' in sys.modules\n"
    assert value(zygote, asked) is False
    zygote.warm("<harness>", "import this\n")
    assert value(zygote, asked) is True


def test_a_source_whose_import_is_missing_is_refused_and_the_zygote_lives_on(zygote: Zygote) -> None:
    with pytest.raises(AutograderError, match="No module named 'not_installed'"):
        zygote.warm("<harness>", "import not_installed\n")
    assert value(zygote, "def ask():\n    return 1\n") == 1


def test_a_worker_that_cannot_be_locked_down_says_why_and_serves_nobody(zygote: Zygote) -> None:
    impossible = orders.Layers(landlock=-1)
    before, zygote.layers = zygote.layers, impossible
    try:
        worker = zygote.spawn(1 << 30, 20)
    finally:
        zygote.layers = before
    assert worker.end(lost=True) == "ended itself with exit code 70 instead of returning"
    assert b"the worker could not be locked down: this kernel has no Landlock" in worker.log.text
