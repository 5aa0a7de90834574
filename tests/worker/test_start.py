from __future__ import annotations

import os
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from tests.worker.programs import said

# In the place of the zygote: says what it was started as.
STARTED = """
import ctypes, sys, types
zygote = types.ModuleType("autograder.worker.zygote")
def main():
    found, libc = (ctypes.c_int(), ctypes.c_int()), ctypes.CDLL(None)
    libc.prctl(2, ctypes.byref(found[0]))  # PR_GET_PDEATHSIG
    libc.prctl(37, ctypes.byref(found[1]))  # PR_GET_CHILD_SUBREAPER
    print(os.geteuid(), os.getegid(), *(each.value for each in found), "torch" in sys.modules)
zygote.main = main
sys.modules[zygote.__name__] = zygote
import autograder.worker
autograder.worker.zygote = zygote
from autograder.worker import start
start.main()
"""


def test_a_zygote_is_nobody_and_tied_to_the_judge_before_anything_of_weight_is_loaded() -> None:
    user, group, signal, adopts, torch = said(STARTED).split()
    assert (signal, adopts, torch) == ("9", "1", "False")
    assert (user, group) == (("65534", "65534") if os.geteuid() == 0 else (str(os.geteuid()), str(os.getegid())))
