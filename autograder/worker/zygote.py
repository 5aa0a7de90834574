"""Holds a warm torch and nothing secret; every worker is a fork of it.

Theory of operation. The judge starts `python -m autograder.worker.start FD` with an empty environment; FD is one end
of a SOCK_SEQPACKET pair, a message a packet. A zygote that was started by root first becomes nobody. It answers each of
  share NAME DTYPE SHAPE + fd of a sealed memfd   -> `ok`: every later worker sees this tensor, copy on write
  warm NAME SOURCE                                 -> `ok`: later workers have this source compiled, and its imports
  spawn LAYERS + fds of an rpc socket and a log    -> the worker's pid + its pidfd
  fork BANNED + fd of a control socket             -> the pid of a zygote that lacks what is banned + its pidfd
  wait PID                                         -> how that process ended, and the processor time that it took
The judge talks to the worker over the rpc socket, drains the log, and kills by pidfd; the zygote only forks and reaps,
so nothing a worker does can make the judge wait for it. It must have a single thread when it forks. When the judge
dies, so does the zygote (its control socket closes, and the kernel kills it), and with a zygote all that it has forked,
by the parent-death signal.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import mmap
import os
import random
import signal
import socket
import sys
from pathlib import Path

import numpy as np
import torch

from autograder.wire import Channel
from autograder.worker import absent, helpers, lockdown, namespaces
from autograder.worker.ban import Ban, library
from autograder.worker.orders import ORDERS, PACKET, Answer, Fork, Order, Share, Spawn, Warm, encode
from autograder.worker.prints import Prints
from autograder.worker.serve import serve_and_exit
from autograder.worker.session import run

_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom")


def main() -> None:
    """Import torch and run it once, then carry out orders from the socket in argv until the judge hangs up."""
    torch.set_num_threads(1)
    _warm_up()
    gc.collect()
    _Zygote(socket.socket(fileno=int(sys.argv[1])), {}, Ban(())).obey()


class _Zygote:
    """What later workers find: the tensors that were `shared`, and a library that lacks what the `ban` has taken."""

    def __init__(self, control: socket.socket, shared: dict[str, torch.Tensor], ban: Ban) -> None:
        self.control = control
        self.shared = shared
        self.ban = ban
        self._forked: set[int] = set()  # whose end the judge will ask for
        self._ended: dict[int, tuple[int, float]] = {}  # exit code and processor time of those that are reaped

    def obey(self) -> None:
        """Answer once that the zygote is up, then carry out one order after the other until the socket ends."""
        gc.freeze()
        self.control.send(encode(Answer(os.getpid())))
        while True:
            packet, fds, _, _ = socket.recv_fds(self.control, PACKET, 2)
            if not packet:
                return
            while self._reap(os.WNOHANG):
                pass
            try:
                answer, lent = self._done(ORDERS.decode(packet), fds)
            except (OSError, ImportError) as error:  # the kernel refuses, or what the harness needs is not here
                answer, lent = Answer(error=str(error)), []
            socket.send_fds(self.control, [encode(answer)], lent)
            for fd in [*fds, *lent]:
                os.close(fd)

    def _done(self, order: Order, fds: list[int]) -> tuple[Answer, list[int]]:
        if isinstance(order, Share):
            self.shared[order.name] = _map(fds[0], order)
            return Answer(), []
        if isinstance(order, Warm):
            run(order.name, order.source)
            return Answer(), []
        if isinstance(order, Spawn):
            return self._spawn(order, fds)
        if isinstance(order, Fork):
            return self._fork(order, fds[0])
        while order.pid not in self._ended:
            if not self._reap(0):
                raise ChildProcessError("no such process was forked here")
        self._forked.discard(order.pid)
        return Answer(*self._ended.pop(order.pid)), []

    def _reap(self, options: int) -> bool:
        """Reap a child that has ended, if there is one; workers of forks that are gone are this one's children, too."""
        try:
            pid, status, usage = os.wait4(-1, options)
        except ChildProcessError:
            return False
        if pid in self._forked:
            self._ended[pid] = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
        return pid != 0

    def _spawn(self, order: Spawn, fds: list[int]) -> tuple[Answer, list[int]]:
        memory = lockdown.address_space() + order.memory
        zygote = os.getpid()
        pid = namespaces.fork_alone() if order.layers.namespaces else os.fork()
        if pid == 0:
            try:
                channel = _become_worker(fds, memory, order, zygote)
                serve_and_exit(channel, self.shared, self.ban, Prints(room=0))
            except BaseException as error:
                os.write(2, f"the worker could not be locked down: {error}\n".encode())
            os._exit(70)
        return self._known(pid)

    def _fork(self, order: Fork, control: int) -> tuple[Answer, list[int]]:
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            lockdown.die_with_parent()
            if os.getppid() != parent:
                os._exit(71)
            try:
                lockdown.adopt_orphans()
                self.control.close()
                ban = Ban(order.banned) if order.banned else self.ban
                _Zygote(socket.socket(fileno=control), self.shared, ban).obey()
                os._exit(0)
            except BaseException as error:
                os.write(2, f"a fork of the zygote ended: {type(error).__name__}: {error}\n".encode())
            os._exit(70)
        return self._known(pid)

    def _known(self, pid: int) -> tuple[Answer, list[int]]:
        """What the judge is told of a process that was just forked, and will ask for the end of."""
        self._ended.pop(pid, None)  # of an earlier one of this number
        self._forked.add(pid)
        return Answer(pid), [os.pidfd_open(pid)]


