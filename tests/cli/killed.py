"""Kills `autograder grade` at random moments, resumes it, and compares: a program of its own, because it forks.

It is warm: torch is loaded once, and each run and each zygote is a fork of it, so that a run starts in milliseconds.
Everything else is the real thing. Usage: python -m tests.cli.killed KILLS SEED FOLDER
"""

from __future__ import annotations

import functools
import os
import random
import signal
import socket
import sys
import time
from pathlib import Path

import msgspec
import torch

from autograder.assignment import load_assignment
from autograder.cli.grade import grade as command
from autograder.data import load
from autograder.engine import run as run_module
from autograder.engine.job import Job
from autograder.engine.journal import read_results
from autograder.engine.options import GradeOptions
from autograder.result import SubmissionResult
from autograder.sandbox.forked import Zygote
from autograder.sandbox.tiers import Tier
from autograder.worker import lockdown, zygote
from autograder.worker.orders import Layers
from tests.conftest import KIT, timeless

CLASS = 10
LONGEST = 1.0  # of an undisturbed run's time: some kills come before anything is judged, some when all is


class ForkedZygote(Zygote):
    """A zygote that is a fork of this warm program instead of a program of its own."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours, Layers())
        self.pid = os.fork()
        if self.pid == 0:
            lockdown.die_with_parent()
            sys.argv = ["", str(theirs.detach())]
            ours.close()
            zygote.main()
            os._exit(0)
        theirs.close()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def close(self) -> None:
        super().close()
        os.waitpid(self.pid, 0)

    def last_words(self) -> str:
        return "dead"


class ForkedTier(Tier):
    """Which starts one."""

    def start(self) -> Zygote:
        return ForkedZygote()


def grade(class_folder: Path, out: Path) -> int:
    """The command, with two judges."""
    options = GradeOptions(
        assignment="softmax_regression", out=str(out), resume=True, seed=0, data="synthetic", unsafe=True
    )
    return command([class_folder], options)


def run(class_folder: Path, out: Path, seconds: float | None) -> bool:
    """One run; killed after so many seconds, if it lasts. True when it came to its end."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            code = grade(class_folder, out)
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    reap_orphans()
    return status == 0


def reap_orphans() -> None:
    """Judges, zygotes and workers of a killed run are this program's children now: all must be dying."""
    deadline = time.monotonic() + 5
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        assert time.monotonic() < deadline, "a process outlives the run that started it"
        if pid == 0:
            time.sleep(0.005)


def results(out: Path) -> list[SubmissionResult]:
    """What is on disk, without times."""
    return [timeless(result) for result in read_results(out)] if (out / "results.jsonl").exists() else []


def write_class(folder: Path) -> None:
    """Submissions that differ, a third of them wrong."""
    folder.mkdir()
    model = load_assignment("softmax_regression", KIT).model or ""
    for i in range(CLASS):
        source = model if i % 3 else model.replace("argmax", "argmin")
        (folder / f"s{i:03}.py").write_text(f"{source}\n# {i}\n")


def main() -> None:
    """Print how often it was killed, and how many gradings came to their end and were compared."""
    kills, seed, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    lockdown.adopt_orphans()
    torch.set_num_threads(1)
    zygote._warm_up()
    load("synthetic")  # drawn once, for all runs
    vars(run_module).update(
        Job=functools.partial(Job, functions=("accuracy",)),
        NONE=ForkedTier("none", lambda: (), Layers()),
    )
    chance = random.Random(seed)
    write_class(folder / "class")
    start = time.monotonic()
    assert run(folder / "class", folder / "undisturbed", None)
    longest = LONGEST * (time.monotonic() - start)
    wanted = results(folder / "undisturbed")
    assert len(wanted) == CLASS
    known = {result.submission: result for result in wanted}
    compared = killed = 0
    out = folder / "out0"
    while killed < kills or compared == 0:
        finished = run(folder / "class", out, chance.uniform(0, longest))
        killed += not finished
        found = results(out)
        # Whatever is there is right, and there once.
        assert [known[result.submission] for result in found] == found, "a result that the undisturbed run has not"
        assert len({result.submission for result in found}) == len(found), "a result is there twice"
        if len(found) == CLASS:
            assert finished or run(folder / "class", out, None)
            assert results(out) == wanted, "not the file of the undisturbed run"
            compared += 1
            out = folder / f"out{compared}"
    print(msgspec.json.encode({"killed": killed, "compared": compared}).decode())


if __name__ == "__main__":
    main()
