"""The calls that run beside your code: each calls your function and returns what came of it, as values.

A function's docstring is the same call as you would type it; its last line gives what is returned.
"""

from __future__ import annotations

import itertools
import random  # noqa: F401  (the calls that you type are seeded)
from collections.abc import Iterator
from typing import Any

import numpy as np  # noqa: F401
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.worker.described import described
from autograder.worker.watched import Watch

Batches = list[list[Tensor]]  # for each batch its rows of each array
Trained = tuple[Any, Tensor, Tensor]  # what train returned, and weight and bias afterwards


def _numbered(n: int) -> tuple[Tensor, Tensor]:
    return torch.arange(n * 2.0).reshape(n, 2), torch.arange(n * 1.0).reshape(n, 1)


def _alone(loader: Any) -> Any:
    """The loader, without helper processes: they change nothing of what comes, and a sandbox has none to spare."""
    if isinstance(loader, DataLoader):
        loader.num_workers = 0
    return loader


def _read(loader: Any, n: int) -> Iterator[Any]:
    # Two batches more than there are samples are enough to see that it does not end.
    return itertools.islice(_alone(loader), n + 2)


def _labels(loader: Any, n: int) -> list[Tensor]:
    return [batch[-1].flatten() for batch in _read(loader, n)]


def load_array(student: Any, arrays: list[Tensor], batch_size: int, is_train: bool) -> tuple[Batches, list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    arrays = {arrays}
    loader = load_array(tuple(arrays), {batch_size}, {is_train})
    batches = [list(batch) for batch in itertools.islice(loader, len(arrays[0]) + 2)]
    batches, arrays
    """
    loader = student.load_array(tuple(arrays), batch_size, is_train)
    return [list(batch) for batch in _read(loader, len(arrays[0]))], arrays


def load_array_of_list(student: Any, arrays: list[Tensor], batch_size: int, is_train: bool) -> Batches:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    arrays = {arrays}
    loader = load_array(arrays, {batch_size}, is_train={is_train})
    batches = [list(batch) for batch in itertools.islice(loader, len(arrays[0]) + 2)]
    batches
    """
    loader = student.load_array(arrays, batch_size, is_train=is_train)
    return [list(batch) for batch in _read(loader, len(arrays[0]))]


def load_array_passes(student: Any, batch_size: int, n: int, is_train: bool, passes: int) -> list[list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n} * 1.0).reshape({n}, 1)
    loader = load_array((X, y), {batch_size}, {is_train})
    labels = lambda: [batch[-1].flatten() for batch in itertools.islice(loader, {n} + 2)]
    epochs = [labels() for epoch in range({passes})]
    epochs
    """
    loader = student.load_array(_numbered(n), batch_size, is_train)
    return [_labels(loader, n) for epoch in range(passes)]


def load_array_default(student: Any, batch_size: int, n: int, loaders: int) -> list[list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n} * 1.0).reshape({n}, 1)
    new = lambda: itertools.islice(load_array((X.clone(), y.clone()), {batch_size}), {n} + 2)
    loaders = [[batch[-1].flatten() for batch in new()] for loader in range({loaders})]
    loaders
    """
    return [_labels(student.load_array(_numbered(n), batch_size), n) for loader in range(loaders)]


def load_array_called(student: Any, batch_size: int, n: int) -> tuple[int, int, list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n} * 1.0).reshape({n}, 1)
    loader = load_array((X, y), {batch_size}, False)
    batches, rows = len(loader), len(loader.dataset)
    labels = [batch[-1].flatten() for batch in itertools.islice(loader, {n} + 2)]
    batches, rows, labels
    """
    loader = student.load_array(_numbered(n), batch_size, False)
    return len(loader), len(loader.dataset), _labels(loader, n)


def load_array_kind(student: Any, arrays: list[Tensor], batch_size: int, is_train: bool) -> list[Any]:
    """
    loader = load_array(tuple({arrays}), {batch_size}, {is_train})
    type(loader).__name__, isinstance(loader, DataLoader)
    """
    loader = student.load_array(tuple(arrays), batch_size, is_train)
    return [type(loader).__name__, isinstance(loader, DataLoader)]


def load_array_in_order(student: Any, order: list[int]) -> bool:
    """
    given = [(torch.ones(5, 2), torch.ones(5, 1)), 2, False]
    [len(y) for X, y in load_array(*(given[place] for place in {order}))] == [2, 2, 1]
    """
    given = [(torch.ones(5, 2), torch.ones(5, 1)), 2, False]
    return [len(batch[-1]) for batch in _read(student.load_array(*(given[place] for place in order)), 5)] == [2, 2, 1]


def _parameters(net: nn.Module) -> list[Tensor]:
    return [p.detach().clone() for p in net.parameters()]


def build_net(student: Any, num_inputs: int) -> tuple[list[Tensor], list[bool]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    net = build_net({num_inputs})
    parameters = [p.detach() for p in net.parameters()]
    parameters, [p.requires_grad for p in net.parameters()]
    """
    net = student.build_net(num_inputs)
    return _parameters(net), [p.requires_grad for p in net.parameters()]


