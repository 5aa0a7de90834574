"""`autograder doctor`: what this machine can do; each line ends with what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click


@click.command("doctor")
def doctor_command() -> int:
    """Say what this machine can do, and what to do about the rest."""
    for good, line in _findings():
        click.echo(f"{'ok ' if good else 'no '} {line}")
    return 0


def _findings() -> Iterator[tuple[bool, str]]:
    import torch

    from autograder.data import load
    from autograder.errors import AutograderError

    yield True, f"torch {torch.__version__}: nothing to do"
    try:
        name = load().name
        real = name == "fashion-mnist"
        advice = (
            "nothing to do" if real else "set AUTOGRADER_DATA_DIR to a folder with FashionMNIST/raw for the real set"
        )
        yield real, f"data: {name}: {advice}"
    except AutograderError as error:
        yield False, f"data: {error}"
    if sys.platform != "linux":
        yield False, "grading other people's code needs Linux: use a Linux container or WSL2; `check` works here"
        return
    from autograder.worker.lockdown import landlock_version

    version = landlock_version()
    advice = "nothing to do" if version else "use a kernel from 5.13 on: without it a submission can read your files"
    yield version > 0, f"Landlock ABI {version}: {advice}"
