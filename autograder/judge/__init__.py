"""The judge: collects the checks, asks a submission, and makes results of what came back."""

from __future__ import annotations

from autograder.judge.evaluation import WorkerFactory, plan
from autograder.judge.exam import Exam, Settings
from autograder.judge.findings import explain_item
from autograder.judge.judge import Judge, OnFunction, versions
from autograder.judge.missing import look_closer
from autograder.judge.parts import Parts, are_right, wait_for

__all__ = [
    "Exam",
    "Judge",
    "OnFunction",
    "Parts",
    "Settings",
    "WorkerFactory",
    "are_right",
    "explain_item",
    "look_closer",
    "plan",
    "versions",
    "wait_for",
]
