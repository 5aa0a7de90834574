"""Fixed questions whose answers tell the known mistakes of a function apart. Each yields a fact when called.

A fact must not depend on chance or on spelling: two programs that make the same mistake give the same facts.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

from autograder.compare import number
from autograder.errors import CheckFailure
from autograder.strategies import cotangents

Questions = Iterator[Callable[[], Any]]


def _grid(n: int, q: int, dtype: torch.dtype = torch.float32) -> Tensor:
    return torch.tensor([((7 * i + 3) % 11) / 4 - 1 for i in range(n * q)], dtype=dtype).reshape(n, q)


def softmax(student: Any) -> Questions:
    scores = [_grid(3, 5), _grid(4, 4), _grid(1, 2), _grid(2, 10) * 3, _grid(300, 3)]
    scores += [torch.tensor(rows) for rows in (
        [[1000.0, 0.0, -1000.0]], [[20.0, 0.0, 0.0], [1000.0, 0.0, 0.0]], [[-1000.0, -1001.0], [0.0, 1.0]],
        [[60.0, 100.0]], [[-100.0, -101.0]], [[88.0, 89.0, 90.0]], [[20.0, -20.0, 0.0]],
    )]  # fmt: skip
    for X in scores:
        yield lambda X=X: student.softmax(X)
    for dtype in (torch.float32, torch.float64):
        yield lambda dtype=dtype: str(student.softmax(_grid(2, 3, dtype)).dtype)
    yield lambda: student.softmax(_grid(2, 3, torch.float64) + 1e-7)
    yield lambda: student.softmax_and_argument(_grid(3, 3))[1]
    for n, q in ((2, 3), (3, 3)):
        yield lambda n=n, q=q: student.softmax_gradient(_grid(n, q, torch.float64), cotangents((n, q)))


def cross_entropy(student: Any) -> Questions:
    for n, q in ((3, 4), (5, 5), (2, 3), (1, 2), (300, 10)):
        p, y = _distribution(n, q), (torch.arange(n) * 3 + 1) % q
        yield lambda p=p, y=y: student.cross_entropy(p, y)
    for dtype in (torch.float32, torch.float64):
        yield lambda dtype=dtype: str(student.cross_entropy(_distribution(2, 3).to(dtype), torch.tensor([2, 0])).dtype)
    certain, y = torch.tensor([[1.0, 0.0], [0.25, 0.75]]), torch.tensor([0, 1])
    yield lambda: student.cross_entropy(certain, y).reshape(-1).abs() < 1e-4
    yield lambda: [_size(v) for v in student.cross_entropy(certain, y).reshape(-1).tolist()]
    yield lambda: [_size(v) for v in student.cross_entropy(certain, torch.tensor([1, 0])).reshape(-1).tolist()]
    yield lambda: [_size(v) for v in student.cross_entropy(torch.tensor([[1e-3, 0.999]]), y[:1]).reshape(-1).tolist()]
    yield lambda: student.cross_entropy_and_arguments(certain, y)[1] - certain
    for n, q in ((2, 3), (3, 3)):
        p, y = _distribution(n, q).double(), (torch.arange(n) * 2 + 1) % q
        yield lambda p=p, y=y, n=n: student.cross_entropy_gradient(p, y, cotangents((n,)))


def _distribution(n: int, q: int) -> Tensor:
    weights = torch.tensor([(5 * i + 2) % 7 + 1.0 for i in range(n * q)]).reshape(n, q)
    return weights / weights.sum(1, keepdim=True)


def _size(value: float) -> str:
    """A loss in words: eps and clamps below 1e-7 are no mistake, so their figures are no fact."""
    if math.isnan(value):
        return "nan"
    return "large" if value >= 16 else f"{value:.2f}"


def accuracy(student: Any) -> Questions:
    y_hat = torch.tensor([[0.1, 0.3, 0.6], [0.3, 0.2, 0.5], [0.5, 0.4, 0.1], [0.25, 0.4, 0.35]])
    for labels in ([2, 1, 0, 0], [2, 2, 0, 1], [0, 0, 1, 0], [2, 2, 0, 0], [1, 0, 2, 2]):
        yield lambda labels=labels: _number(student.accuracy(y_hat, torch.tensor(labels)))
    square = torch.eye(5) * 0.4 + torch.linspace(0, 0.3, 25).reshape(5, 5)
    for labels in ([0, 1, 2, 3, 4], [4, 1, 2, 3, 0], [1, 2, 3, 4, 0]):
        yield lambda labels=labels: _number(student.accuracy(square, torch.tensor(labels)))
    yield lambda: _number(student.accuracy_repeated(y_hat, torch.tensor([2, 2, 0, 0]), 150))
    yield lambda: _number(student.accuracy(-100 * y_hat, torch.tensor([0, 1, 2, 0])))
    yield lambda: _number(student.accuracy(y_hat[:1], torch.tensor([2])))
    yield lambda: _kind(student.accuracy(y_hat, torch.tensor([2, 2, 0, 0])))
    yield lambda: [after - before for after, before in zip(
        student.accuracy_and_arguments(y_hat, torch.tensor([2, 2, 0, 0]))[1:], (y_hat, torch.tensor([2, 2, 0, 0])), strict=True
    )]  # fmt: skip


def _number(value: Any) -> float:
    return round(number(value), 5)


def _kind(value: Any) -> str:
    """The type in the student's words, and whether it has a graph."""
    kind = getattr(value, "kind", type(value).__name__)
    return f"{kind} with a graph" if getattr(value, "requires_grad", False) else kind


