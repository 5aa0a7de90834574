"""The calls of data_iter: each calls your function and returns what came of it, as values."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor

Batches = list[tuple[Tensor, Tensor] | list[Tensor]]  # each a pair (features, labels)


def _batches(student: Any, batch_size: int, features: Tensor, labels: Tensor) -> Iterator[Any]:
    # Two batches more than there are samples are enough to see that it does not end.
    return itertools.islice(student.data_iter(batch_size, features, labels), len(features) + 2)


def _numbered(n: int) -> tuple[Tensor, Tensor]:
    return torch.arange(n * 2.0).reshape(n, 2), torch.arange(n)


def data_iter_numbered(student: Any, batch_size: int, n: int) -> Batches:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n})
    batches = itertools.islice(data_iter({batch_size}, X, y), {n} + 2)
    [copy.deepcopy(batch) for batch in batches]
    """
    return [copy.deepcopy(batch) for batch in _batches(student, batch_size, *_numbered(n))]


def data_iter_list(student: Any, batch_size: int, n: int) -> Batches:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n})
    list(itertools.islice(data_iter({batch_size}, X, y), {n} + 2))
    """
    return list(_batches(student, batch_size, *_numbered(n)))


def data_iter_epochs(student: Any, batch_size: int, n: int, epochs: int) -> list[list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n})
    new = lambda: itertools.islice(data_iter({batch_size}, X.clone(), y.clone()), {n} + 2)
    epochs = [[labels.clone() for _, labels in new()] for epoch in range({epochs})]
    epochs
    """
    return [[labels.clone() for _, labels in _batches(student, batch_size, *_numbered(n))] for epoch in range(epochs)]


def data_iter(student: Any, batch_size: int, features: Tensor, labels: Tensor) -> tuple[Batches, Tensor, Tensor]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    features, labels = {features}, {labels}
    batches = itertools.islice(data_iter({batch_size}, features, labels), len(features) + 2)
    batches = [copy.deepcopy(batch) for batch in batches]
    batches, features, labels
    """
    return [copy.deepcopy(batch) for batch in _batches(student, batch_size, features, labels)], features, labels


def data_iter_seeded(
    student: Any, batch_size: int, n: int, seed: int
) -> tuple[list[list[Tensor]], tuple[float, float, float]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n})
    new = lambda: itertools.islice(data_iter({batch_size}, X.clone(), y.clone()), {n} + 2)
    epochs = [[labels.clone() for _, labels in new()] for epoch in range(2)]
    epochs, (torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random())
    """
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)
    epochs = data_iter_epochs(student, batch_size, n, 2)
    return epochs, (torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random())


def _cloned(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return type(value)([_cloned(part) for part in value]) if type(value) in (tuple, list) else list(value)
    return value.detach().clone() if isinstance(value, Tensor) else value


def data_iter_called(
    student: Any, order: list[int], batch_size: int, n: int, seed: int
) -> tuple[str, list[Any], list[float]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    arguments = {batch_size}, torch.arange({n} * 2.0).reshape({n}, 2), torch.arange({n})
    returned = data_iter(*(arguments[place] for place in {order}))
    batches = [copy.deepcopy(batch) for batch in itertools.islice(returned, 2 * {n} + 4)]
    draws = [torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random()]
    type(returned).__name__, batches, draws
    """
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)
    arguments = batch_size, *_numbered(n)
    batches = student.data_iter(*(arguments[place] for place in order))
    came, most = [], 2 * n + 4  # more than any overlap gives: what goes so far may not end
    if hasattr(batches, "__iter__") or hasattr(batches, "__getitem__"):
        came = [_cloned(batch) for batch in itertools.islice(batches, most)]
    draws = [torch.rand((), dtype=torch.float64).item(), float(np.random.rand()), random.random()]
    return type(batches).__name__, came, draws
