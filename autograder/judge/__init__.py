"""Where the verdict is reached."""

from __future__ import annotations

from autograder.judge.evaluation import WorkerFactory, plan
from autograder.judge.exam import Settings
from autograder.judge.findings import finding
from autograder.judge.judge import Found, Judge, versions

__all__ = ["Found", "Judge", "Settings", "WorkerFactory", "finding", "plan", "versions"]
