"""What crosses between judge and worker: typed headers and raw tensor bytes, nothing that can be executed.

Theory of operation. A frame is `magic, header length, payload length`, a msgpack header and the payload. The header is
one of the structs below; every tensor in it stands as dtype, shape and its place in the payload, so a reader knows all
sizes, and has checked them against each other and against the caps, before it allocates anything. The judge asks, the
worker answers, one frame each, in the same order; many questions may be on their way at once. The judge gives every
answer a deadline on the monotonic clock that covers all of its bytes, so a worker that drips them, stops reading or
never answers is late (DeadlineExceeded). Both sides use this module, and it is the only one of the package that a
worker imports, hence its length: it must not know what the values mean.
"""

from __future__ import annotations

import math
import re
import select
import socket
import struct
import time
from typing import Annotated, Any, NamedTuple, TypeVar, Union

import msgspec
import torch

MAGIC = b"AGK1"
_FRAME = struct.Struct("<4sIQ")
MAX_HEADER = 8 << 20  # bytes; a submission's source travels in a header
MAX_PAYLOAD = 64 << 20  # bytes
_AHEAD = 1 << 16  # bytes: most frames come with one read
_MAX_DIMENSIONS = 16
_MAX_DEPTH = 32
# The name of a type, as it may stand on somebody's page: short, on one line, and nothing that a terminal obeys.
_NOT_IN_A_NAME = re.compile(r"[^\w.,<>\[\] -]")
_LONGEST_NAME = 200  # characters
TypeName = Annotated[str, msgspec.Meta(max_length=_LONGEST_NAME, pattern=r"^[\w.,<>\[\] -]*\Z")]
_DTYPES: dict[str, torch.dtype] = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex64, torch.complex128,
        torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64,
    )
}  # fmt: skip


class WireError(Exception):
    """The base of what `Channel` raises; which subclass it is says whose fault that is."""


class DeadlineExceeded(WireError):
    """The other side did not take or send a frame before the deadline of the call."""


class ConnectionClosed(WireError):
    """The other side closed the connection, as the kernel does for a process that has died."""


class Malformed(WireError):
    """What arrived is not a frame of this protocol."""


class Unsendable(WireError):
    """A value cannot be packed: its type has no form on the wire, or it is too large."""


class TensorSpec(msgspec.Struct, tag="tensor", frozen=True, forbid_unknown_fields=True):
    """A tensor whose bytes stand in the payload, in order of appearance."""

    dtype: str
    shape: list[int]
    requires_grad: bool = False


class ForeignScalar(msgspec.Struct, tag="foreign", frozen=True, forbid_unknown_fields=True):
    """A number that is not Python's own (numpy.float64(0.5)): its type's name and its value."""

    kind: TypeName
    value: float


class Unserializable(msgspec.Struct, tag="opaque", frozen=True, forbid_unknown_fields=True):
    """Anything else that a function may return by mistake: only the name of its type crosses."""

    kind: TypeName


class ListSpec(msgspec.Struct, tag="list", frozen=True, forbid_unknown_fields=True):
    """A list of values on the wire; its tensors stand in the payload in this order."""

    items: list[Value]


class TupleSpec(msgspec.Struct, tag="tuple", frozen=True, forbid_unknown_fields=True):
    """A tuple of values on the wire, which is told from a list, as checks do."""

    items: list[Value]


class DictSpec(msgspec.Struct, tag="dict", frozen=True, forbid_unknown_fields=True):
    """A dict of values on the wire; its keys are text."""

    items: dict[str, Value]


Value = Union[None, bool, int, float, str, TensorSpec, ForeignScalar, Unserializable, ListSpec, TupleSpec, DictSpec]


class Load(msgspec.Struct, tag="load", frozen=True):
    """Judge to worker: run this source, with `reference_implementations` in the place of some of its functions.

    `skip` are positions of statements (which chunk, and the line) that were run once, and are not run again.
    """

    chunks: list[tuple[str, str]]
    harness: str
    reference_implementations: dict[str, str] = {}
    definitions_only: bool = False
    skip: list[tuple[int, int]] = []


class Call(msgspec.Struct, tag="call", frozen=True):
    """Judge to worker: call a harness function, with fresh random seeds.

    `most` is how many bytes of tensors the answer may hold.
    """

    function: str
    args: list[Value]
    seed: int
    most: int = MAX_PAYLOAD


