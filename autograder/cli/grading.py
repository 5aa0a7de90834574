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

from autograder import data
from autograder.assignment import load_assignment
from autograder.cli.progress import Progress
from autograder.cluster import grade_on_cluster
from autograder.grading import Job
from autograder.grading import grade as judge_all
from autograder.journal import RESULTS, Journal
from autograder.judge import versions
from autograder.reports.explained import points
from autograder.reports.formats import flag, write_csv, write_feedback
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
    return _finish(judge(order, find(order.paths, order.name), console), order.out, console)


def console_of(stream: TextIO) -> Console:
    """Where a run tells how it goes. What goes into a file is not cut to the width of any terminal."""
    return Console(file=stream, highlight=False, width=None if stream.isatty() else 140)


def judge(order: Order, submissions: Sequence[Submission], console: Console) -> list[SubmissionResult]:
    """Judge what has no result yet, and write results and reports; the results, in the order of the class."""
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
    for write in (write_csv, write_feedback):
        write(results, order.out)
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
    told = f"{len(submissions)} submissions"
    told += f", {len(submissions) - len(todo)} judged before" if order.resume else ""
    console.print(f"{job.assignment.spec.title}: {told}; data: {job.data.name}; seed {job.seed}")
    with Progress(console, journal, len(todo)) as progress:
        if order.scheduler:
            console.print(f"Cluster: {order.scheduler}; each machine's sandbox stands in its results.")
            grade_on_cluster(job, todo, progress, order.scheduler, unsafe=order.unsafe)
        else:
            judge_all(job, todo, progress, order.jobs, (NONE,) if order.unsafe else TIERS)


def _finish(results: Sequence[SubmissionResult], out: Path, console: Console) -> int:
    console.print(_table(results))
    console.print(f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   For students: {out / 'feedback'}/")
    broken = [result.submission for result in results if result.broken]
    if broken:
        console.print(f"[red]Could not be judged: {', '.join(broken)}. Run again with --resume.[/red]")
    return COULD_NOT_JUDGE if broken else 0


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
        table.add_row(result.submission, points(result.score()), *cells, flag(result))
    return table


def _cell(result: SubmissionResult, name: str) -> str:
    score, most = result.score(name), result.max_score(name)
    shown = points(score)
    return shown if score == most else f"[yellow]{shown}[/yellow]" if score else "[red]0[/red]"