def sgd(student: Any) -> Questions:
    params = [torch.tensor([[1.0, -2.0], [3.0, 0.5], [0.0, 1.5]]), torch.tensor([0.25, -4.0])]
    grads = [torch.tensor([[2.0, 0.0], [-4.0, 1.0], [8.0, -6.0]]), torch.tensor([5.0, -3.0])]
    other = [grad.flip(0) * 0.5 for grad in grads]
    idle = [torch.zeros_like(grad) for grad in grads]
    for lr, batch_size in ((0.1, 4), (0.5, 2), (0.5, 3), (0.25, 1), (0.1, 256)):
        yield lambda lr=lr, b=batch_size: _step(*student.sgd(params, grads, lr, b))
        yield lambda lr=lr, b=batch_size: student.sgd_steps(params, [grads, other, grads], lr, b)
    yield lambda: _step(*student.sgd(params, idle, 0.5, 2))
    yield lambda: _step(*student.sgd(params[:1], grads[:1], 0.5, 2))
    yield lambda: _step(*student.sgd(params[1:], grads[1:], 2.0, 2))
    yield lambda: _step(*student.sgd([p.double() for p in params], [g.double() for g in grads], 0.5, 3))
    yield lambda: student.sgd_and_backward(params, grads, 0.5, 2)


def _step(params: list[Tensor], grads: list[Any]) -> list[Any]:
    return [*params, *(grad is None or not bool(grad.any()) for grad in grads)]


def data_iter(student: Any) -> Questions:
    for n, batch_size in ((256, 16), (250, 16), (7, 10), (6, 1), (6, 3)):
        yield lambda n=n, b=batch_size: _batches(student.data_iter_numbered(b, n), n)
    yield lambda: _order(student.data_iter_epochs(16, 256, 6), 16)
    yield lambda: _changed(student, 256, 16)
    yield lambda: [[str(X.dtype), list(X.shape[1:]), str(y.dtype), list(y.shape[1:])] for X, y in student.data_iter(
        2, torch.zeros(5, 1, 2, 3, dtype=torch.float64), torch.zeros(5, dtype=torch.int64)
    )[0]]  # fmt: skip
    yield lambda: _company(student, 4, 8)
    yield lambda: _company(student, 20, 12)
    yield lambda: _once([y for _, y in student.data_iter_list(16, 250)], 250)
    yield lambda: _seeds(*(student.data_iter_seeded(16, 250, seed) for seed in (3, 3, 4)))


def _rows(epoch: list[Tensor]) -> list[int]:
    return [int(i) for y in epoch for i in y.reshape(-1).tolist()]


def _once(epoch: list[Tensor], n: int) -> bool:
    return sorted(_rows(epoch)) == list(range(n))


def _batches(batches: Any, n: int) -> dict[str, Any]:
    facts = {
        "sizes": sorted([len(X), y.numel()] for X, y in batches),
        "shapes": sorted({f"{X.shape[1:]} {y.shape[1:]} {X.dtype} {y.dtype}" for X, y in batches}),
    }
    if n <= 20:  # with so few, too much is chance
        return facts
    rows, firsts = _rows([y for _, y in batches]), [X.reshape(len(X), -1)[:, 0] for X, _ in batches]
    pairs = [
        len(x) == y.numel() and torch.equal(x.long(), 2 * y.reshape(-1).long())
        for x, (_, y) in zip(firsts, batches, strict=True)
    ]
    return facts | {
        "pairs": all(pairs),
        "once": sorted(rows) == list(range(n)),
        "features once": sorted(int(v) for x in firsts for v in x) == list(range(0, 2 * n, 2)),
        "some missing": bool(set(range(n)) - set(rows)),
        "features in stored order": _ascending(firsts),
        "batches alike": len({tuple(y.reshape(-1).tolist()) for _, y in batches}) == 1,
    }  # fmt: skip


