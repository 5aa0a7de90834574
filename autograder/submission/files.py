"""The files of one hand-in: a file, a folder or an archive as names, sizes, and bytes when they are asked for.

Everything is bounded: how many names are looked at, how deep, and how much is unpacked.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, islice
from pathlib import Path, PurePosixPath
from typing import TypeVar

from autograder.submission.model import Unreadable
from autograder.submission.versions import families, version
from autograder.text import fold_case, name, one_line

_T = TypeVar("_T")
LARGEST_FILE = 8 << 20  # bytes
LARGEST_ARCHIVE = 32 << 20  # bytes of what may be judged, unpacked
LARGEST_PACKED = 64 << 20  # bytes, of all archives together: they stay in memory until the solution is found
_MOST_NAMES = 10_000  # a training set in it is no reason not to find the solution beside it
_DEEPEST = 12  # folders
_ARCHIVES_DEEP = 2  # an archive in an archive is opened, and no more
SOURCES = (".py", ".ipynb")
ARCHIVE = ".zip"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of others Python unpacks more at a time than it is asked for
_MEMBER = b"PK\x01\x02"  # begins the record of each
_ENCRYPTED = 1
NOT_THEIRS = ("checks", "tests", "venv", "site-packages", "node_modules")


@dataclass(frozen=True)
class File:
    """Something in a hand-in, under the name that the student gave it. `read` raises Unreadable, or OSError."""

    name: str
    size: int  # bytes, as its folder or archive says
    read: Callable[[], bytes]
    link: bool = False  # which may lead anywhere, and is not followed

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()

    def is_source(self, stem: str = "") -> bool:
        """Whether it can be judged and, if a `stem` is given, whether it is a version of that."""
        return (
            not self.link
            and self.suffix in SOURCES
            and (not stem or fold_case(version(self.stem, stem).base) == fold_case(stem))
        )


def is_system_name(part: str) -> bool:
    """Whether programs, and not students, give files and folders such a name: `.git`, `__MACOSX`, `Thumbs.db`."""
    return part.startswith((".", "__")) or part.casefold() in ("thumbs.db", "desktop.ini")


def files_of(path: Path, called: str, stem: str) -> list[File]:
    """What was submitted at `path`, which the student `called` so. Raises Unreadable, or OSError.

    Archives are opened where no `stem` lies beside them.
    """
    if path.is_dir():
        return _open_archives(list(walk(path)), stem, _ARCHIVES_DEEP)
    file = File(name(called), path.stat().st_size, partial(_bytes, path, name(called)))
    if file.suffix == ARCHIVE:
        return _open_archives(list(_members(file, "")), stem, _ARCHIVES_DEEP - 1)
    return [file]


def walk(root: Path) -> Iterator[File]:
    """Files below a folder, those that lie higher first. Links are not followed: they lead anywhere."""
    level, left = [root], _MOST_NAMES
    for _ in range(_DEEPEST):
        below: list[Path] = []
        for folder in level:
            with os.scandir(folder) as found:
                entries = sorted(islice(found, left), key=lambda entry: entry.name)
            left -= len(entries)
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    below += [] if is_system_name(entry.name) or entry.name in NOT_THEIRS else [Path(entry.path)]
                elif not is_system_name(entry.name):
                    yield _entry(entry, root)
        level = below


def _entry(entry: os.DirEntry[str], root: Path) -> File:
    path = Path(entry.path)
    called = name(path.relative_to(root).as_posix())
    return File(called, entry.stat(follow_symlinks=False).st_size, partial(_bytes, path, called), entry.is_symlink())


def _bytes(path: Path, called: str) -> bytes:
    if not path.is_file():  # a pipe, on which one would wait
        raise Unreadable(f"{called} is no ordinary file: submit the file itself.")
    most = LARGEST_PACKED if path.suffix.lower() == ARCHIVE else LARGEST_FILE
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        todo = "put only your solution into it" if most == LARGEST_PACKED else "clear its outputs"
        raise Unreadable(f"{called} is larger than {most >> 20} MB: {todo} and hand it in again.")
    return data


def _open_archives(files: list[File], stem: str, deep: int) -> list[File]:
    """The files and, where none of them is the solution, what the newest of each archive among them holds."""
    archives = [file for file in files if file.suffix == ARCHIVE and not file.link]
    if deep == 0 or not archives or any(file.is_source(stem) for file in files):
        return files
    found, errors = [file for file in files if file.suffix != ARCHIVE], list[Unreadable]()
    newest = [archive for archive, *_ in families(archives, lambda file: file.name, stem)]
    fitting = affordable(newest, lambda archive: archive.size)
    for archive in fitting:
        try:
            found += _open_archives(list(_members(archive, f"{archive.name}/")), stem, deep - 1)
        except Unreadable as error:
            errors.append(error)
        if len(found) > _MOST_NAMES:
            raise Unreadable("There are too many files in its archives: put only your solution into one.")
    if len(fitting) < len(newest):
        errors.append(too_large_together())
    if errors and not any(file.is_source() for file in found):
        raise errors[0]
    return found


def affordable(archives: Iterable[_T], size: Callable[[_T], int]) -> list[_T]:
    """Those that can be opened together: the smallest ones, in this order."""
    ordered = sorted(archives, key=size)
    return [
        each for each, sum_of in zip(ordered, accumulate(map(size, ordered)), strict=True) if sum_of <= LARGEST_PACKED
    ]


def too_large_together() -> Unreadable:
    """What to say where what is not opened may have held the solution."""
    return Unreadable(
        f"The archives are larger than {LARGEST_PACKED >> 20} MB together: submit one, with only your solution."
    )


def _members(file: File, before: str) -> Iterator[File]:
    """What an archive holds, `before` each name. Raises Unreadable."""
    data = file.read()
    if data.count(_MEMBER) > _MOST_NAMES:
        raise _too_much(file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if _theirs(info)]
    except Exception as error:  # damaged archives raise anything
        raise _damaged(file, error) from error
    if sum(info.file_size for info in infos if _suffix(info) in (*SOURCES, ARCHIVE)) > LARGEST_ARCHIVE:
        raise _too_much(file)
    for info in sorted(infos, key=lambda info: (info.filename.count("/"), info.filename)):
        called = name(before + info.filename.replace("\\", "/"))
        yield File(called, info.file_size, partial(_unpack, archive, info, called))


def _theirs(info: zipfile.ZipInfo) -> bool:
    *folders, last = PurePosixPath(info.filename.replace("\\", "/")).parts or ("",)
    strange = any(is_system_name(part) or part in (*NOT_THEIRS, "..") for part in folders)
    return not (info.is_dir() or strange or is_system_name(last))


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, called: str) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable(f"{called} asks for a password: make the archive without one.")
    if info.compress_type not in _METHODS:
        raise Unreadable(f"{called} is packed in an unusual way: make an ordinary .zip of it.")
    most = LARGEST_ARCHIVE if _suffix(info) == ARCHIVE else LARGEST_FILE
    try:
        with archive.open(info) as member:
            data = member.read(most + 1)
    except Exception as error:  # damaged archives raise anything
        raise Unreadable(
            f"{called} cannot be unpacked ({one_line(str(error), 80)}): make the archive again."
        ) from error
    if len(data) > most:
        raise Unreadable(f"{called} is larger than {most >> 20} MB: clear its outputs and hand it in again.")
    return data


def _damaged(file: File, error: Exception) -> Unreadable:
    return Unreadable(f"{file.name} cannot be unpacked ({one_line(str(error), 80)}): make the archive again.")


def _too_much(file: File) -> Unreadable:
    return Unreadable(f"{file.name} holds too much: put only your solution into it.")
