"""The calls that run beside your code: each calls your function and returns what came of it, as values.

A function's docstring is the same call as you would type it; its last line gives what is returned.
"""

from __future__ import annotations

import itertools
import random  # noqa: F401  (for docstrings)
from collections.abc import Iterator
from typing import Any

import numpy as np  # noqa: F401
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.worker import vision
from autograder.worker.described import described
from autograder.worker.watched import Watch

vision.torchvision()
from torchvision.datasets import FashionMNIST  # noqa: E402  (it can be imported now)

Samples = tuple[Tensor, Tensor]  # features, such as images (n, 28, 28) of bytes, and labels (n,)
Batches = list[tuple[Tensor, Tensor] | list[Tensor]]  # each a pair (X, y)
Trained = tuple[Any, Tensor, Tensor]  # what train returned, and W and b afterwards


def get_fashion_mnist_labels(student: Any, labels: Tensor) -> list[str]:
    """get_fashion_mnist_labels({labels})"""
    return student.get_fashion_mnist_labels(labels)


def _loaders(student: Any, learned: Samples, unseen: Samples, *args: Any, **options: Any) -> tuple[Any, Any]:
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = student.load_data_fashion_mnist(*args, **options)
    return train_iter, test_iter


def _alone(loader: Any) -> Any:
    """The loader, without helper processes: they change nothing of what comes, and a sandbox has none to spare."""
    if isinstance(loader, DataLoader):
        loader.num_workers = 0
    return loader


def _read(loader: Any, n: int) -> Iterator[Any]:
    # Two batches more than there are samples are enough to see that it does not end.
    return itertools.islice(_alone(loader), n + 2)


def load_data(
    student: Any, learned: Samples, unseen: Samples, batch_size: int, resize: int | None
) -> tuple[Batches, Batches]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    learned, unseen = {learned}, {unseen}
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = load_data_fashion_mnist({batch_size}, resize={resize})

    list(itertools.islice(train_iter, len(learned[1]) + 2)), list(itertools.islice(test_iter, len(unseen[1]) + 2))
    """
    options = {} if resize is None else {"resize": resize}
    train_iter, test_iter = _loaders(student, learned, unseen, batch_size, **options)
    return list(_read(train_iter, len(learned[1]))), list(_read(test_iter, len(unseen[1])))


def load_data_unseen(student: Any, n: int, m: int, images: int, batch_size: int) -> Samples:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    g = torch.Generator().manual_seed({images})
    images = torch.randint(256, ({n} + {m}, 28, 28), generator=g, dtype=torch.uint8)
    learned, unseen = (images[:{n}], torch.arange({n})), (images[{n}:], 1000 + torch.arange({m}))
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = load_data_fashion_mnist({batch_size})

    batches = list(itertools.islice(test_iter, {m} + 2))
    torch.cat([X for X, y in batches]), torch.cat([y for X, y in batches])
    """
    g = torch.Generator().manual_seed(images)
    drawn = torch.randint(256, (n + m, 28, 28), generator=g, dtype=torch.uint8)
    learned, unseen = (drawn[:n], torch.arange(n)), (drawn[n:], 1000 + torch.arange(m))
    batches = list(_read(_loaders(student, learned, unseen, batch_size)[1], m))
    return torch.cat([X for X, y in batches]), torch.cat([y for X, y in batches])


def _numbered(n: int, m: int) -> tuple[Samples, Samples]:
    """Images that are all black, and labels that number them: those to learn from 0 on, the others from 1000 on."""
    return (torch.zeros(n, 28, 28).byte(), torch.arange(n)), (torch.zeros(m, 28, 28).byte(), 1000 + torch.arange(m))


def load_data_shapes(
    student: Any, n: int, m: int, batch_size: int
) -> tuple[list[tuple[list[int], str, list[int], str]], list[tuple[list[int], str, list[int], str]]]:
    """
    learned = torch.zeros({n}, 28, 28).byte(), torch.arange({n})
    unseen = torch.zeros({m}, 28, 28).byte(), 1000 + torch.arange({m})
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = load_data_fashion_mnist({batch_size})

    shape = lambda X, y: (list(X.shape), str(X.dtype), list(y.shape), str(y.dtype))
    train_shapes = [shape(*batch) for batch in itertools.islice(train_iter, {n} + 2)]
    test_shapes = [shape(*batch) for batch in itertools.islice(test_iter, {m} + 2)]
    train_shapes, test_shapes
    """
    train_iter, test_iter = _loaders(student, *_numbered(n, m), batch_size)
    return [_shape(*batch) for batch in _read(train_iter, n)], [_shape(*batch) for batch in _read(test_iter, m)]


