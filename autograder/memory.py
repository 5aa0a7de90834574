"""What a student's own machine remembers of an exercise between checks: what passed, how often each was checked.

A file of a few hundred bytes in the user's state directory, one for each exercise folder: never in the folder, which is
handed in. It holds no code and goes nowhere. What cannot be read is forgotten, and what cannot be written is not
remembered: no check fails for it. It is replaced as a whole, so of two checks at once the later one's file stays.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import os
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from platformdirs import user_state_path

from autograder.result import SubmissionResult

_SCHEMA = 1
_LARGEST = 1 << 16  # bytes: far more than it ever has
_PAUSE = datetime.timedelta(hours=1)  # before it nobody has forgotten what is left


class Standing(msgspec.Struct, frozen=True):
    """Of a function: whether all of its checks passed the last time, and how often it was checked."""

    passed: bool
    checked: int


class Memory(msgspec.Struct, frozen=True):
    """Of an exercise: how each function stands, and when the last check was."""

    schema: int = _SCHEMA
    when: datetime.datetime | None = None
    functions: dict[str, Standing] = {}


def recall(folder: Path) -> Memory:
    """What is remembered of this exercise folder; an empty memory where there is nothing that can be read."""
    try:
        with _path(folder).open("rb") as file:
            memory = msgspec.json.decode(file.read(_LARGEST), type=Memory)
    except (OSError, ValueError, msgspec.MsgspecError):
        return Memory()
    return memory if memory.schema == _SCHEMA else Memory()


def remember(folder: Path, passed: Mapping[str, bool], counted: Collection[str]) -> tuple[Memory, Memory]:
    """Take in which functions `passed`, and count one more check of those `counted`; the memory before and after."""
    before = recall(folder)
    found = {
        name: Standing(good, (before.functions[name].checked if name in before.functions else 0) + (name in counted))
        for name, good in passed.items()
    }
    after = Memory(when=datetime.datetime.now(datetime.timezone.utc), functions={**before.functions, **found})
    with contextlib.suppress(OSError):
        _replace(_path(folder), msgspec.json.encode(after))
    return before, after


def passed_in(result: SubmissionResult) -> dict[str, bool]:
    """Whether all checks passed, for each function that was judged."""
    statuses = {name: {check.status for check in result.checks if check.function == name} for name in result.functions}
    return {name: found == {"passed"} for name, found in statuses.items() if found}


def greeting(memory: Memory, functions: Sequence[str]) -> str:
    """How far the student was the last time; after a pause, what was left, too. Empty for one who was never here."""
    if memory.when is None:
        return ""
    left = [name for name in functions if name not in memory.functions or not memory.functions[name].passed]
    last = f"Last time ({_moment(memory.when.astimezone())})"
    if not left:
        return f"{last} all passed."
    passed = f"{len(functions) - len(left)} of {len(functions)} passed"
    if datetime.datetime.now(datetime.timezone.utc) - memory.when < _PAUSE:
        return f"{last} {passed}."
    tried = (f"{name}{_times(memory.functions.get(name))}" for name in left)
    return f"{last} {passed}. Left: {', '.join(tried)}."


def changes(before: Memory, after: Memory) -> Iterator[str]:
    """A line for each function that passes and did not, or did and does not."""
    for name, now in after.functions.items():
        then = before.functions.get(name)
        if then is not None and now.passed and not then.passed:
            yield f"{name} passes now."
        elif then is not None and then.passed and not now.passed:
            yield f"{name} passed before, and fails now."


def _times(standing: Standing | None) -> str:
    often = standing.checked if standing else 0
    return f" (checked {often} times)" if often > 1 else ""


def _moment(when: datetime.datetime) -> str:
    today = when.date() == datetime.datetime.now().astimezone().date()
    return f"{'today' if today else f'{when:%a} {when.day} {when:%b}'} at {when:%H:%M}"


def _path(folder: Path) -> Path:
    key = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    return user_state_path("d2l-autograder", appauthor=False) / "exercises" / f"{key}.json"


def _replace(path: Path, content: bytes) -> None:
    """Write the file, or leave the old one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
