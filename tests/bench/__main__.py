"""`make bench`: what grading and checking cost, as ratios to things measured in the same run.

Usage: python -m tests.bench [SECTION]...; the sections are the keys of SECTIONS below.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import torch

from autograder.assignment import load_assignment
from autograder.data import load
from autograder.engine.job import Job, JobListener, grade
from autograder.result import SubmissionResult
from autograder.sandbox import forked
from autograder.sandbox.tiers import TIERS, open_sandbox
from autograder.wire import REPLIES, Load
from autograder.worker import vision
from tests.bench.chapter import chapter
from tests.bench.check import check
from tests.bench.common import MODEL, NAME, distinct, import_torch, seconds
from tests.bench.fuzz import fuzz
from tests.bench.names import names
from tests.bench.nbgrader import nbgrader
from tests.bench.reading import reading
from tests.bench.reports import reports
from tests.bench.similar import similar
from tests.conftest import KIT, submission

RUNS = 3
CLASS = 96
LIVE = 20


def cpu_seconds(*command: str) -> float:
    """User and system time of a command and of the children that it waits for; not of what a sandbox's end kills."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=KIT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Clock(JobListener):
    """When the sandbox held, and what everybody got."""

    def __init__(self) -> None:
        self.opened_at = 0.0
        self.results: list[SubmissionResult] = []

    def on_sandbox(self, tier: str) -> None:
        self.tier = tier
        self.opened_at = time.perf_counter()

    def on_result(self, result: SubmissionResult) -> None:
        self.results.append(result)


@contextmanager
def workers_time() -> Iterator[Callable[[], float]]:
    """Processor time of all workers that end meanwhile, in whatever judge."""
    total = multiprocessing.Value("d", 0.0)
    end = forked.Worker.end

    def counted(self: forked.Worker, *, lost: bool = False) -> str:
        how = end(self, lost=lost)
        with total.get_lock():
            total.value += self.cpu
        return how

    forked.Worker.end = counted  # type: ignore[method-assign]
    try:
        yield lambda: total.value
    finally:
        forked.Worker.end = end  # type: ignore[method-assign]


def job_of() -> Job:
    """The whole assignment, on the best data that there are."""
    assignment = load_assignment(NAME, KIT)
    return Job(assignment, assignment.resources())


def whole_class() -> None:
    """The goal: a class of different right submissions, each with an epoch of its own."""
    cores = os.cpu_count() or 1
    job, pupils = job_of(), distinct(CLASS)
    imports, walls, shares = [], [], []
    for _ in range(RUNS):
        imports.append(import_torch())
        clock = Clock()
        with workers_time() as worked:
            wall = seconds(lambda clock=clock: grade(job, pupils, clock, cores))  # type: ignore[misc]
            shares.append(worked() / (wall * cores))
        walls.append(wall / CLASS)
        assert all(result.score() == 100 for result in clock.results), "a right answer lost points"
    ratio = median(wall / base for base, wall in zip(imports, walls, strict=True))
    print(
        f"class of {CLASS}, all of it, {cores} judges, tier {clock.tier}, data {job.resources and job.resources.data}:"
    )
    print(
        f"  {median(walls):.3f} s for each submission; `import torch`: {median(imports):.2f} s; ratio {ratio:.2f} (goal 0.3)"
    )
    print(f"  in the workers, which run the student's code: {median(shares):.0%} of the cores' time")


def flat() -> None:
    """The cost of each does not grow with the class."""
    job = Job(load_assignment(NAME, KIT), functions=("softmax",))
    for count in (10, 100, 1000):
        clock = Clock()
        grade(job, [submission(f"{MODEL}\n# {i}\n", f"s{i}") for i in range(count)], clock, os.cpu_count() or 1)
        each = (time.perf_counter() - clock.opened_at) / count
        print(f"softmax alone, class of {count:4}: {each * 1000:.1f} ms for each, once the sandbox is up")


