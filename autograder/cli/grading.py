"""What `grade` does: progress while it runs, a table of scores, and where everything is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from autograder import data
from autograder.assignment import load_assignment
from autograder.grading import SANDBOX, Job, Journal
from autograder.grading import grade as judge_all
from autograder.reports.formats import RESULTS, flag, write_csv, write_feedback
from autograder.result import SubmissionResult
from autograder.submission import Submission, find

_COULD_NOT_JUDGE = 3


def grade(
    paths: Sequence[Path], name: str, out: Path, jobs: int, resume: bool, seed: int, kind: str, data_dir: Path | None
) -> int:
    """Grade, report, and return the exit code."""
    # A wide terminal is no reason to cut a table that goes into a file.
    console = Console(highlight=False, width=None if os.isatty(1) else 120)
    assignment = load_assignment(name)
    submissions = find(paths, name)
    images = data.load(kind, data_dir)
    journal = Journal(out, resume)
    todo = journal.missing(submissions, seed)
    told = f"{len(submissions)} submissions" + (f", {len(submissions) - len(todo)} judged before" if resume else "")
    console.print(f"{assignment.spec.title}: {told}; data: {images.name}; seed {seed}")
    console.print(
        f"Sandbox: {SANDBOX}. Each submission runs in a process of its own, with limits, and without your files or"
        " network where the kernel has Landlock; it is not a complete lock-down."
    )
    try:
        _run(Job(assignment, images, seed), todo, jobs, journal, console)
    except KeyboardInterrupt:
        console.print(f"Stopped; {len(journal.known)} results are kept. The same command with --resume goes on.")
        raise
    finally:
        journal.close()
    results = _latest(journal.known, submissions)
    for write in (write_csv, write_feedback):
        write(results, out)
    return _finish(results, out, console)


def _run(job: Job, todo: Sequence[Submission], jobs: int, journal: Journal, console: Console) -> None:
    if not todo:
        return
    columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"))
    with Progress(*columns, TimeRemainingColumn(), TextColumn("{task.description}"), console=console) as progress:
        task = progress.add_task("", total=len(todo))
        for result in judge_all(job, todo, jobs):
            journal.add(result)
            progress.update(task, advance=1, description=f"{result.submission}: {result.score():g}")


def _latest(known: Sequence[SubmissionResult], submissions: Sequence[Submission]) -> list[SubmissionResult]:
    """The newest result of each submission, in the order of the class."""
    latest = {result.submission: result for result in known}
    return [latest[submission.student] for submission in submissions if submission.student in latest]


def _finish(results: Sequence[SubmissionResult], out: Path, console: Console) -> int:
    console.print(_table(results))
    console.print(f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   For students: {out / 'feedback'}/")
    broken = [result.submission for result in results if result.broken]
    if broken:
        console.print(f"[red]Could not be judged: {', '.join(broken)}. Run again with --resume.[/red]")
    return _COULD_NOT_JUDGE if broken else 0


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
        table.add_row(result.submission, f"{result.score():g}", *cells, flag(result))
    return table


def _cell(result: SubmissionResult, name: str) -> str:
    score, most = result.score(name), result.max_score(name)
    return f"{score:g}" if score == most else f"[yellow]{score:g}[/yellow]" if score else "[red]0[/red]"
