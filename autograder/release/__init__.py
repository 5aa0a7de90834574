"""Prints what others get: the exercise for students, the archive for Gradescope."""

from __future__ import annotations

from autograder.release.exercise import find_stale, release, render_exercise
from autograder.release.gradescope import release_gradescope

__all__ = ["find_stale", "release", "release_gradescope", "render_exercise"]
