"""The kit as a wheel, for students who install it from a file. It holds autograder/ alone: see pyproject.toml."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

import autograder
from autograder.errors import AutograderError

# PEP 517's hook, which builds what is in the current folder; the same source makes the same bytes.
_BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"


def build_wheel() -> tuple[str, bytes]:
    """The file name of the wheel of the kit that is running, and its content. Raises AutograderError."""
    (package,) = map(Path, autograder.__path__)
    checkout = package.resolve().parent
    if not (checkout / "pyproject.toml").is_file():
        raise AutograderError("The wheel is built in the kit's checkout: run `pip install -e .` there, and this again.")
    if importlib.util.find_spec("hatchling") is None:
        raise AutograderError("Building the wheel needs hatchling: run `pip install hatchling`, and this again.")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, folder], cwd=checkout, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            said = done.stderr.strip().splitlines() or ["no reason given"]
            why = next((line for line in said if "Error: " in line), said[-1])
            raise AutograderError(f"The wheel cannot be built in {checkout}: {why}")
        (wheel,) = Path(folder).glob("*.whl")
        return wheel.name, wheel.read_bytes()
