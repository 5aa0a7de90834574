"""Reads one submission. Nothing that a student submits makes it raise: what cannot be read says so in `problem`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from autograder.submission.decode import decode
from autograder.submission.downloads import METADATA, people_in
from autograder.submission.files import ARCHIVE, LARGEST_ARCHIVE, File, affordable, files_of, too_large_together
from autograder.submission.model import Answer, Cell, Chunk, Submission, Unreadable
from autograder.submission.notebook import cells_of, chunks_of
from autograder.submission.parsing import find_definitions, has_endless_path, written
from autograder.submission.versions import families
from autograder.text import name, one_line

LARGEST_SOURCE = 256_000  # bytes of code; outputs and prose of a notebook do not count
_MOST_COMPARED = 1_000_000  # bytes of code
_MOST_NAMED = 5  # files that a line names
_NO_FILE = File("", 0, bytes)


@dataclass(frozen=True)
class Source:
    """A file or folder of one student, and the name that the student gave it."""

    path: Path
    called: str


def read(path: Path, stem: str, student: str) -> Submission:
    """The submission at `path`: a .py or .ipynb file, a .zip, or a folder with one of them in it."""
    return read_sources([Source(path, path.name)], stem, student)


def read_sources(sources: Sequence[Source], stem: str, student: str) -> Submission:
    """One submission that was submitted as several files or folders, or several times."""
    answer = _answer(sources, stem)
    problem = answer.problem or (
        "" if answer.chunks else "There is no code in it: submit the cells with your functions."
    )
    return Submission(student=student, chunks=answer.chunks, warnings=answer.warnings, problem=problem)


def read_answer(path: Path, stem: str) -> Answer:
    """The file at `path` that says most, cell by cell; a .py file is one cell."""
    return _answer([Source(path, path.name)], stem)


def _answer(sources: Sequence[Source], stem: str) -> Answer:
    """The boundary: whatever goes wrong here is a line of this one submission, and nobody else's."""
    warnings: list[str] = []
    try:
        files = _files(sources, stem)
        _refuse_a_class(files, stem)
        content = _choose(files, stem, warnings)
        own_names = {name(source.path.name) for source in sources}  # a class folder's: those are the students'
        if not (content.problem or content.file.is_source(stem) or content.file.name in own_names):
            warnings.append(
                f"The file is called {content.file.name}, not {stem}{content.file.suffix}; it was judged all the same."
            )
    except Exception as error:
        content = _Content(problem=_problem(error, ", ".join(source.called for source in sources)))
    notes = tuple(map(one_line, (*content.warnings, *warnings)))
    return Answer(cells=content.cells, chunks=content.chunks, warnings=notes, problem=one_line(content.problem))


def _files(sources: Sequence[Source], stem: str) -> list[File]:
    """All that was submitted. Raises Unreadable, or OSError."""
    packed = [source for source in sources if source.path.suffix.lower() == ARCHIVE and source.path.is_file()]
    left_out = set[Source]()
    if len(packed) > 1:  # one that is too large alone says so when it is read
        fitting = affordable(packed, lambda source: source.path.stat().st_size)
        left_out = set(packed).difference(fitting)
    kept = (source for source in sources if source not in left_out)
    files = [file for source in kept for file in files_of(source.path, source.called, stem)]
    if left_out and not any(file.is_source() for file in files):
        raise too_large_together()
    return files


def _refuse_a_class(files: Sequence[File], stem: str) -> None:
    """Raises Unreadable for the download of a whole class, of which one person's file would be chosen."""
    work = [file for file in files if file.is_source() or file.suffix == ARCHIVE]
    listed = [file.name for file in files if PurePosixPath(file.name).name == METADATA]
    people = people_in([*listed, *(file.name for file in work)])
    if people > 1 and not any(file.is_source(stem) and not people_in([*listed, file.name]) for file in work):
        raise Unreadable(
            f"It is what {people} people submitted, as a platform names that: unpack it, and give `grade` that folder"
            " by itself."
        )


