"""What students hand in: finding the files, and reading any of them into chunks of source."""

from __future__ import annotations

from autograder.submission.find import find
from autograder.submission.model import Answer, Cell, Chunk, Submission
from autograder.submission.notebook import chunks_of
from autograder.submission.read import is_stub, read, read_answer

__all__ = ["Answer", "Cell", "Chunk", "Submission", "chunks_of", "find", "is_stub", "read", "read_answer"]
