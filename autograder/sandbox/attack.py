"""The self-test's attacks. The judge never imports this: its text is sent to a worker, which attacks from inside.

`breaches` returns a line for each thing that worked and must not have; nothing here does harm when it does work.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

libc = ctypes.CDLL(None, use_errno=True)
PROMISED_DESCRIPTORS = [0, 1, 2, 3]
SIGNAL_OWNER = 8, 10, 9  # F_SETOWN, F_SETSIG, SIGKILL
FORBIDDEN_CALLS = (
    "unshare",
    "setsid",
    "setns",
    "ptrace",
    "memfd_create",
    "inotify_init1",
    "personality",
    "fanotify_init",
)


def _works(attempt: Callable[[], Any]) -> bool:
    try:
        result = attempt()
    except (OSError, MemoryError, RuntimeError, ValueError):
        return False
    return result is not False


def _call(name: str) -> bool:
    """Whether a C function of no consequence gets past the filter; what the kernel itself refuses has got past."""
    function = getattr(libc, name, None)
    if function is None:
        return False
    ctypes.set_errno(0)
    result = function(ctypes.c_long(0), ctypes.c_long(0), ctypes.c_long(0), ctypes.c_long(0))
    return result != -1 or ctypes.get_errno() != errno.EPERM


def _fork() -> bool:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return True


def _execute() -> bool:
    return os.posix_spawn("/usr/bin/env", ["env"], {}) > 0


def _write(path: str) -> bool:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    return True


def _read(path: str) -> bool:
    with Path(path).open("rb") as file:
        file.read(1)
    return True


def _connect(family: int, kind: int, address: Any) -> bool:
    with socket.socket(family, kind) as sock:
        sock.settimeout(0.2)
        sock.connect(address)
        sock.send(b"breach")
    return True


def _sendto(path: str) -> bool:
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with one, other:
        one.sendto(b"breach", path)
    return True


def _own_signal() -> bool:
    """Ask the kernel to send a signal to somebody else when the channel is written to."""
    own, set_signal, _ = SIGNAL_OWNER
    return all(libc.fcntl(3, command, ctypes.c_long(value)) != -1 for command, value in ((own, 0), (set_signal, 0)))


def _raise_limit() -> bool:
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return True


def _more_memory(size: int) -> bool:
    return bool(bytearray(size))


def _signal(pid: int) -> bool:
    os.kill(pid, 0)
    return True


def _io_uring() -> bool:
    return bool(libc.syscall(425, 1, struct.pack("30I", *[0] * 30)) != -1)


def _descriptors() -> list[int]:
    found = []
    for number in range(1024):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return found


def _thread() -> bool:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return True


def _attempts(facts: dict[str, Any]) -> Iterator[tuple[str, Callable[[], Any]]]:
    for path in facts["unreadable"]:
        yield f"read {path}", partial(_read, path)
    for path in facts["unwritable"]:
        yield f"write {path}", partial(_write, path)
    for port in facts["ports"]:
        yield "connect over TCP", partial(_connect, socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", port))
        yield "send over UDP", partial(_connect, socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", port))
    for path in facts["sockets"]:
        yield f"connect to {path!r}", partial(_connect, socket.AF_UNIX, socket.SOCK_STREAM, path)
    for path in facts["datagrams"]:
        yield f"send a datagram to {path!r}", partial(_sendto, path)
    for pid in {*facts["pids"]} - {os.getpid()}:  # alone in its namespace it is 1 itself, as an outer parent may be
        yield f"signal process {pid}", partial(_signal, pid)
    yield "fork", _fork
    yield "start a program", _execute
    yield "have the kernel signal others", _own_signal
    yield "raise a limit", _raise_limit
    yield "take more memory than allowed", partial(_more_memory, facts["too much memory"])
    yield "use io_uring", _io_uring
    for name in FORBIDDEN_CALLS:
        yield f"call {name}", partial(_call, name)


def _states(facts: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield "be root", 0 in (*os.getresuid(), *os.getresgid(), *os.getgroups())
    yield f"use the descriptors {_descriptors()}", _descriptors() != PROMISED_DESCRIPTORS
    surplus = sorted(set(os.environ) - set(facts["environment"]))
    yield f"read the variables {surplus}", bool(surplus)
    yield "run longer than its processor time", resource.getrlimit(resource.RLIMIT_CPU)[1] == resource.RLIM_INFINITY
    loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"pytest", "hypothesis"})
    yield f"find {loaded} loaded", bool(loaded)
    if facts["alone"]:
        yield "see other processes", os.getpid() != 1
        # Landlock keeps files from being read, not from being seen; walls do.
        for path in facts["invisible"]:
            yield f"see {path}", Path(path).exists()
    yield "do without threads", not _works(_thread)
    yield "ignore its own death", signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL


def breaches(student: Any, facts: dict[str, Any]) -> list[str]:
    """Called by the self-test in a worker: the forbidden things that worked, as it is to tell them."""
    found = [what for what, attempt in _attempts(facts) if _works(attempt)]
    return found + [what for what, breached in _states(facts) if breached]
