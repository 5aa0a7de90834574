"""The calls that run beside your code: each calls your function and returns what came of it, as values.

A function's docstring is the same call as you would type it; its last line gives what is returned.
"""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import torch
from torch import Tensor

Pair = tuple[Tensor, Tensor] | list[Tensor]


def synthetic_data(student: Any, w: Tensor, b: float, num_examples: int) -> Pair:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    synthetic_data({w}, {b}, {num_examples})
    """
    return student.synthetic_data(w, b, num_examples)


def synthetic_data_and_argument(student: Any, w: Tensor, b: float, num_examples: int) -> tuple[Pair, Tensor]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    w = {w}
    samples = synthetic_data(w, {b}, {num_examples})
    samples, w
    """
    return student.synthetic_data(w, b, num_examples), w


def synthetic_data_seeded(
    student: Any, w: Tensor, b: float, num_examples: int, seed: int
) -> tuple[Pair, Pair, tuple[float, float, float]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    w = {w}
    one, two = (synthetic_data(w, {b}, {num_examples}) for call in range(2))
    after = torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random()
    one, two, after
    """
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)
    one, two = (student.synthetic_data(w, b, num_examples) for _ in range(2))
    return one, two, (torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random())


def linreg(student: Any, X: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """linreg({X}, {w}, {b})"""
    return student.linreg(X, w, b)


def linreg_and_arguments(student: Any, X: Tensor, w: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """
    X, w, b = {X}, {w}, {b}
    y_hat = linreg(X, w, b)
    y_hat, X, w, b
    """
    return student.linreg(X, w, b), X, w, b


def linreg_gradient(student: Any, X: Tensor, w: Tensor, b: Tensor, cotangent: Tensor) -> list[Tensor | None]:
    """
    X, w, b = {X}.requires_grad_(), {w}.requires_grad_(), {b}.requires_grad_()
    linreg(X.clone(), w.clone(), b.clone()).reshape(-1).backward({cotangent})
    [X.grad, w.grad, b.grad]
    """
    leaves = [X.requires_grad_(), w.requires_grad_(), b.requires_grad_()]
    student.linreg(X.clone(), w.clone(), b.clone()).reshape(-1).backward(cotangent)
    return [leaf.grad for leaf in leaves]


def squared_loss(student: Any, y_hat: Tensor, y: Tensor) -> Tensor:
    """squared_loss({y_hat}, {y})"""
    return student.squared_loss(y_hat, y)


def squared_loss_and_arguments(student: Any, y_hat: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """
    y_hat, y = {y_hat}, {y}
    losses = squared_loss(y_hat, y)
    losses, y_hat, y
    """
    return student.squared_loss(y_hat, y), y_hat, y


def squared_loss_gradient(student: Any, y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """
    y_hat = {y_hat}.requires_grad_()
    squared_loss(y_hat.clone(), {y}).reshape(-1).backward({cotangent})
    y_hat.grad
    """
    y_hat.requires_grad_()
    student.squared_loss(y_hat.clone(), y).reshape(-1).backward(cotangent)
    return y_hat.grad


def l1_loss(student: Any, y_hat: Tensor, y: Tensor) -> Tensor:
    """l1_loss({y_hat}, {y})"""
    return student.l1_loss(y_hat, y)


def l1_loss_and_arguments(student: Any, y_hat: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """
    y_hat, y = {y_hat}, {y}
    losses = l1_loss(y_hat, y)
    losses, y_hat, y
    """
    return student.l1_loss(y_hat, y), y_hat, y


def l1_loss_gradient(student: Any, y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """
    y_hat = {y_hat}.requires_grad_()
    l1_loss(y_hat.clone(), {y}).reshape(-1).backward({cotangent})
    y_hat.grad
    """
    y_hat.requires_grad_()
    student.l1_loss(y_hat.clone(), y).reshape(-1).backward(cotangent)
    return y_hat.grad


def huber_loss(student: Any, y_hat: Tensor, y: Tensor) -> Tensor:
    """huber_loss({y_hat}, {y})"""
    return student.huber_loss(y_hat, y)


def huber_loss_and_arguments(student: Any, y_hat: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """
    y_hat, y = {y_hat}, {y}
    losses = huber_loss(y_hat, y)
    losses, y_hat, y
    """
    return student.huber_loss(y_hat, y), y_hat, y


def huber_loss_gradient(student: Any, y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """
    y_hat = {y_hat}.requires_grad_()
    huber_loss(y_hat.clone(), {y}).reshape(-1).backward({cotangent})
    y_hat.grad
    """
    y_hat.requires_grad_()
    student.huber_loss(y_hat.clone(), y).reshape(-1).backward(cotangent)
    return y_hat.grad


def normal_equation(student: Any, X: Tensor, y: Tensor) -> Pair:
    """normal_equation({X}, {y})"""
    return student.normal_equation(X, y)


def normal_equation_and_arguments(student: Any, X: Tensor, y: Tensor) -> tuple[Pair, Tensor, Tensor]:
    """
    X, y = {X}, {y}
    found = normal_equation(X, y)
    found, X, y
    """
    return student.normal_equation(X, y), X, y


def train(student: Any, features: Tensor, labels: Tensor, batch_size: int, lr: float, num_epochs: int) -> Pair:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    found = train({features}, {labels}, {batch_size}, {lr}, {num_epochs})
    found
    """
    return student.train(features, labels, batch_size, lr, num_epochs)


def train_from_zeros(student: Any, num_features: int) -> Pair:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    train(torch.zeros(4, {num_features}), torch.zeros(4, 1), 2, 0.1, 1)
    """
    return student.train(torch.zeros(4, num_features), torch.zeros(4, 1), 2, 0.1, 1)


def train_on_a_line(
    student: Any,
    w: list[float],
    b: float,
    num_examples: int,
    data_seed: int,
    batch_size: int,
    lr: float,
    num_epochs: int,
) -> Pair:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    generator, w = torch.Generator().manual_seed({data_seed}), torch.tensor({w}).reshape(-1, 1)
    X = torch.randn({num_examples}, len(w), generator=generator)
    y = X @ w + {b} + 0.01 * torch.randn({num_examples}, 1, generator=generator)
    train(X, y, {batch_size}, {lr}, {num_epochs})
    """
    generator, column = torch.Generator().manual_seed(data_seed), torch.tensor(w).reshape(-1, 1)
    X = torch.randn(num_examples, len(w), generator=generator)
    y = X @ column + b + 0.01 * torch.randn(num_examples, 1, generator=generator)
    return student.train(X, y, batch_size, lr, num_epochs)


def train_and_arguments(
    student: Any, features: Tensor, labels: Tensor, batch_size: int, lr: float, num_epochs: int
) -> tuple[Pair, Tensor, Tensor]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = {features}, {labels}
    found = train(X, y, {batch_size}, {lr}, {num_epochs})
    found, X, y
    """
    return student.train(features, labels, batch_size, lr, num_epochs), features, labels
