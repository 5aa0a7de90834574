"""The commands of who writes assignments: `autograder new`, `verify`, `release` and `measure`."""

from __future__ import annotations

from pathlib import Path

import click

from autograder.cli.platform import DATA, needs_linux

_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command("release")
@click.argument("name")
@click.option("--to", "to", type=_FOLDER, help="Parent folder of what students get: stub, notebook, visible checks.")
@click.option("--nbgrader", "course", type=_FOLDER, help="Folder of an nbgrader course: source notebook, config.")
@click.option("--bundle", is_flag=True, help="Into --to goes one zip for students instead, the kit in it.")
@click.option("--gradescope", is_flag=True, help="Into --to goes the archive to upload instead, hidden checks and all.")
def release_command(name: str, to: Path | None, course: Path | None, bundle: bool, gradescope: bool) -> int:
    """Print an assignment: for students, into an nbgrader course (set up where there is none), or for Gradescope."""
    from autograder.assignment import find_kit
    from autograder.errors import UsageError
    from autograder.nbgrader_course import release_course
    from autograder.release import release, release_bundle, release_gradescope

    if to is None and (course is None or gradescope or bundle):
        raise UsageError("Where to? Add --to FOLDER, or --nbgrader COURSE.")
    if to is not None and gradescope:
        click.echo(f"Packed {release_gradescope(name, to, find_kit())}: upload it, and show it to no student.")
    if to is not None and bundle:
        click.echo(f"Packed {release_bundle(name, to, find_kit())}: give it to students; its README says how to begin.")
    if to is not None and not (gradescope or bundle):
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
@click.option("--changed", is_flag=True, help="Only what has changed since it was proved here.")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), help="A page on the checks, too.")
def verify_command(name: str | None, data: str, jobs: int, changed: bool, page: Path | None) -> int:
    """Prove the kit: model answers get full marks, stubs none, every known mistake is caught and named.

    Says, too, how good the checks are: mutants of the model answers that slip through, checks that nothing needs.
    Exit code 0: everything holds, 1: something does not.
    """
    needs_linux()
    from autograder.cli.verify import verify

    if page is not None and name is None:
        from autograder.errors import UsageError

        raise UsageError("A page is about one assignment: add its NAME.")
    return verify(name, data, jobs, changed=changed, page=page)


@click.command("new")
@click.argument("name")
def new_command(name: str) -> int:
    """Begin an assignment: folders with one example function, which passes `verify` as it stands."""
    from autograder.assignment import find_kit
    from autograder.release import begin

    kit = find_kit()
    for path in begin(name, kit):
        click.echo(f"Wrote {path.relative_to(kit)}")
    click.echo(f"Next: autograder verify {name}, then put your functions in the place of the example's.")
    return 0


@click.command("measure")
@click.argument("name")
@click.option("--seeds", default=20, show_default=True, type=click.IntRange(2))
@click.option("--data", default="offline", show_default=True, help=DATA)
def measure_command(name: str, seeds: int, data: str) -> int:
    """Measure what the assignment's thresholds come from, over seeds; prints what belongs into assignment.toml."""
    from autograder.assignment import load_assignment

    click.echo(load_assignment(name).measure(data, seeds))
    return 0
