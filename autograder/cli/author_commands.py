"""The commands of who writes assignments: `autograder release`, `verify` and `measure`."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.platform import DATA, needs_linux

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("release")
@click.argument("name")
@click.option("--to", "to", type=_FOLDER, help="Parent folder of what students get: stub, notebook, visible checks.")
@click.option("--nbgrader", "course", type=_FOLDER, help="Folder of an nbgrader course: source notebook, config.")
@click.option("--gradescope", is_flag=True, help="Into --to goes the archive to upload instead, hidden checks and all.")
def release_command(name: str, to: Path | None, course: Path | None, gradescope: bool) -> int:
    """Print an assignment: for students, into an nbgrader course (set up where there is none), or for Gradescope."""
    from autograder.assignment import find_kit
    from autograder.errors import UsageError
    from autograder.nbgrader_course import release_course
    from autograder.release import release, release_gradescope

    if to is None and (course is None or gradescope):
        raise UsageError("Where to? Add --to FOLDER, or --nbgrader COURSE.")
    if to is not None and gradescope:
        click.echo(f"Packed {release_gradescope(name, to, find_kit())}: upload it, and show it to no student.")
    elif to is not None:
        click.echo(f"Printed {release(name, to, find_kit()).resolve()}.")
    if course is not None:
        for path in release_course(name, course, find_kit()):
            click.echo(f"Wrote {path}")
        click.echo(f"Next, in {course}: nbgrader generate_assignment {name}")
    return 0


@click.command("verify")
@click.argument("name", required=False)
@click.option("--data", default="offline", show_default=True, help=DATA)
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1))
def verify_command(name: str | None, data: str, jobs: int) -> int:
    """Prove the kit: model answers get full marks, stubs none, every known mistake is caught and named.

    Exit code 0: everything holds, 1: something does not.
    """
    needs_linux()
    from autograder.assignment import assignment_names, find_kit, load_assignment
    from autograder.verify import verify

    kit = find_kit()
    names = [name] if name else assignment_names(kit)
    wrong = 0
    for assignment in (load_assignment(each, kit) for each in names):
        lines: list[str | None] = []

        def tell(line: str | None, lines: list[str | None] = lines) -> None:
            lines.append(line)
            if line is not None:
                click.echo(line)

        verify(assignment, kit, assignment.resources(data), jobs, tell)
        broken = sum(line is not None for line in lines)
        click.echo(f"{assignment.name}: {len(lines) - broken} claims hold, {broken} do not.")
        wrong += broken
    return 1 if wrong else 0


@click.command("measure")
@click.argument("name")
@click.option("--seeds", default=20, show_default=True, type=click.IntRange(2))
@click.option("--data", default="offline", show_default=True, help=DATA)
def measure_command(name: str, seeds: int, data: str) -> int:
    """Measure what the assignment's thresholds come from, over seeds; prints what belongs into assignment.toml."""
    from autograder.assignment import load_assignment

    click.echo(load_assignment(name).measure(data, seeds))
    return 0
