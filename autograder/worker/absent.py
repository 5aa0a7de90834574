"""Keeps out of a worker what nobody needs there: torch's compiler, and its tensors on many machines.

torch imports `torch._dynamo` by itself, the first time that an optimizer or torch.func is used, only to tell a compiler
what to leave alone: 0.8 s, and 80 MB in every zygote (torch 2.13). What stands in its place takes whatever it is told,
and does nothing. In a sandbox none of these packages can be imported at all, for what they compute in Python (losses,
among others) would have to be imported and taken away, too.

None of this is public: a zygote's warm-up uses what asks for it, so a torch that asks for more fails before anybody is
judged.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

_STAND_INS = ("torch._dynamo", "torch._dynamo.config", "torch._inductor", "torch._inductor.config")
_CLOSED = ("_dynamo", "_inductor", "distributed/tensor", "onnx")


class _Nothing:
    """A decorator that changes nothing, a context in which nothing is different, and any attribute of either."""

    def __call__(self, function: Any = None, *_: Any, **__: Any) -> Any:
        return function if callable(function) else self

    def __getattr__(self, name: str) -> _Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __enter__(self) -> _Nothing:
        return self

    def __exit__(self, *_: object) -> None:
        """What was raised inside goes on."""


class _Empty(ModuleType):
    def __getattr__(self, name: str) -> _Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


def without_compiler() -> None:
    """From now on, torch.compile gives back what it is given, and torch._dynamo does nothing."""
    if _STAND_INS[0] not in sys.modules:  # a warm program may have imported it long ago
        for name in _STAND_INS:
            parent, _, own = name.rpartition(".")
            sys.modules[name] = _Empty(name)
            setattr(sys.modules[parent], own, sys.modules[name])
    torch.compile = _as_it_is


def closed() -> None:
    """From now on, no module of these packages can be imported. There is no way to take this back."""
    root = Path(torch.__file__).parent
    folders = tuple(f"{root / folder}{os.sep}" for folder in _CLOSED)

    def refuse(event: str, args: tuple[Any, ...]) -> None:
        if event == "exec" and str(args[0].co_filename).startswith(folders):
            raise ImportError("this part of torch is not there")

    sys.addaudithook(refuse)


def _as_it_is(model: Any = None, **options: Any) -> Any:
    """In the place of torch.compile, which needs a compiler and a disk: what would be compiled, and gives the same."""
    return (lambda function: function) if model is None else model
