from __future__ import annotations

import msgspec
import pytest

from autograder.worker.orders import ORDERS, Answer, Fork, Layers, Order, Share, Spawn, Wait, Warm, encode


@pytest.mark.parametrize(
    "order",
    [
        Share("images", "uint8", [60000, 28, 28]),
        Warm("<harness>", "def f(): ...\n"),
        Spawn(1 << 31, 600, Layers(namespaces=True, landlock=5, system_calls=True)),
        Fork(["softmax", "torch.optim"]),
        Wait(17),
    ],
)
def test_an_order_arrives_as_it_was_given(order: Order) -> None:
    assert ORDERS.decode(encode(order)) == order


def test_an_answer_arrives_as_it_was_given() -> None:
    answer = Answer(-11, 0.25, "no")
    assert msgspec.msgpack.decode(encode(answer), type=Answer) == answer


def test_no_other_thing_is_an_order() -> None:
    with pytest.raises(msgspec.ValidationError):
        ORDERS.decode(msgspec.msgpack.encode({"type": "execute", "command": "ls"}))


def test_layers_are_off_unless_they_are_asked_for_but_for_limits() -> None:
    assert Layers() == Layers(limits=True, namespaces=False, landlock=0, system_calls=False)
