"""What `grade` does: progress while it runs, a table of scores, and where everything is."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder import data
from autograder.assignment import load_assignment
from autograder.cli.progress import Progress
from autograder.cluster import grade_on_cluster
from autograder.grading import Job
from autograder.grading import grade as judge_all
from autograder.journal import RESULTS, Journal
from autograder.judge import versions
from autograder.reports.explained import points
from autograder.reports.formats import FEEDBACK, flag, write_csv, write_feedback
from autograder.reports.left_out import left_out_lines, write_left_out
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission, find

COULD_NOT_JUDGE = 3
_SEEDS = 1 << 31


@dataclass(frozen=True)
class Order:
    """The options of `grade`."""

    paths: Sequence[Path]
    name: str
    out: Path
    kit: Path | None = None
    jobs: int = 2
    resume: bool = False
    wait: bool = False
    seed: int | None = None
    kind: str = "auto"
    data_dir: Path | None = None
    unsafe: bool = False
    scheduler: str | None = None


def grade(order: Order) -> int:
    """Grade, report, and return the exit code."""
    console = console_of(sys.stdout)
    found = find(order.paths, order.name)
    results = judge(order, found.submissions, console)
    unwritten = [*write_reports(results, order.out), *write_left_out(found.left_out, order.out)]
    return _finish(results, order.out, console, left_out_lines(found.left_out, order.out), unwritten)


def write_reports(results: Sequence[SubmissionResult], out: Path) -> list[str]:
    """grades.csv and a page for each; a line for each file that could not be written."""
    return [line for write in (write_csv, write_feedback) for line in write(results, out)]


def console_of(stream: TextIO) -> Console:
    """Where a run tells how it goes. What goes into a file is not cut to the width of any terminal."""
    return Console(file=stream, highlight=False, width=None if stream.isatty() else 140)


def judge(order: Order, submissions: Sequence[Submission], console: Console) -> list[SubmissionResult]:
    """Judge what has no result yet, and keep it; the results, in the order of the class."""
    assignment = load_assignment(order.name, order.kit)
    images = data.load(order.kind, order.data_dir)
    journal = Journal(order.out, resume=order.resume, wait=order.wait)
    try:
        job = Job(assignment, images, _seed(order, journal))
        _judge(job, submissions, order, journal, console)
        results = journal.settle(order.name, [submission.student for submission in submissions])
    except KeyboardInterrupt:
        console.print(f"Stopped; {journal.count()} results are kept. The same command with --resume goes on.")
        raise
    finally:
        journal.close()
    return results


def _seed(order: Order, journal: Journal) -> int:
    """What was asked for, or the seed of the results that are there, or a fresh one: nobody knows it beforehand."""
    if order.seed is not None:
        return order.seed
    known = journal.seed(order.name)
    return secrets.randbelow(_SEEDS) if known is None else known


def _judge(job: Job, submissions: Sequence[Submission], order: Order, journal: Journal, console: Console) -> None:
    assert job.data is not None
    todo = journal.missing(submissions, job.seed, job.data.name, versions(job.assignment))
    told = f"{len(submissions)} submission{'' if len(submissions) == 1 else 's'}"
    told += f", {len(submissions) - len(todo)} judged before" if order.resume else ""
    console.print(f"{job.assignment.spec.title}: {told}; data: {job.data.name}; seed {job.seed}")
    with Progress(console, journal, len(todo)) as progress:
        if order.scheduler:
            console.print(f"Cluster: {order.scheduler}; each machine's sandbox stands in its results.")
            grade_on_cluster(job, todo, progress, order.scheduler, unsafe=order.unsafe)
        else:
            judge_all(job, todo, progress, order.jobs, (NONE,) if order.unsafe else TIERS)


def _finish(
    results: Sequence[SubmissionResult], out: Path, console: Console, left_out: Sequence[str], unwritten: Sequence[str]
) -> int:
    console.print(_table(results))
    where = f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   For students: {out / FEEDBACK}/"
    broken = ", ".join(result.submission for result in results if result.broken)
    lost = [f"{line}." for line in unwritten]
    if lost:
        lost.append(f"Make room, or see who may write there; then `autograder report {out}`, and with --format text.")
    if broken:
        lost.append(f"Could not be judged: {broken}. Run again with --resume.")
    # As it stands: a student's name may hold what the console takes for a style.
    for line in (*left_out, where):
        console.print(line, markup=False, soft_wrap=True)
    for line in lost:
        console.print(line, markup=False, soft_wrap=True, style="red")
    return COULD_NOT_JUDGE if lost else 0


def _table(results: Sequence[SubmissionResult]) -> Table:
    table = Table()
    table.add_column("submission", overflow="fold")
    table.add_column("score", justify="right")
    functions = list(dict.fromkeys(name for result in results for name in result.functions))
    for name in functions:
        table.add_column(name.replace("_", " "), justify="right")
    table.add_column("flag")
    for result in results:
        cells = [_cell(result, name) for name in functions]
        table.add_row(Text(result.submission), points(result.score()), *cells, flag(result))
    return table


def _cell(result: SubmissionResult, name: str) -> str:
    score, most = result.score(name), result.max_score(name)
    shown = points(score)
    return shown if score == most else f"[yellow]{shown}[/yellow]" if score else "[red]0[/red]"
