"""The command of students, `autograder check`: once, or again whenever a file is saved."""

from __future__ import annotations

import gc
from pathlib import Path

import click


@click.command("check")
@click.argument("path", type=click.Path(path_type=Path), default=".")
@click.option("--function", "functions", multiple=True, help="Check this function only; may be given several times.")
@click.option(
    "--hint", type=click.IntRange(min=1), default=1, help="How much help: 1 where to look, 2 why, 3 what to do."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file here is saved.")
def check_command(path: Path, functions: tuple[str, ...], hint: int, watch: bool) -> int:
    """Run the visible checks on your own answers.

    PATH is your file or the exercise folder; without it, the folder you are in. Exit code 0: all pass, 1: not all.
    """
    return _watch(path, functions) if watch else _check(path, functions, hint)


def _watch(path: Path, functions: tuple[str, ...]) -> int:
    from autograder.endpoint.warm import warm_starter

    starter = warm_starter()  # it imports torch while this process does
    try:
        from autograder.cli.watch import watch

        _settle()
        gc.enable()  # from here on it may run for an evening
        return watch(path, functions, starter)
    finally:
        starter.close()


def _check(path: Path, functions: tuple[str, ...], hint: int) -> int:
    from autograder.endpoint.child import prepare

    starter = prepare()  # the child imports torch while this process does
    try:
        from autograder.cli.check import check

        _settle()
        return check(path, functions, starter, hint)
    finally:
        starter.close()


def _settle() -> None:
    """What serves a judge best, once torch is there and before it judges."""
    import torch

    gc.freeze()  # hypothesis has the collector run before its first example: not over all that torch brings
    torch.set_num_threads(1)  # of tensors this small no second thread is any help, and each wants to be waited for
