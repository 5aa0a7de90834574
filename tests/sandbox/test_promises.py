"""What a sandbox promises, in each tier: attacks run in a real worker, as a submission would."""

from __future__ import annotations

import os
import platform
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.errors import StudentError, StudentFault, StudentHalt
from autograder.sandbox.forked import Worker, Zygote
from autograder.sandbox.tiers import Tier
from tests.conftest import KIT
from tests.sandbox.conftest import CPU, MEMORY, Ask

# Each ends its worker, or tries to; none does harm where it is not contained.
ENDINGS = {
    "exits": "import os\ndef answer():\n    os._exit(4)",
    "leaves by sys.exit": "import sys\ndef answer():\n    sys.exit('bye')",
    "segfaults": "import ctypes\ndef answer():\n    ctypes.string_at(0)",
    "aborts": "import os\ndef answer():\n    os.abort()",
    "loops": "def answer():\n    while True: pass",
    "loops in C": "def answer():\n    return sum(iter(int, 1))",
    "sleeps": "import time\ndef answer():\n    time.sleep(1000)",
    "ignores every signal": "import signal\ndef answer():\n    for s in range(1, 32):\n        try: signal.signal(s, signal.SIG_IGN)\n        except OSError: pass\n    while True: pass",
    "stops itself": "import os, signal\ndef answer():\n    os.kill(os.getpid(), signal.SIGSTOP)\n    while True: pass",
    "kills itself": "import os, signal\ndef answer():\n    os.kill(os.getpid(), signal.SIGKILL)\n    while True: pass",
    "closes the channel": "import os\ndef answer():\n    os.close(3)\n    while True: pass",
    "drips": "import os, time\ndef answer():\n    while True:\n        os.write(3, b'A')\n        time.sleep(0.1)",
    "floods the log": "import os\ndef answer():\n    while True: os.write(1, b'x' * 65536)",
    "sends a huge header": "import os\ndef answer():\n    os.write(3, b'AGK1' + b'\\xff' * 12)\n    while True: pass",
    "sends noise": "import os\ndef answer():\n    os.write(3, os.urandom(64))\n    while True: pass",
    "bombs with threads": "import threading, time\ndef answer():\n    while True:\n        try: threading.Thread(target=time.sleep, args=(99,)).start()\n        except RuntimeError: pass",
    "leaves a thread that talks": "import os, threading\ndef talk():\n    while True: os.write(3, b'AGK1')\ndef answer():\n    threading.Thread(target=talk).start()\n    while True: pass",
    "takes all memory": "def answer():\n    held = []\n    while True:\n        try: held.append(bytearray(1 << 24))\n        except MemoryError: pass",
}
SECONDS = 1.0


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_verdict_comes_in_time_and_nothing_is_left(ending: str, zygote: Zygote, ask: Ask) -> None:
    sibling = zygote.spawn(MEMORY, CPU)
    before = _descriptors()
    late = []
    for _ in range(3):  # a busy machine may be late for once
        started: list[Worker] = []
        start = time.monotonic()
        with pytest.raises((StudentHalt, StudentFault)):
            ask(ENDINGS[ending], SECONDS, started)
        late.append(time.monotonic() - start - SECONDS)
        assert not any(_alive(worker) for worker in started)
        if late[-1] < 0.5:
            break
    assert min(late) < 0.5
    assert _descriptors() == before
    assert _alive(sibling)
    sibling.end()
    assert ask("def answer():\n    return 'still there'") == "still there"


def test_the_judge_does_not_grow_with_what_a_worker_sends(ask: Ask) -> None:
    ask("def answer():\n    return 1")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for ending in ("floods the log", "sends a huge header", "takes all memory"):
        with pytest.raises((StudentHalt, StudentFault)):
            ask(ENDINGS[ending], 0.5)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB


def test_a_worker_has_four_descriptors_and_an_environment_of_nothing(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "1")
    code = "import os\ndef answer():\n    found = []\n    for fd in range(4096):\n        try:\n            os.fstat(fd)\n            found.append(fd)\n        except OSError:\n            pass\n    return [found, sorted(os.environ)]"
    found, names = ask(code)
    assert found == [0, 1, 2, 3]
    assert set(names) <= {
        "HOME", "LANG", "LC_CTYPE", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PATH", "PWD",
        "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONSAFEPATH", "TORCHINDUCTOR_CACHE_DIR",
    }  # fmt: skip


