"""The answers, independent of the model solutions. Students never get this file.

By the library's own functions in float64, rounded to the dtype of the question.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor


def linreg(X: Tensor, w: Tensor, b: Tensor) -> Tensor:
    """(n, d), (d, 1), (1,) -> (n, 1)."""
    return F.linear(X.double(), w.double().T, b.double()).to(X.dtype)


def linreg_gradient(X: Tensor, w: Tensor, b: Tensor, cotangent: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The vector-Jacobian products with respect to X, w and b."""
    c = cotangent.double().reshape(-1, 1)
    return c @ w.double().T, X.double().T @ c, c.sum().reshape(1)


def squared_loss(y_hat: Tensor, y: Tensor) -> Tensor:
    """Half the squared error of each sample, of the shape of y_hat."""
    return _each(F.mse_loss, y_hat, y) / 2


def l1_loss(y_hat: Tensor, y: Tensor) -> Tensor:
    """The absolute error of each sample, of the shape of y_hat."""
    return _each(F.l1_loss, y_hat, y)


def huber_loss(y_hat: Tensor, y: Tensor) -> Tensor:
    """Half the squared error up to 1, beyond it the absolute error less 1/2, of the shape of y_hat."""
    return _each(F.huber_loss, y_hat, y)


def squared_loss_gradient(y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """The error of each sample, times the cotangent."""
    return _errors(y_hat, y) * cotangent.reshape(y_hat.shape)


def l1_loss_gradient(y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """The sign of each error, times the cotangent."""
    return _errors(y_hat, y).sign() * cotangent.reshape(y_hat.shape)


def huber_loss_gradient(y_hat: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """The error, cut off at -1 and 1, times the cotangent."""
    return _errors(y_hat, y).clamp(-1, 1) * cotangent.reshape(y_hat.shape)


def best_predictions(X: Tensor, y: Tensor) -> Tensor:
    """The projection of y (n, 1) onto the columns of X and of ones, by a singular value decomposition, in float64."""
    columns = torch.cat([torch.ones(len(X), 1, dtype=torch.float64), X.double()], 1)
    U, sizes, _ = torch.linalg.svd(columns, full_matrices=False)
    basis = U[:, sizes > 1e-12 * sizes[0]]
    return basis @ (basis.T @ y.double())


def descend(X: Tensor, y: Tensor, lr: float, steps: int) -> tuple[Tensor, Tensor]:
    """The w and b after so many steps of gradient descent on all samples, from zeros, by the gradient's closed form."""
    X, y = X.double(), y.double()
    w, b = torch.zeros(X.shape[1], 1, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)
    for _ in range(steps):
        errors = X @ w + b - y
        w, b = w - lr * X.T @ errors / len(X), b - lr * errors.mean(0)
    return w, b


def _each(loss: object, y_hat: Tensor, y: Tensor) -> Tensor:
    return loss(y_hat.double(), y.double().reshape(y_hat.shape), reduction="none").to(y_hat.dtype)  # type: ignore[operator]


def _errors(y_hat: Tensor, y: Tensor) -> Tensor:
    return y_hat.double() - y.double().reshape(y_hat.shape)
