"""Prints what others get: the exercise for students, the source of an nbgrader course, the archive for Gradescope."""

from __future__ import annotations

from autograder.release.course import release_course
from autograder.release.exercise import printed, release, stale
from autograder.release.gradescope import release_gradescope

__all__ = ["printed", "release", "release_course", "release_gradescope", "stale"]