def _problem(error: Exception, called: str) -> str:
    """The line for a student whose files raised `error`: what is wrong, and what to do."""
    if isinstance(error, Unreadable):
        return str(error)
    why = (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
    return f"{one_line(called, 80)} cannot be read ({why}): submit your code again, as a plain .py file."


@dataclass(frozen=True)
class _Content:
    """A file that may be meant, as it was read; or a line that says why it cannot be."""

    file: File = _NO_FILE
    cells: tuple[Cell, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: str = ""
    size: int = 0  # bytes of code

    @cached_property
    def source(self) -> str:
        """All code."""
        return "\n".join(chunk.source for chunk in self.chunks)

    @cached_property
    def functions(self) -> dict[str, str]:
        """The functions that are more than a stub, with their text; without it where that cannot be read."""
        found = written(self.source)
        return dict.fromkeys(find_definitions(self.source), "") if found is None else found

    @property
    def written(self) -> int:
        """How many functions that are; what is chosen has most."""
        return len(self.functions)

    def adds_to(self, other: _Content) -> bool:
        """Whether a function is written that the other does not have: what both were given is nobody's work."""
        return any(not text or text not in other.source for text in self.functions.values())


def _choose(files: Sequence[File], stem: str, warnings: list[str]) -> _Content:
    """The newest version of the file in which most is written. Raises Unreadable where there is none."""
    meant = [file for file in files if file.is_source(stem)] or [file for file in files if file.is_source()]
    if not meant:
        raise Unreadable(_nothing(files, stem))
    if len(meant) == 1:
        return _content(meant[0])
    read = _read_all(meant)
    rivals = [
        _newest([read[file] for file in same], warnings) for same in families(meant, lambda file: file.name, stem)
    ]
    best = max(rivals, key=lambda content: (content.written, not content.problem, content.file.suffix == ".py"))
    others = [content.file.name for content in rivals if content is not best and content.adds_to(best)]
    if others:
        warnings.append(f"{best.file.name} was judged, because most is written there; not judged: {_few(others)}.")
    return best


def _nothing(files: Sequence[File], stem: str) -> str:
    holds = (
        f"it holds {_few([f'{file.name} (a link)' if file.link else file.name for file in files])}"
        if files
        else "it is empty"
    )
    return f"There is no {stem}.py or {stem}.ipynb in it; {holds}: submit your .py file or notebook."


def _read_all(files: Sequence[File]) -> dict[File, _Content]:
    """Raises Unreadable where there is more to compare than anybody writes."""
    too_much = Unreadable(f"{len(files)} files may be meant, more than can be compared: submit only your solution.")
    if sum(file.size for file in files) > LARGEST_ARCHIVE:
        raise too_much
    found: dict[File, _Content] = {}
    left = _MOST_COMPARED
    for file in files:
        found[file] = _content(file)
        left -= found[file].size
        if left < 0:
            raise too_much
    return found


def _newest(same: Sequence[_Content], warnings: list[str]) -> _Content:
    """Of versions, the newest first: the newest in which something is written, for a stub is no new version."""
    newest = next((content for content in same if content.written), same[0])
    older = [content.file.name for content in same if content is not newest]
    if older:
        written = "" if newest is same[0] else " in which something is written"
        warnings.append(f"{newest.file.name} is the newest version{written} and counts; not judged: {_few(older)}.")
    return newest


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(one_line(each, 60) for each in names[:_MOST_NAMED]) + more


def _content(file: File) -> _Content:
    warnings: list[str] = []
    try:
        text = decode(file.name, file.read(), warnings, python=file.suffix == ".py")
        cells = (Cell("code", text),) if file.suffix == ".py" else _cells(file, text)
        size = sum(len(cell.source.encode()) for cell in cells if cell.kind == "code" and not cell.asks)
        if size > LARGEST_SOURCE:
            raise Unreadable(_too_long(file, size))
        if has_endless_path("\n".join(cell.source for cell in cells if cell.kind == "code")):
            raise Unreadable(f"{file.name} imports a name of hundreds of parts (a.b.c. ...): take that out.")
        called = PurePosixPath(file.name).name
        chunks = (Chunk(called, text),) if file.suffix == ".py" else tuple(chunks_of(cells))
    except Exception as error:
        return _Content(file, warnings=tuple(warnings), problem=_problem(error, file.name))
    return _Content(file, cells, chunks, tuple(warnings), size=size)


def _cells(file: File, text: str) -> tuple[Cell, ...]:
    try:
        return tuple(cells_of(text))
    except ValueError as error:
        raise Unreadable(f"{file.name} cannot be read: {error}.") from error


def _too_long(file: File, size: int) -> str:
    return (
        f"{file.name} holds {size // 1000} kB of code, more than the {LARGEST_SOURCE // 1000} kB that are judged:"
        " take out data and what was generated, and hand it in again."
    )
