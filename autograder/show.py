"""What an author shows on a student's page, beside a verdict: `student.show(curves(...), confusion(...))`.

Each makes an exhibit of tensors. It is kept with the result whether the check passes or fails, and students read it,
also of a hidden check: so it holds no input that is to stay hidden.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import SupportsFloat

import torch
from torch import Tensor

from autograder.exhibit import LARGEST, REACH, SMALLEST, STEP, ZERO, Caption, Confusion, Curves, Images, Line

__all__ = ["confusion", "curves", "images", "moments", "weights"]

_MOMENTS = 12


def moments(updates: int) -> list[int]:
    """After how many of so many updates to look at a run: often at first, where most is learned, and at the end."""
    return sorted({max(round(updates * (moment / _MOMENTS) ** 2), 1) for moment in range(1, _MOMENTS + 1)})


def curves(title: str, *, x: str, y: str, lines: Mapping[str, Iterable[tuple[SupportsFloat, SupportsFloat]]]) -> Curves:
    """Curves in one plot, each by its name and its points (x, y); `x` and `y` name the axes.

    Points that are no finite numbers are left out.
    """
    drawn = (Line(name, tuple((float(a), float(b)) for a, b in points)) for name, points in lines.items())
    return Curves(title, x, y, tuple(drawn))


def confusion(title: str, labels: Sequence[str], true: Tensor, predicted: Tensor) -> Confusion:
    """How many of each class were taken for which: class numbers true and predicted (n,), and the classes' `labels`.

    A number that is none of a class counts nowhere.
    """
    q = len(labels)
    known = (true >= 0) & (true < q) & (predicted >= 0) & (predicted < q)
    counts = torch.bincount((true * q + predicted)[known], minlength=q * q).reshape(q, q)
    return Confusion(title, tuple(labels), tuple(map(tuple, counts.tolist())))


def images(title: str, pixels: Tensor, labels: Sequence[str], predicted: Sequence[str] = ()) -> Images:
    """Grey images (n, h, w) from 0 (light) to 1 (dark), a label each and, if there is one, what was predicted."""
    captions = (Caption(*pair) for pair in itertools.zip_longest(labels, predicted, fillvalue=""))
    return _images(title, tuple(captions), (255 * pixels.detach().clamp(0, 1)).round())


def weights(title: str, values: Tensor, labels: Sequence[str]) -> Images:
    """Numbers of either sign (n, h, w) as images in two colours of one scale, a label each.

    What has diverged (nan, or beyond 1e30) is drawn as 0.
    """
    drawn = values.detach().double()
    drawn = drawn.where(drawn.abs() <= LARGEST, 0.0)
    bound = float(drawn.abs().max()) if drawn.numel() else 0.0
    bound = bound if bound > SMALLEST else 1.0
    levels = (drawn / bound * (REACH / STEP)).round() * STEP + ZERO
    return _images(title, tuple(map(Caption, labels)), levels, bound)


def _images(title: str, captions: tuple[Caption, ...], bytes_of_each: Tensor, bound: float = 0.0) -> Images:
    count, height, width = bytes_of_each.shape
    if count != len(captions):
        raise ValueError(f"{title!r}: {count} images, and labels or predictions for {len(captions)}")
    pixels = bytes_of_each.to(torch.uint8).contiguous().numpy().tobytes()
    return Images(title, height, width, captions, zlib.compress(pixels, 9), bound)
