"""The filter, in a process that has nothing else of a sandbox. Which calls answer is for test_promises."""

from __future__ import annotations

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
pytest.importorskip("pyseccomp", exc_type=ImportError)

from autograder.worker import syscalls  # noqa: E402
from tests.worker.programs import said  # noqa: E402

FILTER = """
import ctypes, fcntl, signal, socket, subprocess, sys, threading
from autograder.worker import syscalls
libc = ctypes.CDLL(None, use_errno=True)
pair = socket.socketpair()
lockdown.gain_no_privileges()
syscalls.allow_only_these(os.getpid())
try:
    print(({}) is not NotImplemented)
except OSError as error:
    print(error.errno)
os._exit(sys.stdout.flush() or 0)
"""


def filtered(expression: str) -> str:
    return said(FILTER.replace("{}", expression))


@pytest.mark.parametrize(
    "expression",
    [
        "open('/dev/null', 'w')",
        "open('/dev/null', 'a')",
        "os.open('/tmp', os.O_TMPFILE | os.O_RDWR)",
        "os.unlink('/tmp/nothing')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "socket.socket()",
        "os.memfd_create('x')",
        "os.kill(os.getppid(), 0)",
        "os.kill(-1, 0)",
        "os.setsid()",
        "os.chdir('/')",
        "fcntl.fcntl(0, fcntl.F_SETOWN, 1)",
        "pair[0].sendto(b'x', b'/tmp/nothing')",
        "os.sched_setaffinity(0, {0})",
    ],
)
def test_what_is_not_allowed_is_refused(expression: str) -> None:
    assert filtered(expression) == "1"  # EPERM


@pytest.mark.parametrize(
    "expression",
    [
        "open('/proc/self/stat').read()",
        "os.kill(os.getpid(), 0)",
        "[each.start() or each.join() for each in [threading.Thread(target=int)]]",
        "[pair[0].send(b'x'), pair[1].recv(1)]",
        "bytearray(64 << 20)",
        "os.urandom(8)",
        "os.listdir('/')",
        "fcntl.fcntl(0, fcntl.F_GETFL)",
        "os.pipe()",
    ],
)
def test_what_python_and_torch_need_works(expression: str) -> None:
    assert filtered(expression) == "True"


def test_no_other_filter_can_be_laid_over_it() -> None:
    assert filtered("syscalls.allow_only_these(os.getpid())") != "True"


def test_the_rules_are_instructions_of_eight_bytes_and_made_once() -> None:
    rules = syscalls.compile_filter()
    assert len(rules) > 100 * 8
    assert len(rules) % 8 == 0
    assert syscalls.compile_filter() is rules


def test_each_call_is_named_once() -> None:
    assert len(syscalls.ALLOWED) == len(set(syscalls.ALLOWED))
