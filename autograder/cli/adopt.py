"""What `autograder adopt` does: shows the entry, asks whether it was read, proves it, and writes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from autograder.assignment import find_kit
from autograder.verify.adopt import next_commands, propose, prove, write

_READ = "It becomes code of the kit, and runs outside the sandbox where mistakes are named. Have you read it?"


def adopt(folder: Path, group: str, name: str, says: str, paths: Sequence[Path], *, read: bool) -> int:
    """Take the group into the bank; 0 where it was written, 1 where somebody would rather not."""
    entry = propose(folder, group, name, says, find_kit(), paths)
    size = len(entry.group.results)
    click.echo(f"For the end of {entry.path}, of {size} submission{'' if size == 1 else 's'} in {group}:\n")
    click.echo(f"{entry.case.text}")
    if not read and not click.confirm(_READ):
        click.echo("Nothing was written.")
        return 1
    click.echo("Asking verify ...")
    proof = prove(entry)
    write(entry)
    told = f" and gives its name to {proof.named} of {proof.asked} submissions of the group" if proof.asked else ""
    click.echo(f"Written: it fails as the group does{told}. What students have does not change. Next:\n")
    for command in next_commands(entry, folder):
        click.echo(f"  {command}")
    click.echo(f"\nThen take [groups.{group}] out of by_hand.toml, if it stands there: the mistake has a name.")
    return 0
