"""Grades a class: several judges side by side, each with a zygote, and a journal that keeps what is known."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from autograder.assignment import Assignment
from autograder.data import DataSet
from autograder.errors import AutograderError, UsageError
from autograder.judge import Settings, run, versions
from autograder.reports import read_results
from autograder.reports.formats import RESULTS
from autograder.result import SubmissionResult, to_line
from autograder.sandbox.forked import Zygote
from autograder.submission import Submission

SANDBOX = "process"  # a process of its own, with limits, but not yet locked down
_POLL_SECONDS = 1.0


@dataclass(frozen=True)
class Job:
    """What every judge is given."""

    assignment: Assignment
    data: DataSet | None = None
    seed: int = 0
    functions: tuple[str, ...] = ()
    visible_only: bool = False

    def settings(self, zygote: Zygote) -> Settings:
        """Lend the zygote the data, and say how to judge with it."""
        if self.data is not None:
            zygote.share("images", self.data.train_images.flatten(1))
            zygote.share("labels", self.data.train_labels)
        a = self.assignment
        memory = a.spec.limits.memory << 20
        folders = (a.visible,) if self.visible_only else (a.visible, a.hidden)
        return Settings(a, lambda: zygote.spawn(memory), folders, self.seed, self.data, SANDBOX, self.functions)


def grade(job: Job, submissions: Sequence[Submission], jobs: int = 1) -> Iterator[SubmissionResult]:
    """The results, as they come. A judge that dies takes one submission with it, which raises AutograderError."""
    torch.set_num_threads(1)
    jobs = max(1, min(jobs, len(submissions)))
    context = multiprocessing.get_context("fork")
    todo, done = context.Queue(), context.Queue()
    for submission in submissions:
        todo.put(submission)
    for _ in range(jobs):
        todo.put(None)
    judges = [context.Process(target=_judge, args=(job, todo, done), daemon=True) for _ in range(jobs)]
    for judge in judges:
        judge.start()
    try:
        for _ in submissions:
            yield _next(done, judges)
    finally:
        for judge in judges:
            judge.terminate() if judge.is_alive() else None
            judge.join()
        for channel in (todo, done):
            channel.cancel_join_thread()
            channel.close()


def _next(done: Any, judges: Sequence[Any]) -> SubmissionResult:
    while True:
        with contextlib.suppress(queue.Empty):
            found = done.get(timeout=_POLL_SECONDS)
            if isinstance(found, SubmissionResult):
                return found
            raise AutograderError(str(found))
        if not any(judge.is_alive() for judge in judges):
            raise AutograderError("The judges died; run the command again with --resume.")


def _judge(job: Job, todo: Any, done: Any) -> None:
    try:
        with Zygote() as zygote:
            run(job.settings(zygote), iter(todo.get, None), done.put)
    except KeyboardInterrupt:
        pass
    except AutograderError as error:
        done.put(error)
    except Exception as error:
        done.put(AutograderError(f"The judge stopped: {type(error).__name__}: {error}"))


class Journal:
    """results.jsonl: a line for each submission, on disk before the next one is begun."""

    def __init__(self, folder: Path, resume: bool) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / RESULTS
        if self.path.exists() and not resume:
            raise UsageError(f"{folder} holds results already: add --resume to go on, or name another folder.")
        self.known: list[SubmissionResult] = read_results(folder) if self.path.exists() else []
        whole = b"".join(map(to_line, self.known))
        if self.known and self.path.read_bytes() != whole:
            self.path.write_bytes(whole)  # without the torn last line
        self._file = self.path.open("ab")

    def add(self, result: SubmissionResult) -> None:
        """Keep a result for good."""
        self._file.write(to_line(result))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.known.append(result)

    def missing(self, submissions: Sequence[Submission], seed: int) -> list[Submission]:
        """The submissions that have no result for this source, seed and these versions."""
        done = {
            (r.submission, r.source_sha256, r.seed) for r in self.known if r.versions == versions() and not r.broken
        }
        return [s for s in submissions if (s.student, s.sha256, seed) not in done]

    def close(self) -> None:
        """Nothing is written after this."""
        self._file.close()
