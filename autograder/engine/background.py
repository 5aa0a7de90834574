"""Runs in the background: a program of its own judges, which forks, and comes near no memory of the program that asks.

Each result is a line on the program's standard output the moment it is known. What keeps the program from judging is
said there, too, when it ends.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence

import msgspec

from autograder.engine.options import GradeOptions
from autograder.errors import AutograderError
from autograder.result import SubmissionResult, from_line
from autograder.submission import Submission

PROGRAM = "autograder.cli.background"


class RunRequest(msgspec.Struct):
    """What a background run is asked to judge, and how: MessagePack on the standard input of its program."""

    options: GradeOptions
    submissions: list[Submission]


class BackgroundRun:
    """A run that goes on in another program. Its progress goes to standard error, and it ends with this one."""

    def __init__(self, options: GradeOptions, submissions: Sequence[Submission]) -> None:
        self._wanted = {submission.student for submission in submissions}
        self._results: dict[str, SubmissionResult] = {}
        self._failed: str | None = None
        self._news = threading.Condition()
        self._ended = False
        command = [sys.executable, "-m", PROGRAM]
        self._program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked = msgspec.msgpack.encode(RunRequest(options, list(submissions)))
        # Read on, whoever asks when: a program whose words nobody takes would wait.
        threading.Thread(target=self._read, args=(asked,), daemon=True).start()

    def result(self, student: str) -> SubmissionResult:
        """The result of this student, once it is known; of the last one, once all is written.

        Raises AutograderError where the run ended without it.
        """
        with self._news:
            self._news.wait_for(lambda: self._ended or (student in self._results and not self._complete()))
            if self._failed is not None and (student not in self._results or self._complete()):
                raise AutograderError(self._failed)
            return self._results[student]

    def _complete(self) -> bool:
        return self._wanted <= self._results.keys()

    def _read(self, asked: bytes) -> None:
        said: list[str] = []
        with self._program as program:
            assert program.stdin is not None
            assert program.stdout is not None
            # Where it reads no more, its end says why.
            with contextlib.suppress(BrokenPipeError), program.stdin as stdin:
                stdin.write(asked)
            for line in program.stdout:
                if line.startswith(b"{"):
                    result = from_line(line)
                    with self._news:
                        self._results[result.submission] = result
                        self._news.notify_all()
                else:
                    said.append(line.decode(errors="replace").strip())
        with self._news:
            self._ended = True
            if program.returncode != 0 or not self._complete():
                how = f"The judge ended with exit code {program.returncode}; run the same command again."
                self._failed = "\n".join(filter(None, said)) or how
            self._news.notify_all()
