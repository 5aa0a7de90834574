"""results.jsonl: a line for each submission, on disk before the next one is begun."""

from __future__ import annotations

import contextlib
import math
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from autograder.errors import AutograderError, UsageError
from autograder.result import SubmissionResult, from_line, to_line

with contextlib.suppress(ImportError):  # reports are read on any system, written by grading runs on Linux alone
    import fcntl

RESULTS = "results.jsonl"
EARLIER = "earlier.jsonl"  # results whose place newer ones have taken
_DYING_SECONDS = 2.0  # the judges of a run that was killed hold its folder until they are dead, too


def read_results(folder: Path) -> list[SubmissionResult]:
    """The results of a run. A last line without its end was torn by a crash, and is not one."""
    path = folder / RESULTS
    if not path.is_file():
        raise AutograderError(f"{folder} holds no {RESULTS}: name the folder that `autograder grade --out` wrote.")
    return _read(path)


def read_newest(folder: Path) -> list[SubmissionResult]:
    """The results as they count: of a run that was broken off, two lines may be about one submission."""
    return list(newest_of(read_results(folder)).values())


def newest_of(results: Iterable[SubmissionResult]) -> dict[tuple[str, str], SubmissionResult]:
    """The last of each assignment and submission."""
    return {(result.assignment, result.submission): result for result in results}


def read_earlier(folder: Path) -> list[SubmissionResult]:
    """The results whose place newer ones have taken, the oldest first. A line torn by a crash is none."""
    path = folder / EARLIER
    return _read(path) if path.is_file() else []


def _read(path: Path) -> list[SubmissionResult]:
    lines = path.read_bytes().split(b"\n")[:-1]
    try:
        return [from_line(line) for line in lines if line]
    except msgspec.MsgspecError as error:
        raise AutograderError(f"{path} is not what `autograder grade` wrote: {error}.") from error


def count_results(folder: Path) -> int:
    """The number of lines in the journal of `folder`, 0 where there is none."""
    path = folder / RESULTS
    return path.read_bytes().count(b"\n") if path.is_file() else 0


class Journal:
    """The file while it grows. What is in it stays in it, whatever happens to the process or the machine.

    One run at a time writes to a folder; `wait` says that another one is waited for.
    """

    def __init__(self, folder: Path, *, resume: bool, wait: bool = False) -> None:
        self.path = folder / RESULTS
        if self.path.exists() and not resume:
            raise UsageError(f"{folder} holds results already: add --resume to go on, or name another folder.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._folder = os.open(folder, os.O_RDONLY)
            _lock(self._folder, folder, wait=wait)
            self.known = read_results(folder) if self.path.exists() else []
            self._file = self.path.open("ab", buffering=0)
            self._drop_torn_line()
            _sync_folder(folder)
        except OSError as error:
            raise AutograderError(f"Results cannot be kept in {folder}: {error.strerror}.") from error

    def _drop_torn_line(self) -> None:
        whole = self.path.read_bytes().rfind(b"\n") + 1
        if whole < self._file.tell():
            self._file.truncate(whole)

    def add(self, result: SubmissionResult) -> None:
        """Keep a result for good. Raises AutograderError where the disk does not take it."""
        try:
            line = memoryview(to_line(result))
            while line:
                line = line[self._file.write(line) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            raise AutograderError(
                f"{self.path} cannot be written ({error.strerror}). {len(self.known)} results are kept:"
                " make room, and run the same command with --resume."
            ) from error
        self.known.append(result)

    def seed(self, assignment: str) -> int | None:
        """The seed of the newest result of this assignment."""
        return next((result.seed for result in reversed(self.known) if result.assignment == assignment), None)

    def read_newest(self, assignment: str, students: Iterable[str]) -> list[SubmissionResult]:
        """The newest result of each of these students, of those who have one."""
        newest = newest_of(self.known)
        return [newest[assignment, student] for student in students if (assignment, student) in newest]

    def settle(self, assignment: str, students: Sequence[str]) -> list[SubmissionResult]:
        """Once all are judged: the newest line of each, in the order of the class, as if nothing had happened.

        Lines of others, whom this run was not about, stand before them: what is newest stays last. A line whose place a
        newer one has taken goes to earlier.jsonl, unless it only said that something could not be judged.
        """
        here, newest = self.read_newest(assignment, students), newest_of(self.known)
        self._set_aside([old for old in self.known if newest[old.assignment, old.submission] is not old])
        for result in here:
            del newest[assignment, result.submission]
        fresh = self.path.with_suffix(".new")
        fresh.write_bytes(b"".join(map(to_line, (*newest.values(), *here))))
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(self.path)
        _sync_folder(self.path.parent)
        return here

    def _set_aside(self, replaced: Sequence[SubmissionResult]) -> None:
        lines = [to_line(result) for result in replaced if not result.broken]
        if lines:
            with (self.path.parent / EARLIER).open("ab") as file:
                file.write(b"".join(lines))
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        """Close the file, and let go of the lock that keeps other runs out of the folder."""
        self._file.close()
        os.close(self._folder)


def _lock(descriptor: int, folder: Path, *, wait: bool) -> None:
    """Until the descriptor is closed, or the process ends in whatever way. Raises UsageError."""
    deadline = math.inf if wait else time.monotonic() + _DYING_SECONDS
    while True:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        if time.monotonic() > deadline:
            os.close(descriptor)
            raise UsageError(f"Another run is writing to {folder}: wait for its end, or name another folder.")
        time.sleep(0.05)


def _sync_folder(folder: Path) -> None:
    """A file whose folder was not written is lost with the power, however well it was written itself."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