def test_neither_zygote_nor_worker_is_root(ask: Ask, tier: Tier) -> None:
    uids, gids, groups = ask("import os\ndef answer():\n    return [os.getresuid(), os.getresgid(), os.getgroups()]")
    assert 0 not in (*uids, *gids, *groups)
    with tier.start() as fresh:
        worker = fresh.spawn(MEMORY, CPU)
        ids = [_ids(pid) for pid in (fresh.pid, *_descendants(fresh.pid)) if _is_python(pid)]
        worker.end()
    assert len(ids) >= 2
    assert not any(0 in each for each in ids)


@pytest.mark.parametrize(
    "path",
    [
        KIT / "reference" / "softmax_regression" / "oracle.py",
        KIT / "reference" / "softmax_regression" / "hidden" / "test_softmax.py",
        KIT / "solutions" / "softmax_regression" / "softmax_regression.py",
        KIT / "autograder" / "checks.py",
        "/etc/passwd",
        "/proc/1/environ",
        "/proc/self/mem",
    ],
    ids=str,
)
def test_nothing_but_the_interpreter_can_be_read(path: Path | str, ask: Ask) -> None:
    code = f"def answer():\n    try:\n        return open({str(path)!r}, 'rb').read(1).hex()\n    except OSError as error:\n        return error.errno"
    assert ask(code) in (1, 2, 13)


def test_nothing_can_be_written(ask: Ask, tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    places = [str(tmp_path), "/tmp", "/dev/shm", "/var/tmp", "."]
    code = f"def answer():\n    done = []\n    for place in {places}:\n        try:\n            open(place + '/x', 'w')\n            done.append(place)\n        except OSError:\n            pass\n    return done"
    assert ask(code) == []
    assert not list(tmp_path.iterdir())


def test_the_judge_is_not_loaded_beside_the_student(ask: Ask) -> None:
    code = "import sys\ndef answer():\n    return sorted(m for m in sys.modules if m.split('.')[0] in ('pytest', 'hypothesis') or m.startswith('autograder'))"
    assert ask(code) == [
        "autograder", "autograder.notebook", "autograder.wire", "autograder.worker", "autograder.worker.absent",
        "autograder.worker.ban", "autograder.worker.counters", "autograder.worker.helpers", "autograder.worker.loading", "autograder.worker.lockdown",
        "autograder.worker.names", "autograder.worker.namespaces", "autograder.worker.orders", "autograder.worker.prints", "autograder.worker.private", "autograder.worker.serve", "autograder.worker.session", "autograder.worker.syscalls", "autograder.worker.zygote",
    ]  # fmt: skip


def test_a_datagram_to_a_path_arrives_nowhere(ask: Ask, tmp_path: Path) -> None:
    # Landlock knows nothing of sending to a pathname; the system-call filter must.
    tmp_path.chmod(0o777)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "s"))
        (tmp_path / "s").chmod(0o777)
        listener.setblocking(False)
        code = f"import socket\ndef answer():\n    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\n    return one.sendto(b'x', {str(tmp_path / 's')!r})"
        with pytest.raises(StudentError, match="PermissionError"):
            ask(code)
        with pytest.raises(BlockingIOError):
            listener.recv(1)


@pytest.mark.parametrize("command", ["F_SETOWN", "F_SETSIG", "F_SETFL"])
def test_the_kernel_cannot_be_asked_to_signal_others(command: str, ask: Ask) -> None:
    value = "1" if command != "F_SETFL" else "os.O_ASYNC"
    code = f"import fcntl, os\ndef answer():\n    try:\n        fcntl.fcntl(3, getattr(fcntl, {command!r}, 10), {value})\n        return 'set'\n    except PermissionError:\n        return 'refused'"
    assert ask(code) == "refused"


def test_upper_halves_of_arguments_are_compared_too(ask: Ask) -> None:
    # The kernel looks at the lower half of an int; a filter that does so for all would let pointers pass.
    code = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def answer():
    out = []
    for args in ((62, (1 << 32) | os.getpid(), 0), (72, 3, (1 << 32) | 8, 1), (44, 3, b"x", 1, 0, 1 << 32, 0)):
        libc.syscall.restype = ctypes.c_long
        result = libc.syscall(*(ctypes.c_long(a) if isinstance(a, int) else a for a in args))
        out.append(result == -1 and ctypes.get_errno() == 1)
    return out
