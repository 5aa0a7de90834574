"""Keeps torch's compiler out of a worker: nothing is compiled there, and its import costs as much as torch's own.

torch imports `torch._dynamo` by itself, the first time that an optimizer or torch.func is used, only to tell a compiler
what to leave alone: 0.8 s, and 80 MB in every zygote (torch 2.13). What stands in its place here takes whatever it is
told and does nothing. `torch._dynamo` is no public interface: a test uses all that asks for it, and a torch that asks
for more fails in the zygote's warm-up, before anybody is judged.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import torch

_NAME = "torch._dynamo"


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


class _NoCompiler(ModuleType):
    def __getattr__(self, name: str) -> _Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Nothing()


def leave_out() -> None:
    """From now on, torch.compile gives back what it is given, and torch._dynamo does nothing."""
    if _NAME not in sys.modules:  # a warm program may have imported it long ago
        sys.modules[_NAME] = torch._dynamo = _NoCompiler(_NAME)
    torch.compile = _as_it_is


def _as_it_is(model: Any = None, **options: Any) -> Any:
    """In the place of torch.compile, which needs a compiler and a disk: what would be compiled, and gives the same."""
    return (lambda function: function) if model is None else model
