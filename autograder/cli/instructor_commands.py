"""The commands of instructors: `autograder grade`, `report`, `replay`, `adopt` and `similar`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from autograder.cli.platform import DATA, needs_linux

_FORMATS = (
    "csv",
    "text",
    "html",
    "checks",
    "gradescope",
    "junit",
    "github",
    "canvas",
    "moodle",
)  # those of autograder.reports, which takes time to import


@click.command("grade")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--assignment", "name", required=True, help="Its name in the kit.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option(
    "--jobs", default=os.cpu_count(), show_default="one for each core", type=click.IntRange(1), help="Judges."
)
@click.option("--resume", is_flag=True, help="Keep the results that OUT holds, and judge only what is missing.")
@click.option(
    "--regrade", is_flag=True, help="As --resume; and judge again what a change of checks, points, data ... touches."
)
@click.option(
    "--seed", show_default="a fresh one, or that of OUT", type=click.IntRange(0), help="What the checks draw."
)
@click.option("--data", default="auto", show_default=True, help=DATA)
@click.option("--data-dir", type=click.Path(path_type=Path), help="Folder that holds the data.")
@click.option("--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run code that you trust where no sandbox holds.")
@click.option("--scheduler", help="Address of a dask.distributed scheduler: grade on its cluster.")
def grade_command(
    paths: tuple[Path, ...],
    name: str,
    out: Path,
    resume: bool,
    data_dir: Path | None,
    scheduler: str | None,
    **options: Any,
) -> int:
    """Grade submissions against the hidden reference.

    PATHS are submissions (.py, .ipynb, .zip) or folders of them, such as a download from Canvas, Moodle or Gradescope.
    Exit code 0: all judged and written, 3: some could not be.
    """
    needs_linux()
    from autograder.cli.grade import grade
    from autograder.engine.options import GradeOptions

    texts: dict[str, Any] = {"out": str(out), "data_dir": str(data_dir or ""), "scheduler": scheduler or ""}
    return grade(paths, GradeOptions(assignment=name, resume=resume or options["regrade"], **texts, **options))


@click.command("report")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "form", default="csv", show_default=True, type=click.Choice(_FORMATS))
@click.option("--gradebook", type=click.Path(path_type=Path), help="For canvas and moodle: the file that it exported.")
@click.option("--column", default="", help="The gradebook's column to fill in, where it is not clear.")
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="CSV file with id, name and email of the class.  [default: FOLDER/roster.csv]",
)
def report_command(folder: Path, form: str, gradebook: Path | None, column: str, roster: Path | None) -> int:
    """Write a report again from the results in FOLDER, or fill in a gradebook.

    Exit code 0: all written, 3: something was not, such as the score of somebody whom the gradebook does not name.
    """
    from autograder.engine.journal import read_newest
    from autograder.engine.runs import unfinished
    from autograder.errors import UsageError
    from autograder.reports import FORMATS, GRADEBOOKS, Supplied
    from autograder.reports.by_hand import as_they_count, behind_decisions
    from autograder.reports.supplied import handed_in_nothing, read_people

    judged = read_newest(folder)
    people = read_people(folder, roster)
    results, astray = as_they_count(folder, judged, people)
    astray = [*unfinished(folder, judged), *astray]
    if form in FORMATS:
        if gradebook or column:
            raise UsageError(f"{form} fills in no gradebook: leave --gradebook and --column out.")
        lines = [
            f"{line}: make room, or see who may write there, and run the same command again."
            for line in FORMATS[form](results, folder)
        ]
    else:
        if len({result.assignment for result in results}) > 1:
            raise UsageError(f"{folder} holds results of several assignments: grade each into a folder of its own.")
        report = GRADEBOOKS[form](results, folder, Supplied(gradebook, column, people))
        lines = [f"{line}: not filled in." for line in report.unwritten]
        for note in report.notes:
            click.echo(note)
    for line in handed_in_nothing(results, people):
        click.echo(line)
    for line in (*astray, *lines):
        click.echo(f"autograder: {line}", err=True)
    click.echo(f"Written to {folder}.")
    if stale := behind_decisions(folder):
        click.echo(f"What by_hand.toml says now does not stand in it yet: {', '.join(stale)}.")
    return 3 if astray or lines else 0


@click.command("replay")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("student")
@click.option("--function", default="", help="This one alone.")
@click.option("--submissions", type=click.Path(path_type=Path), help="Where the class lies now, if it was moved.")
def replay_command(folder: Path, student: str, function: str, submissions: Path | None) -> int:
    """Judge one submission of FOLDER's results again, and print everything: hidden inputs, answers, messages.

    STUDENT is what grades.csv calls them. The results stay as they are. Exit code 3: it could not be judged.
    """
    needs_linux()
    from autograder.cli.replay import show

    return show(folder, student, function, [submissions] if submissions else [])


@click.command("adopt")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("group")
@click.option("--name", required=True, help="What the mistake is called from now on, such as dim0_after_max.")
@click.option("--says", default="", help="What students read of it, where by_hand.toml has no sentence.")
@click.option("--submissions", type=click.Path(path_type=Path), help="Where the class lies now, if it was moved.")
@click.option("--yes", is_flag=True, help="I have read the code: write it without asking.")
def adopt_command(folder: Path, group: str, name: str, says: str, submissions: Path | None, yes: bool) -> int:
    """Take a mistake without a name into the bank: GROUP of FOLDER's results, as class.html calls it.

    The entry is the function of one of the group, as submitted, without comments, and the sentence of by_hand.toml. It
    is shown first, and written only if `verify` would have nothing against it.
    """
    needs_linux()
    from autograder.cli.adopt import adopt

    return adopt(folder, group, name, says, [submissions] if submissions else [], read=yes)


@click.command("similar")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--submissions", type=click.Path(path_type=Path), help="Where the class lies now, if it was moved.")
def similar_command(folder: Path, submissions: Path | None) -> int:
    """Ask who of a class shares lines that few others have: a question for you, and never a verdict.

    Reads the submissions of FOLDER's results again, runs none of them, and shows what is shared in class.html.
    """
    from autograder.cli.similar import ask

    return ask(folder, [submissions] if submissions else [])
