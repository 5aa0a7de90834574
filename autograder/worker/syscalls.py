"""The system calls that a warm Python with torch needs, and no more: the last layer, and the strictest.

Whatever is not named here answers EPERM. Some are allowed with certain arguments only, compared over all 64 bits by
libseccomp. What a worker cannot do, therefore: start a process, open anything for writing, make a socket or a pipe's
like across processes, send a signal to anybody but itself, or ask the kernel to send one (fcntl F_SETOWN, F_SETSIG).
"""

from __future__ import annotations

import errno
import fcntl
import os
import termios

import pyseccomp
from pyseccomp import Arg

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
    # the two sockets it was born with, and waiting for them
    "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd2", "getsockopt", "pipe2", "poll", "ppoll",
    "pselect6", "recvfrom", "select", "shutdown", "write", "writev",
)  # fmt: skip
_FCNTL = (fcntl.F_DUPFD, fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL, fcntl.F_DUPFD_CLOEXEC)


def allow_only_these(pid: int) -> None:
    """From now on. `pid` is this process' own, as it knows itself."""
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    for name in ALLOWED:
        rules.add_rule(pyseccomp.ALLOW, name)
    # glibc falls back to clone, whose flags can be looked at; clone3 has them in memory.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    rules.add_rule(pyseccomp.ALLOW, "clone", Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, _CLONE_THREAD))
    for name, argument in (("open", 1), ("openat", 2)):
        rules.add_rule(pyseccomp.ALLOW, name, Arg(argument, pyseccomp.MASKED_EQ, _NO_WRITING, 0))
    for name in ("kill", "tgkill"):
        rules.add_rule(pyseccomp.ALLOW, name, Arg(0, pyseccomp.EQ, pid))
    for command in _FCNTL:
        rules.add_rule(pyseccomp.ALLOW, "fcntl", Arg(1, pyseccomp.EQ, command))
    rules.add_rule(pyseccomp.ALLOW, "ioctl", Arg(1, pyseccomp.EQ, termios.TCGETS))  # isatty
    rules.add_rule(pyseccomp.ALLOW, "prlimit64", Arg(0, pyseccomp.EQ, 0))
    rules.add_rule(pyseccomp.ALLOW, "sendto", Arg(4, pyseccomp.EQ, 0))  # on a connected socket: no address
    rules.load()