def _order(epochs: list[list[Tensor]], batch_size: int) -> dict[str, Any]:
    orders = [_rows(epoch) for epoch in epochs]
    near = [sum(abs(a - b) == 1 for a, b in itertools.pairwise(rows)) > len(rows) / 4 for rows in orders]
    least = [[min(_rows([y])) for y in epoch if y.numel()] for epoch in epochs]
    return {
        "stored order": all(rows == sorted(rows) for rows in orders),
        "backwards": all(rows == sorted(rows, reverse=True) for rows in orders),
        "neighbours": all(near),
        "same again": all(rows == orders[0] for rows in orders),
        "same company": len({frozenset(frozenset(_rows([y])) for y in epoch) for epoch in epochs}) == 1,
        "one block a batch": all(len({i // batch_size for i in _rows([y])}) <= 2 for epoch in epochs for y in epoch),
        "blocks in order": all(firsts == sorted(firsts) for firsts in least),
    }


def _company(student: Any, batch_size: int, n: int) -> list[bool]:
    """Whether few samples are shuffled, and across batches: in one of 16 epochs at least."""
    epochs = student.data_iter_epochs(batch_size, n, 16)
    alike = all(_rows(epoch) == _rows(epochs[0]) for epoch in epochs)
    companies = {frozenset(frozenset(_rows([y])) for y in epoch) for epoch in epochs}
    return [alike, len(companies) == 1]


def _ascending(parts: list[Tensor]) -> bool:
    values = [float(v) for part in parts for v in part]
    return values == sorted(values)


def _changed(student: Any, n: int, batch_size: int) -> list[bool]:
    features, labels = torch.arange(n * 2.0).reshape(n, 2), torch.arange(n)
    _, X, y = student.data_iter(batch_size, features, labels)
    return [not torch.equal(X, features), not torch.equal(y, labels)]


def _seeds(one: Any, again: Any, other: Any) -> list[Any]:
    orders = [[_rows(epoch) for epoch in epochs] for epochs, _ in (one, again, other)]
    same = [a == b for a, b in zip(one[1], other[1], strict=True)]
    return [orders[0] == orders[1], orders[0] == orders[2], *same]


def train_epoch(student: Any) -> Questions:
    g = torch.Generator().manual_seed(1)
    W, b = torch.randn(3, 4, generator=g), torch.randn(4, generator=g)
    for sizes in ([4, 4, 2], [3], [1, 5], [300, 256, 7]):
        batches = [(torch.randn(n, 3, generator=g), torch.randint(4, (n,), generator=g)) for n in sizes]
        if sizes[0] > 255:
            batches[0] = batches[0][0], (batches[0][0] @ W + b).argmax(1)  # all right
        for kind in range(3):
            yield lambda x=batches, kind=kind: _epoch(student.train_epoch_updaters(W, b, x, 0.2, kind))
        for optimizer in (True, False):
            yield lambda x=batches, o=optimizer: _epoch(student.train_epoch_mode(W, b, x, 0.2, o))
        for lr in (0.0, 0.2):
            yield lambda x=batches, lr=lr: _epoch(student.train_epoch_optimizer(W, b, x, lr))
            yield lambda x=batches, lr=lr: _epoch(student.train_epoch_callable(W, b, x, lr))
        yield lambda x=batches: _epoch(student.train_epoch_iterator(W, b, x, 0.2))
        yield lambda x=batches: [_epoch(each) for each in student.train_epoch_twice(W, b, x, 0.2)]
    images = [(torch.randn(n, 1, 2, 3, generator=g), torch.randint(4, (n,), generator=g)) for n in (4, 3)]
    yield lambda: _epoch(student.train_epoch_images(W, b, images, 0.1))


def _epoch(after: Any) -> list[Any]:
    returned, W, b = after
    listed = list(returned) if isinstance(returned, tuple | list) else [returned]
    numbers = [round(_plain(v), 4) if _plain(v) is not None else str(v) for v in listed]
    return [numbers, list(map(_kind, listed)), W, b]


def _plain(value: Any) -> Any:
    try:
        return number(value)
    except CheckFailure:
        return None
