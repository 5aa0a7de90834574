"""What `autograder grade` does: progress while it runs, a table of scores, and where everything is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.cli.progress import Progress
from autograder.engine.journal import RESULTS, count_results
from autograder.engine.options import GradeOptions
from autograder.engine.run import run
from autograder.reports.explanation import points
from autograder.reports.formats import FEEDBACK, flag, write_csv, write_feedback
from autograder.reports.left_out import left_out_lines, write_left_out
from autograder.result import SubmissionResult
from autograder.submission import Submission, find

COULD_NOT_JUDGE = 3


def grade(paths: Sequence[Path], options: GradeOptions) -> int:
    """Grade the submissions in `paths` and write every report; 3 where anything is missing, else 0."""
    console, out = console_of(sys.stdout), Path(options.out)
    found = find(paths, options.assignment)
    results = judge(options, found.submissions, Progress(console, options))
    unwritten = [*write_reports(results, out), *write_left_out(found.left_out, out)]
    return _finish(results, out, console, left_out_lines(found.left_out, out), unwritten)


def judge(options: GradeOptions, submissions: Sequence[Submission], progress: Progress) -> list[SubmissionResult]:
    """Judge what has no result yet, and show how it goes; the results, in the order of the class."""
    try:
        with progress:
            return run(options, submissions, progress)
    except KeyboardInterrupt:
        done = count_results(Path(options.out))
        progress.console.print(f"Stopped; {done} results are kept. The same command with --resume goes on.")
        raise


def write_reports(results: Sequence[SubmissionResult], out: Path) -> list[str]:
    """grades.csv and a page for each; a line for each file that could not be written."""
    return [line for write in (write_csv, write_feedback) for line in write(results, out)]


def console_of(stream: TextIO) -> Console:
    """Where a run tells how it goes. What goes into a file is not cut to the width of any terminal."""
    return Console(file=stream, highlight=False, width=None if stream.isatty() else 140)


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
