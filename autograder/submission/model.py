"""A submission: whose it is, and its source in chunks."""

from __future__ import annotations

import hashlib

import msgspec


class Unreadable(Exception):
    """There is nothing to judge; the message is a line for the student."""


class Chunk(msgspec.Struct, frozen=True):
    """A piece of source that runs as one: a file, or a cell of a notebook."""

    name: str
    source: str


class Cell(msgspec.Struct, frozen=True):
    """A cell of a notebook: `kind` is code, markdown or raw; `grade_id` and `asks` are nbgrader's marks.

    `asks` says that it is the course's own cell, which asks for a verdict.
    """

    kind: str
    source: str
    grade_id: str = ""
    asks: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was submitted, as it was read. `problem` says in a line why there is nothing to judge."""

    cells: tuple[Cell, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: str = ""


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """What a student submitted. `problem` says in a line why there is nothing to judge.

    `number` is the person's on the platform that it was downloaded from, if that says one.
    """

    student: str
    number: str = ""
    chunks: tuple[Chunk, ...] = ()
    warnings: tuple[str, ...] = ()
    problem: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines that a report begins with: warnings from reading, and why nothing could be read."""
        return (*self.warnings, self.problem) if self.problem else self.warnings

    @property
    def text(self) -> str:
        """The source of all chunks, one after the other, joined by line ends."""
        return "\n".join(chunk.source for chunk in self.chunks)

    @property
    def sha256(self) -> str:
        """A hash of the chunks, names and sources: two submissions with the same one are the same."""
        return hashlib.sha256(msgspec.msgpack.encode(self.chunks)).hexdigest()


class LeftOut(msgspec.Struct, frozen=True):
    """Something in a class folder that is not judged, and why."""

    name: str
    reason: str


class Found(msgspec.Struct, frozen=True):
    """What lies below the paths that a command was given: every submission, by student, and what is none."""

    submissions: list[Submission]
    left_out: list[LeftOut]
