"""What students hand in: finding the files, and reading any of them into chunks of source."""

from __future__ import annotations

from autograder.submission.find import find
from autograder.submission.model import Chunk, Submission
from autograder.submission.read import read

__all__ = ["Chunk", "Submission", "find", "read"]
