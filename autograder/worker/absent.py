"""Keeps out of a worker what nobody needs there: torch's compiler, its exporter, and its tensors on many machines.

torch imports `torch._dynamo` by itself, the first time that an optimizer or torch.func is used, only to tell a compiler
what to leave alone: 0.8 s, and 80 MB in every zygote (torch 2.13). What stands in its place, and in that of what
torchvision and torch.testing import, takes whatever it is told, and does nothing. In a sandbox the real packages are
not run by an import, for what they compute in Python (losses, among others) would have to be taken away, too. Who has
them run in spite of that has what could have been typed in: their operators refuse like any others.

None of this is public (see private.py). A zygote's warm-up uses what asks for it, so a torch that asks for more fails
before anybody is judged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from autograder.worker import private

_STAND_INS = ("torch._dynamo", "torch._inductor", "torch.onnx", "torch.distributed.tensor")
_BELOW = tuple(f"{name}." for name in _STAND_INS)


class _Nothing:
    """A decorator that changes nothing, a context in which nothing is different, an answer no, and any attribute."""

    def __bool__(self) -> bool:
        return False

    def __call__(self, function: Any = None, *_: Any, **__: Any) -> Any:
        return function if callable(function) else self

    def __getattr__(self, name: str) -> _Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __enter__(self) -> _Nothing:
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing about what was raised inside: it goes on."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())


class _Empty(ModuleType):
    __path__: list[str] = []  # a package, whatever is below it  # noqa: RUF012

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # What is named as a class is one, of which nothing is an instance.
        found = type(name, (), {}) if name[:1].isupper() else _Nothing()
        setattr(self, name, found)
        return found


class _Finder:
    """Finds a stand-in for every module of these packages."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        ours = f"{name}.".startswith(_BELOW)
        return ModuleSpec(name, _Finder, is_package=True) if ours else None  # type: ignore[arg-type]

    @staticmethod
    def create_module(spec: ModuleSpec) -> ModuleType:
        return _Empty(spec.name)

    @staticmethod
    def exec_module(module: ModuleType) -> None:
        """Part of being a loader: a stand-in module has no code to run."""


def without_compiler() -> None:
    """From now on, torch.compile gives back what it is given, and torch._dynamo and torch.onnx do nothing."""
    private.check()
    if _STAND_INS[0] not in sys.modules:  # a warm program may have imported it long ago
        sys.meta_path.insert(0, _Finder)
    torch.compile = _as_it_is


def forbid_real_modules() -> None:
    """From now on, importing one of these packages' real modules is refused."""
    root = Path(torch.__file__).parent
    folders = tuple(f"{root.joinpath(*name.split('.')[1:])}{os.sep}" for name in _STAND_INS)

    def refuse(event: str, args: tuple[Any, ...]) -> None:
        if event == "exec" and str(args[0].co_filename).startswith(folders):
            raise ImportError("this part of torch is not there")

    sys.addaudithook(refuse)


def _as_it_is(model: Any = None, **options: Any) -> Any:
    """In the place of torch.compile, which needs a compiler and a disk: what would be compiled, and gives the same."""
    return (lambda function: function) if model is None else model
