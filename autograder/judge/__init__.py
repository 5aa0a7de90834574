"""The judge: collects the checks, asks a submission, and makes results of what came back."""

from __future__ import annotations

from autograder.judge.evaluation import WorkerFactory, plan
from autograder.judge.exam import Settings
from autograder.judge.findings import explain_item
from autograder.judge.judge import Judge, OnFunction, versions

__all__ = ["Judge", "OnFunction", "Settings", "WorkerFactory", "explain_item", "plan", "versions"]
