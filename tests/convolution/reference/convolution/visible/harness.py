"""The calls that run beside your code: each calls your function and returns what came of it.

A function's docstring is the same call as you would type it.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def conv1d(student: Any, X: Tensor, K: Tensor, b: Tensor) -> Tensor:
    """conv1d({X}, {K}, {b})"""
    return student.conv1d(X, K, b)


def conv1d_gradient(student: Any, X: Tensor, K: Tensor, b: Tensor, cotangent: Tensor) -> Tensor:
    """
    K = {K}.requires_grad_()
    conv1d({X}, K, {b}).backward({cotangent})
    K.grad
    """
    K.requires_grad_()
    student.conv1d(X, K, b).backward(cotangent)
    return K.grad


def max_pool1d(student: Any, X: Tensor, size: int) -> Tensor:
    """max_pool1d({X}, {size})"""
    return student.max_pool1d(X, size)
