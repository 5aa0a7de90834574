"""Softmax regression as the reference does it, and what a page shows of a training run beside it.

For the resources.py of assignments that end in a training run. The reference is trained by closed forms, so it owes
nothing to an optimizer.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from autograder import show
from autograder.data.sets import GARMENTS, DataSet
from autograder.exhibit import Exhibit

_CLASSES = len(GARMENTS)
_MEASURED = 2_000  # test images for a curve: a fiftieth of a second for all its points
_SHOWN = 12  # test images on a page


class Snapshot(NamedTuple):
    """W (784, 10) and b (10,) after so many updates."""

    updates: int
    W: Tensor
    b: Tensor


def as_rows(images: Tensor) -> Tensor:
    """Images (n, 28, 28) of bytes as (n, 784), from 0 to 1."""
    return images.flatten(1).float().div_(255)


def train(
    images: Tensor, labels: Tensor, batch_size: int, lr: float, epochs: int, random: torch.Generator
) -> Iterator[tuple[Tensor, Tensor]]:
    """W and b at the beginning, and after each update by minibatch SGD in a random order, on images of bytes."""
    W, b = torch.randn(images[0].numel(), _CLASSES, generator=random) * 0.01, torch.zeros(_CLASSES)
    yield W, b
    for _ in range(epochs):
        for batch in torch.randperm(len(images), generator=random).split(batch_size):
            X, y = as_rows(images[batch]), labels[batch]
            error = (functional.softmax(X @ W + b, 1) - functional.one_hot(y, _CLASSES)) / len(batch)
            W, b = W - lr * X.T @ error, b - lr * error.sum(0)
            yield W, b


class Exhibition:
    """What a page shows of a training run: curves beside the reference's, confusions, test images, and weights.

    The run learns from the first `rows` training images, and is looked at after the updates that `looks` lists. The
    reference is trained once for each seed, when it is asked for.
    """

    def __init__(self, data: DataSet, rows: int, batch_size: int, lr: float, epochs: int) -> None:
        self.data = data
        self.rows, self.batch_size, self.lr, self.epochs = rows, batch_size, lr, epochs
        self.looks = show.moments(epochs * -(-rows // batch_size))
        self._images, self._labels = as_rows(data.test_images[:_MEASURED]), data.test_labels[:_MEASURED]

    @functools.cache  # noqa: B019  (an exhibition lives as long as the judge)
    def reference(self, seed: int) -> list[Point]:
        """The curve of the reference, which begins with what this seed draws."""
        images, labels = self.data.train_images[: self.rows], self.data.train_labels[: self.rows]
        random = torch.Generator().manual_seed(seed)
        steps = enumerate(train(images, labels, self.batch_size, self.lr, self.epochs, random))
        return self._measure([Snapshot(i, W, b) for i, (W, b) in steps if i in {0, *self.looks}])

    def exhibits(self, run: Sequence[Snapshot], scores: Tensor, seed: int) -> Iterator[Exhibit]:
        """Those of a run, which ends with these `scores` (n, 10) of all test images."""
        both = {"this submission": self._measure(run), "the reference": self.reference(seed)}
        of = f"on {len(self._labels):,} test images"
        for title, y in ((f"Loss {of}", "loss"), (f"Accuracy {of}", "accuracy")):
            lines = {name: [(point.updates, getattr(point, y)) for point in points] for name, points in both.items()}
            yield show.curves(title, x="updates", y=y, lines=lines)
        true, guesses = self.data.test_labels, scores.argmax(1)
        right = float((guesses == true).double().mean())
        yield show.confusion(f"Of {len(true):,} test images {right:.1%} are right", GARMENTS, true, guesses)
        some = _some(true, guesses)
        names = [[GARMENTS[i] for i in labels[some].tolist()] for labels in (true, guesses)]
        yield show.images("Test images", self.data.test_images[some] / 255, *names)
        W = run[-1].W
        if W.isfinite().all():  # else there is little to see
            yield show.weights("The weights of each class", W.T.reshape(-1, 28, 28), GARMENTS)

    def _measure(self, run: Sequence[Snapshot]) -> list[Point]:
        """Loss and accuracy at each moment of a run, by one product of matrices."""
        W = torch.cat([each.W.detach().float() for each in run], 1)
        b = torch.cat([each.b.detach().float() for each in run])
        scores = (self._images @ W + b).reshape(len(self._images), len(run), _CLASSES)
        at_label = scores.gather(2, self._labels[:, None, None].expand(-1, len(run), 1))[..., 0]
        losses = (scores.logsumexp(2) - at_label).mean(0)
        right = (scores.argmax(2) == self._labels[:, None]).double().mean(0)
        return [Point(each.updates, *pair) for each, *pair in zip(run, losses.tolist(), right.tolist(), strict=True)]


class Point(NamedTuple):
    """Mean loss, and the fraction that is right, after so many updates."""

    updates: int
    loss: float
    accuracy: float


def _some(true: Tensor, guesses: Tensor) -> list[int]:
    """A dozen images: the first wrong one of each class, then right ones."""
    wrong, right = (guesses != true).nonzero()[:, 0].tolist(), (guesses == true).nonzero()[:_SHOWN, 0].tolist()
    labels = true.tolist()
    first = {labels[i]: i for i in reversed(wrong)}
    return [*sorted(first.values()), *right][:_SHOWN]
