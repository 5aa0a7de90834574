"""The folder of an nbgrader course, which needs no nbgrader to be read: what is printed into it, and its doctor."""

from __future__ import annotations

from autograder.nbgrader_course.source import release_course

__all__ = ["release_course"]
