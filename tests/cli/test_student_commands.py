from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import watchfiles

from autograder.cli import student_commands
from tests.cli.conftest import Command
from tests.tiny import MODEL


def test_right_answers_end_with_0_and_wrong_ones_with_1(command: Command, exercise: Path) -> None:
    (exercise / "tiny.py").write_text(MODEL)
    assert command("check", cwd=exercise).code == 0
    (exercise / "tiny.py").write_text("def double(x):\n    return x * x\n")
    wrong = command("check", str(exercise), "--function", "double", cwd=exercise.parent)
    assert wrong.code == 1
    assert "Next: fix double" in wrong.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "There is no nowhere"),
        (("README.md",), "No exercise here"),
        (("exercises/softmax_regression", "--function", "sofmax"), "Did you mean softmax?"),
    ],
)
def test_bad_usage_gets_one_line_and_exit_code_2(args: tuple[str, ...], said: str, command: Command, kit: Path) -> None:
    done = command("check", *args, cwd=kit)
    assert done.code == 2
    assert said in done.stderr


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """What is checked, and it is not."""
    seen: list[tuple[Path, str | None]] = []

    def check(path: Path, function: str | None) -> int:
        seen.append((path, function))
        return 1

    monkeypatch.setattr(student_commands, "_check", check)
    return seen


def test_it_watches_the_exercise_and_checks_again_whenever_a_file_is_saved(
    command: Command, exercise: Path, checked: list[tuple[Path, str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[Path] = []

    def saved(folder: Path, **options: object) -> Iterator[object]:
        watched.append(folder)
        yield from ("once", "again")

    monkeypatch.setattr(watchfiles, "watch", saved)
    (exercise / "tiny.py").write_text(MODEL)
    done = command("check", "tiny.py", "--function", "double", "--watch", cwd=exercise)
    assert done.code == 0
    assert checked == [(Path("tiny.py"), "double")] * 3
    assert watched == [exercise]
    assert done.stdout.count("Waiting for you to save a file. Ctrl-C ends.") == 3
