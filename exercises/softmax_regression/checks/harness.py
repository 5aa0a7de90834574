# Printed by `autograder release softmax_regression`.
"""The calls that run beside your code: each makes one call of your function and returns what came of it.

A function's docstring is the same call as you would type it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

CUT = "the result is cut off from its input: no gradient flows back (.data, .detach(), .item(), NumPy or no_grad)"
Batches = list[tuple[Tensor, Tensor]]


def _gradient(result: Any, leaf: Tensor, cotangent: Tensor) -> Tensor:
    if not isinstance(result, Tensor):
        raise TypeError(f"expected a tensor, got {type(result).__name__}")
    if not result.requires_grad:
        raise RuntimeError(CUT)
    (gradient,) = torch.autograd.grad(result.reshape(cotangent.shape), leaf, cotangent, allow_unused=True)
    if gradient is None:
        raise RuntimeError(CUT)
    return gradient


def softmax(student: Any, X: Tensor) -> Tensor:
    """softmax({X})"""
    return student.softmax(X)


def softmax_and_argument(student: Any, X: Tensor) -> tuple[Tensor, Tensor]:
    """
    X = {X}
    softmax(X)
    print(X)
    """
    return student.softmax(X), X


def softmax_gradient(student: Any, X: Tensor, cotangent: Tensor) -> Tensor:
    """
    X = {X}.requires_grad_()
    softmax(X).backward({cotangent})
    print(X.grad)
    """
    X.requires_grad_()
    return _gradient(student.softmax(X.clone()), X, cotangent)


def cross_entropy(student: Any, y_hat: Tensor, y: Tensor) -> Tensor:
    """cross_entropy({y_hat}, {y})"""
    return student.cross_entropy(y_hat, y)


def cross_entropy_and_arguments(student: Any, y_hat: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """
    y_hat, y = {y_hat}, {y}
    cross_entropy(y_hat, y)
    print(y_hat, y)
    """
    return student.cross_entropy(y_hat, y), y_hat, y


def cross_entropy_gradient(student: Any, y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """
    y_hat = {y_hat}.requires_grad_()
    cross_entropy(y_hat, {y}).backward({cotangent})
    print(y_hat.grad)
    """
    y_hat.requires_grad_()
    return _gradient(student.cross_entropy(y_hat.clone(), y), y_hat, cotangent)


def accuracy(student: Any, y_hat: Tensor, y: Tensor) -> Any:
    """accuracy({y_hat}, {y})"""
    return student.accuracy(y_hat, y)


def accuracy_repeated(student: Any, y_hat: Tensor, y: Tensor, times: int) -> Any:
    """accuracy({y_hat}.repeat({times}, 1), {y}.repeat({times}))"""
    return student.accuracy(y_hat.repeat(times, 1), y.repeat(times))


def accuracy_and_arguments(student: Any, y_hat: Tensor, y: Tensor) -> tuple[Any, Tensor, Tensor]:
    """
    y_hat, y = {y_hat}, {y}
    accuracy(y_hat, y)
    print(y_hat, y)
    """
    return student.accuracy(y_hat, y), y_hat, y


def sgd(student: Any, params: list[Tensor], grads: list[list[Tensor]], lr: float, batch_size: int) -> dict[str, Any]:
    """
    params = [p.requires_grad_() for p in {params}]
    for grads in {grads}:
        for p, grad in zip(params, grads):
            p.grad = grad
        sgd(params, {lr}, {batch_size})
    print(params, [p.grad for p in params])
    """
    given = [param.requires_grad_() for param in params]
    handed = list(given)
    for step in grads:
        for param, grad in zip(given, step, strict=True):
            param.grad = grad
        student.sgd(handed, lr, batch_size)
    return {
        "params": [param.detach().clone() for param in given],
        "grads": [None if param.grad is None else param.grad.detach().clone() for param in given],
        "same objects": len(handed) == len(given) and all(a is b for a, b in zip(handed, given, strict=False)),
        "leaves": all(param.is_leaf and param.requires_grad for param in given),
        "grad mode": torch.is_grad_enabled(),
    }


def _pairs(batches: Iterable[Any], most: int) -> Batches:
    result: Batches = []
    for batch in batches:
        if not isinstance(batch, tuple | list) or len(batch) != 2:
            raise TypeError(f"each batch must be a pair (features, labels), got {type(batch).__name__}")
        for part in batch:
            if not isinstance(part, Tensor):
                raise TypeError(f"features and labels of a batch must be tensors, got {type(part).__name__}")
        result.append((batch[0].detach().clone(), batch[1].detach().clone()))
        if len(result) == most:
            break
    return result


def _epoch(student: Any, batch_size: int, features: Tensor, labels: Tensor) -> Batches:
    # Two batches more than there should be are enough to see that it does not end.
    most = -(-len(features) // batch_size) + 2
    return _pairs(student.data_iter(batch_size, features, labels), most)


def data_iter(student: Any, batch_size: int, features: Tensor, labels: Tensor) -> Batches:
    """list(data_iter({batch_size}, {features}, {labels}))"""
    return _epoch(student, batch_size, features, labels)


def data_iter_numbered(student: Any, batch_size: int, n: int) -> Batches:
    """list(data_iter({batch_size}, torch.arange({n} * 2.).reshape({n}, 2), torch.arange({n})))"""
    return _epoch(student, batch_size, torch.arange(n * 2.0).reshape(n, 2), torch.arange(n))


def data_iter_twice(student: Any, batch_size: int, n: int) -> tuple[Batches, Batches]:
    """
    for epoch in range(2):
        print(list(data_iter({batch_size}, torch.arange({n} * 2.).reshape({n}, 2), torch.arange({n}))))
    """
    X, y = torch.arange(n * 2.0).reshape(n, 2), torch.arange(n)
    return _epoch(student, batch_size, X.clone(), y.clone()), _epoch(student, batch_size, X.clone(), y.clone())


def data_iter_and_arguments(
    student: Any, batch_size: int, features: Tensor, labels: Tensor
) -> tuple[Batches, Tensor, Tensor]:
    """
    features, labels = {features}, {labels}
    for X, y in data_iter({batch_size}, features, labels):
        pass
    print(features, labels)
    """
    return _epoch(student, batch_size, features, labels), features, labels


def data_iter_and_seed(student: Any, batch_size: int, n: int, seeds: list[int]) -> tuple[Batches, list[Any]]:
    """
    for seed in {seeds}:
        torch.manual_seed(seed), np.random.seed(seed), random.seed(seed)
        list(data_iter({batch_size}, torch.arange({n} * 2.).reshape({n}, 2), torch.arange({n})))
        print(torch.initial_seed(), torch.rand(1), np.random.rand(), random.random())
    """
    facts: list[Any] = []
    batches: Batches = []
    for seed in seeds:
        torch.manual_seed(seed)
        np.random.seed(seed)
        random.seed(seed)
        batches = _epoch(student, batch_size, torch.arange(n * 2.0).reshape(n, 2), torch.arange(n))
        same = torch.initial_seed() == seed
        facts.append([same, torch.rand(1).item(), float(np.random.rand()), random.random(), torch.is_grad_enabled()])
    return batches, facts


class _Net(nn.Module):
    """A linear layer that remembers in which mode it was used."""

    def __init__(self, W: Tensor, b: Tensor) -> None:
        super().__init__()
        self.W = nn.Parameter(W)
        self.b = nn.Parameter(b)
        self.modes: list[bool] = []

    def forward(self, X: Tensor) -> Tensor:
        self.modes.append(self.training)
        return X @ self.W + self.b


def _once(batches: Batches) -> Iterator[tuple[Tensor, Tensor]]:
    yield from batches


def _outcome(returned: Any, W: Tensor, b: Tensor, **more: Any) -> dict[str, Any]:
    grad_mode = torch.is_grad_enabled()
    return {"returned": returned, "W": W.detach().clone(), "b": b.detach().clone(), "grad mode": grad_mode, **more}


def train_epoch_optimizer(
    student: Any, W: Tensor, b: Tensor, batches: Batches, lr: float, once: bool
) -> dict[str, Any]:
    """
    net = nn.Linear({W}.shape[0], {W}.shape[1])
    net.weight.data, net.bias.data = {W}.T, {b}
    updater = torch.optim.SGD(net.parameters(), lr={lr})
    net.eval()
    print(train_epoch(net, {batches}, nn.CrossEntropyLoss(reduction="none"), updater))
    print(net.weight.T, net.bias)
    """
    net = _Net(W, b)
    net.eval()
    for param in net.parameters():
        param.grad = torch.ones_like(param)  # left over from whatever was done before
    updater = torch.optim.SGD(net.parameters(), lr=lr)
    loss = nn.CrossEntropyLoss(reduction="none")
    returned = student.train_epoch(net, _once(batches) if once else batches, loss, updater)
    return _outcome(returned, net.W, net.b, modes=net.modes)


def train_epoch_callable(student: Any, W: Tensor, b: Tensor, batches: Batches, lr: float, once: bool) -> dict[str, Any]:
    """
    W, b = {W}.requires_grad_(), {b}.requires_grad_()
    def updater(batch_size):
        for p in (W, b):
            p.data -= {lr} * p.grad / batch_size
            p.grad = None
    print(train_epoch(lambda X: X @ W + b, {batches}, nn.CrossEntropyLoss(reduction="none"), updater))
    print(W, b)
    """
    W.requires_grad_()
    b.requires_grad_()
    rule = torch.optim.SGD([W, b], lr=lr)
    sizes: list[Any] = []

    def updater(batch_size: Any) -> None:
        sizes.append(batch_size)
        for param in (W, b):
            if param.grad is not None:
                param.grad /= batch_size
        rule.step()
        rule.zero_grad()

    loss = nn.CrossEntropyLoss(reduction="none")
    returned = student.train_epoch(lambda X: X @ W + b, _once(batches) if once else batches, loss, updater)
    return _outcome(returned, W, b, sizes=sizes)


def train_epoch_module(student: Any, W: Tensor, b: Tensor, batches: Batches, lr: float) -> dict[str, Any]:
    """
    net = nn.Linear({W}.shape[0], {W}.shape[1])
    net.weight.data, net.bias.data = {W}.T, {b}
    def updater(batch_size):
        for p in net.parameters():
            p.data -= {lr} * p.grad / batch_size
            p.grad = None
    net.eval()
    print(train_epoch(net, {batches}, nn.CrossEntropyLoss(reduction="none"), updater))
    print(net.training, net.weight.T, net.bias)
    """
    net = _Net(W, b)
    net.eval()
    rule = torch.optim.SGD(net.parameters(), lr=lr)

    def updater(batch_size: Any) -> None:
        for param in net.parameters():
            if param.grad is not None:
                param.grad /= batch_size
        rule.step()
        rule.zero_grad()

    returned = student.train_epoch(net, batches, nn.CrossEntropyLoss(reduction="none"), updater)
    return _outcome(returned, net.W, net.b, modes=net.modes)


class _Delegate(torch.optim.Optimizer):
    """An optimizer of another class than those that everybody uses."""

    def __init__(self, params: list[nn.Parameter], lr: float) -> None:
        super().__init__(params, {"lr": lr})
        self.rule = torch.optim.SGD(params, lr=lr)

    def step(self, closure: Any = None) -> None:
        self.rule.step()


def train_epoch_any_optimizer(student: Any, W: Tensor, b: Tensor, batches: Batches, lr: float) -> dict[str, Any]:
    """
    # A plain function as net, and an optimizer of a class of its own
    W, b = {W}.requires_grad_(), {b}.requires_grad_()
    class Mine(torch.optim.SGD): pass
    print(train_epoch(lambda X: X @ W + b, {batches}, nn.CrossEntropyLoss(reduction="none"), Mine([W, b], lr={lr})))
    """
    W.requires_grad_()
    b.requires_grad_()
    loss = nn.CrossEntropyLoss(reduction="none")
    returned = student.train_epoch(lambda X: X @ W + b, batches, loss, _Delegate([W, b], lr))
    return _outcome(returned, W, b)


def train(student: Any, W: Tensor, b: Tensor, rows: int, batch_size: int, lr: float, epochs: int) -> dict[str, Any]:
    """
    W, b = 0.01 * torch.randn(784, 10), torch.zeros(10)
    W.requires_grad_(), b.requires_grad_()
    X, y = training_images[:{rows}], training_labels[:{rows}]
    for epoch in range({epochs}):
        train_epoch(lambda X: softmax(X.reshape(-1, 784) @ W + b), data_iter({batch_size}, X, y), cross_entropy,
                    lambda batch_size: sgd([W, b], {lr}, batch_size))
    """
    images, labels = student.shared["images"][:rows], student.shared["labels"][:rows]
    W.requires_grad_()
    b.requires_grad_()
    returned = [
        student.train_epoch(
            lambda X: student.softmax(X.reshape(-1, 784) @ W + b),
            student.data_iter(batch_size, images, labels),
            student.cross_entropy,
            lambda size: student.sgd([W, b], lr, size),
        )
        for _ in range(epochs)
    ]
    return {"W": W.detach(), "b": b.detach(), "returned": returned}
