"""Plain pytest in an exercise folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from autograder.release import release
from tests.conftest import YOURSELF

NAME = "softmax_regression"
COUNTS = "\ndef accuracy(y_hat, y):\n    print('counting')\n    return float((y_hat.argmax(1) == y).sum())\n"


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
    assert done.stdout.count(f"      Uses torch.optim.SGD. {YOURSELF}\n") == checks
    assert "Traceback" not in done.stdout


def test_what_fails_beside_a_wrong_accuracy_is_skipped_and_says_what_to_fix(
    kit: Path, model: str, tmp_path: Path
) -> None:
    folder = release(NAME, tmp_path, kit)
    (folder / f"{NAME}.py").write_text(model + COUNTS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "checks/test_train_epoch.py"], cwd=folder, capture_output=True, text=True, timeout=120
    )  # fmt: skip
    assert "failed" not in done.stdout
    assert "2 skipped" in done.stdout
    assert done.stdout.count(": it uses your accuracy, which is not right yet: fix that first") == 2
    assert "counting" not in done.stdout
