"""Finds the submissions below the paths that a command was given, whose they are, and what is none.

One file, longer than others: whose a file is, and what is left out and why, are decided by the same look at a folder.
"""

from __future__ import annotations

import contextlib
import difflib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.submission.downloads import METADATA, Download, Unknown, download, gradescope_people, people_in
from autograder.submission.files import ARCHIVE, NOT_THEIRS, SOURCES, files_of, is_system_name, walk
from autograder.submission.model import Found, LeftOut, Submission, Unreadable
from autograder.submission.read import Source, read_sources
from autograder.submission.versions import families, version
from autograder.text import distinct, name, one_line

_SUFFIXES = (*SOURCES, ARCHIVE)
_PROGRAMS = (
    "__macosx", "__pycache__", ".git", ".idea", ".ipynb_checkpoints", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    ".venv", ".vscode",
)  # fmt: skip
_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")


@dataclass(frozen=True)
class _HandIn:
    """What one student submitted; `id` is a platform's number for the student. A `problem` says why nothing is read."""

    student: str
    sources: tuple[Source, ...] = ()
    id: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""
    bent: bool = False  # whether the student's name is not as it stood there


def find(paths: Sequence[Path], stem: str) -> Found:
    """Every submission, by student, and what is none. Raises UsageError for a path that is not there or holds none."""
    left_out: list[LeftOut] = []
    found = _recognisable([each for folder in _folders(paths, stem) for each in folder.hand_ins(stem, left_out)])
    if not found:
        raise UsageError(_none(paths, stem))
    # Whose file has the very name keeps it; another one, which only looks the same, gets a number.
    found.sort(key=lambda each: (each.student, each.bent, [str(source.path) for source in each.sources]))
    students = distinct([each.student for each in found])
    read = [_read(each, stem, student) for each, student in zip(found, students, strict=True)]
    return Found(sorted(read, key=lambda each: each.student), left_out)


def _none(paths: Sequence[Path], stem: str) -> str:
    if len(paths) == 1 and paths[0].is_file():
        return f"{paths[0]} is no submission: expected a .py, .ipynb or .zip file, or a folder."
    return f"No submission in {', '.join(map(str, paths))}: expected <student>/{stem}.py, .ipynb or .zip."


def _read(each: _HandIn, stem: str, student: str) -> Submission:
    notes = each.notes
    if student != each.student:
        what = ", ".join(name(source.path.name) for source in each.sources)
        notes = (*notes, f"There is more than one submission of {each.student}; this is {what}.")
    notes = tuple(map(one_line, notes))
    if each.problem:
        return Submission(student=student, number=each.id, warnings=notes, problem=each.problem)
    submission = read_sources(each.sources, stem, student)
    return msgspec.structs.replace(submission, number=each.id, warnings=(*submission.warnings, *notes))


def _recognisable(found: Iterable[_HandIn]) -> list[_HandIn]:
    """Names as they can be shown; where several people have one name, with the number that tells them apart."""
    shown = [_shown(each) for each in found]
    people = {(each.student, each.id) for each in shown if each.id}
    alike = Counter(student for student, _ in people)
    return [
        replace(each, student=f"{each.student} ({name(each.id)})") if each.id and alike[each.student] > 1 else each
        for each in shown
    ]


def _shown(each: _HandIn) -> _HandIn:
    student = name(unicodedata.normalize("NFC", each.student)).strip() or "_"
    return replace(each, student=student, bent=student != each.student)


