from __future__ import annotations

from pathlib import Path

import pytest

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


def test_a_watch_has_a_warm_worker_at_hand_and_ends_it(
    command: Command, exercise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Warm:
        closed = False

        def close(self) -> None:
            self.closed = True

    warm, seen = Warm(), list[tuple[object, ...]]()

    def watch(*args: object) -> int:
        seen.append(args)
        return 0

    monkeypatch.setattr("autograder.endpoint.warm.warm_starter", lambda: warm)
    monkeypatch.setattr("autograder.cli.watch.watch", watch)
    assert command("check", "tiny.py", "--function", "double", "--watch", cwd=exercise).code == 0
    assert seen == [(Path("tiny.py"), ("double",), warm)]
    assert warm.closed
