"""Prints what others get: the exercise for students, the archive for Gradescope."""

from __future__ import annotations

from autograder.release.exercise import printed, release, stale
from autograder.release.gradescope import release_gradescope

__all__ = ["printed", "release", "release_gradescope", "stale"]
