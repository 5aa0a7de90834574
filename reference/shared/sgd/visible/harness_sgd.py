"""The calls of sgd: each calls your function and returns what came of it, as values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor


def _step(student: Any, given: Sequence[Tensor], grads: list[Tensor], lr: float, batch_size: int) -> None:
    for param, grad in zip(given, grads, strict=True):
        param.grad = grad
    student.sgd(list(given), lr, batch_size)


def _values(given: Sequence[Tensor]) -> list[Tensor]:
    return [param.detach().clone() for param in given]


def sgd(
    student: Any, params: list[Tensor], grads: list[Tensor], lr: float, batch_size: int
) -> tuple[list[Tensor], list[Any]]:
    """
    params = {params}
    for p, grad in zip(params, {grads}):
        p.requires_grad_().grad = grad

    returned = sgd(list(params), {lr}, {batch_size})
    [p.detach() for p in params], [p.grad for p in params]
    """
    given = tuple(param.requires_grad_() for param in params)
    _step(student, given, grads, lr, batch_size)
    return _values(given), [param.grad for param in given]


def sgd_steps(
    student: Any, params: list[Tensor], grads: list[list[Tensor]], lr: float, batch_size: int
) -> list[Tensor]:
    """
    params = {params}
    for grads in {grads}:
        for p, grad in zip(params, grads):
            p.requires_grad_().grad = grad
        returned = sgd(list(params), {lr}, {batch_size})

    [p.detach() for p in params]
    """
    given = tuple(param.requires_grad_() for param in params)
    for step in grads:
        _step(student, given, step, lr, batch_size)
    return _values(given)


def sgd_and_backward(
    student: Any, params: list[Tensor], grads: list[Tensor], lr: float, batch_size: int
) -> list[Tensor]:
    """
    params = {params}
    for p, grad in zip(params, {grads}):
        p.requires_grad_().grad = grad

    returned = sgd(list(params), {lr}, {batch_size})
    for p in params:
        p.grad = None
        (p * p).backward(torch.ones_like(p))

    [p.grad for p in params]
    """
    given = tuple(param.requires_grad_() for param in params)
    _step(student, given, grads, lr, batch_size)
    for param in given:
        param.grad = None
        (param * param).backward(torch.ones_like(param))
    return [param.grad for param in given]


def sgd_called(
    student: Any, order: list[int], params: list[Tensor], grads: list[Tensor], lr: float, batch_size: int
) -> tuple[list[Tensor], list[Any], list[bool], list[bool], bool, Any]:
    """
    params = {params}
    for p, grad in zip(params, {grads}):
        p.requires_grad_().grad = grad

    arguments = list(params), {lr}, {batch_size}
    returned = sgd(*(arguments[place] for place in {order}))
    trained = [p.requires_grad and p.is_leaf for p in params]
    in_the_list = [any(each is p for each in arguments[0]) for p in params]
    [p.detach() for p in params], [p.grad for p in params], trained, in_the_list, torch.is_grad_enabled(), returned
    """
    given = tuple(param.requires_grad_() for param in params)
    for param, grad in zip(given, grads, strict=True):
        param.grad = grad
    arguments = list(given), lr, batch_size
    returned = student.sgd(*(arguments[place] for place in order))
    trained = [param.requires_grad and param.is_leaf for param in given]
    in_the_list = [any(each is param for each in arguments[0]) for param in given]
    return _values(given), [param.grad for param in given], trained, in_the_list, torch.is_grad_enabled(), returned
