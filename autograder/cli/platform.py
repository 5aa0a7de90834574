"""What several commands say and do about where they run, and of which data."""

from __future__ import annotations

import contextlib
import os
import sys

from autograder.errors import UsageError

DATA = "Which data: auto, offline, or a name that the assignment knows."


def needs_linux() -> None:
    """Raise UsageError elsewhere, before anything is imported that only Linux has."""
    if sys.platform != "linux":
        raise UsageError("Running other people's code needs Linux: use a Linux container or WSL2; `check` works here.")


def trust_terminal_size() -> None:
    """Have the terminal itself asked how large it is, and at every look, where it knows.

    Programs that load readline, such as Python's own prompt and Jupyter, hand on COLUMNS and LINES as they were at the
    start, and libraries believe these first.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        if all(os.get_terminal_size(sys.stdout.fileno())):
            os.environ.pop("COLUMNS", None)
            os.environ.pop("LINES", None)
