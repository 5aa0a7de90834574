"""What becomes of the pixels of images: their shape, type and brightness, and their size where one is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from autograder.naming.asking import Asker, same
from autograder.naming.causes import Cause, cause
from autograder.naming.mistake import Mistake

N = 6


def _drawn(seed: int) -> tuple[Tensor, Tensor]:
    """Images that are dark on one side and have no symmetry, and are smooth enough for sizes to be told apart."""
    g = torch.Generator().manual_seed(seed)
    rough = torch.rand(N, 1, 7, 7, generator=g) * torch.linspace(0.2, 1, 7)
    smooth = F.interpolate(rough, (28, 28), mode="bilinear")[:, 0] + 0.1 * torch.rand(N, 28, 28, generator=g)
    return (smooth.clamp(0, 1) * 255).byte(), torch.arange(N)


TRAIN, TEST = _drawn(1), _drawn(2)
WHO = ("training", "test")
Loaded = tuple[list[Tensor], list[Tensor]]  # for each loader its images, in the order in which they are stored


def _loaded(ask: Asker, resize: int | None) -> list[Tensor] | None:
    value = ask.load_data(TRAIN, TEST, 4, resize).value
    if not isinstance(value, tuple):
        return None
    found = []
    for loader in value:
        if not loader or any(len(each) != 2 or not isinstance(each[0], Tensor) for each in loader):
            return None
        if len({each[0].shape[1:] for each in loader}) > 1:
            return None
        X, y = torch.cat([each[0] for each in loader]), torch.cat([each[1].flatten() for each in loader])
        if len(X) != N or len(y) != N or y.is_floating_point():
            return None
        found.append(X[y.argsort()])
    return found


def at_all(ask: Asker, causes: tuple[Cause, ...]) -> Iterator[Mistake]:
    """Whether images can be loaded, with a size and without."""
    for resize, words in ((None, ""), (14, "With resize=14, an exception is raised. ")):
        error = ask.load_data(TRAIN, TEST, 4, resize).error
        if error is not None:
            found = cause(error, causes)
            name = found[0].name if found else "raises"
            yield Mistake(
                name,
                words + (found[0].sentence if found else "It is made of a transform that these images do not take."),
            )
            return


def without_a_size(ask: Asker) -> Iterator[Mistake]:
    """An exception that goes away where a size is asked."""
    if ask.load_data(TRAIN, TEST, 4, 14).error is None:
        yield Mistake(
            "resize_of_none",
            "Without a size an exception is raised, and with one there is none: Resize belongs into the transform only where "
            "resize is given.",
        )


def _whole(images: Tensor) -> Tensor:
    return images[:, None].double() / 255


def pictures(ask: Asker) -> Iterator[Mistake]:
    """Images as they come where no size is asked."""
    loaded = _loaded(ask, None)
    if loaded is None:
        return
    found = [next(_picture(X, _whole(images)), None) for X, (images, _) in zip(loaded, (TRAIN, TEST), strict=True)]
    if found[0] and found[1] and found[0].name == found[1].name:
        yield found[0]
        return
    for who, mistake in zip(WHO, found, strict=True):
        if mistake:
            yield Mistake(
                mistake.name, f"Of the {who} images only: {mistake.sentence[0].lower()}{mistake.sentence[1:]}"
            )


def _picture(X: Tensor, wanted: Tensor) -> Iterator[Mistake]:
    if len(X) != len(wanted):
        return
    if X.shape != wanted.shape:
        yield _shape(X)
    elif X.dtype == torch.uint8:
        yield Mistake(
            "bytes", "The images are bytes from 0 to 255: transforms.ToTensor() makes numbers from 0 to 1 of them."
        )
    elif not same(X, wanted, 1e-3, 1e-4):
        yield _brightness(X.double(), wanted)
    elif X.dtype != torch.float32:
        yield Mistake("another_dtype", "The images are not float32: leave them as transforms.ToTensor() makes them.")


def _shape(X: Tensor) -> Mistake:
    shape = tuple(X.shape[1:])
    asked = "images are (n, 1, 28, 28), as ToTensor gives them"
    if shape == (784,) or shape == (1, 784):
        return Mistake("flattened", f"The images come as rows of 784 numbers: {asked}, and the net flattens them.")
    if shape == (28, 28):
        return Mistake("no_channel", f"The dimension of the channel is missing: {asked}.")
    if shape == (28, 28, 1):
        return Mistake("channel_last", f"The dimension of the channel comes last: {asked}.")
    if shape == (3, 28, 28):
        return Mistake("three_channels", f"The images have three channels: {asked}.")
    return Mistake(
        "image_shape", f"The images of a batch of n have the shape (n, {', '.join(map(str, shape))}): {asked}."
    )


def _brightness(X: Tensor, wanted: Tensor) -> Mistake:
    """The numbers as a factor of those that are asked and a number, or otherwise."""
    columns = torch.stack([wanted.flatten(), torch.ones(wanted.numel(), dtype=torch.float64)], 1)
    factor, shift = torch.linalg.lstsq(columns, X.reshape(-1, 1)).solution[:, 0].tolist()
    asked = "numbers from 0 to 1 are asked, as ToTensor gives them"
    if same(X, factor * wanted + shift, 1e-2, 2e-2 * abs(factor) + 1e-6):
        if abs(factor / 255 - 1) < 0.02:
            return Mistake("up_to_255", f"The images go up to 255: {asked}.")
        if abs(factor * 255 - 1) < 0.02:
            return Mistake(
                "divided_twice", "The images are divided by 255 once more: ToTensor gives numbers from 0 to 1 already."
            )
        if abs(factor + 1) < 0.02 and abs(shift - 1) < 0.02:
            return Mistake("inverted", f"Bright and dark are exchanged: {asked}.")
        return Mistake("normalised", "The images are shifted and scaled, as by transforms.Normalize: what is 0 becomes "
                       f"{shift:.3g} and what is 1 becomes {factor + shift:.3g}, and {asked}.")  # fmt: skip
    if same(X, wanted.flip(3), 1e-2, 1e-2):
        return Mistake("mirrored", "The images are mirrored: leave them as they are.")
    plain = [same(a, b, 1e-2, 1e-2) or same(a, b.flip(2), 1e-2, 1e-2) for a, b in zip(X, wanted, strict=True)]
    if all(plain):
        return Mistake("augmented", "Some images are mirrored by chance: leave them as they are.")
    if same(X, wanted.mT, 1e-2, 1e-2):
        return Mistake("transposed", "Rows and columns of the images are exchanged: leave them as they are.")
    return Mistake(
        "other_pixels", f"The images are not those of the data set: {asked}, and nothing else is done to them."
    )


def resized(ask: Asker) -> Iterator[Mistake]:
    """Images where a size is asked."""
    small, large = _loaded(ask, 14), _loaded(ask, 40)
    if small is None or large is None:
        return
    shapes = [[tuple(X.shape[-2:]) for X in loaded] for loaded in (small, large)]
    wanted = [[(14, 14)] * 2, [(40, 40)] * 2]
    if shapes == wanted:
        yield from _pixels(small, large)
    elif shapes == [[(28, 28)] * 2] * 2:
        yield Mistake("resize_ignored", "The images keep their 28 x 28 pixels whatever resize is: put transforms.Resize(resize) before "
                      "ToTensor.")  # fmt: skip
    elif [each[0] for each in shapes] == [(14, 14), (40, 40)]:
        yield Mistake("resize_in_training", "Only the training images are resized: both sets need the same transform.")
    elif [each[1] for each in shapes] == [(14, 14), (40, 40)]:
        yield Mistake("resize_in_test", "Only the test images are resized: both sets need the same transform.")
    elif shapes[0] == shapes[1]:
        yield Mistake(
            "resize_fixed",
            f"With resize the images always have {shapes[0][0][0]} x {shapes[0][0][1]} pixels: use its value.",
        )
    else:
        yield Mistake("resized_otherwise", f"With resize=40 the images have {shapes[1][0][0]} x {shapes[1][0][1]} pixels: 40 x 40 are "
                      "asked, of both sets.")  # fmt: skip


def _pixels(small: list[Tensor], large: list[Tensor]) -> Iterator[Mistake]:
    """Whether the pixels are those that Resize makes."""
    X = _whole(TRAIN[0])
    if not all(
        isinstance(each, Tensor) and each.dim() == 4 and each.is_floating_point() for each in (small[0], large[0])
    ):
        return

    def away(how: dict[str, Any]) -> float:
        found = F.interpolate(X, (14, 14), **how), F.interpolate(X, (40, 40), **how)
        return max(float((each[0].double() - one).abs().max()) for each, one in zip((small, large), found, strict=True))

    if away({"mode": "bilinear", "antialias": True}) < 0.02:
        return
    crops = same(small[0], X[:, :, 7:21, 7:21], 1e-2, 1e-2)
    if crops:
        yield Mistake("crops", "The images are cut, or padded, to resize x resize pixels: transforms.Resize makes them smaller or larger as "
                      "a whole.")  # fmt: skip
    elif away({"mode": "nearest"}) < 0.02 or away({"mode": "nearest-exact"}) < 0.02:
        yield Mistake(
            "nearest",
            "Resizing repeats or leaves out pixels: transforms.Resize(resize) mixes neighbours, by its default.",
        )
    else:
        yield Mistake("resized_pixels", "With resize the images have the right size, but not the pixels that transforms.Resize(resize) "
                      "makes by its default.")  # fmt: skip
