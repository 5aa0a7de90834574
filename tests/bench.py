"""`make bench`: what grading costs, as ratios to things measured in the same run.

Usage: python -m tests.bench [cold | class | flat | memory | nbgrader | epoch]...
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import nbformat
import torch

from autograder.assignment import load_assignment
from autograder.data import load, vision
from autograder.diagnosis import PREAMBLE
from autograder.grading import Job, Watcher, grade
from autograder.release import release, release_course
from autograder.result import SubmissionResult
from autograder.sandbox import forked
from autograder.sandbox.tiers import TIERS, open_sandboxes
from autograder.submission import Submission
from autograder.wire import REPLIES, Load
from tests.conftest import KIT, submission
from tests.course import Course

RUNS = 3
CLASS = 96
LIVE = 20
PUPILS = 50
STOCK = 5
NAME = "softmax_regression"
MODEL = KIT / "solutions" / NAME / f"{NAME}.py"


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


def import_torch() -> float:
    """Wall time of the unit of all ratios."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", "import torch"], check=True))


def distinct(count: int) -> list[Submission]:
    """Right answers, no two alike: the model's, with an unusual version of each function in turn."""
    model = MODEL.read_text()
    bank = load_assignment(NAME, KIT).bank("variants")
    sources = []
    for i in range(count):
        unusual = [
            cases[i // len(bank) % len(cases)].source for k, cases in enumerate(bank.values()) if i % len(bank) == k
        ]
        sources.append("\n\n".join([model, PREAMBLE, *unusual, f"# {i}\n"]))
    return [submission(source, f"s{i:04}") for i, source in enumerate(sources)]


class Clock(Watcher):
    """When the sandbox held, and what everybody got."""

    def __init__(self) -> None:
        self.opened_at = 0.0
        self.results: list[SubmissionResult] = []

    def opened(self, tier: str) -> None:
        self.tier = tier
        self.opened_at = time.perf_counter()

    def judged(self, result: SubmissionResult) -> None:
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


def whole_class() -> None:
    """The goal: a class of different right submissions, each with an epoch of its own."""
    cores = os.cpu_count() or 1
    job, pupils = Job(load_assignment(NAME, KIT), load()), distinct(CLASS)
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
    print(f"class of {CLASS}, all of it, {cores} judges, tier {clock.tier}, data {job.data and job.data.name}:")
    print(
        f"  {median(walls):.3f} s for each submission; `import torch`: {median(imports):.2f} s; ratio {ratio:.2f} (goal 0.6)"
    )
    print(f"  in the workers, which run the student's code: {median(shares):.0%} of the cores' time")


def flat() -> None:
    """The cost of each does not grow with the class."""
    job = Job(load_assignment(NAME, KIT), functions=("softmax",))
    model = MODEL.read_text()
    for count in (10, 100, 1000):
        clock = Clock()
        grade(job, [submission(f"{model}\n# {i}\n", f"s{i}") for i in range(count)], clock, os.cpu_count() or 1)
        each = (time.perf_counter() - clock.opened_at) / count
        print(f"softmax alone, class of {count:4}: {each * 1000:.1f} ms for each, once the sandbox is up")


def memory() -> None:
    """What a zygote and its workers hold together: each page counted once."""
    assignment = load_assignment(NAME, KIT)
    job = Job(assignment, load())
    for tier in TIERS:
        (sandbox,) = open_sandboxes(1, job.terms(), tiers=(tier,))
        workers = [sandbox.spawn() for _ in range(LIVE)]
        for worker in workers:
            worker.channel.send(Load([("a.py", MODEL.read_text())], assignment.harness), [])
            worker.channel.receive(REPLIES, time.monotonic() + 10)
        held = sum(map(_proportional, _family(sandbox._zygote._process.pid)))
        for worker in workers:
            worker.end()
        sandbox.close()
        print(f"tier {tier.name}: zygote and {LIVE} live workers: {held / 1e6:.0f} MB together (goal 500)")
    assert job.data is not None
    print(f"  and {job.data.train_images.numel() * 4 / 1e6:.0f} MB of training data, in pages that all workers share")


def _family(pid: int) -> list[int]:
    children = [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]
    return [pid, *(each for child in children for each in _family(child))]


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


def nbgrader() -> None:
    """`nbgrader autograde` with the plug-in, without it, and without it where a notebook asks all that the judge asks."""
    pupils = distinct(PUPILS)
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder) / "course", Path(folder) / "home")
        release_course(NAME, course.folder, KIT)
        course.nbgrader("generate_assignment", NAME)
        for number, pupil in enumerate(pupils):
            book = course.solved()
            book.cells.append(nbformat.v4.new_code_cell(f"# {number}"))
            course.hand_in(pupil.student, nbformat.writes(book))
        data = os.environ.get("AUTOGRADER_DATA_DIR", "")
        ours = seconds(lambda: course.nbgrader("autograde", NAME, AUTOGRADER_DATA_DIR=data)) / PUPILS
        shutil.rmtree(course.folder / "autograded")
        (course.folder / "nbgrader_config.py").write_text("c = get_config()\n")
        for pupil in pupils[STOCK:]:
            shutil.rmtree(course.folder / "submitted" / pupil.student)
        same = seconds(lambda: course.nbgrader("autograde", NAME)) / STOCK
        everything = _all_in_the_kernel(Course(Path(folder) / "stock", Path(folder) / "home"), pupils[:STOCK], data)
    print(
        f"`nbgrader autograde` with the plug-in (all checks, the epoch): {ours:.2f} s for each of {PUPILS}\n"
        f"  stock, the same notebook (visible checks in the kernel): {same:.2f} s for each of {STOCK}; "
        f"ratio {same / ours:.1f}\n"
        f"  stock, all checks and the epoch in the kernel: {everything:.2f} s; ratio {everything / ours:.1f} (goal 10)"
    )


