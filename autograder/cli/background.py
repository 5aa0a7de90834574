"""The program behind a BackgroundRun, `python -m autograder.cli.background`: grades what its caller has read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from autograder.engine.background import RunRequest
from autograder.errors import AutograderError
from autograder.worker.lockdown import die_with_parent

if TYPE_CHECKING:
    from autograder.result import SubmissionResult

_REFUSED = 2


def _grade(request: RunRequest) -> None:
    from autograder.cli.grade import console_of, judge, read_beside, write_reports
    from autograder.cli.platform import needs_linux
    from autograder.cli.progress import Progress
    from autograder.engine.journal import read_newest
    from autograder.reports.student_page import PAGES
    from autograder.result import to_line

    class Aloud(Progress):
        """Writes each result to standard output as a line of JSON, for the program that asked."""

        def on_kept(self, result: SubmissionResult) -> None:
            sys.stdout.buffer.write(to_line(result))
            sys.stdout.buffer.flush()

        def on_result(self, result: SubmissionResult) -> None:
            self.on_kept(result)
            super().on_result(result)

    needs_linux()
    console, out = console_of(sys.stderr), Path(request.options.out)
    read_beside(out)
    judge(request.options, request.submissions, Aloud(console, request.options))
    # Of all that the folder holds: a run for one student is no reason to leave out the rest of the class.
    results = sorted(read_newest(out), key=lambda result: (result.assignment, result.submission))
    written = write_reports(results, out)
    for line in (*written.astray, *written.unwritten):
        console.print(line, markup=False, style="red")
    where = f"All are judged. The class: {out / 'class.html'}   For students: {out / PAGES}/"
    console.print(where, markup=False, soft_wrap=True)


def main() -> int:
    """Answer a RunRequest on standard input: each result, or why there is none, goes to standard output."""
    die_with_parent()
    try:
        _grade(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=RunRequest))
    except AutograderError as error:
        print(error)
        return _REFUSED
    except KeyboardInterrupt:
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
