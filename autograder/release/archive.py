"""Writes archives: the same members make the same bytes, whenever and by whomever they are written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

_DAY = (2020, 1, 1, 0, 0, 0)
_PROGRAM, _FILE = 0o755 << 16, 0o644 << 16


class Member(NamedTuple):
    """A file of an archive: its path there, and whether it is a program."""

    path: str
    content: bytes
    program: bool = False


def write_archive(target: Path | BinaryIO, members: Iterable[Member]) -> None:
    """Write a zip archive of these members, in their order."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content, program in members:
            info = zipfile.ZipInfo(path, _DAY)
            info.external_attr = _PROGRAM if program else _FILE
            info.create_system = 3  # Unix, whose rights these are, wherever it is written
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
