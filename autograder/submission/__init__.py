"""What students submit: finding the files, and reading any of them into chunks of source."""

from __future__ import annotations

from autograder.submission.excerpt import find_excerpts
from autograder.submission.find import find
from autograder.submission.model import Answer, Cell, Chunk, Found, LeftOut, Submission
from autograder.submission.notebook import chunks_of
from autograder.submission.read import read, read_answer

__all__ = [
    "Answer",
    "Cell",
    "Chunk",
    "Found",
    "LeftOut",
    "Submission",
    "chunks_of",
    "find",
    "find_excerpts",
    "read",
    "read_answer",
]
