"""Watched arguments write down what a loop asks of them, and do what the plain ones would."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from autograder.worker.watched import Watch

W, B = torch.tensor([[1.0], [2.0]]), torch.tensor([0.5])
SAMPLES = torch.arange(6.0).reshape(3, 2), torch.ones(3, 1)


def trained(watch: Watch, net: nn.Module, loss: nn.Module, optimizer: torch.optim.Optimizer) -> list[float]:
    losses = []
    for X, y in watch.batches["train"]:
        optimizer.zero_grad()
        value = loss(net(X), y)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    return losses


def test_a_loop_leaves_its_order_behind() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    net = watch.net(W, B)
    loss, optimizer = watch.loss(nn.MSELoss), watch.optimizer(net, 0.1)
    returned = watch.call(trained, [watch, net, loss, optimizer], catch=False)
    batch = ["batch", "zero", "net", "loss", "backward", "step"]
    assert [event[0] for event in watch.events] == ["iter", *batch, *batch, "end", "returned"]
    assert [event[1:3] for event in watch.events if event[0] == "net"] == [["train", 0], ["train", 1]]
    assert len(returned) == 2


def test_steps_are_those_of_plain_arguments() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    net = watch.net(W, B)
    watch.call(trained, [watch, net, watch.loss(nn.MSELoss), watch.optimizer(net, 0.01)], catch=False)
    plain = nn.Linear(2, 1)
    plain.weight.data, plain.bias.data = W.T.clone(), B.clone()
    optimizer = torch.optim.SGD(plain.parameters(), lr=0.01)
    for X, y in zip(SAMPLES[0].split(2), SAMPLES[1].split(2), strict=True):
        optimizer.zero_grad()
        nn.MSELoss()(plain(X), y).backward()
        optimizer.step()
    _, _, weight, bias, _ = watch.events[-1]
    assert torch.allclose(weight, plain.weight.T)
    assert torch.allclose(bias, plain.bias)


def test_the_net_knows_batches_all_samples_and_strangers() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    assert watch.place(SAMPLES[0][2:]) == ["train", 1]
    assert watch.place(SAMPLES[0]) == ["train", -1]
    assert watch.place(torch.zeros(2, 2)) == ["", -2]


def test_a_net_whose_flag_alone_is_set_is_told_from_one_that_evaluates() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    net = watch.net(W, B).train()
    net(SAMPLES[0])
    net.training = False
    net(SAMPLES[0])
    net.eval()(SAMPLES[0])
    assert [event[3] for event in watch.events if event[0] == "net"] == [True, "layers", False]


def test_arguments_of_the_loss_that_are_exchanged_are_told() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    net, loss = watch.net(W, B), watch.loss(nn.MSELoss)
    loss(SAMPLES[1], net(SAMPLES[0]))
    assert [event[2] for event in watch.events if event[0] == "loss"] == [True]


def test_an_exception_is_an_event_where_it_is_caught() -> None:
    def fails() -> None:
        raise ValueError("no")

    watch = Watch({"train": SAMPLES}, 2)
    watch.call(fails, [], catch=True)
    assert watch.events == [["raised", "ValueError", "no"]]
    with pytest.raises(ValueError, match="no"):
        watch.call(fails, [], catch=False)


def test_a_loop_without_end_ends() -> None:
    def endless(net: Any) -> None:
        while True:
            net(SAMPLES[0])

    watch = Watch({"train": SAMPLES}, 2)
    watch.call(endless, [watch.net(W, B)], catch=False)
    assert watch.events[-1] == ["endless"]


def test_gradients_are_on_again_afterwards() -> None:
    watch = Watch({"train": SAMPLES}, 2)
    watch.net(W, B)
    watch.call(torch.set_grad_enabled, [False], catch=False)
    assert watch.events[-1][:2] == ["returned", False]
    assert torch.is_grad_enabled()
