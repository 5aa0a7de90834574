"""Imports torchvision beside a CPU torch, to compare the kit with it.

The published torchvision is built for CUDA; beside a CPU torch its import stops with `operator torchvision::nms does
not exist`, because it attaches shape rules to two operators whose library could not be loaded. Declaring the operators
is enough for datasets and transforms, which never call them.
"""

from __future__ import annotations

from types import ModuleType

import torch

_BOXES = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_SCHEMAS = {"nms": _BOXES, "qnms": _BOXES}
_declared: list[torch.library.Library] = []


def datasets() -> ModuleType:
    """torchvision.datasets. Raises ImportError where torchvision is not installed."""
    try:
        import torchvision.datasets
    except RuntimeError as error:
        if "torchvision::" not in str(error):
            raise ImportError(str(error)) from error
        _declare_operators()
        import torchvision.datasets
    return torchvision.datasets  # type: ignore[no-any-return]


def _declare_operators() -> None:
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name, schema in _SCHEMAS.items():
        if not hasattr(torch.ops.torchvision, name):
            library.define(name + schema)
    _declared.append(library)  # a library that is collected takes its operators with it
