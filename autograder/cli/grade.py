"""What `autograder grade` does: progress while it runs, a table of scores, and where everything is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.cli.progress import Progress
from autograder.engine.journal import RESULTS, count_results, read_earlier
from autograder.engine.options import GradeOptions
from autograder.engine.regrade import find_changes
from autograder.engine.run import RunStart, run
from autograder.engine.runs import RUNS, remembered, run_of
from autograder.reports.by_hand import as_they_count, read_decisions
from autograder.reports.changes import CHANGES, write_changes
from autograder.reports.explanation import points
from autograder.reports.flags import NOTHING_WRITTEN, flag
from autograder.reports.formats import FEEDBACK, write_csv, write_feedback, write_html
from autograder.reports.left_out import left_out_lines, write_left_out
from autograder.reports.pages import write_file
from autograder.reports.student_page import PAGES
from autograder.reports.supplied import handed_in_nothing, read_people
from autograder.result import SubmissionResult
from autograder.submission import Submission, find

COULD_NOT_JUDGE = 3


def grade(paths: Sequence[Path], options: GradeOptions) -> int:
    """Grade the submissions in `paths` and write every report; 3 where anything is missing, else 0."""
    console, out = console_of(sys.stdout), Path(options.out)
    found = find(paths, options.assignment)
    read_beside(out)
    results = judge(options, found.submissions, _Remembering(console, options, paths))
    not_judged = write_left_out(found.left_out, out)  # the page of the class tells of these, too
    written = write_reports(results, out)
    written.unwritten += not_judged
    written.unwritten += write_file(out / RUNS, lambda: remembered(out, run_of(options, paths, len(results))))
    return _finish(written, out, console, left_out_lines(found.left_out, out))


def read_beside(out: Path) -> None:
    """Before anything is judged: where what people have written beside the results cannot be read, it is known at once.

    Raises UsageError.
    """
    read_decisions(out)
    read_people(out)


class _Remembering(Progress):
    """Writes down what is judged before it is: `replay` finds the class of a run that was killed, too."""

    def __init__(self, console: Console, options: GradeOptions, paths: Sequence[Path]) -> None:
        super().__init__(console, options)
        self._out, self._paths, self._asked = Path(options.out), paths, options

    def on_start(self, start: RunStart) -> None:
        run = run_of(self._asked, self._paths, start.submissions)
        write_file(self._out / RUNS, lambda: remembered(self._out, run))  # once more at the end, where a fault is told
        super().on_start(start)


def judge(options: GradeOptions, submissions: Sequence[Submission], progress: Progress) -> list[SubmissionResult]:
    """Judge what has no result yet, and show how it goes; the results, in the order of the class."""
    try:
        with progress:
            return run(options, submissions, progress)
    except KeyboardInterrupt:
        done = count_results(Path(options.out))
        kept = "1 result is" if done == 1 else f"{done} results are"
        progress.console.print(f"Stopped; {kept} kept. The same command with --resume goes on.")
        raise


@dataclass
class Written:
    """What the reports of a run say: the results as they count, and how many scores are others than before.

    `absent` has a line for those of the class list who handed in nothing, `astray` one for each decision by hand that
    is about nobody, `unwritten` one for each file that is missing.
    """

    results: list[SubmissionResult]
    changed: int
    absent: list[str]
    astray: list[str]
    unwritten: list[str]


def write_reports(results: Sequence[SubmissionResult], out: Path) -> Written:
    """Write grades.csv, pages for each and one of the class, and what has changed."""
    people = read_people(out)
    decided, astray = as_they_count(out, results, people)
    unwritten = [line for write in (write_csv, write_feedback, write_html) for line in write(decided, out)]
    changes = find_changes(read_earlier(out), results)
    if changes:
        unwritten += write_changes(changes, out)
    absent = list(handed_in_nothing(decided, people))
    return Written(decided, sum(change.of_score for change in changes), absent, astray, unwritten)


def console_of(stream: TextIO) -> Console:
    """Where a run tells how it goes. What goes into a file is not cut to the width of any terminal."""
    return Console(file=stream, highlight=False, width=None if stream.isatty() else 140)


def _nothing_written(results: Sequence[SubmissionResult]) -> Iterator[str]:
    """A line that names those whose 0 says nothing of what they know: perhaps their work is somewhere else."""
    names = [result.submission for result in results if flag(result) == NOTHING_WRITTEN]
    if names:
        who = ", ".join(names)
        yield f"Nothing that can be judged came from {who}: was another file meant? See the notes in grades.csv."


def _finish(written: Written, out: Path, console: Console, left_out: Sequence[str]) -> int:
    results = written.results
    console.print(_table(results))
    where = (
        f"Results: {out / RESULTS}   Grades: {out / 'grades.csv'}   The class: {out / 'class.html'}"
        f"   For students: {out / PAGES}/ and {out / FEEDBACK}/"
    )
    if written.changed:
        where += f"   Scores that changed: {written.changed}, see {out / CHANGES}"
    broken = ", ".join(result.submission for result in results if result.broken)
    lost = [f"{line}." for line in (*written.astray, *written.unwritten)]
    if written.unwritten:
        lost.append(f"Make room, or see who may write there; then `autograder report {out}`, and with --format text.")
    if broken:
        lost.append(f"Could not be judged: {broken}. Run again with --resume.")
    # As it stands: a student's name may hold what the console takes for a style.
    for line in (*left_out, *written.absent, *_nothing_written(results), *_stumbles(results), where):
        console.print(line, markup=False, soft_wrap=True)
    for line in lost:
        console.print(line, markup=False, soft_wrap=True, style="red")
    return COULD_NOT_JUDGE if lost else 0


def _stumbles(results: Sequence[SubmissionResult]) -> Iterator[str]:
    """A line for each function whose mistakes somebody's answers kept from being named."""
    for function in dict.fromkeys(name for result in results for name in result.stumbles):
        first, *others = (result for result in results if function in result.stumbles)
        whose = f"{first.submission} and {len(others)} more" if others else first.submission
        yield (
            f"Naming mistakes in {function} broke off for {whose} ({first.stumbles[function]}). No points are lost"
            f" by it: read that answer, and correct naming/{function}.py."
        )


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
