"""Grades submissions that another program of ours has read: `python -m autograder.cli.batch`, a Batch on its input.

A program of its own, because it forks, and because no submission may come near the program that asked.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from autograder.errors import AutograderError
from autograder.submission import Submission
from autograder.worker.lockdown import die_with_parent

_REFUSED = 2


class Batch(msgspec.Struct):
    """What to judge, by what, and the folder for the results: the options of `autograder grade`."""

    kit: str
    assignment: str
    out: str
    jobs: int
    seed: int | None
    data: str
    data_dir: str
    unsafe: bool
    submissions: list[Submission]


def grade_batch(batch: Batch) -> None:
    """Judge what has no result yet. Progress goes to standard error. Raises AutograderError when nothing can be."""
    command = [sys.executable, "-m", "autograder.cli.batch"]
    done = subprocess.run(command, input=msgspec.msgpack.encode(batch), stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        said = done.stdout.decode(errors="replace").strip()
        raise AutograderError(said or f"The judge ended with exit code {done.returncode}; run the same command again.")


def _grade(batch: Batch) -> None:
    from autograder.cli.grading import Order, console_of, judge, write_reports
    from autograder.cli.platform import needs_linux

    needs_linux()
    order = Order(
        paths=(),
        name=batch.assignment,
        out=Path(batch.out),
        kit=Path(batch.kit) if batch.kit else None,
        jobs=batch.jobs,
        resume=True,
        wait=True,
        seed=batch.seed,
        kind=batch.data,
        data_dir=Path(batch.data_dir) if batch.data_dir else None,
        unsafe=batch.unsafe,
    )
    console = console_of(sys.stderr)
    for line in write_reports(judge(order, batch.submissions, console), order.out):
        console.print(line, markup=False, style="red")


def main() -> int:
    """A batch on standard input; why not, in a line on standard output."""
    die_with_parent()
    try:
        _grade(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Batch))
    except AutograderError as error:
        print(error)
        return _REFUSED
    except KeyboardInterrupt:
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
