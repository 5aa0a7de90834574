"""What a forked worker gives up before it sees the student's source: descriptors, resources, privileges, files.

Linux only, and each function raises OSError where the kernel refuses; which of them must work is the caller's to know.
Numbers are the kernel's (uapi/linux/{prctl,capability,landlock}.h); the Landlock calls have the same numbers on every
architecture.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

NOBODY = 65534
_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG, _PR_SET_KEEPCAPS, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 1, 8, 36, 38
_CAPABILITY_VERSION = 0x20080522
_READ_ANYTHING = 1 << 2  # CAP_DAC_READ_SEARCH
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# Rights that each ABI version knows; naming one that the kernel does not know is refused.
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_FILE_RIGHTS_LATEST = (1 << 16) - 1
_NETWORK_RIGHTS = 0b11  # bind and connect over TCP, from ABI 4
_SCOPES = 0b11  # abstract sockets and signals, from ABI 6


def die_with_parent() -> None:
    """Ask the kernel to kill this process when the one that forked it dies. A change of user undoes it."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def become_nobody(readable: Iterable[Path]) -> None:
    """Leave root for good: another user, no groups, no capabilities.

    One is kept where nobody else may reach what is `readable`, such as an interpreter below /root: to read and search
    files in spite of their mode. It opens no more than Landlock leaves open.
    """
    os.setgroups([])
    _prctl(_PR_SET_KEEPCAPS, 1)
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    # access() asks for the user alone, whatever the process is capable of.
    reachable = all(os.access(path, os.R_OK) for path in readable)
    set_capabilities(0 if reachable else _READ_ANYTHING)


def set_capabilities(mask: int) -> None:
    """Keep these capabilities only, of those that there are."""
    low, high = mask & 0xFFFFFFFF, mask >> 32
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    check(_libc.capset(header, struct.pack("=6I", low, low, 0, high, high, 0)), "capset")


def close_descriptors(first: int) -> None:
    """Close every descriptor from the number `first` on, so that a worker inherits none of the judge's."""
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))


def limit_resources(memory: int, cpu: int) -> None:
    """Cap address space at `memory` bytes and processor time at `cpu` seconds; no files, dumps, locked pages."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def address_space() -> int:
    """The size of this process' address space in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def interpreter_paths() -> list[Path]:
    """The interpreter, its packages and the system's libraries: all that a worker may read."""
    base, own = Path(sys.base_prefix), Path(sys.prefix)
    paths = [base / "bin", base / "lib", own / "bin", own / "lib", own / "pyvenv.cfg"]
    paths += [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    paths += [Path(path) for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    paths += [Path("/usr"), Path("/lib"), Path("/lib64"), Path("/etc/ld.so.cache"), Path("/etc/localtime")]
    return [path for path in dict.fromkeys(paths) if path.exists()]


def landlock_version() -> int:
    """The kernel's Landlock ABI, 0 where there is none."""
    return max(0, int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


def gain_no_privileges() -> None:
    """No program that is executed from now on has more rights than this one; Landlock and seccomp ask for it."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def confine(readable: Iterable[Path], newest: int) -> None:
    """Allow reading below `readable`, and nothing else of any file or network, with a Landlock ABI up to `newest`."""
    version = min(landlock_version(), newest)
    if version < 1:
        raise OSError("this kernel has no Landlock")
    rights = struct.pack(
        "QQQ",
        _FILE_RIGHTS.get(version, _FILE_RIGHTS_LATEST),
        _NETWORK_RIGHTS if version >= 4 else 0,
        _SCOPES if version >= 6 else 0,
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = check(_libc.syscall(_CREATE_RULESET, rights, ctypes.c_size_t(size), 0), "landlock_create_ruleset")
    for path in readable:
        _allow_reading(ruleset, path)
    check(_libc.syscall(_RESTRICT_SELF, ruleset, 0), "landlock_restrict_self")
    os.close(ruleset)


def _allow_reading(ruleset: int, path: Path) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    rights = _READ_FILE | (_READ_DIR if path.is_dir() else 0)
    rule = struct.pack("=Qi", rights, descriptor)
    check(_libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0), f"landlock_add_rule {path}")
    os.close(descriptor)


def _prctl(option: int, value: int) -> None:
    check(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), "prctl")


def check(result: int, what: str) -> int:
    """The result of a C call, or the OSError that it left."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result
