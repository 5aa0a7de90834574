"""Prints what others get: the exercise for students, alone or with the kit, the archive for Gradescope, a beginning.

A beginning is a first assignment, which an author makes another one of.
"""

from __future__ import annotations

from autograder.release.bundle import release_bundle
from autograder.release.exercise import find_stale, release, render_exercise
from autograder.release.gradescope import release_gradescope
from autograder.release.skeleton import begin

__all__ = ["begin", "find_stale", "release", "release_bundle", "release_gradescope", "render_exercise"]
