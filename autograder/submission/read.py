"""Reads one submission. Nothing that a student hands in makes it raise: what cannot be read says so in `problem`."""

from __future__ import annotations

import ast
import io
import tokenize
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.submission.model import Answer, Cell, Chunk, Submission
from autograder.submission.notebook import cells_of, chunks_of
from autograder.text import name

LARGEST_FILE = 8 << 20  # bytes
LARGEST_ARCHIVE = 32 << 20  # bytes, unpacked
_MEMBERS = 1_000
SOURCES = (".py", ".ipynb")
_IGNORED = ("__MACOSX", "__pycache__", ".ipynb_checkpoints", "checks", "tests")


class Unreadable(Exception):
    """There is nothing to judge; the message is a line for the student."""


@dataclass(frozen=True)
class _File:
    """A candidate: its name, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def read(path: Path, stem: str, student: str) -> Submission:
    """The submission at `path`: a .py or .ipynb file, a .zip, or a folder with one of them in it."""
    answer = read_answer(path, stem)
    return Submission(student=student, chunks=answer.chunks, warnings=answer.warnings, problem=answer.problem)


def read_answer(path: Path, stem: str) -> Answer:
    """The file at `path` that says most, cell by cell; a .py file is one cell."""
    try:
        files = list(_files(path))
        file, warnings = _choose(files, stem, path.name)
        cells, chunks = _contents(file, warnings)
    except Unreadable as error:
        return Answer(problem=str(error))
    except OSError as error:
        return Answer(problem=f"{path.name} cannot be read: {error.strerror or error}.")
    return Answer(cells=cells, chunks=chunks, warnings=tuple(warnings))


def _files(path: Path) -> Iterator[_File]:
    if path.is_dir():
        sources = list(_inside(path, SOURCES))
        for inside in sources:
            yield _File(inside.relative_to(path).as_posix(), _bytes(inside))
        for archive in () if sources else _inside(path, (".zip",)):
            yield from _members(archive)
    elif path.suffix.lower() == ".zip":
        yield from _members(path)
    else:
        yield _File(path.name, _bytes(path))


def _inside(folder: Path, suffixes: Sequence[str]) -> Iterator[Path]:
    """Files of these kinds below the folder; a link that leads out of it is none."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        wanted = path.suffix.lower() in suffixes and not _hidden(path.relative_to(folder).parts)
        if wanted and path.resolve().is_relative_to(root) and path.is_file():
            yield path


def _hidden(parts: Iterable[str]) -> bool:
    return any(part.startswith(".") or part in _IGNORED for part in parts)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise Unreadable(f"{path.name} is larger than {LARGEST_FILE >> 20} MB: clear its outputs and hand it in anew.")
    return path.read_bytes()


def _members(path: Path) -> Iterator[_File]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > _MEMBERS or sum(info.file_size for info in infos) > LARGEST_ARCHIVE:
                raise Unreadable(f"{path.name} holds too much: put only your solution into it.")
            for info in sorted(infos, key=lambda info: info.filename):
                name = PurePosixPath(info.filename.replace("\\", "/"))
                if name.suffix.lower() in SOURCES and ".." not in name.parts and not _hidden(name.parts):
                    with archive.open(info) as member:
                        yield _File(str(name), member.read(LARGEST_FILE))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise Unreadable(f"{path.name} cannot be unpacked ({error}): make the archive anew.") from error


def _choose(files: list[_File], stem: str, given: str) -> tuple[_File, list[str]]:
    named = [file for file in files if file.stem == stem] or files
    if not named:
        raise Unreadable(f"There is no {stem}.py or {stem}.ipynb in it.")
    best = max(named, key=lambda file: (_written(file), file.suffix == ".py"))
    warnings = []
    if best.stem != stem and best.name != given:
        warnings.append(f"The file is called {best.name}, not {stem}{best.suffix}; it was judged all the same.")
    others = [file.name for file in named if file is not best and _written(file)]
    if others:
        warnings.append(f"{best.name} was judged, because most is written there; not judged: {', '.join(others)}.")
    return best, warnings


def _written(file: _File) -> int:
    """How many functions of the file are more than a stub."""
    try:
        source = "\n".join(chunk.source for chunk in _contents(file, [])[1])
        functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    except (Unreadable, SyntaxError, ValueError, RecursionError):
        return 0
    return sum(not is_stub(function) for function in functions)


def is_stub(function: ast.FunctionDef) -> bool:
    """Whether the body is nothing but a docstring, `pass`, `...` or `raise NotImplementedError`."""
    return all(
        isinstance(node, ast.Pass)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Raise) and node.exc is not None and "NotImplementedError" in ast.unparse(node.exc))
        for node in function.body
    )


def _contents(file: _File, warnings: list[str]) -> tuple[tuple[Cell, ...], tuple[Chunk, ...]]:
    text = _text(file, warnings)
    if not text.strip():
        raise Unreadable(f"{file.name} is empty.")
    if file.suffix != ".ipynb":
        return (Cell("code", text),), (Chunk(name(PurePosixPath(file.name).name), text),)
    try:
        cells = tuple(cells_of(text))
    except ValueError as error:
        raise Unreadable(f"{file.name} cannot be read: {error}.") from error
    return cells, tuple(chunks_of(cells))


def _text(file: _File, warnings: list[str]) -> str:
    data = file.data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace").replace("\r\n", "\n")
    if b"\0" in data:
        raise Unreadable(f"{file.name} is not a text file.")
    try:
        encoding = "utf-8-sig" if file.suffix == ".ipynb" else tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = data.decode("latin-1")
        warnings.append(f"{file.name} is not UTF-8; it was read as Latin-1.")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
