"""Where the verdict is reached."""

from __future__ import annotations

from autograder.judge.findings import finding
from autograder.judge.loop import Settings, run, versions

__all__ = ["Settings", "finding", "run", "versions"]
