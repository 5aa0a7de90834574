"""The system calls that a warm Python with torch needs, and no more: the last layer, and the strictest.

Whatever is not named here answers EPERM. Some are allowed with certain arguments only, compared over all 64 bits by
libseccomp. What a worker cannot do, therefore: start a process, open anything for writing, make a socket or a pipe's
like across processes, send a signal to anybody but itself, or ask the kernel to send one (fcntl F_SETOWN, F_SETSIG).
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import functools
import os
import termios

import pyseccomp
from pyseccomp import Arg

from autograder.worker.lockdown import check

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_CLONE_THREAD = 0x10000
_NO_WRITING = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_APPEND | (os.O_TMPFILE & ~os.O_DIRECTORY)
ALLOWED = (
    # memory
    "brk", "madvise", "membarrier", "mmap", "mprotect", "mremap", "msync", "munmap",
    # threads and time
    "clock_getres", "clock_gettime", "clock_nanosleep", "exit", "exit_group", "futex", "getcpu", "gettid", "nanosleep",
    "pause", "restart_syscall", "rseq", "sched_getaffinity", "sched_yield", "set_robust_list", "gettimeofday", "time",
    # signals, to itself
    "alarm", "getitimer", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "setitimer", "sigaltstack", "arch_prctl",
    # who am I
    "getegid", "geteuid", "getgid", "getgroups", "getpid", "getppid", "getrandom", "getresgid", "getresuid",
    "getrlimit", "getrusage", "getuid", "sysinfo", "times", "uname",
    # reading files; Landlock says which
    "access", "close", "dup", "dup2", "dup3", "faccessat", "faccessat2", "fstat", "getcwd", "getdents64", "lseek",
    "lstat", "newfstatat", "pread64", "read", "readlink", "readlinkat", "readv", "stat", "statx",
    # itself alone: whom, another filter says
    "kill", "tgkill",
    # the two sockets it was born with, and waiting for them
    "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd2", "getsockopt", "pipe2", "poll", "ppoll",
    "pselect6", "recvfrom", "select", "shutdown", "write", "writev",
)  # fmt: skip
_FCNTL = (fcntl.F_DUPFD, fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL, fcntl.F_DUPFD_CLOEXEC)


class _Program(ctypes.Structure):
    """struct sock_fprog (uapi/linux/filter.h): how many instructions of eight bytes, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def allow_only_these(pid: int) -> None:
    """From now on. `pid` is this process' own, as it knows itself. Needs no_new_privs."""
    own = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in ("kill", "tgkill"):
        own.add_rule(pyseccomp.ERRNO(errno.EPERM), name, Arg(0, pyseccomp.NE, pid))
    own.load()
    rules = compile_filter()  # the last call of its kind: these forbid to add more
    program = _Program(len(rules) // 8, rules)
    check(_libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0), "prctl")


@functools.cache
def compile_filter() -> bytes:
    """What holds for every process, as the kernel takes it. Made by a zygote for all of its workers: 2 MB to make."""
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in ALLOWED:
        rules.add_rule(pyseccomp.ALLOW, name)
    # glibc falls back to clone, whose flags can be looked at; clone3 has them in memory.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.add_rule(pyseccomp.ALLOW, "clone", Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, _CLONE_THREAD))
    for name, argument in (("open", 1), ("openat", 2)):
        rules.add_rule(pyseccomp.ALLOW, name, Arg(argument, pyseccomp.MASKED_EQ, _NO_WRITING, 0))
    for command in _FCNTL:
        rules.add_rule(pyseccomp.ALLOW, "fcntl", Arg(1, pyseccomp.EQ, command))
    rules.add_rule(pyseccomp.ALLOW, "ioctl", Arg(1, pyseccomp.EQ, termios.TCGETS))  # isatty
    rules.add_rule(pyseccomp.ALLOW, "prlimit64", Arg(0, pyseccomp.EQ, 0))
    rules.add_rule(pyseccomp.ALLOW, "sendto", Arg(4, pyseccomp.EQ, 0))  # on a connected socket: no address
    with os.fdopen(os.memfd_create("rules"), "w+b") as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
