"""Values survive the wire, and bytes that are no frame do no harm."""

from __future__ import annotations

import socket
import struct
import threading
import time
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.wire import Channel, Returned, pack, unpack

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
DTYPES = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int64, torch.uint8, torch.bool]


def there_and_back(value: object) -> Any:
    buffers: list[bytes] = []
    packed = pack(value, buffers)
    one, other = socket.socketpair()
    with one, other:
        sender = threading.Thread(target=Channel(one).send, args=(Returned(packed), buffers))
        sender.start()
        message, payload = Channel(other).receive(wire.REPLIES, time.monotonic() + 5)
        sender.join()
    return unpack([message.value], payload)[0]


@given(value=VALUES)
def test_plain_values_arrive_as_they_were(value: object) -> None:
    assert there_and_back(value) == value


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0), (2, 3, 4)])
def test_tensors_arrive_as_they_were(dtype: torch.dtype, shape: tuple[int, ...]) -> None:
    tensor = torch.arange(max(1, int(torch.tensor(shape).prod()))).to(dtype)[: int(torch.tensor(shape).prod())]
    tensor = tensor.reshape(shape)
    back = there_and_back([tensor, (tensor, 1)])
    for got in (back[0], back[1][0]):
        assert got.dtype == dtype
        assert torch.equal(got, tensor)


def test_a_graph_leaves_only_its_mark() -> None:
    back = there_and_back(torch.ones(2, requires_grad=True) * 2)
    assert back.requires_grad
    assert back.is_leaf


class Meddler(torch.Tensor):
    """Does what it likes when somebody looks at it."""

    def detach(self) -> torch.Tensor:
        raise AssertionError

    @classmethod
    def __torch_function__(cls, *args: object, **kwargs: object) -> object:
        raise AssertionError


def test_packing_a_tensor_runs_nothing_of_its_class() -> None:
    buffers: list[bytes] = []
    packed = pack(torch.ones(2, requires_grad=True).as_subclass(Meddler), buffers)
    assert packed == wire.TensorSpec("float32", [2], requires_grad=True)
    assert len(buffers[0]) == 8


def test_strided_views_are_sent_in_their_order() -> None:
    tensor = torch.arange(6.0).reshape(2, 3).T[:, 1:]
    assert torch.equal(there_and_back(tensor), tensor)


def test_what_has_no_form_crosses_as_its_types_name() -> None:
    assert there_and_back(object()).kind == "object"
    assert there_and_back([torch.eye(2).to_sparse()])[0].kind.startswith("torch.Tensor")


@settings(max_examples=200)
@given(noise=st.binary(max_size=60))
def test_noise_is_malformed_and_nothing_else(noise: bytes) -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(noise)
        one.shutdown(socket.SHUT_WR)
        with pytest.raises(wire.WireError):
            Channel(other).receive(wire.REPLIES, time.monotonic() + 1)


@settings(max_examples=200)
@given(header=st.binary(max_size=40), payload=st.binary(max_size=20))
def test_a_frame_of_noise_is_malformed(header: bytes, payload: bytes) -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(struct.pack("<4sIQ", wire.MAGIC, len(header), len(payload)) + header + payload)
        try:
            message, data = Channel(other).receive(wire.REPLIES, time.monotonic() + 1)
            if isinstance(message, Returned):
                unpack([message.value], data)
        except wire.WireError:
            pass


@pytest.mark.parametrize("sizes", [(1 << 31, 0), (0, 1 << 40)])
def test_sizes_above_the_caps_are_refused_before_anything_is_read(sizes: tuple[int, int]) -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(struct.pack("<4sIQ", wire.MAGIC, *sizes))
        with pytest.raises(wire.Malformed):
            Channel(other).receive(wire.REPLIES, time.monotonic() + 1)


@pytest.mark.parametrize(
    "spec",
    [
        wire.TensorSpec("float32", [1 << 40]),
        wire.TensorSpec("float32", [-1]),
        wire.TensorSpec("object", [1]),
        wire.TensorSpec("float32", [0] * 99),
        wire.TensorSpec("float32", [1 << 62, 0]),
        wire.TensorSpec("float32", [0, (1 << 64) - 1]),
        wire.TensorSpec("float32", [0] + [1 << 62] * 15),
        wire.TensorSpec("uint8", []),
    ],
)
def test_a_tensor_that_does_not_fit_its_bytes_is_malformed(spec: wire.TensorSpec) -> None:
    with pytest.raises(wire.Malformed):
        unpack([spec], bytearray(2))


def test_an_answer_above_the_cap_of_its_question_is_refused() -> None:
    one, other = socket.socketpair()
    with one, other:
        for size in (10, 11):
            buffers: list[bytes] = []
            Channel(one).send(Returned(pack(torch.zeros(size), buffers)), buffers)
        reader = Channel(other)
        caps = wire.Caps(header=200, payload=40)
        assert len(reader.receive(wire.REPLIES, time.monotonic() + 5, caps).payload) == 40
        with pytest.raises(wire.Malformed):
            reader.receive(wire.REPLIES, time.monotonic() + 5, caps)


def test_lists_in_lists_are_followed_as_far_as_they_are_packed() -> None:
    value: object = 1
    for _ in range(100):
        value = [value]
    back = there_and_back(value)
    while isinstance(back, list):
        (back,) = back
    assert back.kind == "a structure too deep to send"
    deep: wire.Value = 1
    for _ in range(40):
        deep = wire.ListSpec([deep])
    with pytest.raises(wire.Malformed):
        unpack([deep], bytearray())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Answer", "Answer"),
        ("caf\u00e9", "caf\u00e9"),
        ("two\nlines", "two_lines"),
        ("\x1b[31m", "_[31m"),
        ("\u202etfel", "_tfel"),
        ("x" * 300, "x" * (200 - len(f"{__name__}."))),
    ],
)
def test_the_name_of_a_type_is_short_and_on_one_line(name: str, shown: str) -> None:
    assert there_and_back(type(name, (), {})()).kind == f"{__name__}.{shown}"


@pytest.mark.parametrize("kind", ["two\nlines", "\x1b[31m", "x" * 300, "tail\n"])
def test_another_name_of_a_type_is_malformed(kind: str) -> None:
    one, other = socket.socketpair()
    with one, other:
        Channel(one).send(Returned(wire.Unserializable(kind)), [])
        with pytest.raises(wire.Malformed):
            Channel(other).receive(wire.REPLIES, time.monotonic() + 1)


def test_silence_and_dripping_are_late() -> None:
    one, other = socket.socketpair()
    with one, other:
        with pytest.raises(wire.DeadlineExceeded):
            Channel(other).receive(wire.REPLIES, time.monotonic() + 0.05)
        one.sendall(wire.MAGIC)
        with pytest.raises(wire.DeadlineExceeded):
            Channel(other).receive(wire.REPLIES, time.monotonic() + 0.05)
