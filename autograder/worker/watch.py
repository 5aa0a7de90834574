"""Notices calls of what the exercise asks to be written, whatever they are spelled like.

Two nets, because each has holes that the other closes. The dispatcher sees every operator that runs, so `F.softmax`,
`X.softmax`, `torch.ops.aten.softmax` and a getattr with a built string are the same `aten::_softmax`. The profile hook
sees every Python and C function that is entered, so it knows `torch.optim` and `DataLoader`, whose operators are
everybody's. The worker is the student's process and could lie: this is a net for the honest, not a wall.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import Any

from torch.utils._python_dispatch import TorchDispatchMode


class _Operators(TorchDispatchMode):
    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        # Nothing is compiled here; torch would import its compiler, a second of work, to leave this out of it.
        return False

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.watch = watch

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.watch.saw_name(func._schema.name.rpartition("::")[2])
        return func(*args, **(kwargs or {}))


class Watch:
    """`banned` holds parts of function names ("softmax") and whole modules, which have a dot ("torch.optim")."""

    def __init__(self, banned: Sequence[str]) -> None:
        self.names = tuple(name for name in banned if "." not in name)
        self.modules = tuple(name for name in banned if "." in name)
        self.caught = ""
        self._operators = _Operators(self) if self.names else None

    def __enter__(self) -> Watch:
        if self._operators:
            self._operators.__enter__()
        if self.names or self.modules:
            sys.setprofile(self._profile)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.setprofile(None)
        if self._operators:
            self._operators.__exit__(kind, error, trace)

    def saw_name(self, name: str) -> None:
        """A function of torch was entered."""
        if any(banned in name for banned in self.names):
            self.caught = self.caught or name.lstrip("_")

    def _profile(self, frame: FrameType, event: str, arg: Any) -> None:
        if event == "call":
            module = str(frame.f_globals.get("__name__", ""))
            if module.startswith("torch."):
                self.saw_name(frame.f_code.co_name)
                self._saw_module(module)
        elif event == "c_call" and str(getattr(arg, "__module__", None) or "torch").startswith("torch"):
            self.saw_name(getattr(arg, "__name__", ""))

    def _saw_module(self, module: str) -> None:
        for banned in self.modules:
            if module == banned or module.startswith(banned + "."):
                self.caught = self.caught or banned
