"""What `autograder similar` does: compares the class, and puts the questions on its page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from autograder.cli.grade import COULD_NOT_JUDGE
from autograder.engine.journal import read_newest
from autograder.engine.similar import find_similar
from autograder.reports.by_hand import as_they_count
from autograder.reports.class_page import write_class_page
from autograder.reports.similar import Likeness, write_similar
from autograder.reports.supplied import read_people


def ask(folder: Path, paths: Sequence[Path]) -> int:
    """Compare, and write similar.json and class.html; 3 where one of them could not be written, else 0."""
    found = find_similar(folder, paths)
    results, _ = as_they_count(folder, read_newest(folder), read_people(folder))
    unwritten = write_similar(found, folder) + write_class_page(results, folder)
    for each in found:
        count = f"{len(each.groups)} question{'' if len(each.groups) == 1 else 's'}"
        click.echo(f"{each.assignment}: {each.submissions} submissions compared, {count}.")
        for group in each.groups:
            click.echo(f"  {_question(group)}")
    for line in unwritten:
        click.echo(f"autograder: {line}", err=True)
    if any(each.groups for each in found):
        click.echo(
            "No verdict: partners, a lecture note and a shared helper look the same. class.html shows the lines."
        )
    return COULD_NOT_JUDGE if unwritten else 0


def _question(group: Likeness) -> str:
    *others, last = group.students
    whose = f": {group.pair[0]} and {group.pair[1]}" if len(others) > 1 else ""
    lines = f"{group.lines} unusual line{'' if group.lines == 1 else 's'}"
    return f"{', '.join(others)} and {last}{whose} share {lines}: did they work together?"
