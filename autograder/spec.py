"""The fields of assignment.toml, and what is refused in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Wall time in seconds for loading a submission and for one call, and memory in MiB for one worker.

    `functions` overrides the time of a call for the function that it names. `model` is how long the model answers take
    to be judged, in seconds on a slow laptop; a submission as a whole has `budget` times as long.
    """

    load: float = 20.0
    call: float = 5.0
    memory: int = 2048
    functions: dict[str, float] = {}
    model: float = 2.0
    budget: float = 30.0

    def __post_init__(self) -> None:
        """Raises ValueError for a limit that nothing could keep."""
        limits = {name: getattr(self, name) for name in ("load", "call", "memory", "model", "budget")}
        for name, value in (limits | self.functions).items():
            if not value > 0:
                raise ValueError(f"the limit {name} is {value:g}: give it a number above 0")

    @property
    def submission(self) -> float:
        """The wall time of a submission as a whole, in seconds."""
        return self.model * self.budget


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """assignment.toml.

    `points` are what each function is worth, and stand nowhere else. `weights` are printed for students, who have a
    part of the checks: for each function the weights of all its checks together. `requires` names, for a function,
    those that must have earned points before its own checks are asked. `parameters` are the assignment's own affair:
    its checks may take them. `rules` is what students read of what they may not do.
    """

    title: str
    book: str
    functions: tuple[str, ...]
    points: dict[str, float]
    limits: Limits = Limits()
    weights: dict[str, float] = {}
    banned: dict[str, tuple[str, ...]] = {}
    dependencies: dict[str, tuple[str, ...]] = {}
    requires: dict[str, tuple[str, ...]] = {}
    parameters: dict[str, Any] = {}
    rules: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError where a function has no points, or points have no function."""
        for name in self.functions:
            if not self.points.get(name, 0.0) > 0:
                raise ValueError(f"{name} has no points: give it some in [points]")
        tables: dict[str, Mapping[str, object]] = {
            "points": self.points, "banned": self.banned, "dependencies": self.dependencies, "requires": self.requires,
            "limits.functions": self.limits.functions,
        }  # fmt: skip
        for table, entries in tables.items():
            for name in sorted(entries.keys() - set(self.functions)):
                raise ValueError(
                    f"[{table}] names {name}, which is none of the functions: take it out, or add it to them"
                )