class Loaded(msgspec.Struct, tag="loaded", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: a line for each statement that failed, and the positions of those that were slow."""

    problems: list[str]
    slow: list[tuple[int, int]] = []


class Returned(msgspec.Struct, tag="returned", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: the harness function's value."""

    value: Value


class Raised(msgspec.Struct, tag="raised", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: the submission raised; `where` is its own innermost line."""

    kind: str
    message: str
    where: str


class Missing(msgspec.Struct, tag="missing", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: there is no function of this name (`defined` is false), or it is still the stub."""

    defined: bool
    name: str = ""


class Caught(msgspec.Struct, tag="caught", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: the call was refused what the ban names; `entry` is an index into the judge's own list."""

    entry: int


class Listen(msgspec.Struct, tag="listen", frozen=True):
    """Judge to worker, on a student's own machine alone: tell what the last call printed."""


class Printed(msgspec.Struct, tag="printed", frozen=True, forbid_unknown_fields=True):
    """Worker to judge: the beginning of what the last call printed, and how often it called print."""

    text: str = ""
    times: int = 0


Request = Union[Load, Call, Listen]
Reply = Union[Loaded, Returned, Raised, Missing, Caught]
Message = Union[Request, Reply, Printed]
REQUESTS: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request)
REPLIES: msgspec.msgpack.Decoder[Reply] = msgspec.msgpack.Decoder(Reply)
PRINTED: msgspec.msgpack.Decoder[Printed] = msgspec.msgpack.Decoder(Printed)
_ENCODER = msgspec.msgpack.Encoder()
M = TypeVar("M")


def type_name(value: object) -> str:
    """The type as a student would write it: `list`, `numpy.float64`."""
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def pack(value: object, buffers: list[bytes], depth: int = 0) -> Value:
    """The wire form of `value`; tensor bytes are appended to `buffers`. Never fails: the rest is Unserializable."""
    if depth > _MAX_DEPTH:
        return Unserializable("a structure too deep to send")
    if isinstance(value, torch.Tensor):
        return _pack_tensor(value, buffers)
    kind = type(value)
    if value is None or kind in (bool, float, str):
        return value  # type: ignore[return-value]
    if kind is int:
        return value if -(1 << 63) <= value < (1 << 63) else float(value)  # type: ignore[operator, arg-type, return-value]
    if isinstance(value, list):
        return ListSpec([pack(item, buffers, depth + 1) for item in value])
    if isinstance(value, tuple):  # a namedtuple is one
        return TupleSpec([pack(item, buffers, depth + 1) for item in value])
    if kind is dict:
        return DictSpec({str(key): pack(item, buffers, depth + 1) for key, item in value.items()})  # type: ignore[attr-defined]
    name = _NOT_IN_A_NAME.sub("_", type_name(value))[:_LONGEST_NAME]
    if hasattr(value, "__float__") and getattr(value, "ndim", 0) == 0:
        return ForeignScalar(name, float(value))
    return Unserializable(name)


def _pack_tensor(tensor: torch.Tensor, buffers: list[bytes]) -> Value:
    with torch._C.DisableTorchFunctionSubclass():  # what a subclass does when it is looked at is not asked for
        requires_grad, tensor = bool(torch._C.TensorBase.requires_grad.__get__(tensor)), torch.Tensor.detach(tensor)  # type: ignore[attr-defined]
    name = str(tensor.dtype).removeprefix("torch.")
    if name not in _DTYPES or tensor.layout != torch.strided or tensor.is_meta:
        return Unserializable(_NOT_IN_A_NAME.sub("_", f"torch.Tensor of {name}, {tensor.layout}, on {tensor.device}"))
    # Each call counts: an epoch of small batches is hundreds of tensors.
    plain = tensor if tensor.is_cpu and not (tensor.is_conj() or tensor.is_neg()) else _resolve(tensor)
    if plain.dtype == torch.bfloat16:  # which NumPy has not
        plain = plain.contiguous().reshape(-1).view(torch.uint8)
    buffers.append(plain.numpy().tobytes())
    return TensorSpec(name, list(tensor.shape), requires_grad)


def _resolve(tensor: torch.Tensor) -> torch.Tensor:
    return tensor.cpu().resolve_conj().resolve_neg()


class _Payload:
    """Hands out the payload's bytes in order of appearance."""

    def __init__(self, data: bytearray) -> None:
        self.data = data
        self.taken = 0

    def take(self, spec: TensorSpec) -> torch.Tensor:
        dtype = _DTYPES.get(spec.dtype)
        if dtype is None or len(spec.shape) > _MAX_DIMENSIONS or any(size < 0 for size in spec.shape):
            raise Malformed(f"no such tensor: {spec.dtype[:20]} {spec.shape[:20]}")
        size = math.prod(spec.shape) * dtype.itemsize
        if size > len(self.data) - self.taken:
            raise Malformed("a tensor is larger than its bytes")
        part = self.data[self.taken : self.taken + size]
        self.taken += size
        tensor = torch.frombuffer(part, dtype=dtype) if size else torch.empty(0, dtype=dtype)
        try:
            tensor = tensor.reshape(spec.shape).clone()  # a view could not be detached in place
        except (RuntimeError, TypeError, OverflowError) as error:
            raise Malformed(f"no such shape: {spec.shape[:20]}") from error
        return tensor.requires_grad_() if spec.requires_grad and tensor.dtype.is_floating_point else tensor


def _unpack(value: Value, payload: _Payload, depth: int = 0) -> Any:
    if depth > _MAX_DEPTH + 1:  # an Unserializable stands for what is too deep to pack
        raise Malformed("a structure too deep")
    if isinstance(value, TensorSpec):
        return payload.take(value)
    if isinstance(value, ListSpec):
        return [_unpack(item, payload, depth + 1) for item in value.items]
    if isinstance(value, TupleSpec):
        return tuple([_unpack(item, payload, depth + 1) for item in value.items])
    if isinstance(value, DictSpec):
        return {key: _unpack(item, payload, depth + 1) for key, item in value.items.items()}
    return value


def unpack(values: list[Value], payload: bytearray) -> list[Any]:
    """The values that `pack` packed. Raises Malformed when sizes do not agree."""
    source = _Payload(payload)
    result = [_unpack(value, source) for value in values]
    if source.taken != len(payload):
        raise Malformed("bytes that belong to no tensor")
    return result


class Raw(NamedTuple):
    """A frame as it came: an encoded header and the bytes of its tensors."""

    header: bytearray
    payload: bytearray


class Frame(NamedTuple):
    """A decoded header and the bytes of its tensors."""

    message: Any
    payload: bytearray


class Caps(NamedTuple):
    """How many bytes a reader accepts of a frame; what is larger is refused unread, as Malformed."""

    header: int
    payload: int


LARGEST = Caps(MAX_HEADER, MAX_PAYLOAD)


class Channel:
    """One end of the connection. `deadline`s are in seconds of time.monotonic(); None waits for ever."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._ahead = bytearray()  # what came with the last read, and belongs to the next
        self._unsent = memoryview(b"")  # what is sent while an answer is awaited
        sock.setblocking(False)

    def close(self) -> None:
        """Close the socket; the other side reads the end of the stream."""
        self.sock.close()

    def send(self, message: Message, buffers: list[bytes], deadline: float | None = None) -> None:
        """Write one frame. Raises Unsendable, DeadlineExceeded or ConnectionClosed."""
        self.queue(encode(message, buffers))
        while self._unsent:
            self._wait(reading=False, deadline=deadline)
            self._push()

    def queue(self, frames: bytes) -> None:
        """Send this, of any length, by and by: while answers are awaited, for the other side may answer as it reads."""
        self._unsent = memoryview(bytes(self._unsent) + frames if self._unsent else frames)
        self._push()

    def receive(
        self, decoder: msgspec.msgpack.Decoder[M], deadline: float | None = None, caps: Caps = LARGEST
    ) -> Frame:
        """Read one frame. Raises DeadlineExceeded, ConnectionClosed or Malformed."""
        raw = self.take(deadline, caps)
        return decode(raw, decoder)

    def take(self, deadline: float | None = None, caps: Caps = LARGEST) -> Raw:
        """Read one frame, and leave it as it is. Raises DeadlineExceeded, ConnectionClosed or Malformed."""
        magic, header_size, payload_size = _FRAME.unpack(self._read(_FRAME.size, deadline))
        if magic != MAGIC or header_size > caps.header or payload_size > caps.payload:
            raise Malformed("not a frame, or one that is too large")
        return Raw(self._read(header_size, deadline), self._read(payload_size, deadline))

    def _read(self, size: int, deadline: float | None) -> bytearray:
        while len(self._ahead) < size:
            self._wait(reading=True, deadline=deadline)
            self._push()
            try:
                part = self.sock.recv(min(max(size - len(self._ahead), _AHEAD), 1 << 20))
            except BlockingIOError:
                continue
            except OSError as error:
                raise ConnectionClosed(str(error)) from error
            if not part:
                raise ConnectionClosed("closed")
            self._ahead += part
        data = self._ahead[:size]
        del self._ahead[:size]
        return data

    def _push(self) -> None:
        """Send what can be sent at once. Raises ConnectionClosed."""
        try:
            while self._unsent:
                self._unsent = self._unsent[self.sock.send(self._unsent) :]
        except BlockingIOError:
            return
        except OSError as error:
            raise ConnectionClosed(str(error)) from error

    def _wait(self, *, reading: bool, deadline: float | None) -> None:
        readable, writable = [self.sock] if reading else [], [self.sock] if self._unsent else []
        left = None if deadline is None else deadline - time.monotonic()
        if left is not None and (left <= 0 or not any(select.select(readable, writable, [], left))):
            raise DeadlineExceeded
        if left is None:
            select.select(readable, writable, [])


def encode(message: Message, buffers: list[bytes]) -> bytes:
    """The bytes of the frame that carries `message` and the tensors in `buffers`. Raises Unsendable."""
    try:
        header = _ENCODER.encode(message)
    except (msgspec.MsgspecError, UnicodeError, OverflowError, RecursionError) as error:
        raise Unsendable(str(error)) from error
    size = sum(map(len, buffers))
    if len(header) > MAX_HEADER or size > MAX_PAYLOAD:
        raise Unsendable(f"{len(header) + size} bytes are too many")
    return b"".join([_FRAME.pack(MAGIC, len(header), size), header, *buffers])


def decode(raw: Raw, decoder: msgspec.msgpack.Decoder[M]) -> Frame:
    """The message of a frame that was read, checked against its type. Raises Malformed."""
    try:
        return Frame(decoder.decode(raw.header), raw.payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        raise Malformed(f"header: {error}"[:200]) from error