def _shape(X: Tensor, y: Tensor) -> tuple[list[int], str, list[int], str]:
    return list(X.shape), str(X.dtype), list(y.shape), str(y.dtype)


def load_data_resized(student: Any, n: int, m: int, batch_size: int, resize: int) -> list[list[list[int]]]:
    """
    learned = torch.zeros({n}, 28, 28).byte(), torch.arange({n})
    unseen = torch.zeros({m}, 28, 28).byte(), 1000 + torch.arange({m})
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = load_data_fashion_mnist({batch_size}, resize={resize})

    train_shapes = [list(X.shape) for X, y in itertools.islice(train_iter, {n} + 2)]
    test_shapes = [list(X.shape) for X, y in itertools.islice(test_iter, {m} + 2)]
    [train_shapes, test_shapes]
    """
    train_iter, test_iter = _loaders(student, *_numbered(n, m), batch_size, resize=resize)
    return [[list(X.shape) for X, y in _read(train_iter, n)], [list(X.shape) for X, y in _read(test_iter, m)]]


def _labels(loader: Any, n: int) -> list[Tensor]:
    return [y for X, y in _read(loader, n)]


def load_data_passes(
    student: Any, n: int, m: int, batch_size: int, passes: int
) -> tuple[list[list[Tensor]], list[list[Tensor]]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    learned = torch.zeros({n}, 28, 28).byte(), torch.arange({n})
    unseen = torch.zeros({m}, 28, 28).byte(), 1000 + torch.arange({m})
    with vision.holding(FashionMNIST, learned, unseen):
        train_iter, test_iter = load_data_fashion_mnist({batch_size})

    labels = lambda loader, n: [y for X, y in itertools.islice(loader, n + 2)]
    train_passes = [labels(train_iter, {n}) for i in range({passes})]
    test_passes = [labels(test_iter, {m}) for i in range({passes})]
    train_passes, test_passes
    """
    train_iter, test_iter = _loaders(student, *_numbered(n, m), batch_size)
    return [_labels(train_iter, n) for _ in range(passes)], [_labels(test_iter, m) for _ in range(passes)]


def load_data_again(student: Any, n: int, m: int, batch_size: int, times: int) -> list[list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    learned = torch.zeros({n}, 28, 28).byte(), torch.arange({n})
    unseen = torch.zeros({m}, 28, 28).byte(), 1000 + torch.arange({m})
    def labels():
        with vision.holding(FashionMNIST, learned, unseen):
            train_iter, test_iter = load_data_fashion_mnist({batch_size})
        return [y for X, y in itertools.islice(train_iter, {n} + 2)]

    [labels() for i in range({times})]
    """
    return [_labels(_loaders(student, *_numbered(n, m), batch_size)[0], n) for _ in range(times)]


def load_data_called(
    student: Any, n: int, m: int, batch_size: int
) -> tuple[list[int], list[int], list[int], list[list[Tensor]]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    learned = torch.zeros({n}, 28, 28).byte(), torch.arange({n})
    unseen = torch.zeros({m}, 28, 28).byte(), 1000 + torch.arange({m})
    with vision.holding(FashionMNIST, learned, unseen):
        loaders = train_iter, test_iter = load_data_fashion_mnist({batch_size})

    helpers, lengths = [loader.num_workers for loader in loaders], [len(loader) for loader in loaders]
    labels = lambda loader, n: [y for X, y in itertools.islice(loader, n + 2)]
    read = [labels(train_iter, {n}), labels(test_iter, {m})]
    lengths, [len(loader.dataset) for loader in loaders], helpers, read
    """
    loaders = train_iter, test_iter = _loaders(student, *_numbered(n, m), batch_size)
    helpers, lengths = [loader.num_workers for loader in loaders], [len(loader) for loader in loaders]
    read = [_labels(train_iter, n), _labels(test_iter, m)]
    return lengths, [len(loader.dataset) for loader in loaders], helpers, read


def load_data_kind(student: Any, learned: Samples, unseen: Samples, batch_size: int) -> list[Any]:
    """
    learned, unseen = {learned}, {unseen}
    with vision.holding(FashionMNIST, learned, unseen):
        loaders = load_data_fashion_mnist({batch_size})

    type(loaders).__name__, [type(each).__name__ for each in loaders]
    """
    with vision.holding(FashionMNIST, learned, unseen):
        loaders = student.load_data_fashion_mnist(batch_size)
    parts = list(loaders) if isinstance(loaders, tuple | list) else []
    return [type(loaders).__name__, [type(each).__name__ for each in parts[:5]]]


def _parameters(net: nn.Module) -> list[Tensor]:
    return [p.detach().clone() for p in net.parameters()]


def build_net(student: Any, num_inputs: int, num_outputs: int) -> list[Tensor]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    net = build_net({num_inputs}, {num_outputs})
    parameters = [p.detach() for p in net.parameters()]
    parameters
    """
    return _parameters(student.build_net(num_inputs, num_outputs))


def build_net_forward(student: Any, X: Tensor, num_outputs: int) -> tuple[Tensor, list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X = {X}
    net = build_net(X[0].numel(), {num_outputs})
    scores, parameters = net(X).detach(), [p.detach() for p in net.parameters()]
    scores, parameters
    """
    net = student.build_net(X[0].numel(), num_outputs)
    return net(X).detach(), _parameters(net)


def build_net_set(student: Any, X: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, weight, bias = {X}, {weight}, {bias}
    net = build_net(X[0].numel(), len(bias))
    for p, value in zip(net.parameters(), [weight, bias]):
        p.data[:] = value

    net(X).detach()
    """
    net = student.build_net(X[0].numel(), len(bias))
    for p, value in zip(net.parameters(), [weight, bias], strict=False):
        p.data[:] = value
    return net(X).detach()


def build_net_step(
    student: Any, X: Tensor, y: Tensor, num_outputs: int, lr: float
) -> tuple[list[Tensor], list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    X, y = {X}, {y}
    net = build_net(X[0].numel(), {num_outputs})
    before = [p.detach().clone() for p in net.parameters()]
    nn.CrossEntropyLoss()(net(X), y).backward()
    torch.optim.SGD(net.parameters(), lr={lr}).step()
    before, [p.detach() for p in net.parameters()]
    """
    net = student.build_net(X[0].numel(), num_outputs)
    before = _parameters(net)
    nn.CrossEntropyLoss()(net(X), y).backward()
    torch.optim.SGD(net.parameters(), lr=lr).step()
    return before, _parameters(net)


def build_net_twice(student: Any, num_inputs: int, num_outputs: int) -> tuple[list[Tensor], list[Tensor]]:
    """
    seeds = torch.manual_seed({seed}), np.random.seed({seed}), random.seed({seed})
    one, two = [build_net({num_inputs}, {num_outputs}) for i in range(2)]
    first, second = [[p.detach() for p in net.parameters()] for net in (one, two)]
    first, second
    """
    one, two = (student.build_net(num_inputs, num_outputs) for _ in range(2))
    return _parameters(one), _parameters(two)


def build_net_described(student: Any, X: Tensor, num_outputs: int) -> list[Any]:
    """
    # Its layers and parameters, and what it says of X with other ones
    build_net({X}[0].numel(), {num_outputs})
    """
    return described(student.build_net(X[0].numel(), num_outputs), X)


def log_softmax(student: Any, X: Tensor) -> Tensor:
    """log_softmax({X})"""
    return student.log_softmax(X)


def log_softmax_and_argument(student: Any, X: Tensor) -> tuple[Tensor, Tensor]:
    """
    X = {X}
    result = log_softmax(X)
    result, X
    """
    return student.log_softmax(X), X


def log_softmax_gradient(student: Any, X: Tensor, cotangent: Tensor) -> Tensor:
    """
    X = {X}.requires_grad_()
    log_softmax(X.clone()).backward({cotangent})
    X.grad
    """
    X.requires_grad_()
    student.log_softmax(X.clone()).backward(cotangent)
    return X.grad


def cross_entropy_logits(student: Any, logits: Tensor, y: Tensor) -> Tensor:
    """cross_entropy_logits({logits}, {y})"""
    return student.cross_entropy_logits(logits, y)


def cross_entropy_logits_flat(student: Any, logits: Tensor, y: Tensor) -> Tensor:
    """cross_entropy_logits({logits}, {y}).reshape(-1)"""
    return student.cross_entropy_logits(logits, y).reshape(-1)


def cross_entropy_logits_and_arguments(student: Any, logits: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """
    logits, y = {logits}, {y}
    losses = cross_entropy_logits(logits, y)
    losses.reshape(-1), logits, y
    """
    losses = student.cross_entropy_logits(logits, y)
    return losses.reshape(-1), logits, y


def cross_entropy_logits_gradient(student: Any, logits: Tensor, y: Tensor, cotangent: Tensor) -> Tensor:
    """
    logits = {logits}.requires_grad_()
    cross_entropy_logits(logits.clone(), {y}).reshape(-1).backward({cotangent})
    logits.grad
    """
    logits.requires_grad_()
    student.cross_entropy_logits(logits.clone(), y).reshape(-1).backward(cotangent)
    return logits.grad


def _linear(W: Tensor, b: Tensor) -> nn.Linear:
    layer = nn.Linear(*W.shape)
    layer.weight.data, layer.bias.data = W.T.clone(), b.clone()
    return layer


def _loader(X: Tensor, y: Tensor, batch_size: int) -> DataLoader[Any]:
    return DataLoader(TensorDataset(X, y), batch_size)


def evaluate_accuracy(student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int) -> Any:
    """
    W, b = {W}, {b}
    net = nn.Sequential(nn.Flatten(), nn.Linear(*W.shape))
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    X, y = {X}, {y}
    data_iter = DataLoader(TensorDataset(X, y), {batch_size})
    evaluate_accuracy(net, data_iter)
    """
    return student.evaluate_accuracy(nn.Sequential(nn.Flatten(), _linear(W, b)), _loader(X, y, batch_size))


def evaluate_images(student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int) -> Any:
    """
    W, b = {W}, {b}
    # A convolution that changes nothing, and takes images (n, 1, h, w)
    net = nn.Sequential(nn.Conv2d(1, 1, 1, bias=False), nn.Flatten(), nn.Linear(*W.shape))
    net[0].weight.data, net[2].weight.data, net[2].bias.data = torch.ones(1, 1, 1, 1), W.T.clone(), b
    X, y = {X}, {y}
    data_iter = DataLoader(TensorDataset(X, y), {batch_size})
    evaluate_accuracy(net, data_iter)
    """
    convolution = nn.Conv2d(1, 1, 1, bias=False)
    convolution.weight.data = torch.ones(1, 1, 1, 1)
    return student.evaluate_accuracy(nn.Sequential(convolution, nn.Flatten(), _linear(W, b)), _loader(X, y, batch_size))


def evaluate_dropout(
    student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int, training: bool
) -> tuple[Any, list[bool]]:
    """
    W, b = {W}, {b}
    # In training mode this net drops every input
    net = nn.Sequential(nn.Dropout(1.0), nn.Linear(*W.shape)).train({training})
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    X, y = {X}, {y}
    data_iter = DataLoader(TensorDataset(X, y), {batch_size})
    right = evaluate_accuracy(net, data_iter)
    right, [part.training for part in net.modules()]
    """
    net = nn.Sequential(nn.Dropout(1.0), _linear(W, b)).train(training)
    return student.evaluate_accuracy(net, _loader(X, y, batch_size)), [part.training for part in net.modules()]


def evaluate_batch_norm(
    student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int
) -> tuple[Any, Tensor, Tensor]:
    """
    W, b = {W}, {b}
    net = nn.Sequential(nn.BatchNorm1d(len(W), eps=0.0), nn.Linear(*W.shape))
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    X, y = {X}, {y}
    data_iter = DataLoader(TensorDataset(X, y), {batch_size})
    right = evaluate_accuracy(net, data_iter)
    right, net[0].running_mean, net[0].running_var
    """
    norm = nn.BatchNorm1d(len(W), eps=0.0)
    right = student.evaluate_accuracy(nn.Sequential(norm, _linear(W, b)), _loader(X, y, batch_size))
    return right, norm.running_mean, norm.running_var


def evaluate_watched(
    student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int
) -> tuple[Any, list[bool], bool, bool]:
    """
    W, b = {W}, {b}
    net = nn.Linear(*W.shape)
    net.weight.data, net.bias.data = W.T.clone(), b
    recorded = []
    hook = net.register_forward_hook(lambda net, X, scores: recorded.append(scores.requires_grad))
    X, y = {X}, {y}
    data_iter = DataLoader(TensorDataset(X, y), {batch_size})
    right = evaluate_accuracy(net, data_iter)
    right, recorded, torch.is_grad_enabled(), net.weight.requires_grad
    """
    recorded: list[bool] = []
    net = _linear(W, b)
    net.register_forward_hook(lambda net, X, scores: recorded.append(scores.requires_grad))
    right = student.evaluate_accuracy(net, _loader(X, y, batch_size))
    return right, recorded, torch.is_grad_enabled(), net.weight.requires_grad


def _left(net: nn.Sequential) -> tuple[bool, bool, bool]:
    """Whether a net is left in training mode, as a whole, and so that it can be trained."""
    whole = all(part.training == net.training for part in net)
    return net.training, whole, all(parameter.requires_grad for parameter in net.parameters())


def evaluate_traced(
    student: Any, W: Tensor, b: Tensor, X: Tensor, y: Tensor, batch_size: int, how: dict[str, Any]
) -> list[Any]:
    """
    # With a net and batches that write down what is asked of them
    evaluate_accuracy(net, data_iter)
    """
    watch = Watch({"test": (X, y)}, batch_size)
    net = watch.net(W, b).train(how["training"])
    given = [net, watch.batches["test"]]
    returned = watch.call(student.evaluate_accuracy, [given[place] for place in how["order"]], how["catch"])
    return [returned, watch.events, *_left(net)]


def predict_traced(student: Any, W: Tensor, b: Tensor, X: Tensor, how: dict[str, Any]) -> list[Any]:
    """
    # With a net that writes down what is asked of it
    predict(net, {X})
    """
    watch = Watch({"test": (X, torch.zeros(len(X)).long())}, len(X))
    net = watch.net(W, b).train(how["training"])
    given = [net, X]
    returned = watch.call(student.predict, [given[place] for place in how["order"]], how["catch"])
    return [returned, watch.events, *_left(net)]


def predict(student: Any, W: Tensor, b: Tensor, X: Tensor) -> Tensor:
    """
    W, b = {W}, {b}
    net = nn.Sequential(nn.Flatten(), nn.Linear(*W.shape))
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    predict(net, {X})
    """
    return student.predict(nn.Sequential(nn.Flatten(), _linear(W, b)), X)


def predict_dropout(student: Any, W: Tensor, b: Tensor, X: Tensor, training: bool) -> tuple[Tensor, list[bool]]:
    """
    W, b = {W}, {b}
    # In training mode this net drops every input
    net = nn.Sequential(nn.Dropout(1.0), nn.Linear(*W.shape)).train({training})
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    classes = predict(net, {X})
    classes, [part.training for part in net.modules()]
    """
    net = nn.Sequential(nn.Dropout(1.0), _linear(W, b)).train(training)
    return student.predict(net, X), [part.training for part in net.modules()]


def _trained(returned: Any, layer: nn.Linear) -> Trained:
    return returned, layer.weight.detach().T.clone(), layer.bias.detach().clone()


def train(
    student: Any, W: Tensor, b: Tensor, learned: Samples, unseen: Samples, batch_size: int, lr: float, num_epochs: int
) -> Trained:
    """
    W, b = {W}, {b}
    net = nn.Sequential(nn.Flatten(), nn.Linear(*W.shape))
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    learned, unseen = {learned}, {unseen}
    train_iter = DataLoader(TensorDataset(*learned), {batch_size})
    test_iter = DataLoader(TensorDataset(*unseen), {batch_size})
    optimizer = torch.optim.SGD(net.parameters(), lr={lr})
    returned = train(net, train_iter, test_iter, nn.CrossEntropyLoss(), {num_epochs}, optimizer)
    W, b = net[1].weight.detach().T, net[1].bias.detach()
    returned, W, b
    """
    return train_with(student, W, b, learned, unseen, batch_size, lr, num_epochs, 0.0, 0.0)


def train_with(
    student: Any,
    W: Tensor,
    b: Tensor,
    learned: Samples,
    unseen: Samples,
    batch_size: int,
    lr: float,
    num_epochs: int,
    smoothing: float,
    momentum: float,
) -> Trained:
    """
    W, b = {W}, {b}
    net = nn.Sequential(nn.Flatten(), nn.Linear(*W.shape))
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    learned, unseen = {learned}, {unseen}
    train_iter = DataLoader(TensorDataset(*learned), {batch_size})
    test_iter = DataLoader(TensorDataset(*unseen), {batch_size})
    optimizer = torch.optim.SGD(net.parameters(), lr={lr}, momentum={momentum})
    loss = nn.CrossEntropyLoss(label_smoothing={smoothing})
    returned = train(net, train_iter, test_iter, loss, {num_epochs}, optimizer)
    W, b = net[1].weight.detach().T, net[1].bias.detach()
    returned, W, b
    """
    layer = _linear(W, b)
    net = nn.Sequential(nn.Flatten(), layer)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    iters = (_loader(*learned, batch_size), _loader(*unseen, batch_size))
    loss = nn.CrossEntropyLoss(label_smoothing=smoothing)
    return _trained(student.train(net, *iters, loss, num_epochs, optimizer), layer)


def train_dropout(
    student: Any, W: Tensor, b: Tensor, learned: Samples, unseen: Samples, batch_size: int, lr: float, num_epochs: int
) -> Trained:
    """
    W, b = {W}, {b}
    # In training mode this net drops every input
    net = nn.Sequential(nn.Dropout(1.0), nn.Linear(*W.shape)).eval()
    net[1].weight.data, net[1].bias.data = W.T.clone(), b
    learned, unseen = {learned}, {unseen}
    train_iter = DataLoader(TensorDataset(*learned), {batch_size})
    test_iter = DataLoader(TensorDataset(*unseen), {batch_size})
    optimizer = torch.optim.SGD(net.parameters(), lr={lr})
    returned = train(net, train_iter, test_iter, nn.CrossEntropyLoss(), {num_epochs}, optimizer)
    W, b = net[1].weight.detach().T, net[1].bias.detach()
    returned, W, b
    """
    layer = _linear(W, b)
    net = nn.Sequential(nn.Dropout(1.0), layer).eval()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    iters = (_loader(*learned, batch_size), _loader(*unseen, batch_size))
    return _trained(student.train(net, *iters, nn.CrossEntropyLoss(), num_epochs, optimizer), layer)


def train_watched(
    student: Any, W: Tensor, b: Tensor, learned: Samples, unseen: Samples, batch_size: int, lr: float, num_epochs: int,
    how: dict[str, Any],
) -> list[Any]:  # fmt: skip
    """
    # Epochs with arguments that write down what is asked of them
    train(net, train_iter, test_iter, loss, {num_epochs}, optimizer)
    """
    watch = Watch({"train": learned, "test": unseen}, batch_size)
    net, loss = watch.net(W, b, nn.Flatten()), watch.loss(nn.CrossEntropyLoss, label_smoothing=how["smoothing"])
    given = [net, watch.batches["train"], watch.batches["test"], loss, num_epochs, watch.optimizer(net, lr)]
    returned = watch.call(student.train, [given[place] for place in how["order"]], how["catch"])
    return [returned, watch.events]


def training_run(
    student: Any, rows: int, held_out: int, batch_size: int, lr: float, num_epochs: int, looks: list[int]
) -> tuple[Any, list[tuple[int, list[Tensor]]]]:
    """
    # Learned from the first {rows} training images, tested on the next {held_out}
    train_iter, test_iter = load_data_fashion_mnist({batch_size})
    net = build_net(784, 10)
    optimizer = torch.optim.SGD(net.parameters(), lr={lr})
    updates, seen = itertools.count(1), []
    def look(number):
        seen.append((number, [p.detach().clone() for p in net.parameters()]))

    look(0)
    hook = optimizer.register_step_post_hook(lambda *_: [look(i) for i in [next(updates)] if i in {looks}])
    returned = train(net, train_iter, test_iter, nn.CrossEntropyLoss(), {num_epochs}, optimizer)
    look(next(updates) - 1)
    returned, seen
    """
    images, labels = student.shared["images"], student.shared["labels"]
    learned, rest = (images[:rows], labels[:rows]), slice(rows, rows + held_out)
    loaders = map(_alone, _loaders(student, learned, (images[rest], labels[rest]), batch_size))
    net = student.build_net(784, 10)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    updates, seen = itertools.count(1), list[tuple[int, list[Tensor]]]()

    def look(number: int) -> None:
        seen.append((number, _parameters(net)))

    look(0)
    optimizer.register_step_post_hook(lambda *_: [look(i) for i in [next(updates)] if i in looks])
    returned = student.train(net, *loaders, nn.CrossEntropyLoss(), num_epochs, optimizer)
    look(next(updates) - 1)
    return returned, seen
