"""The commands of instructors: `autograder grade` and `autograder report`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from autograder.cli.platform import DATA, needs_linux

_FORMATS = ("csv", "text", "gradescope")  # those of autograder.reports, which takes time to import


@click.command("grade")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--assignment", "name", required=True, help="Its name in the kit.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the results.")
@click.option(
    "--jobs", default=os.cpu_count(), show_default="one for each core", type=click.IntRange(1), help="Judges."
)
@click.option("--resume", is_flag=True, help="Keep the results that OUT holds, and judge only what is missing.")
@click.option(
    "--seed", show_default="a fresh one, or that of OUT", type=click.IntRange(0), help="What the checks draw."
)
@click.option("--data", default="auto", show_default=True, help=DATA)
@click.option("--data-dir", type=click.Path(path_type=Path), help="Folder that holds the data.")
@click.option("--unsafe-no-sandbox", "unsafe", is_flag=True, help="Run code that you trust where no sandbox holds.")
@click.option("--scheduler", help="Address of a dask.distributed scheduler: grade on its cluster.")
def grade_command(
    paths: tuple[Path, ...], name: str, out: Path, data_dir: Path | None, scheduler: str | None, **options: Any
) -> int:
    """Grade submissions against the hidden reference.

    PATHS are submissions (.py, .ipynb, .zip) or folders of them, such as a download from Canvas, Moodle or Gradescope.
    Exit code 0: all judged and written, 3: some could not be.
    """
    needs_linux()
    from autograder.cli.grade import grade
    from autograder.engine.options import GradeOptions

    texts: dict[str, Any] = {"out": str(out), "data_dir": str(data_dir or ""), "scheduler": scheduler or ""}
    return grade(paths, GradeOptions(assignment=name, **texts, **options))


@click.command("report")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--format", "form", default="csv", show_default=True, type=click.Choice(_FORMATS))
def report_command(folder: Path, form: str) -> int:
    """Write a report again from the results in FOLDER."""
    from autograder.engine.journal import read_results
    from autograder.reports import FORMATS

    unwritten = FORMATS[form](read_results(folder), folder)
    for line in unwritten:
        click.echo(
            f"autograder: {line}: make room, or see who may write there, and run the same command again.", err=True
        )
    click.echo(f"Written to {folder}.")
    return 3 if unwritten else 0
