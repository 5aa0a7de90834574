"""What `autograder replay` does: one submission judged again, with all that students are not told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from autograder.cli.grade import COULD_NOT_JUDGE
from autograder.engine.replay import Replayed, replay
from autograder.reports.deep import DEEP, deep_text, write_deep_page


def show(folder: Path, student: str, function: str, paths: Sequence[Path]) -> int:
    """Judge again, print everything, and write the page; 3 where it could not be judged or written, else 0."""
    replayed = replay(folder, student, function, paths)
    now = replayed.now
    functions = (function,) if function else now.functions
    click.echo(deep_text(now, functions, list(_notes(replayed))))
    unwritten = write_deep_page(now, folder)
    for line in unwritten:
        click.echo(f"autograder: {line}", err=True)
    if not unwritten:
        click.echo(f"For you alone, as a page: {folder / DEEP}/")
    return COULD_NOT_JUDGE if unwritten or now.broken else 0


def _notes(replayed: Replayed) -> Iterator[str]:
    if replayed.changed:
        yield "this is not the source that was judged with the class: it has been changed since."
    if replayed.otherwise:
        yield (
            f"the class was judged by other checks of {', '.join(replayed.otherwise)}, which were changed since, or"
            " are those of another kit (AUTOGRADER_KIT)."
        )
    yield from replayed.differences
    if not (replayed.changed or replayed.otherwise or replayed.differences):
        yield "the verdict is the same as with the class."
