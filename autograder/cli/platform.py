"""What several commands say: where they run, and of which data."""

from __future__ import annotations

import sys

from autograder.errors import UsageError

DATA = "Which data: auto, offline, or a name that the assignment knows."


def needs_linux() -> None:
    """Raise UsageError elsewhere, before anything is imported that only Linux has."""
    if sys.platform != "linux":
        raise UsageError("Running other people's code needs Linux: use a Linux container or WSL2; `check` works here.")
