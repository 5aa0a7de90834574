"""The fields of assignment.toml, and what is refused in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from autograder.toml import read_tables, read_toml

FORMAT = 1  # of a handout, with its checks and what they use of the kit: a higher one needs a newer kit
_NEWER = (
    "it was printed by a newer autograder: install the one that came with it, or run "
    "`pip install --upgrade d2l-autograder`"
)


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
            if not 0 < value < float("inf"):
                raise ValueError(f"the limit {name} is {value:g}: give it a number above 0")

    @property
    def submission(self) -> float:
        """The wall time of a submission as a whole, in seconds."""
        return self.model * self.budget


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """assignment.toml.

    `points` are what each function is worth, and stand nowhere else. `weights` are printed for students, who have a
    part of the checks: for each function the weights of all its checks together. `format` is printed for them, too: it
    says which kits can read the handout. `shared` names the functions that other assignments ask, too: each has a
    folder of its own below reference/shared. `requires` names, for a function, those that must have earned points
    before its own checks are asked. `parameters` are the assignment's own affair: its checks may take them. `rules` is
    what students read of what they may not do.
    """

    title: str
    book: str
    functions: tuple[str, ...]
    points: dict[str, float]
    format: int = FORMAT
    shared: tuple[str, ...] = ()
    limits: Limits = Limits()
    weights: dict[str, float] = {}
    banned: dict[str, tuple[str, ...]] = {}
    dependencies: dict[str, tuple[str, ...]] = {}
    requires: dict[str, tuple[str, ...]] = {}
    parameters: dict[str, Any] = {}
    rules: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError where a function has no points, or what is said of functions is of none of them."""
        for wrong in (*_wrong_names(self.functions), *self._wrong_tables(), *self._wrong_parts()):
            raise ValueError(wrong)

    def _wrong_tables(self) -> Iterator[str]:
        """Of what is said of functions."""
        tables: dict[str, Mapping[str, object]] = {
            "points": self.points, "weights": self.weights, "banned": self.banned, "dependencies": self.dependencies,
            "requires": self.requires, "limits.functions": self.limits.functions,
        }  # fmt: skip
        for table, entries in tables.items():
            for name in sorted(entries.keys() - set(self.functions)):
                yield f"[{table}] names {name}, which is none of the functions: {_offer(name, self.functions)}"
        for name in self.functions:
            points = self.points.get(name)
            if points is None:
                yield f"{name} has no points: give it some in [points]"
            elif not 0 < points < float("inf"):
                yield f"[points] gives {name} {points:g}: give it a number above 0"
        for name in sorted(set(self.shared) - set(self.functions)):
            yield f"{name} is shared, and none of the functions: {_offer(name, self.functions)}"

    def _wrong_parts(self) -> Iterator[str]:
        """Of what functions are made of. A handout, which has weights, may lack some of these."""
        for table, entries in (("dependencies", self.dependencies), ("requires", self.requires)):
            for name, parts in entries.items():
                if name in parts:
                    yield f"[{table}] {name} has {name} itself: take it out"
                for part in () if self.weights else parts:
                    if part not in self.functions:
                        offer = _offer(part, self.functions)
                        yield f"[{table}] {name} has {part}, which is none of the functions: {offer}"


def _wrong_names(functions: Sequence[str]) -> Iterator[str]:
    if not functions:
        yield "functions is empty: name those that students write"
    for name in functions:
        if not name.isidentifier():
            yield f"functions has {name!r}, and no function of Python can be called that: correct it"
        if functions.count(name) > 1:
            yield f"functions has {name} more than once: take it out"


def _offer(name: str, functions: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, functions, 1)
    return f"did you mean {near[0]}?" if near else "take it out, or add it to them"


def read_spec(text: bytes) -> Spec:
    """What an assignment.toml says. Raises ValueError with one line: where it is wrong, and what to do."""
    printed = read_tables(text).get("format", FORMAT)
    if isinstance(printed, int) and printed > FORMAT:  # before what only a newer kit knows is called wrong
        raise ValueError(_NEWER)
    return read_toml(text, Spec)