def _all_in_the_kernel(course: Course, pupils: list[Submission], data: str) -> float:
    """Seconds for each, where student code and all checks share a kernel."""
    course.folder.mkdir()
    _course(course.folder, pupils)
    course.nbgrader("generate_assignment", "ps1")
    spent = seconds(lambda: course.nbgrader("autograde", "ps1", AUTOGRADER_DATA_DIR=data))
    graded = [nbformat.read(path, 4) for path in course.folder.glob("autograded/*/ps1/ps1.ipynb")]
    outputs = [output for notebook in graded for cell in notebook.cells for output in cell.outputs]
    assert len(graded) == len(pupils), f"nbgrader graded {len(graded)}"
    assert not any(output.output_type == "error" for output in outputs), "a right answer lost points in nbgrader"
    return spent / len(pupils)


QUESTIONS = """
import pathlib
import pytest
folder = pathlib.Path({folder!r})
(folder / "softmax_regression.py").write_text(In[1])
assert pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]) == 0
"""
FIXTURES = """
import importlib.util
import pytest
@pytest.fixture(scope="session")
def oracle():
    spec = importlib.util.spec_from_file_location("oracle", {oracle!r})
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
"""
EPOCH = """
from autograder.data import load
data = load()
images, labels = data.train_images.float().div(255).flatten(1), data.train_labels
W, b = (0.01 * torch.randn(784, 10)).requires_grad_(), torch.zeros(10, requires_grad=True)
train_epoch(lambda X: softmax(X @ W + b), data_iter(256, images, labels), cross_entropy, lambda n: sgd([W, b], .1, n))
assert accuracy(softmax(data.test_images.float().div(255).flatten(1) @ W + b), data.test_labels) > .75
"""


def _course(folder: Path, pupils: list[Submission]) -> None:
    exercise = _exercise(folder / "elsewhere")
    for target, pupil in [("source", pupils[0]), *((f"submitted/{pupil.student}", pupil) for pupil in pupils)]:
        cells = [_cell(pupil.text, "answer", solution=True)]
        cells += [
            _cell(code, f"test{i}", points=50) for i, code in enumerate((QUESTIONS.format(folder=str(exercise)), EPOCH))
        ]
        notebook = nbformat.v4.new_notebook(cells=cells)
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = folder / target / "ps1" / "ps1.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)


def _exercise(folder: Path) -> Path:
    """Visible and hidden checks in one folder, as a course without a judge would have them."""
    exercise = release(NAME, folder, KIT)
    reference = KIT / "reference" / NAME
    for path in (reference / "hidden").glob("test_*.py"):
        if path.stem != "test_training_run":  # the epoch is a cell of its own
            shutil.copy(path, exercise / "checks" / path.name.replace("test_", "test_hidden_"))
    (exercise / "conftest.py").write_text(FIXTURES.format(oracle=str(reference / "oracle.py")))
    return exercise


def _cell(source: str, name: str, *, points: int = 0, solution: bool = False) -> nbformat.NotebookNode:
    cell = nbformat.v4.new_code_cell(source)
    told = {"grade": bool(points), "locked": bool(points), "solution": solution, "schema_version": 3, "task": False}
    cell.metadata["nbgrader"] = {"grade_id": name, **told, **({"points": points} if points else {})}
    return cell  # type: ignore[no-any-return]


def cold() -> None:
    """One honest grade, alone, from a cold start, and where its time goes."""
    program = "from autograder.cli import main; main()"
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(RUNS):
            args = ("grade", str(MODEL), "--assignment", NAME, "--out", f"{folder}/{number}", "--jobs", "1")
            base = cpu_seconds(sys.executable, "-c", "import torch")
            pairs.append((base, cpu_seconds(sys.executable, "-c", program, *args)))
    imports, grades = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(cost / base for base, cost in pairs)
    print(
        f"one honest grade, alone and cold: {grades:.2f} s of CPU; `import torch`: {imports:.2f} s; ratio {ratio:.2f}"
    )
    clock = Clock()
    grade(Job(load_assignment(NAME, KIT), load()), distinct(2), clock)
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
    from torchvision import transforms

    folder = Path(os.environ["AUTOGRADER_DATA_DIR"])
    images = vision.datasets().FashionMNIST(root=folder, transform=transforms.ToTensor())
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
    "class": whole_class,
    "flat": flat,
    "memory": memory,
    "nbgrader": nbgrader,
    "epoch": epoch,
}


def main() -> None:
    """Print the figures of the sections that were asked for, or of all."""
    torch.set_num_threads(1)
    print(f"data: {load().name}; {os.cpu_count()} cores; medians of {RUNS} runs, taken in turn")
    for name in sys.argv[1:] or SECTIONS:
        SECTIONS[name]()


if __name__ == "__main__":
    main()
