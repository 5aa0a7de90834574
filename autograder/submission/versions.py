"""The newest of several versions of a file, by the number that a browser, a desktop or Canvas put into its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from autograder.text import fold_case

_T = TypeVar("_T")
_COPIES = (
    re.compile(r"(?P<base>.*[^\s-])(?: -)? copy(?: \(?(?P<number>\d{1,4})\)?)?", re.IGNORECASE),
    re.compile(r"(?P<base>.*\S) ?\((?P<number>\d{1,4})\)"),
    re.compile(r"copy (?P<number>\d{1,4} )?of (?P<base>.+)", re.IGNORECASE),
)
_AGAIN = re.compile(r"(?P<base>.+)-(?P<number>\d{1,4})")


class Version(NamedTuple):
    """A name without its number; 0 for the first version."""

    base: str
    number: int


def version(name: str, stem: str) -> Version:
    """Of a file's name without suffix: x (1), x copy, x - Copy (2), Copy of x; and x-1 where x is the `stem`.

    Canvas writes x-1 where x is submitted again; elsewhere part-1 and part-2 are two files.
    """
    for copied in filter(None, (pattern.fullmatch(name) for pattern in _COPIES)):
        return Version(copied["base"], int(copied["number"] or 1))
    again = _AGAIN.fullmatch(name)
    if again and fold_case(again["base"]) == fold_case(stem):
        return Version(again["base"], int(again["number"]))
    return Version(name, 0)


def families(things: Iterable[_T], name_of: Callable[[_T], str], stem: str) -> list[list[_T]]:
    """The versions of each file, the newest first; of one number, the later.

    What has another folder or suffix is another file.
    """
    found: dict[tuple[str, str, str], list[tuple[int, _T]]] = {}
    for thing in things:
        path = PurePosixPath(name_of(thing))
        base, number = version(path.stem, stem)
        found.setdefault((str(path.parent), base, path.suffix), []).append((number, thing))
    for same in found.values():
        same.sort(key=lambda each: each[0])
    return [[thing for _, thing in same[::-1]] for same in found.values()]