def _warm_up() -> None:
    """Import now what torch imports lazily: a worker has neither the files nor the time for it."""
    absent.without_compiler()
    helpers.offer()
    absent.forbid_real_modules()
    layer = torch.nn.Linear(4, 4)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.ones(2, 4)).logsumexp(1).backward(torch.ones(2))
    optimizer.step()
    torch.func.vmap(torch.func.grad(lambda x: (x**2).sum()))(torch.ones(3, 4))
    torch.testing.assert_close(torch.ones(2), torch.ones(2))
    torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4)), batch_size=2)
    repr(torch.ones(2)), random.random(), np.random.default_rng(0)
    with contextlib.suppress(ImportError, RuntimeError):  # without libseccomp the worker that is to have it says so
        importlib.import_module("autograder.worker.syscalls").compile_filter()
    for module in ("collections", "dataclasses", "functools", "itertools", "statistics", "time", "torch.distributions"):
        importlib.import_module(module)
    library()
    _readable()


def _map(fd: int, order: Share) -> torch.Tensor:
    # A private mapping: the file is sealed against writing, and a worker's own changes stay its own.
    memory = mmap.mmap(fd, 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    return torch.frombuffer(memory, dtype=getattr(torch, order.dtype)).reshape(order.shape)


def _become_worker(fds: list[int], memory: int, order: Spawn, zygote: int) -> Channel:
    """Lock down, the strictest last. What is done before a layer may need what the layer forbids."""
    layers, readable = order.layers, _readable()
    os.setsid()
    _keep_descriptors(*fds)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    channel = Channel(socket.socket(fileno=3))
    if layers.namespaces:
        namespaces.hide_and_drop(readable)
    lockdown.die_with_parent()
    if not layers.namespaces and os.getppid() != zygote:  # in a pid namespace the parent is nobody
        os._exit(71)
    if layers.limits:
        lockdown.limit_resources(memory, order.cpu)
    lockdown.gain_no_privileges()
    if layers.landlock:
        lockdown.confine(readable, layers.landlock)
    if layers.system_calls:
        from autograder.worker import syscalls

        syscalls.allow_only_these(os.getpid())
    return channel


def _keep_descriptors(rpc: int, log: int) -> None:
    """0 is empty, 1 and 2 the log, 3 the channel; nothing else stays open."""
    rpc, log = os.dup(rpc), os.dup(log)  # out of the way of the numbers that they get next
    high = max(rpc, log) + 1
    os.dup2(rpc, high)
    os.dup2(log, high + 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(high + 1, 1)
    os.dup2(high + 1, 2)
    os.dup2(high, 3)
    lockdown.close_descriptors(4)


@functools.cache  # by the warm-up, for all workers
def _readable() -> list[Path]:
    return [*lockdown.interpreter_paths(), *filter(Path.exists, map(Path, _DEVICES))]
