"""Holds a warm torch and nothing secret; every worker is a fork of it.

Theory of operation. The judge starts `python -m autograder.worker.zygote FD` with an empty environment; FD is one end
of a SOCK_SEQPACKET pair, a message a packet. The zygote answers each of
  share NAME DTYPE SHAPE + fd of a sealed memfd   -> `ok`: every later worker sees this tensor, copy on write
  spawn MEMORY + fds of an rpc socket and a log    -> the worker's pid + its pidfd
  wait PID                                         -> how that worker ended
The judge talks to the worker over the rpc socket, drains the log, and kills by pidfd; the zygote only forks and reaps,
so nothing a worker does can make the judge wait for it. It must have a single thread when it forks. When the judge
dies, so does the zygote (its control socket closes), and with it every worker (parent-death signal).
"""

from __future__ import annotations

import gc
import importlib
import mmap
import os
import random
import signal
import socket
import sys
import sysconfig
from pathlib import Path
from typing import Any

for _variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_variable] = "1"

import msgspec
import numpy as np
import torch

from autograder.worker.lockdown import address_space, confine, die_with_parent, limit_resources
from autograder.worker.serve import serve_and_exit

PACKET = 1 << 16  # bytes


class Share(msgspec.Struct, tag="share"):
    """Lend every later worker a tensor."""

    name: str
    dtype: str
    shape: list[int]


class Spawn(msgspec.Struct, tag="spawn"):
    """Fork a worker that may use `memory` bytes beyond what the zygote has."""

    memory: int


class Wait(msgspec.Struct, tag="wait"):
    """Reap a worker that was killed or is gone."""

    pid: int


class Answer(msgspec.Struct):
    """The zygote's answer to anything: `value` is a pid, or an exit code (negative: a signal)."""

    value: int = 0
    error: str = ""


ORDERS: msgspec.msgpack.Decoder[Share | Spawn | Wait] = msgspec.msgpack.Decoder(Share | Spawn | Wait)


def main() -> None:
    """Warm up, say so, and obey until the judge hangs up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    die_with_parent()
    torch.set_num_threads(1)
    _warm_up()
    gc.collect()
    gc.freeze()
    control.send(msgspec.msgpack.encode(Answer(os.getpid())))
    shared: dict[str, torch.Tensor] = {}
    while True:
        packet, fds, _, _ = socket.recv_fds(control, PACKET, 2)
        if not packet:
            return
        try:
            answer, lent = _obey(ORDERS.decode(packet), fds, shared)
        except OSError as error:
            answer, lent = Answer(error=str(error)), []
        socket.send_fds(control, [msgspec.msgpack.encode(answer)], lent)
        for fd in [*fds, *lent]:
            os.close(fd)


def _obey(order: Share | Spawn | Wait, fds: list[int], shared: dict[str, torch.Tensor]) -> tuple[Answer, list[int]]:
    if isinstance(order, Share):
        shared[order.name] = _map(fds[0], order)
        return Answer(), []
    if isinstance(order, Spawn):
        return _spawn(order, fds, shared)
    _, status = os.waitpid(order.pid, 0)
    return Answer(os.waitstatus_to_exitcode(status)), []


def _warm_up() -> None:
    """Import now what torch imports lazily: a worker has neither the files nor the time for it."""
    layer = torch.nn.Linear(4, 4)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.ones(2, 4)).logsumexp(1).sum().backward()
    optimizer.step()
    torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9).step()
    torch.func.vmap(torch.func.grad(lambda x: (x**2).sum()))(torch.ones(3, 4))
    torch.nn.functional.cross_entropy(layer(torch.ones(2, 4)), torch.tensor([0, 1])).backward()
    torch.nn.functional.one_hot(torch.tensor([0, 1]), 4)
    torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4)), batch_size=2)
    repr(torch.ones(2)), random.random(), np.random.default_rng(0)
    for module in ("collections", "dataclasses", "functools", "itertools", "statistics", "time", "torch.distributions"):
        importlib.import_module(module)


def _map(fd: int, order: Share) -> torch.Tensor:
    # A private mapping: the file is sealed against writing, and a worker's own changes stay its own.
    memory = mmap.mmap(fd, 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    tensor = torch.frombuffer(memory, dtype=getattr(torch, order.dtype)).reshape(order.shape)
    return tensor.float().div_(255) if order.dtype == "uint8" else tensor


def _spawn(order: Spawn, fds: list[int], shared: dict[str, torch.Tensor]) -> tuple[Answer, list[int]]:
    memory = address_space() + order.memory
    zygote = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            _become_worker(fds[0], fds[1], memory, zygote)
            serve_and_exit(socket.socket(fileno=3), shared)
        except BaseException as error:
            os.write(2, f"the worker could not be locked down: {error}\n".encode())
        os._exit(70)
    return Answer(pid), [os.pidfd_open(pid)]


def _become_worker(rpc: int, log: int, memory: int, zygote: int) -> None:
    os.setsid()
    die_with_parent()
    if os.getppid() != zygote:
        os._exit(71)
    rpc, log = os.dup(rpc), os.dup(log)  # out of the way of the numbers that they get next
    high = max(rpc, log) + 1
    os.dup2(rpc, high)
    os.dup2(log, high + 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(high + 1, 1)
    os.dup2(high + 1, 2)
    os.dup2(high, 3)
    os.closerange(4, 4096)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    limit_resources(memory)
    confine(_readable())


def _readable() -> list[Path]:
    """The interpreter, its packages and the system's libraries; not the kit, nor anything of the user's."""
    paths = sysconfig.get_paths()
    roots = [paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"], "/usr", "/lib", "/lib64"]
    roots += ["/dev/null", "/dev/zero", "/dev/urandom", "/etc/localtime"]
    return [path for path in dict.fromkeys(map(Path, roots)) if path.exists()]


def encode(order: Any) -> bytes:
    """An order as a packet."""
    return msgspec.msgpack.encode(order)


if __name__ == "__main__":
    main()
