"""Ten classes of garment silhouettes, drawn from a seed: for a machine without the real set.

Each class is a union of a few ellipses, boxes and bars in a unit square. Every image moves, scales, shears and dims its
garment, lays noise over it and blanks a patch, so that classes overlap and a linear model errs as it does on the real
set. One numpy generator with a fixed seed: the same bytes everywhere.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from autograder.data.sets import DataSet
from autograder.result import SYNTHETIC

TRAIN, TEST, CLASSES = 10_240, 2_560, 10
_SIDE = 28
_PATCH = 6  # pixels
_SEED = 20171
Grid = NDArray[np.float32]
Mask = NDArray[np.bool_]
Shape = Callable[[Grid, Grid], Mask]


def _box(x0: float, x1: float, y0: float, y1: float) -> Shape:
    return lambda x, y: (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)


def _ellipse(x0: float, y0: float, rx: float, ry: float) -> Shape:
    return lambda x, y: ((x - x0) / rx) ** 2 + ((y - y0) / ry) ** 2 <= 1


def _flare(top: float, bottom: float, y0: float, y1: float) -> Shape:
    """A trapezium about the middle: half widths at its upper and lower end."""
    return lambda x, y: (np.abs(x) <= top + (bottom - top) * (y - y0) / (y1 - y0)) & (y >= y0) & (y <= y1)


def _sleeves(length: float, reach: float) -> Shape:
    """Two bars that hang from the shoulders."""
    return lambda x, y: (np.abs(np.abs(x) - (0.34 + reach * (y + 0.7))) <= 0.14) & (y >= -0.75) & (y <= length)


# Coordinates run from -1 to 1, downwards in y. In the order of Fashion-MNIST's classes.
_GARMENTS: tuple[tuple[Shape, ...], ...] = (
    (_box(-0.4, 0.4, -0.75, 0.75), _sleeves(-0.25, 0.6)),  # T-shirt
    (_box(-0.36, -0.06, -0.8, 0.85), _box(0.06, 0.36, -0.8, 0.85), _box(-0.36, 0.36, -0.85, -0.45)),  # trouser
    (_box(-0.42, 0.42, -0.75, 0.65), _sleeves(0.65, 0.22)),  # pullover
    (_flare(0.2, 0.5, -0.85, 0.85), _box(-0.3, 0.3, -0.85, -0.5)),  # dress
    (_box(-0.44, -0.03, -0.75, 0.85), _box(0.03, 0.44, -0.75, 0.85), _sleeves(0.7, 0.2)),  # coat
    (_box(-0.85, 0.85, 0.35, 0.5), _ellipse(0.45, 0.1, 0.12, 0.35), _ellipse(-0.5, 0.2, 0.1, 0.25)),  # sandal
    (_box(-0.38, -0.02, -0.75, 0.8), _box(0.02, 0.38, -0.75, 0.8), _sleeves(0.3, 0.35)),  # shirt
    (_ellipse(-0.1, 0.25, 0.75, 0.25), _box(-0.85, 0.8, 0.3, 0.5), _ellipse(0.5, 0.1, 0.3, 0.3)),  # sneaker
    (
        _box(-0.65, 0.65, -0.2, 0.65),
        lambda x, y: _ellipse(0, -0.2, 0.4, 0.45)(x, y) & ~_ellipse(0, -0.2, 0.28, 0.33)(x, y),
    ),
    (_box(0.05, 0.6, -0.75, 0.5), _ellipse(-0.1, 0.3, 0.7, 0.25), _box(-0.8, 0.65, 0.4, 0.55)),  # ankle boot
)


@functools.cache
def draw(train: int = TRAIN, test: int = TEST) -> DataSet:
    """So many images of the synthetic set to train on and to test, all classes equally often and in no order.

    Another number gives other images.
    """
    random = np.random.default_rng(_SEED)
    labels = random.permutation(np.arange(train + test) % CLASSES)
    images = np.empty((train + test, _SIDE, _SIDE), dtype=np.uint8)
    for garment in range(CLASSES):
        rows = np.flatnonzero(labels == garment)
        images[rows] = _images(_GARMENTS[garment], len(rows), random)
    all_images, all_labels = torch.from_numpy(images), torch.from_numpy(labels.astype(np.int64))
    return DataSet(SYNTHETIC, all_images[:train], all_labels[:train], all_images[train:], all_labels[train:])


def _images(shapes: tuple[Shape, ...], count: int, random: np.random.Generator) -> NDArray[np.uint8]:
    x, y = _coordinates(count, random)
    covered = functools.reduce(np.logical_or, (shape(x, y) for shape in shapes))
    light = random.uniform(0.5, 1.0, (count, 1, 1)) + 0.15 * np.sin(
        random.uniform(2, 12, (count, 1, 1)) * x + random.uniform(0, 6, (count, 1, 1))
    )
    picture = covered * light + random.normal(0, 0.12, covered.shape)
    picture *= ~_patch(count, random)
    return (picture.clip(0, 1) * 255).astype(np.uint8)


def _coordinates(count: int, random: np.random.Generator) -> tuple[Grid, Grid]:
    """Where each pixel of each image falls on the garment: scaled, sheared, shifted; a twentieth mirrored."""
    line = np.linspace(-1.05, 1.05, _SIDE, dtype=np.float32)
    rows, columns = line[None, :, None], line[None, None, :]
    scale, shear = random.uniform(0.85, 1.25, (2, count, 1, 1)), random.normal(0, 0.12, (count, 1, 1))
    shift = random.normal(0, 0.08, (2, count, 1, 1))
    mirror = np.where(random.random((count, 1, 1)) < 0.05, -1, 1)
    x = mirror * (columns + shear * rows + shift[0]) * scale[0]
    y = (rows + shift[1] + 0 * columns) * scale[1]
    return x.astype(np.float32), y.astype(np.float32)


def _patch(count: int, random: np.random.Generator) -> Mask:
    """A square of each image that is blank."""
    corner = random.integers(0, _SIDE - _PATCH, (2, count, 1, 1))
    rows, columns = np.arange(_SIDE)[None, :, None], np.arange(_SIDE)[None, None, :]
    inside = (rows >= corner[0]) & (rows < corner[0] + _PATCH) & (columns >= corner[1]) & (columns < corner[1] + _PATCH)
    return np.asarray(inside)
