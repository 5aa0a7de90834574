from __future__ import annotations

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from tests.worker.programs import said

FORK = """
import sys
from pathlib import Path
from autograder.worker import namespaces
lockdown.adopt_orphans()
read, write = os.pipe()
try:
    pid = namespaces.fork_alone()
except OSError as error:
    print("refused:", error)
    sys.exit(0)
if pid:
    os.close(write)
    heard = os.read(read, 1000).decode()
    print(heard, os.waitpid(pid, 0)[1], pid > 1)
    sys.exit(0)
"""


def alone(child: str) -> str:
    """What such a fork says, how it ended, and whether its parent knows it by a number of its own."""
    found = said(f"{FORK}os.write(write, str({child}).encode())\nos._exit(0)\n")
    if found.startswith("refused"):
        pytest.skip("this machine allows no namespaces")
    return found


def test_it_is_the_first_process_that_it_knows_and_another_to_its_parent() -> None:
    assert alone("(os.getpid(), os.getppid())") == "(1, 0) 0 True"


def test_it_has_no_network() -> None:
    assert alone("open('/proc/self/net/dev').read().count(':')") == "1 0 True"  # a loopback interface of its own


def test_what_was_hidden_is_empty_and_no_right_is_left_to_undo_it() -> None:
    seen = "[os.listdir(path) for path in ('/proc', '/tmp')]"
    undone = "namespaces._libc.umount2(b'/proc', 2)"
    assert alone(f"[namespaces.hide_and_drop([]), {seen}, {undone}]") == "[None, [[], []], -1] 0 True"


def test_a_place_that_holds_what_is_needed_stays() -> None:
    seen = "bool(os.listdir('/proc'))"
    assert alone(f"[namespaces.hide_and_drop([Path('/proc/self')]), {seen}]") == "[None, True] 0 True"


def test_what_the_kernel_refuses_is_an_error_and_nobody_is_left() -> None:
    assert said("""
        from autograder.worker import namespaces
        namespaces._NEW_UTS = 1  # no flag of unshare
        try:
            namespaces.fork_alone()
        except OSError as error:
            print(error)
        try:
            os.wait()
        except ChildProcessError:
            print("nobody")
    """) == "unshare: Invalid argument\nnobody"  # fmt: skip