@dataclass(frozen=True)
class _Folder:
    """What is to be judged of one folder.

    `own` says that the entries were named by the command, one by one, and `alone` that it named nothing else.
    """

    path: Path
    entries: tuple[Path, ...]
    own: bool
    alone: bool = False

    def hand_ins(self, stem: str, left_out: list[LeftOut]) -> Iterator[_HandIn]:
        """One for each student who has anything in the folder; what belongs to nobody goes into `left_out`."""
        people = self._people(left_out)
        known: dict[tuple[str, str], list[tuple[Path, Download]]] = {}
        flat: list[Path] = []
        for entry in self.entries:
            told = download(entry.name, people)
            if told:
                known.setdefault((told.person, told.id), []).append((entry, told))
            elif _is_folder(entry):
                left_out += self._beside(entry, stem)
                yield self._folder(entry, stem)
            elif entry.suffix.lower() in _SUFFIXES:
                flat.append(entry)
            elif entry.name != METADATA:
                left_out.append(LeftOut(name(entry.name), _reason(entry)))
        left_out += () if self.own else _out_of_sight(self.path)
        for versions in families(flat, lambda entry: entry.name, stem):
            student = version(versions[0].stem, stem).base
            sources = [Source(entry, entry.name) for entry in versions]
            yield self._hand_in(
                _owner(versions[0].parent, stem) if self.own and student == stem else student, sources, stem
            )
        for files in known.values():
            yield self._known(files, stem, left_out)

    def _people(self, left_out: list[LeftOut]) -> Mapping[str, Download]:
        try:
            return gradescope_people(self.path)
        except Unknown as error:
            reason = f"it cannot be read ({error}), so the submissions keep the names of their folders; export it again"
            left_out.append(LeftOut(METADATA, reason))
            return {}

    def _folder(self, entry: Path, stem: str) -> _HandIn:
        # nbgrader puts a folder for each assignment into the student's.
        inside = entry / stem
        student = _owner(entry, stem) if self.own else entry.name
        place = inside if not self.own and _is_folder(inside) else entry
        return self._hand_in(student, [Source(place, entry.name)], stem)

    def _beside(self, entry: Path, stem: str) -> list[LeftOut]:
        """What may be the work of others in the one folder that was named, and was taken for one student's."""
        if not self.alone:
            return []
        folder = name(entry.resolve().name)
        reason = f"{folder} was taken for one student's folder, because {stem} lies in it; if not, move that away"
        return [LeftOut(name(other.name), reason) for other in _others(_entries(entry), stem)]

    def _known(self, files: Sequence[tuple[Path, Download]], stem: str, left_out: list[LeftOut]) -> _HandIn:
        """The hand-in of one person, of all the files that a platform has saved under that name."""
        told = files[0][1]
        uploaded = [(entry, each) for entry, each in files if not each.typed]
        judged = [each for each in uploaded if _is_folder(each[0]) or each[0].suffix.lower() in _SUFFIXES] or uploaded
        for entry, each in files if judged else ():
            if (entry, each) not in judged:
                what = "text that was typed into a form" if each.typed else _reason(entry)
                left_out.append(LeftOut(name(entry.name), f"{what}; other files of {name(each.person)} were judged"))
        notes = ("It was submitted late.",) if any(each.late for _, each in files) else ()
        if not judged:
            problem = f"There is only text that was typed into a form: submit {stem}.py or {stem}.ipynb as a file."
            return _HandIn(told.person, tuple(Source(entry, "") for entry, _ in files), told.id, notes, problem)
        sources = [Source(entry, each.file or entry.name) for entry, each in judged]
        return self._hand_in(told.person, sources, stem, told.id, notes)

    def _hand_in(
        self, student: str, sources: Sequence[Source], stem: str, number: str = "", notes: tuple[str, ...] = ()
    ) -> _HandIn:
        kept: list[Source] = []
        for versions in families(sources, lambda source: source.called, stem):
            newest, *older = versions
            if newest.path.suffix.lower() == ARCHIVE and older:
                names = ", ".join(name(source.called) for source in older)
                notes = (*notes, f"{name(newest.called)} is the newest version and was opened; not opened: {names}.")
            kept += [newest] if newest.path.suffix.lower() == ARCHIVE else versions
        links = [source.path for source in kept if self._leads_away(source.path)]
        problem = f"{name(links[0].name)} is a link: submit the file itself." if links else ""
        return _HandIn(student, tuple(kept), number, notes, problem)

    def _leads_away(self, path: Path) -> bool:
        # What the command was given may be a link; below it one may lead to a classmate's work, or anywhere.
        given = path if self.own and path in self.entries else self.path
        return any(each.is_symlink() for each in (path, *path.parents) if given in each.parents)


def _folders(paths: Sequence[Path], stem: str) -> Iterator[_Folder]:
    """The class folders, and the hand-ins that were named one by one, by the folder in which they lie."""
    named: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no {path}.{_near(path)}")
        if path.suffix.lower() == ARCHIVE and len(paths) == 1:  # beside others it is what one of them submitted
            _refuse_a_class(path, stem)
        entries = () if path.is_file() else _entries(path)
        solved = any(_is_solution(entry, stem) for entry in entries)
        if path.is_file() or download(path.name, {}) or (solved and not (len(paths) == 1 and _is_class(entries, stem))):
            named.setdefault(path.parent, []).append(path)
        else:
            downloads = _downloads(entries)
            yield from (_Folder(each, _entries(each), own=False) for each in downloads)
            yield _Folder(path, tuple(entry for entry in entries if not (downloads and _is_folder(entry))), own=False)
    for folder, own in named.items():
        yield _Folder(folder, tuple(own), own=True, alone=len(paths) == 1)


