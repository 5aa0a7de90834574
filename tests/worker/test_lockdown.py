"""What a worker can see and do. Attacks run in a real worker, as a submission would."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import torch

from autograder.errors import StudentCrash, StudentTimeout
from autograder.sandbox.forked import Zygote
from autograder.student import Remote
from autograder.wire import Load
from autograder.worker.lockdown import landlock_version
from tests.conftest import KIT

landlocked = pytest.mark.skipif(landlock_version() == 0, reason="this kernel has no Landlock")
MEMORY = 1 << 30


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    with Zygote() as zygote:
        zygote.share("numbers", torch.arange(4))
        yield zygote


def ask(zygote: Zygote, code: str, seconds: float = 5.0) -> object:
    """The value of `answer()` in a fresh worker."""
    harness = "def answer(student):\n    return student.answer()\n\ndef lent(student):\n    return student.shared['numbers']\n"
    remote = Remote(lambda: zygote.spawn(MEMORY), Load([("attack.py", code)], harness), 10)
    remote.call_seconds = seconds
    try:
        return remote("lent" if not code else "answer", [], 1)
    finally:
        remote.close()


def test_the_environment_holds_nothing_of_ours(zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "1")
    found = ask(zygote, "import os\ndef answer():\n    return sorted(os.environ)")
    assert isinstance(found, list)
    assert not {"SECRET", "AUTOGRADER_DATA_DIR", "AUTOGRADER_KIT"} & set(found)


def test_only_four_descriptors_are_open(zygote: Zygote) -> None:
    code = """
import os
def answer():
    found = []
    for fd in range(64):
        try:
            os.fstat(fd)
            found.append(fd)
        except OSError:
            pass
    return found
"""
    assert ask(zygote, code) == [0, 1, 2, 3]


@landlocked
@pytest.mark.parametrize(
    "path", ["reference/softmax_regression/oracle.py", "solutions/softmax_regression/softmax_regression.py"]
)
def test_the_reference_cannot_be_read(path: str, zygote: Zygote) -> None:
    code = f"def answer():\n    try:\n        return open({str(KIT / path)!r}).read()\n    except OSError as e:\n        return e.errno"
    assert ask(zygote, code) == 13


@landlocked
def test_nothing_can_be_written(zygote: Zygote, tmp_path: str) -> None:
    code = f"def answer():\n    try:\n        open({os.fspath(tmp_path)!r} + '/x', 'w')\n    except OSError as e:\n        return e.errno"
    assert ask(zygote, code) == 13


def test_the_judge_is_not_loaded_beside_the_student(zygote: Zygote) -> None:
    code = "import sys\ndef answer():\n    return sorted(m for m in sys.modules if m.split('.')[0] in ('pytest', 'hypothesis') or m.startswith('autograder'))"
    assert ask(zygote, code) == [
        "autograder", "autograder.wire", "autograder.worker", "autograder.worker.loading", "autograder.worker.lockdown",
        "autograder.worker.serve", "autograder.worker.session", "autograder.worker.watch",
    ]  # fmt: skip


def test_lent_data_arrives_and_changes_stay_with_the_worker(zygote: Zygote) -> None:
    lent = ask(zygote, "")
    assert isinstance(lent, torch.Tensor)
    assert torch.equal(lent, torch.arange(4))


def test_memory_is_limited(zygote: Zygote) -> None:
    code = "import torch\ndef answer():\n    try:\n        return torch.ones(10**10).shape[0]\n    except RuntimeError:\n        return 'refused'"
    assert ask(zygote, code) == "refused"


def test_a_worker_that_exits_is_a_crash_with_a_reason(zygote: Zygote) -> None:
    with pytest.raises(StudentCrash) as caught:
        ask(zygote, "import os\ndef answer():\n    os._exit(4)")
    assert caught.value.reason == "ended itself with exit code 4 instead of returning"


def test_a_worker_that_never_answers_is_timed_out(zygote: Zygote) -> None:
    with pytest.raises(StudentTimeout):
        ask(zygote, "def answer():\n    while True: pass", seconds=0.3)


def test_honest_torch_works(zygote: Zygote) -> None:
    code = """
import torch
from torch import nn
def answer():
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.LazyLinear(3))
    rule = torch.optim.Adam(net.parameters()) if net(torch.ones(2, 1, 6, 6)).shape else None
    net(torch.ones(2, 1, 6, 6)).logsumexp(1).sum().backward()
    rule.step()
    return float(torch.func.vmap(torch.func.grad(lambda x: (x ** 2).sum()))(torch.ones(3, 4)).sum())
"""
    assert ask(zygote, code) == 24.0
