"""Grades submissions that another program of ours has read: `python -m autograder.cli.batch`, a Batch on its input."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from autograder.engine.batch import Batch
from autograder.errors import AutograderError
from autograder.worker.lockdown import die_with_parent

_REFUSED = 2


def _grade(batch: Batch) -> None:
    from autograder.cli.grading import console_of, judge, write_reports
    from autograder.cli.platform import needs_linux

    needs_linux()
    console = console_of(sys.stderr)
    for line in write_reports(judge(batch.order, batch.submissions, console), Path(batch.order.out)):
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