def _downloads(entries: Sequence[Path], deep: int = 2) -> list[Path]:
    """The downloads of whole classes below a folder, where nobody else's work lies beside them.

    Beside others such a folder is what one of them submitted: a student may not speak for the class.
    """
    folders = [entry for entry in entries if _is_folder(entry)]
    beside = any(entry.suffix.lower() in _SUFFIXES for entry in entries if entry not in folders)
    if beside or any(folder.is_symlink() or download(folder.name, {}) for folder in folders):
        return []
    found = [_download(folder, deep) for folder in folders]
    return [folder for each in found for folder in each] if all(found) else []


def _download(folder: Path, deep: int) -> list[Path]:
    entries = _entries(folder)
    if people_in(f"{entry.name}/_" if _is_folder(entry) else entry.name for entry in entries) > 1:
        return [folder]
    return _downloads(entries, deep - 1) if deep else []


def _refuse_a_class(path: Path, stem: str) -> None:
    """Raises UsageError for a download of all, in which only one would be found."""
    with contextlib.suppress(Unreadable, OSError):  # said when it is read
        count = people_in(file.name for file in files_of(path, path.name, stem))
        if count > 1:
            raise UsageError(f"{path} holds the work of {count} people: unpack it, and name the folder.")


def _is_class(entries: Sequence[Path], stem: str) -> bool:
    """Whether there is work of others, so that a file of the assignment's name got among them by mistake."""
    folders = [entry for entry in entries if _is_folder(entry) and entry.name not in NOT_THEIRS]
    return (
        any(download(entry.name, {}) for entry in entries)
        or sum(entry.suffix.lower() == ARCHIVE for entry in _others(entries, stem)) > 1
        or any(_holds_work(folder, stem) for folder in folders)
        # One folder with a solution deep in it may be a student's own copy; a second one is somebody else's.
        or sum(_holds_solution(folder, stem) for folder in folders) > 1
    )


def _holds_work(folder: Path, stem: str) -> bool:
    with contextlib.suppress(OSError):
        return any(entry.suffix.lower() in _SUFFIXES or entry.name == stem for entry in folder.iterdir())
    return False


def _holds_solution(folder: Path, stem: str) -> bool:
    with contextlib.suppress(OSError):
        return any(file.is_source(stem) for file in walk(folder))
    return False


def _others(entries: Iterable[Path], stem: str) -> list[Path]:
    """Files that could be submitted, and are no version of the assignment's."""
    return [
        entry
        for entry in entries
        if entry.suffix.lower() in _SUFFIXES and version(entry.stem, stem).base != stem and not _is_folder(entry)
    ]


def _entries(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(entry for entry in folder.iterdir() if not is_system_name(entry.name)))
    except OSError as error:
        raise UsageError(f"{folder} cannot be read ({error.strerror}): see who may read it.") from error


def _out_of_sight(folder: Path) -> Iterator[LeftOut]:
    """What may be somebody's work, under a name that programs give to their own files."""
    for entry in sorted(folder.iterdir()):
        ours = entry.name.startswith("._") or entry.name.casefold() in _PROGRAMS
        work = _is_folder(entry) or entry.suffix.lower() in (*_SUFFIXES, *_ARCHIVES)
        if is_system_name(entry.name) and not ours and work:
            yield LeftOut(name(entry.name), "a hidden name, such as programs give to their own files: rename it")


def _is_solution(entry: Path, stem: str) -> bool:
    return entry.suffix.lower() in SOURCES and version(entry.stem, stem).base == stem


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _reason(entry: Path) -> str:
    if entry.is_symlink():
        return "a link, which may lead anywhere"
    if entry.suffix.lower() in _ARCHIVES:
        return "an archive of a kind that is not opened"
    return "no .py, .ipynb or .zip file"


def _owner(folder: Path, stem: str) -> str:
    """Of a file that has the assignment's name: its folder's, or nbgrader's folder for the student above that."""
    resolved = folder.resolve()
    return resolved.parent.name if resolved.name == stem else resolved.name


def _near(path: Path) -> str:
    siblings = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, siblings, 1)
    return f" Did you mean {path.parent / near[0]}?" if near else ""
