"""Attacks a worker from inside and listens outside: whether a sandbox holds is found out, not concluded."""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder import wire
from autograder.errors import AutograderError
from autograder.sandbox.bubblewrap import WORKER_PATH
from autograder.sandbox.forked import Zygote, environment

_SECONDS = 20.0
_MEMORY = 512 << 20  # bytes that the attacker may have, and tries to exceed
_CPU = 60  # seconds
_SET_INSIDE = ("LC_CTYPE", "PWD", "TORCHINDUCTOR_CACHE_DIR")  # by Python, bubblewrap and torch
_ATTACK = Path(__file__).with_name("attack.py")


def breaches(zygote: Zygote, secrets: Sequence[Path] = (), *, alone: bool) -> list[str]:
    """What a submission could do in a worker of this zygote, as the ends of a sentence "a submission could ...".

    `secrets` are further files that none may read; `alone` says that it should see neither the machine's files nor any
    process. Raises AutograderError when no worker comes up.
    """
    with _targets(secrets) as (facts, heard):
        facts["alone"] = alone
        worker = zygote.spawn(_MEMORY, _CPU)
        try:
            found = _ask(worker.channel, facts)
        except wire.WireError as error:
            worker.end(lost=True)  # only then has it said its last word
            raise AutograderError(f"a worker did not come up ({_last_line(worker.log.text) or error!r})") from error
        worker.end()
        return [*found, *heard()]


def _last_line(text: bytes) -> str:
    return (text.decode(errors="replace").strip().splitlines() or [""])[-1]


def _ask(channel: wire.Channel, facts: dict[str, Any]) -> list[str]:
    deadline = time.monotonic() + _SECONDS
    channel.send(wire.Load([], _ATTACK.read_text()), [], deadline)
    channel.receive(wire.REPLIES, deadline)
    channel.send(wire.Call("breaches", [wire.pack(facts, [])], 0), [], deadline)
    reply, payload = channel.receive(wire.REPLIES, deadline)
    if isinstance(reply, wire.Returned):
        return [str(line) for line in wire.unpack([reply.value], payload)[0]]
    return [f"end the self-test ({reply})"]


@contextlib.contextmanager
def _targets(secrets: Sequence[Path]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Canaries and listeners to attack, and what tells of each that was reached."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o755)  # only a sandbox may keep anybody from it
        canary = folder / "canary"
        canary.write_text("for nobody to read")
        canary.chmod(0o644)
        abstract = f"\0autograder-{os.getpid()}-{os.urandom(4).hex()}"
        listeners = {
            "TCP": _listen(stack, socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            "UDP": _listen(stack, socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            "a socket": _listen(stack, socket.AF_UNIX, socket.SOCK_STREAM, str(folder / "stream")),
            "an abstract socket": _listen(stack, socket.AF_UNIX, socket.SOCK_STREAM, abstract),
            "a datagram socket": _listen(stack, socket.AF_UNIX, socket.SOCK_DGRAM, str(folder / "datagrams")),
            "an abstract datagram socket": _listen(stack, socket.AF_UNIX, socket.SOCK_DGRAM, abstract + "d"),
        }
        for name in ("stream", "datagrams"):
            (folder / name).chmod(0o666)
        unreadable = (
            canary,
            "/etc/passwd",
            "/proc/self/environ",
            WORKER_PATH / "autograder" / "wire.py",
            *secrets,
        )
        facts: dict[str, Any] = {
            "unreadable": [str(path) for path in unreadable],
            "invisible": [str(path) for path in (canary, "/etc/passwd", "/proc/self", *secrets)],
            "unwritable": [str(folder / "new"), "/tmp/autograder-breach", "/dev/shm/autograder-breach", "/dev/null"],
            "ports": [listeners[name].getsockname()[1] for name in ("TCP", "UDP")],
            "sockets": [str(folder / "stream"), abstract],
            "datagrams": [str(folder / "datagrams"), abstract + "d"],
            "pids": [os.getpid(), os.getppid()],
            "environment": [*environment(Path()), *_SET_INSIDE],
            "too much memory": 4 * _MEMORY,
        }
        yield facts, lambda: [f"reach {name}" for name, sock in listeners.items() if _was_reached(sock)]


def _listen(stack: contextlib.ExitStack, family: int, kind: int, address: Any) -> socket.socket:
    sock = stack.enter_context(socket.socket(family, kind))
    sock.bind(address)
    if kind == socket.SOCK_STREAM:
        sock.listen()
    sock.setblocking(False)
    return sock


def _was_reached(sock: socket.socket) -> bool:
    try:
        if sock.type == socket.SOCK_STREAM:
            sock.accept()[0].close()
        else:
            sock.recv(1)
    except BlockingIOError:
        return False
    return True