"""
    if platform.machine() != "x86_64":
        pytest.skip("the numbers are those of x86_64")
    assert ask(code) == [True, True, True]


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86_64")
def test_the_system_calls_that_answer_are_those_on_the_list(ask: Ask) -> None:
    code = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
SKIPPED = {15, 34, 60, 231, 335, 336}  # rt_sigreturn, pause, exit, exit_group, uretprobe, uprobe: they do not come back
def answer():
    found = []
    for number in range(470):
        if number in SKIPPED:
            continue
        ctypes.set_errno(0)
        result = libc.syscall(number, *[ctypes.c_long(-1)] * 6)
        if result != -1 or ctypes.get_errno() not in (1, 38):
            found.append(number)
    return found
"""
    listed = (Path(__file__).parent / "system_calls_x86_64.txt").read_text().splitlines()
    wanted = [int(line.split()[0]) for line in listed if line and not line.startswith("#")]
    assert ask(code) == wanted


def test_when_the_judge_is_killed_nothing_is_left(tier: Tier) -> None:
    program = f"""
import sys, time
from autograder.sandbox.tiers import TIERS
from autograder.wire import Load
tier = next(tier for tier in TIERS if tier.name == {tier.name!r})
zygote = tier.start()
for _ in range(3):
    zygote.spawn({MEMORY}, {CPU}).channel.send(Load([("a.py", "while True: pass")], ""), [])
print("spinning", flush=True)
time.sleep(60)
"""
    judge = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=KIT)
    assert judge.stdout is not None
    with judge.stdout:
        assert judge.stdout.readline() == b"spinning\n"
        left = _descendants(judge.pid)
        assert len(left) >= 4
        judge.kill()
        judge.wait()
    deadline = time.monotonic() + 5
    while any(_exists(pid) for pid in left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in left if _exists(pid)]


HONEST = {
    "Adam": "net = torch.nn.Linear(4, 2); rule = torch.optim.Adam(net.parameters()); net(torch.ones(3, 4)).sum().backward(); rule.step()",
    "convolution": "torch.nn.Conv2d(1, 2, 3)(torch.ones(1, 1, 8, 8)).sum().backward()",
    "lazy layers": "torch.nn.LazyLinear(3)(torch.ones(2, 5))",
    "LSTM": "torch.nn.LSTM(2, 3)(torch.ones(4, 1, 2))",
    "transformer": "torch.nn.TransformerEncoderLayer(8, 2)(torch.ones(3, 1, 8))",
    "vmap of grad": "torch.func.vmap(torch.func.grad(lambda x: (x ** 2).sum()))(torch.ones(3, 4))",
    "gradcheck": "torch.autograd.gradcheck(torch.sin, torch.ones(2, dtype=torch.float64, requires_grad=True))",
    "SVD": "torch.linalg.svd(torch.rand(5, 5))",
    "Fourier transform": "torch.fft.fft(torch.rand(8))",
    "script": "torch.jit.script(torch.nn.ReLU())(torch.ones(2))",
    "four threads": "torch.set_num_threads(4); torch.rand(500, 500) @ torch.rand(500, 500)",
    "Python threads": "import concurrent.futures as f; list(f.ThreadPoolExecutor(4).map(abs, range(9)))",
    "a loader without workers": "list(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4)), 2))",
    "saving to memory": "import io; torch.save(torch.ones(2), io.BytesIO())",
    "distributions": "torch.distributions.Normal(0., 1.).sample()",
    "NumPy": "import numpy as np; np.linalg.svd(np.random.default_rng(0).normal(size=(5, 5)))",
    "the standard library": "import csv, json, decimal, fractions, typing, tempfile, pathlib, datetime, textwrap, uuid, logging",
    "printing": "print(torch.ones(2), flush=True)",
    "time": "import time; time.sleep(0.01); time.process_time()",
}  # fmt: skip


@pytest.mark.parametrize("what", HONEST)
def test_honest_use_of_torch_works(what: str, ask: Ask) -> None:
    assert ask(f"import torch\ndef answer():\n    {HONEST[what]}\n    return 'done'", 20) == "done"


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


def _alive(worker: Worker) -> bool:
    try:
        signal.pidfd_send_signal(worker.pidfd, 0)
    except (OSError, ProcessLookupError):
        return False
    return True


def _exists(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def _descendants(pid: int) -> list[int]:
    children = [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    return children + [each for child in children for each in _descendants(child)]


def _is_python(pid: int) -> bool:
    return "autograder.worker.start" in Path(f"/proc/{pid}/cmdline").read_text() and "bwrap" not in os.readlink(
        f"/proc/{pid}/exe"
    )


def _ids(pid: int) -> set[int]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {int(each) for line in lines if line.startswith(("Uid:", "Gid:", "Groups:")) for each in line.split()[1:]}
