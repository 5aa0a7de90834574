"""Where the verdict is reached."""

from __future__ import annotations

from autograder.judge.findings import finding
from autograder.judge.loop import Found, Judge, Place, Settings, collect, versions

__all__ = ["Found", "Judge", "Place", "Settings", "collect", "finding", "versions"]
