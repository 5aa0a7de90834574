"""The command line, for students, instructors and authors; a mistake in its use is one line and exit code 2."""

from __future__ import annotations

import atexit
import gc
import sys

import click

from autograder.cli.author_commands import measure_command, new_command, release_command, verify_command
from autograder.cli.doctor import doctor_command
from autograder.cli.instructor_commands import (
    adopt_command,
    grade_command,
    replay_command,
    report_command,
    similar_command,
)
from autograder.cli.student_commands import check_command
from autograder.errors import AutograderError
from autograder.text import write_anything


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="d2l-autograder")
def cli() -> None:
    """Auto-graded exercises in PyTorch."""


for _command in (
    check_command, grade_command, report_command, replay_command, adopt_command, similar_command,
    release_command, doctor_command, new_command, verify_command, measure_command,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run a command; no traceback of ours reaches a user for what a user can fix."""
    # Else the collector looks at all that torch brings, again and again: a tenth of the import, and as much at the end.
    gc.disable()
    atexit.register(gc.freeze)
    write_anything()
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except AutograderError as error:
        click.echo(f"autograder: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
        sys.exit(130)
