"""Has submissions judged by a program of its own, which forks, and comes near no memory of the program that asks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import msgspec

from autograder.engine.order import Order
from autograder.errors import AutograderError
from autograder.submission import Submission

PROGRAM = "autograder.cli.batch"


class Batch(msgspec.Struct):
    """What is written to the program's standard input."""

    order: Order
    submissions: list[Submission]


def run_apart(order: Order, submissions: Sequence[Submission]) -> None:
    """Judge what has no result yet. Progress goes to standard error. Raises AutograderError when nothing can be."""
    asked = msgspec.msgpack.encode(Batch(order, list(submissions)))
    done = subprocess.run([sys.executable, "-m", PROGRAM], input=asked, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        said = done.stdout.decode(errors="replace").strip()
        raise AutograderError(said or f"The judge ended with exit code {done.returncode}; run the same command again.")
