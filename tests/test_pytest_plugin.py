"""Plain pytest in an exercise folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from autograder.release import release

NAME = "softmax_regression"


def test_a_function_that_uses_what_is_banned_fails_in_the_words_of_check(kit: Path, model: str, tmp_path: Path) -> None:
    folder = release(NAME, tmp_path, kit)
    banned = "\ndef sgd(params, lr, batch_size):\n    torch.optim.SGD(params, lr=lr / batch_size).step()\n"
    (folder / f"{NAME}.py").write_text(model + banned)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], cwd=folder, capture_output=True, text=True, timeout=120
    )
    checks = (folder / "checks" / "test_sgd.py").read_text().count("\ndef test_")
    assert done.returncode == 1
    assert f"{checks} failed" in done.stdout
    assert done.stdout.count("uses torch.optim.SGD") >= checks
    assert "The exercise asks you to write this yourself" in done.stdout
    assert "Traceback" not in done.stdout