def build_net_forward(student: Any, X: Tensor) -> tuple[Tensor, list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X = {X}
    net = build_net(X.shape[1])
    y_hat, parameters = net(X), [p.detach() for p in net.parameters()]
    y_hat, parameters
    """
    net = student.build_net(X.shape[1])
    return net(X), _parameters(net)


def build_net_set(student: Any, X: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X = {X}
    net = build_net(X.shape[1])
    with torch.no_grad():
        for p, value in zip(net.parameters(), [{weight}, {bias}]):
            p.copy_(value)

    net(X)
    """
    net = student.build_net(X.shape[1])
    with torch.no_grad():
        for p, value in zip(net.parameters(), (weight, bias), strict=False):
            p.copy_(value)
    return net(X)


def build_net_step(student: Any, X: Tensor, lr: float) -> tuple[list[Tensor], list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X = {X}
    net = build_net(X.shape[1])
    before = [p.detach().clone() for p in net.parameters()]
    net(X).sum().backward()
    torch.optim.SGD(net.parameters(), lr={lr}).step()
    before, [p.detach() for p in net.parameters()]
    """
    net = student.build_net(X.shape[1])
    before = _parameters(net)
    net(X).sum().backward()
    torch.optim.SGD(net.parameters(), lr=lr).step()
    return before, _parameters(net)


def build_net_twice(student: Any, num_inputs: int) -> tuple[list[Tensor], list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    one, two = build_net({num_inputs}), build_net({num_inputs})
    first, second = [[p.detach() for p in net.parameters()] for net in (one, two)]
    first, second
    """
    one, two = student.build_net(num_inputs), student.build_net(num_inputs)
    return _parameters(one), _parameters(two)


def build_net_described(student: Any, X: Tensor) -> list[Any]:
    """
    # Its layers and parameters, and what it says of X with other ones
    build_net({X}.shape[1])
    """
    return described(student.build_net(X.shape[1]), X)


def _line(w: Tensor, b: Tensor) -> nn.Sequential:
    layer = nn.Linear(len(w), 1)
    layer.weight.data, layer.bias.data = w.reshape(1, -1).clone(), b.clone()
    return nn.Sequential(layer)


def _outcome(returned: Any, net: nn.Module) -> Trained:
    weight, bias = _parameters(net)
    return returned, weight.flatten(), bias


def train(
    student: Any, w: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int
) -> Trained:
    """
    w, b = {w}, {b}
    net = nn.Sequential(nn.Linear(len(w), 1))
    net[0].weight.data, net[0].bias.data = w.reshape(1, -1), b
    data_iter = DataLoader(TensorDataset({X}, {y}), {batch_size})
    optimizer = torch.optim.SGD(net.parameters(), lr={lr})
    returned = train(net, data_iter, nn.MSELoss(), optimizer, {num_epochs})
    weight, bias = net[0].weight.detach().flatten(), net[0].bias.detach()
    returned, weight, bias
    """
    return train_with(student, w, b, X, y, batch_size, lr, num_epochs, "MSELoss", 0.0)


def train_with(
    student: Any,
    w: Tensor,
    b: Tensor,
    X: Tensor,
    y: Tensor,
    batch_size: int,
    lr: float,
    num_epochs: int,
    loss: str,
    momentum: float,
) -> Trained:
    """
    w, b = {w}, {b}
    net = nn.Sequential(nn.Linear(len(w), 1))
    net[0].weight.data, net[0].bias.data = w.reshape(1, -1), b
    data_iter = DataLoader(TensorDataset({X}, {y}), {batch_size})
    optimizer = torch.optim.SGD(net.parameters(), lr={lr}, momentum={momentum})
    returned = train(net, data_iter, getattr(nn, {loss})(), optimizer, {num_epochs})
    weight, bias = net[0].weight.detach().flatten(), net[0].bias.detach()
    returned, weight, bias
    """
    net = _line(w, b)
    data_iter = DataLoader(TensorDataset(X, y), batch_size)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    return _outcome(student.train(net, data_iter, getattr(nn, loss)(), optimizer, num_epochs), net)


def train_watched(
    student: Any, w: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int,
    how: dict[str, Any],
) -> list[Any]:  # fmt: skip
    """
    # Epochs with arguments that write down what is asked of them
    train(net, data_iter, loss, optimizer, {num_epochs})
    """
    watch = Watch({"train": (X, y)}, batch_size)
    net, loss = watch.net(w.reshape(-1, 1), b), watch.loss(getattr(nn, how["loss"]))
    given = [net, watch.batches["train"], loss, watch.optimizer(net, lr), num_epochs]
    returned = watch.call(student.train, [given[place] for place in how["order"]], how["catch"])
    return [returned, watch.events]


def training_run(
    student: Any, X: Tensor, y: Tensor, batch_size: int, lr: float, num_epochs: int, looks: list[int]
) -> tuple[Any, list[tuple[int, Tensor, Tensor]]]:
    """
    X = torch.randn(1000, 2)
    y = X @ torch.tensor([[2.0], [-3.4]]) + 4.2 + 0.01 * torch.randn(1000, 1)
    net = build_net(2)
    optimizer = torch.optim.SGD(net.parameters(), lr={lr})
    updates, seen = itertools.count(1), []
    def look(number):
        weight, bias = net.parameters()
        seen.append((number, weight.detach().flatten().clone(), bias.detach().clone()))

    look(0)
    hook = optimizer.register_step_post_hook(lambda *_: [look(i) for i in [next(updates)] if i in {looks}])
    returned = train(net, load_array((X, y), {batch_size}), nn.MSELoss(), optimizer, {num_epochs})
    look(next(updates) - 1)
    returned, seen
    """
    net = student.build_net(X.shape[1])
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    loader = _alone(student.load_array((X, y), batch_size))
    updates, seen = itertools.count(1), list[tuple[int, Tensor, Tensor]]()

    def look(number: int) -> None:
        weight, bias = _parameters(net)
        seen.append((number, weight.flatten(), bias))

    look(0)
    optimizer.register_step_post_hook(lambda *_: [look(i) for i in [next(updates)] if i in looks])
    returned = student.train(net, loader, nn.MSELoss(), optimizer, num_epochs)
    look(next(updates) - 1)
    return returned, seen
