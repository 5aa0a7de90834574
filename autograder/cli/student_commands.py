"""The command of students, `autograder check`: once, or again whenever a file is saved."""

from __future__ import annotations

import gc
from pathlib import Path

import click


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--function", "function", help="Check this function only.")
@click.option("--watch", is_flag=True, help="Check again whenever a file here is saved.")
def check_command(path: Path, function: str | None, watch: bool) -> int:
    """Run the visible checks on your own answers.

    PATH is your file or the exercise folder; without it, the folder you are in. Exit code 0: all pass, 1: not all.
    """
    if not watch:
        return _check(path, function)
    from watchfiles import watch as changes

    from autograder.assignment import find_exercise

    _check(path, function)
    folder = find_exercise(path) or path
    gc.enable()  # from here on it may run for an evening
    click.echo("\nWaiting for you to save a file. Ctrl-C ends.")
    for _ in changes(folder, raise_interrupt=False):
        click.clear()
        _check(path, function)
        click.echo("\nWaiting for you to save a file. Ctrl-C ends.")
    return 0


def _check(path: Path, function: str | None) -> int:
    from autograder.endpoint.child import prepare

    starter = prepare()  # the child imports torch while this process does
    try:
        from autograder.cli.check import check

        return check(path, function, starter)
    finally:
        starter.close()