def memory() -> None:
    """What a zygote and its workers hold together: each page counted once."""
    assignment, job = load_assignment(NAME, KIT), job_of()
    for tier in TIERS:
        sandbox = open_sandbox(job.terms(), tiers=(tier,))
        workers = [sandbox.spawn() for _ in range(LIVE)]
        for worker in workers:
            worker.channel.send(Load([("a.py", MODEL)], assignment.harness), [])
            worker.channel.receive(REPLIES, time.monotonic() + 10)
        held = sum(map(_proportional, _family(sandbox._zygote.pid)))
        for worker in workers:
            worker.end()
        sandbox.close()
        print(f"tier {tier.name}: zygote and {LIVE} live workers: {held / 1e6:.0f} MB together (goal 400)")
    assert job.resources is not None
    shared = sum(tensor.nbytes for tensor in job.resources.shared().values())
    print(f"  and {shared / 1e6:.0f} MB of training data, in pages that all workers share")


def _family(pid: int) -> list[int]:
    children = [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    return [pid, *(each for child in children for each in _family(child))]


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


def cold() -> None:
    """One honest grade, alone, from a cold start, and where its time goes."""
    program = "from autograder.cli import main; main()"
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        honest = Path(folder) / f"{NAME}.py"
        honest.write_text(MODEL)
        for number in range(RUNS):
            args = ("grade", str(honest), "--assignment", NAME, "--out", f"{folder}/{number}", "--jobs", "1")
            base = cpu_seconds(sys.executable, "-c", "import torch")
            pairs.append((base, cpu_seconds(sys.executable, "-c", program, *args)))
    imports, grades = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(cost / base for base, cost in pairs)
    print("one honest grade, alone and cold, in the process that judges:")
    print(f"  {grades:.2f} s of CPU; `import torch`: {imports:.2f} s; ratio {ratio:.2f} (goal 2.5)")
    clock = Clock()
    grade(job_of(), distinct(2), clock)
    result = clock.results[-1]
    for name in result.functions:
        spent = sum(check.seconds for check in result.checks if check.function == name)
        print(f"  {name:14} {spent:.3f} s in {sum(check.function == name for check in result.checks)} checks")


def epoch_in_memory() -> None:
    """One pass over the training set in batches of 256, as the kit holds it."""
    data = load()
    images = data.train_images.float().div(255)
    for batch in torch.randperm(len(images)).split(256):
        images[batch].sum()


def epoch_of_a_loader() -> None:
    """One pass as the book has it: torchvision's data set, ToTensor, a DataLoader."""
    from torch.utils.data import DataLoader

    folder = Path(os.environ["AUTOGRADER_DATA_DIR"])
    torchvision = vision.torchvision()
    images = torchvision.datasets.FashionMNIST(root=folder, transform=torchvision.transforms.ToTensor())
    for X, _ in DataLoader(images, 256, shuffle=True):
        X.sum()


def epoch() -> None:
    """The data in memory against the data through a loader."""
    if not os.environ.get("AUTOGRADER_DATA_DIR"):
        print("an epoch through a loader: set AUTOGRADER_DATA_DIR to measure it")
        return
    both = [(seconds(epoch_in_memory), seconds(epoch_of_a_loader)) for _ in range(RUNS)]
    held, loader = (median(column) for column in zip(*both, strict=True))
    ratio = median(slow / fast for fast, slow in both)
    print(f"an epoch of the data in memory: {held:.2f} s; of a DataLoader: {loader:.2f} s; ratio {ratio:.1f}")


SECTIONS = {
    "cold": cold,
    "check": check,
    "class": whole_class,
    "chapter": chapter,
    "flat": flat,
    "memory": memory,
    "nbgrader": nbgrader,
    "epoch": epoch,
    "reading": reading,
    "fuzz": fuzz,
    "names": names,
    "reports": reports,
    "similar": similar,
}


def main() -> None:
    """Print the figures of the sections that were asked for, or of all."""
    torch.set_num_threads(1)
    print(f"data: {load().name}; {os.cpu_count()} cores; medians of {RUNS} runs, taken in turn")
    for name in sys.argv[1:] or SECTIONS:
        SECTIONS[name]()


if __name__ == "__main__":
    main()
