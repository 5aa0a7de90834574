"""What a zygote can be told, and what it answers: a message a packet."""

from __future__ import annotations

from typing import Any

import msgspec

PACKET = 1 << 16  # bytes


class Share(msgspec.Struct, tag="share"):
    """Order to map a tensor, whose descriptor comes with it, into every worker that is forked later."""

    name: str
    dtype: str
    shape: list[int]


class Layers(msgspec.Struct, frozen=True):
    """What a worker is locked down with; `landlock` is the newest ABI to use, 0 for none."""

    limits: bool = True
    namespaces: bool = False
    landlock: int = 0
    system_calls: bool = False


class Spawn(msgspec.Struct, tag="spawn"):
    """Fork a worker that may use `memory` bytes beyond what the zygote has, and `cpu` seconds of processor time."""

    memory: int
    cpu: int
    layers: Layers


class Warm(msgspec.Struct, tag="warm"):
    """Run a source of the kit's once: all later workers have it compiled, and the modules that it imports."""

    name: str
    source: str


class Fork(msgspec.Struct, tag="fork"):
    """Fork a zygote with all that this one has, but for what is `banned` (as worker.names reads it)."""

    banned: list[str]


class Wait(msgspec.Struct, tag="wait"):
    """Reap a worker or a zygote that was killed or is gone."""

    pid: int


class Answer(msgspec.Struct):
    """The zygote's answer to anything: `value` is a pid, or an exit code (negative: a signal); `cpu` is in seconds."""

    value: int = 0
    cpu: float = 0.0
    error: str = ""


Order = Share | Warm | Spawn | Fork | Wait
ORDERS: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)


def encode(order: Any) -> bytes:
    """The bytes of an order or its answer, sent as one packet of a sequenced socket."""
    return msgspec.msgpack.encode(order)
