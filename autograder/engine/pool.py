"""Judges side by side, each with a sandbox of its own, forked once the checks are collected.

Theory of operation. This process starts a sandbox, collects the checks, and forks both for each judge, so that what
they all need is in memory once. Then it hands each judge a submission at a time over a pipe, and hands on what comes
back, function by function. A judge that dies, or whose sandbox does, takes nothing with it: its submission is judged
once more by a new one, and then `broken`. A judge that does not come back while a submission has time is killed with
its sandbox, and what it has found out until then is the result; it asks nothing more itself some time before that, so
this is for the rest. Whatever ends this process ends all others: the kernel kills judges and sandboxes with it.
"""

from __future__ import annotations

import contextlib
import gc
import math
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from autograder.endpoint.protocol import SandboxDied
from autograder.judge import Judge, WorkerFactory
from autograder.result import CheckResult, SubmissionResult
from autograder.sandbox.tiers import Sandbox
from autograder.submission import Submission
from autograder.worker.lockdown import die_with_parent

_CONTEXT = multiprocessing.get_context("fork")


@dataclass
class JudgeProcess:
    """A judge process, as the process that forked it sees it."""

    sandbox: Sandbox
    handle: BaseProcess
    pipe: Connection
    submission: Submission | None = None
    known: dict[str, CheckResult] = field(default_factory=dict)  # of this submission, by the id of the check
    end: float = math.inf  # of its time, by time.monotonic()


@dataclass
class Pool:
    """The judges. `on_result` hears of every result, `on_begin` of every submission that a judge takes up."""

    judge: Judge
    on_begin: Callable[[str], None]
    on_result: Callable[[Submission, SubmissionResult], None]
    judges: list[JudgeProcess] = field(default_factory=list)
    ends: dict[str, float] = field(default_factory=dict)  # of the time of each student's submission
    retried: set[str] = field(default_factory=set)

    def run(self, todo: deque[Submission], sandbox: Sandbox, jobs: int) -> None:
        """Until nothing is left to do, by so many judges, each of which has a fork of the sandbox."""
        for _ in range(jobs):
            own = sandbox.fork()
            self.judges.append(JudgeProcess(own, *self._fork(own)))
        for process in self.judges:
            self._give(process, todo)
        while busy := [process for process in self.judges if process.submission is not None]:
            left = min(process.end for process in busy) - time.monotonic()
            ready = wait([each for one in busy for each in (one.pipe, one.handle.sentinel)], max(0.0, left))
            for process in busy:
                if process.pipe in ready or process.handle.sentinel in ready:
                    self._take(process, todo)
                elif time.monotonic() >= process.end:
                    self._break_off(process, todo)

    def close(self) -> None:
        """Kill all judges and their sandboxes, whatever they are doing, and reap them."""
        for process in self.judges:
            process.handle.kill()
            process.pipe.close()
        for process in self.judges:
            process.sandbox.close()
            process.handle.join()

    def _give(self, process: JudgeProcess, todo: deque[Submission]) -> None:
        process.submission, process.known = todo.popleft() if todo else None, {}
        if process.submission is not None:
            end = time.monotonic() + self.judge.settings.assignment.spec.limits.submission
            process.end = self.ends.setdefault(process.submission.student, end)  # who is judged again gets no more time
            self.on_begin(process.submission.student)
            with contextlib.suppress(OSError):  # a judge that is just dying is found out by its end
                process.pipe.send(process.submission)

    def _take(self, process: JudgeProcess, todo: deque[Submission]) -> None:
        submission = process.submission
        assert submission is not None
        try:
            found = process.pipe.recv()
        except (EOFError, OSError):
            found = "the judge died twice"
        if isinstance(found, list):
            process.known.update({each.id: each for each in found})
            return
        result = found if isinstance(found, SubmissionResult) else self._once_more(process, todo, found)
        self._give(process, todo)  # first: a judge need not wait for what is done with a result
        if result is not None:
            self.on_result(submission, result)

    def _once_more(self, process: JudgeProcess, todo: deque[Submission], why: str) -> SubmissionResult | None:
        """A judge or its sandbox died, perhaps of the submission: the second time that is no zero, but `broken`."""
        submission = process.submission
        assert submission is not None
        self._replace(process)
        if submission.student in self.retried:
            return self.judge.record_broken(submission, why, process.sandbox.tier.name)
        self.retried.add(submission.student)
        todo.appendleft(submission)
        return None

    def _break_off(self, process: JudgeProcess, todo: deque[Submission]) -> None:
        """Its time is up: what is not known by now stays unknown, and the next one starts."""
        submission, tier = process.submission, process.sandbox.tier.name
        assert submission is not None
        if submission.student in self.retried:  # its time may have gone to a judge that died
            result = self.judge.record_broken(submission, "the judge died, and the time is up", tier)
        else:
            result = self.judge.record_unfinished(submission, list(process.known.values()), tier)
        self._replace(process)
        self._give(process, todo)
        self.on_result(submission, result)

    def _replace(self, process: JudgeProcess) -> None:
        process.handle.kill()
        process.handle.join()
        process.pipe.close()
        process.sandbox.restart()
        process.handle, process.pipe = self._fork(process.sandbox)

    def _fork(self, sandbox: Sandbox) -> tuple[BaseProcess, Connection]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(self.judge, sandbox, theirs, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return process, ours


def worker_factory(sandbox: Sandbox) -> WorkerFactory:
    """What gives a judge the workers of this sandbox."""
    return WorkerFactory(sandbox.spawn, sandbox.tier.name)


def _serve(judge: Judge, sandbox: Sandbox, pipe: Connection, parent: int) -> None:
    """A judge's life: a submission in, the results of its functions out, and then all of it, or why it cannot go on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that forked this one
    die_with_parent()
    if os.getppid() != parent:
        return
    gc.freeze()
    gc.enable()
    workers = worker_factory(sandbox)
    try:
        while True:
            pipe.send(judge.judge(pipe.recv(), workers, pipe.send))
    except SandboxDied as died:
        pipe.send(str(died))
