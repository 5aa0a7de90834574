"""Imports torchvision beside a CPU torch, and puts other images into its data sets.

The published torchvision is built for CUDA; beside a CPU torch its import stops with `operator torchvision::nms does
not exist`, because it attaches shape rules to two operators whose library could not be loaded. Declaring the operators
is enough for datasets and transforms, which never call them. A harness that uses torchvision asks for it here, and runs
before anything of the student's: from then on `import torchvision` works.
"""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import torch
from torch import Tensor

_BOXES = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_SCHEMAS = {"nms": _BOXES, "qnms": _BOXES}
_declared: list[torch.library.Library] = []


def torchvision() -> ModuleType:
    """The package. Raises ImportError where it is not installed, or is broken in another way."""
    try:
        import torchvision
    except RuntimeError as error:
        if "torchvision::" not in str(error):
            raise ImportError(str(error)) from error
        _declare_operators()
        import torchvision
    return torchvision  # type: ignore[no-any-return]


def prepare() -> None:
    """Have `import torchvision` work, whoever does it later; it takes a second, so it is not done here."""
    spec = None if "torchvision" in sys.modules else importlib.util.find_spec("torchvision")
    if spec is None or spec.origin is None:
        return
    for library in Path(spec.origin).parent.glob("_C.*"):
        with contextlib.suppress(OSError):  # it wants the libraries of another torch
            torch.ops.load_library(library)
            return
    _declare_operators()


@contextlib.contextmanager
def holding(kind: type[Any], train: tuple[Tensor, Tensor], test: tuple[Tensor, Tensor]) -> Iterator[None]:
    """Data sets of one kind, such as FashionMNIST, hold these images meanwhile; whatever their folder, none is read.

    `kind` is MNIST or derived from it. `train` and `test` are pairs of images (n, h, w) of bytes and labels (n,). All
    but where they come from is torchvision's own. Other kinds raise RuntimeError, so nothing is downloaded.
    """
    datasets = torchvision().datasets
    training, testing = train, test

    def hold(
        self: Any,
        root: Any,
        train: bool = True,
        transform: Any = None,
        target_transform: Any = None,
        download: bool = False,
    ) -> None:
        if not isinstance(self, kind):
            said = f"{type(self).__name__} holds other images: use torchvision.datasets.{kind.__name__}"
            raise RuntimeError(said)  # noqa: TRY004  (as torchvision does where a data set is not there)
        datasets.VisionDataset.__init__(self, root, transform=transform, target_transform=target_transform)
        self.train = train
        self.data, self.targets = training if train else testing

    with mock.patch.object(datasets.MNIST, "__init__", hold):
        yield


def _declare_operators() -> None:
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name, schema in _SCHEMAS.items():
        if not hasattr(torch.ops.torchvision, name):
            library.define(name + schema)
    _declared.append(library)  # a library that is collected takes its operators with it
