"""What a forked worker gives up before it sees the student's source: descriptors, resources, files, network.

Linux only. The limits hold everywhere; Landlock holds where the kernel has it (5.13 and later), and `confine` says
whether it did. Numbers are the kernel's (uapi/linux/{prctl,landlock}.h); the system calls have the same numbers on
every architecture that has Landlock.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
from collections.abc import Iterable
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# Rights that each ABI version knows; naming one that the kernel does not know is refused.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_FILE_RIGHTS_LATEST = (1 << 16) - 1
_NETWORK_RIGHTS = 0b11  # bind and connect over TCP, from ABI 4
_SCOPES = 0b11  # abstract sockets and signals, from ABI 6


def die_with_parent() -> None:
    """Ask the kernel to kill this process when the one that forked it dies."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def limit_resources(memory: int) -> None:
    """Cap address space at `memory` bytes (all told), and forbid files, dumps and many descriptors."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def address_space() -> int:
    """The size of this process' address space in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def landlock_version() -> int:
    """The kernel's Landlock ABI, 0 where there is none."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


def confine(readable: Iterable[Path]) -> bool:
    """Allow reading below `readable` and nothing else of any file or network; False where the kernel cannot."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    version = landlock_version()
    if version == 0:
        return False
    rights = struct.pack(
        "QQQ",
        _FILE_RIGHTS.get(version, _FILE_RIGHTS_LATEST),
        _NETWORK_RIGHTS if version >= 4 else 0,
        _SCOPES if version >= 6 else 0,
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = _check(_libc.syscall(_CREATE_RULESET, rights, ctypes.c_size_t(size), 0), "landlock_create_ruleset")
    for path in readable:
        _allow_reading(ruleset, path)
    _check(_libc.syscall(_RESTRICT_SELF, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)
    return True


def _allow_reading(ruleset: int, path: Path) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rights = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
    rule = struct.pack("=Qi", rights, descriptor)
    _check(_libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0), f"landlock_add_rule {path}")
    os.close(descriptor)


def _prctl(option: int, value: int) -> None:
    _check(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), "prctl")


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result
