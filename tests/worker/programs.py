"""Runs a few lines in a fresh Python: what a process gives up it does not get back."""

from __future__ import annotations

import subprocess
import sys
import textwrap

from tests.conftest import KIT


def said(source: str, code: int = 0) -> str:
    """What the program printed, with `lockdown` and `os` at hand; it ends with this exit code."""
    program = "import os\nfrom autograder.worker import lockdown\n" + textwrap.dedent(source)
    done = subprocess.run([sys.executable, "-c", program], cwd=KIT, capture_output=True, text=True, timeout=30)
    assert done.returncode == code, done.stderr
    return done.stdout.strip()
