"""A fork that is alone: namespaces of its own for users, processes, mounts, network, IPC and host name (Linux)."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from autograder.worker.lockdown import check, set_capabilities

_libc = ctypes.CDLL(None, use_errno=True)
_NEW_MOUNTS, _NEW_UTS, _NEW_IPC, _NEW_USER, _NEW_PID, _NEW_NET = (
    0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_READ_ONLY = 0b1111  # MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC
_HIDDEN = (Path("/proc"), Path("/tmp"), Path("/dev/shm"))


def fork_alone() -> int:
    """Like os.fork, into namespaces of its own. The caller must adopt orphans: it becomes the child's parent.

    Only a child of the process that asked for a pid namespace is inside it, hence the process between, which leaves at
    once. The child goes on when that one has left, so that it can tie its life to the caller's. Raises OSError where
    the kernel refuses, and must be called by a process with one thread.
    """
    read, write = os.pipe()
    wait, go = os.pipe()
    between = os.fork()
    if between == 0:
        _fork_between(write)
        os.close(read)
        os.close(go)
        if not os.read(wait, 1):
            os._exit(71)
        os.close(wait)
        return 0
    os.close(write)
    os.close(wait)
    answer = os.read(read, 500).decode()
    os.close(read)
    os.waitpid(between, 0)
    with contextlib.suppress(BrokenPipeError):  # a child that is gone already
        os.write(go, b".")
    os.close(go)
    if not answer.isdigit():
        raise OSError(answer or "the fork between died")
    return int(answer)


def _fork_between(write: int) -> None:
    """Return in the child only; its parent says the child's pid, or what went wrong, and leaves."""
    try:
        flags = _NEW_USER | _NEW_PID | _NEW_MOUNTS | _NEW_NET | _NEW_IPC | _NEW_UTS
        check(_libc.unshare(flags), "unshare")
        child = os.fork()
    except OSError as error:
        os.write(write, (error.strerror or "unshare").encode())
        os._exit(1)
    if child:
        os.write(write, str(child).encode())
        os._exit(0)
    os.close(write)


def hide_and_drop(needed: Iterable[Path]) -> None:
    """Inside: lay something empty over what the zygote sees of itself, then give up the rights to undo it.

    A place that holds something `needed`, such as an interpreter below /tmp, stays.
    """
    kept = {parent for path in needed for parent in path.parents}
    for place in _HIDDEN:
        if place.is_dir() and place not in kept:
            options = (b"none", bytes(place), b"tmpfs", ctypes.c_ulong(_READ_ONLY), b"size=4k,nr_inodes=2,mode=0555")
            check(_libc.mount(*options), f"mount over {place}")
    set_capabilities(0)
