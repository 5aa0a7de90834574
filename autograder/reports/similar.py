"""similar.json: who of a class shares unusual lines, as `autograder similar` has found it. For the instructor alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from autograder.reports.pages import Unwritten, write_file
from autograder.result import SubmissionResult

SIMILAR = "similar.json"


class Line(msgspec.Struct, frozen=True):
    """A line of a submission; `shared` where the other one has it, too, and few others have."""

    number: int
    text: str
    shared: bool


class Shared(msgspec.Struct, frozen=True):
    """A passage that two submissions share.

    So many `words` (names, numbers and signs of Python) of it are unusual, and the same in both; they stand on so many
    `lines` of the first. `chunks` are the files or cells of the two, and `sides` their lines, cut.
    """

    name: str
    words: int
    lines: int
    chunks: tuple[str, str]
    sides: tuple[tuple[Line, ...], tuple[Line, ...]]


class Likeness(msgspec.Struct, frozen=True):
    """Submissions that share unusual passages, and the two that share most, which are shown."""

    students: tuple[str, ...]
    pair: tuple[str, str]
    passages: tuple[Shared, ...]

    @property
    def lines(self) -> int:
        """How many unusual lines the two share, as the first of them has them."""
        return sum(passage.lines for passage in self.passages)


class Similar(msgspec.Struct, frozen=True):
    """What came of comparing the submissions of an assignment; `digest` tells whether they are the same today."""

    assignment: str
    submissions: int
    digest: str
    groups: tuple[Likeness, ...]


def digest_of(sources: Iterable[str]) -> str:
    """Of a class, given the digest of each one's source."""
    return hashlib.sha256("\0".join(sorted(sources)).encode()).hexdigest()[:16]


def is_of(found: Similar, results: Sequence[SubmissionResult]) -> bool:
    """Whether what was compared is what these results are about."""
    return found.digest == digest_of(result.source_sha256 for result in results)


def read_similar(folder: Path) -> dict[str, Similar]:
    """What was found in the class of `folder`, by assignment; nothing where nobody has looked, or none can read it."""
    try:
        found = msgspec.json.decode((folder / SIMILAR).read_bytes(), type=list[Similar])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return {}
    return {each.assignment: each for each in found}


def write_similar(found: Sequence[Similar], folder: Path) -> Unwritten:
    """Write it; a line where that fails."""
    return write_file(folder / SIMILAR, lambda: msgspec.json.format(msgspec.json.encode(found)).decode() + "\n")
