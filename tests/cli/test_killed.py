"""Nothing is lost, whenever the power goes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.conftest import KIT

KILLS = 40  # `python -m tests.cli.killed 1000 7 FOLDER` kills as often as you like


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
def test_killed_at_random_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.cli.killed", str(KILLS), "7", str(tmp_path)]
    done = subprocess.run(command, cwd=KIT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = msgspec.json.decode(done.stdout)
    assert told["killed"] >= KILLS
    assert told["compared"] >= 1
