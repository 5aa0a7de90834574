"""What it takes to write the pages of a large class, as a command, from what `grade` leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from autograder.engine.journal import RESULTS, read_results
from autograder.result import to_line
from tests.bench.common import NAME, seconds
from tests.conftest import KIT

COUNT = 1000
# Linux's own figure: that of `resource` counts what the program that started it held, too.
_REPORT = """
import re
from autograder.cli import main
try:
    main()
finally:
    print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def reports() -> None:
    """Seconds and memory for each format, of results that are those of the sample class again and again."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        grade = (sys.executable, "-m", "autograder", "grade", str(KIT / "tests/zoo/class"), "--assignment", NAME)
        subprocess.run([*grade, "--out", str(few)], check=True, capture_output=True, cwd=KIT)
        results = read_results(few)
        many.mkdir()
        with (many / RESULTS).open("wb") as file:
            for i in range(COUNT):
                file.write(to_line(msgspec.structs.replace(results[i % len(results)], submission=f"student {i:04}")))
        size = (many / RESULTS).stat().st_size
        print(f"reports of {COUNT} submissions, from {size / 1e6:.0f} MB of results:")
        for form in ("csv", "text", "html"):
            _report(many, form)


def _report(folder: Path, form: str) -> None:
    said = ""

    def run() -> None:
        nonlocal said
        command = [sys.executable, "-c", _REPORT, "report", str(folder), "--format", form]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=KIT, env=os.environ).stdout

    took = seconds(run)
    print(f"  {form:5} {took:5.1f} s (goal 20), {int(said.split()[-1]) / 1024:.0f} MB at most (goal 500)")
