"""`make bench`: what grading costs, as ratios to things measured in the same run."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import torch

from autograder.assignment import load_assignment
from autograder.data import load, vision
from autograder.grading import Job, grade
from tests.conftest import KIT, submission

RUNS = 3
MODEL = KIT / "solutions" / "softmax_regression" / "softmax_regression.py"


def cpu_seconds(*command: str) -> float:
    """User and system time of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=KIT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def seconds(work: Callable[[], object]) -> float:
    """Wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_grade(folder: str, number: int) -> float:
    """CPU time of one honest grade, alone and cold."""
    program = "from autograder.cli import main; main()"
    args = ("grade", str(MODEL), "--assignment", "softmax_regression", "--out", f"{folder}/{number}", "--jobs", "1")
    return cpu_seconds(sys.executable, "-c", program, *args)


def epoch_in_memory() -> None:
    """One pass over the training set in batches of 256, as the kit holds it."""
    data = load()
    images = data.train_images.float().div(255)
    for batch in torch.randperm(len(images)).split(256):
        images[batch].sum()


def epoch_of_a_loader() -> None:
    """One pass as the book has it: torchvision's data set, ToTensor, a DataLoader."""
    from torch.utils.data import DataLoader
    from torchvision import transforms

    folder = Path(os.environ["AUTOGRADER_DATA_DIR"])
    images = vision.datasets().FashionMNIST(root=folder, transform=transforms.ToTensor())
    for X, _ in DataLoader(images, 256, shuffle=True):
        X.sum()


def main() -> None:
    """Print the figures."""
    torch.set_num_threads(1)
    print(f"data: {load().name}; medians of {RUNS} runs, taken in turn")
    with tempfile.TemporaryDirectory() as folder:
        pairs = [
            (cpu_seconds(sys.executable, "-c", "import torch"), one_grade(folder, number)) for number in range(RUNS)
        ]
    imports, grades = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(cost / base for base, cost in pairs)
    print(
        f"one honest grade, alone and cold: {grades:.2f} s of CPU; `import torch`: {imports:.2f} s; ratio {ratio:.2f}"
    )
    job = Job(load_assignment("softmax_regression", KIT), load())
    (result,) = grade(job, [submission(MODEL.read_text())])
    for name in result.functions:
        spent = sum(check.seconds for check in result.checks if check.function == name)
        print(f"  {name:14} {spent:.3f} s in {sum(check.function == name for check in result.checks)} checks")
    if os.environ.get("AUTOGRADER_DATA_DIR"):
        both = [(seconds(epoch_in_memory), seconds(epoch_of_a_loader)) for _ in range(RUNS)]
        memory, loader = (median(column) for column in zip(*both, strict=True))
        print(f"an epoch of the data in memory: {memory:.2f} s; of a DataLoader: {loader:.2f} s")
        print(f"  ratio {median(slow / fast for fast, slow in both):.1f}")


if __name__ == "__main__":
    main()
