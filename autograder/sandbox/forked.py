"""Starts a zygote and forks workers from it, to run other people's code (Linux).

The worker's side, and who talks to whom, stands in worker/zygote.py.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from autograder.endpoint.protocol import DYING_SECONDS, SandboxDied, describe_end
from autograder.errors import AutograderError
from autograder.sandbox.bubblewrap import WORKER_PATH
from autograder.sandbox.log import OUTPUT_CAP, Log
from autograder.sandbox.shared import SharedTensor
from autograder.wire import Channel, Printed
from autograder.worker import orders
from autograder.worker.orders import Layers

_START_SECONDS = 60.0
_PACKAGE = Path(__file__).parent.parent


def environment(code: Path) -> dict[str, str]:
    """All that a zygote knows of where it runs; `code` is where it finds this package."""
    # One thread before the fork, and after it: OpenMP reads these when torch is loaded.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(code),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONSAFEPATH": "1",
        **threads,
    }


@dataclass
class Worker:
    """A process forked from a zygote to run one submission; the judge talks to it over `channel`."""

    zygote: Zygote
    channel: Channel
    pid: int
    pidfd: int
    log: Log = field(init=False)
    cpu: float = 0.0  # seconds, known once it has ended

    def kill(self) -> None:
        """SIGKILL, by a descriptor that cannot be reused for another process."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def end(self, *, lost: bool = False) -> str:
        """Kill and reap the worker; where the connection was `lost`, it may be dying by itself just now."""
        gone = lost and select.select([self.pidfd], [], [], DYING_SECONDS)[0]
        self.kill()
        select.select([self.pidfd], [], [], 5)
        try:
            answer, _ = self.zygote.order(orders.Wait(self.pid))
        finally:
            self.log.close()
            self.channel.close()
            os.close(self.pidfd)
        self.cpu = answer.cpu
        if self.log.flooded:
            return f"printed more than {OUTPUT_CAP >> 20} MB"
        return describe_end(answer.value if gone else None)

    def printed(self, deadline: float) -> Printed:
        """Nothing: what a worker prints is shown to nobody."""
        return Printed()


class Zygote:
    """A warm program that workers are forked from, over its control socket. Use as a context manager."""

    pid: int

    def __init__(self, control: socket.socket, layers: Layers) -> None:
        self.layers = layers  # what every worker is locked down with
        self._control = control
        self._ready = False

    def __enter__(self) -> Zygote:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def share(self, name: str, tensor: SharedTensor) -> None:
        """Give every later worker a tensor. What a worker changes in it, it changes for itself."""
        self.order(orders.Share(name, tensor.dtype, tensor.shape), [tensor.fd])

    def warm(self, name: str, source: str) -> None:
        """Run a source of the kit's once: every later worker has it compiled, and the modules that it imports."""
        self.order(orders.Warm(name, source))

    def spawn(self, memory: int, cpu: int) -> Worker:
        """Fork a worker that may use `memory` bytes of its own and `cpu` seconds."""
        ours, theirs = socket.socketpair()
        read, write = os.pipe()
        try:
            answer, (pidfd,) = self.order(orders.Spawn(memory, cpu, self.layers), [theirs.fileno(), write])
        except BaseException:
            ours.close()
            os.close(read)
            raise
        finally:
            theirs.close()
            os.close(write)
        worker = Worker(self, Channel(ours), answer.value, pidfd)
        worker.log = Log(read, worker.kill)
        return worker

    def fork(self, banned: Sequence[str] = ()) -> Fork:
        """Fork a zygote that lacks what is banned. It ends with this one, and with whoever asked for it."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                answer, (pidfd,) = self.order(orders.Fork(list(banned)), [theirs.fileno()])
        except BaseException:
            ours.close()
            raise
        return Fork(ours, self, answer.value, pidfd)

    def order(self, order: orders.Order, fds: list[int] | None = None) -> tuple[orders.Answer, list[int]]:
        """Give an order; the answer and its descriptors. Raises SandboxDied when the zygote is dead."""
        self._await_ready()
        try:
            socket.send_fds(self._control, [orders.encode(order)], fds or [])
            return self._answer()
        except OSError as error:
            raise self._dead() from error

    def kill(self) -> None:
        """Send SIGKILL to the zygote, which takes all that it has forked with it; return without waiting."""
        raise NotImplementedError

    def close(self) -> None:
        """Kill the zygote and its forks, and give back what this process holds of them."""
        self._control.close()
        self.kill()

    def last_words(self) -> str:
        """The last line of the zygote's standard error, for the message that it died."""
        raise NotImplementedError

    def _await_ready(self) -> None:
        if not self._ready:
            self._control.settimeout(_START_SECONDS)
            try:
                self._answer()
            except OSError as error:
                raise self._dead() from error
            self._ready = True

    def _answer(self) -> tuple[orders.Answer, list[int]]:
        packet, fds, _, _ = socket.recv_fds(self._control, orders.PACKET, 2)
        if not packet:
            raise self._dead()
        answer = msgspec.msgpack.decode(packet, type=orders.Answer)
        if answer.error:
            raise AutograderError(f"A worker could not be started: {answer.error}")
        return answer, list(fds)

    def _dead(self) -> SandboxDied:
        self.kill()
        return SandboxDied(f"The program that runs submissions died ({self.last_words()}).")


class Program(Zygote):
    """A zygote that is a program of its own; `wall` is what it runs behind: a bubblewrap command, or nothing."""

    def __init__(self, wall: Sequence[str], layers: Layers) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours, layers)
        self._process = subprocess.Popen(
            [*wall, sys.executable, "-m", "autograder.worker.start", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment(WORKER_PATH if wall else _PACKAGE.parent),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd="/",
            start_new_session=True,  # Ctrl-C at the terminal is the judge's to handle
        )
        self.pid = self._process.pid
        theirs.close()

    def kill(self) -> None:
        """Send SIGKILL to the zygote, which takes all that it has forked with it; return without waiting."""
        self._process.kill()

    def close(self) -> None:
        """Kill the zygote and its forks, and give back what this process holds of them."""
        super().close()
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()

    def last_words(self) -> str:
        """The last line of the zygote's standard error, for the message that it died."""
        assert self._process.stderr is not None
        noise = b"" if self._process.stderr.closed else self._process.communicate()[1]
        return (noise.decode(errors="replace").strip().splitlines() or ["no message"])[-1]


class Fork(Zygote):
    """A zygote that was forked from another one, the `origin`, which is to be there when this one is closed."""

    def __init__(self, control: socket.socket, origin: Zygote, pid: int, pidfd: int) -> None:
        super().__init__(control, origin.layers)
        self.pid = pid  # as the origin sees it
        self._origin = origin
        self._pidfd: int | None = pidfd

    def kill(self) -> None:
        """Send SIGKILL to the zygote, which takes all that it has forked with it; return without waiting."""
        if self._pidfd is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    def close(self) -> None:
        """End it, with all that it has forked. Once it is closed, nothing happens."""
        super().close()
        if self._pidfd is not None:
            with contextlib.suppress(SandboxDied):
                self._origin.order(orders.Wait(self.pid))
            os.close(self._pidfd)
            self._pidfd = None

    def last_words(self) -> str:
        """What it said when it died: that went where the origin's words go."""
        return "no message"
