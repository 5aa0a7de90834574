"""The exercise that is watched, read again whenever something is saved: what is asked, and what is answered."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import read_assignment
from autograder.cli.check import find_exercise_at, known_functions
from autograder.errors import AutograderError
from autograder.judge import Judge, Settings
from autograder.submission import Submission, read

_SAVING_SECONDS = 0.05  # an editor may delete a file before it writes the new one
_SAVING_TIMES = 6


class Exercise:
    """The judge by assignment.toml as it stands, and the submission. Raises UsageError where there is no exercise."""

    def __init__(self, path: Path, functions: Sequence[str]) -> None:
        self.assignment, _ = find_exercise_at(path)
        self._path = self.assignment.folder if path.is_dir() else path
        self._functions = functions
        self._rules = self._read_rules()
        self.judge = self._make_judge()

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.assignment.folder

    @property
    def folders(self) -> set[Path]:
        """Where something may be saved that is read; what lies below them, such as an environment, is no concern."""
        return {self.folder, self._path if self._path.is_dir() else self._path.resolve().parent}

    def read_rules(self) -> bool:
        """Whether assignment.toml says something else than before, so that there is another judge.

        Raises AutograderError for what cannot be used, until it is put right.
        """
        rules = self._read_rules()
        if rules == self._rules:
            return False
        self._rules = b""  # until it can be used
        self.assignment = read_assignment(self.folder)
        self.judge = self._make_judge()
        self._rules = rules
        return True

    def read_submission(self) -> Submission:
        """What the student has saved; its `problem` says why it cannot be judged."""
        for _ in range(_SAVING_TIMES):
            submission = read(self._path, self.assignment.name, "you")
            if not submission.problem:
                break
            time.sleep(_SAVING_SECONDS)
        return submission

    def _read_rules(self) -> bytes:
        path = self.folder / "assignment.toml"
        for left in range(_SAVING_TIMES, -1, -1):
            try:
                if (rules := path.read_bytes()) or not left:
                    return rules
            except OSError as error:
                if not left:
                    raise AutograderError(f"{path} is gone. Restore it from the release.") from error
            time.sleep(_SAVING_SECONDS)
        raise AssertionError("the last look returns or raises")

    def _make_judge(self) -> Judge:
        asked = known_functions(self._functions, self.assignment)
        return Judge(Settings(self.assignment, self.assignment.visible, functions=asked, fork=False))
