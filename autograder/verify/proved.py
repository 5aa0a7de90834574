"""Which assignments were proved as they stand now, so that only what has changed is proved again."""

from __future__ import annotations

import contextlib
import hashlib
from importlib import metadata
from pathlib import Path

import msgspec

import autograder
from autograder.assignment import Assignment
from autograder.release.exercise import read_solution

PROVED = ".autograder/proved.json"  # in the kit's folder; no part of it
_LIBRARIES = ("torch", "hypothesis", "numpy")


class Proved:
    """Keeps, for each assignment and kind of data, the digest of all that its last proof rested on."""

    def __init__(self, kit: Path) -> None:
        self._kit = kit
        self._path = kit / PROVED

    def holds(self, assignment: Assignment, data: str) -> bool:
        """Whether every claim held, and nothing has changed since."""
        return self._read().get(_key(assignment, data)) == self._digest(assignment)

    def keep(self, assignment: Assignment, data: str) -> None:
        """Every claim holds, as everything stands now."""
        self._path.parent.mkdir(exist_ok=True)
        known = {**self._read(), _key(assignment, data): self._digest(assignment)}
        self._path.write_bytes(msgspec.json.format(msgspec.json.encode(known)))

    def _read(self) -> dict[str, str]:
        with contextlib.suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, str])
        return {}

    def _digest(self, assignment: Assignment) -> str:
        name = assignment.name
        folders = (*assignment.homes, self._kit / "solutions" / name, self._kit / "exercises" / name)
        sha = hashlib.sha256(read_solution(assignment).encode())  # with the answers of shared functions
        for folder in (*folders, Path(autograder.__file__).parent):
            for path in sorted(
                path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
            ):
                sha.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        for library in _LIBRARIES:
            sha.update(f"{library} {metadata.version(library)}".encode())
        return sha.hexdigest()


def _key(assignment: Assignment, data: str) -> str:
    return f"{assignment.name}, {data}"
