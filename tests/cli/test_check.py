"""What `check` shows and how it ends, asked in this process. With a real child, it is for test_cli."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from autograder.cli.check import check, style_lines
from autograder.endpoint.child import ChildStarter
from autograder.endpoint.here import Here
from autograder.errors import UsageError
from tests.terminal import Terminal
from tests.tiny import MODEL


class Beside(ChildStarter):
    """In the place of children: the student's code runs in this process."""

    def __init__(self) -> None:
        """Launches nothing."""

    def start(self, banned: Sequence[str] = ()) -> Here:  # type: ignore[override]
        return Here.start(banned)


WRONG = "def double(x):\n    return x * x\n"


def checked(
    path: Path, source: str | None, capsys: pytest.CaptureFixture[str], *functions: str, hint: int = 1
) -> tuple[int, str]:
    folder = path if path.is_dir() else path.parent
    if source is not None:
        (folder / "tiny.py").write_text(source)
    code = check(path, functions, Beside(), hint)
    return code, capsys.readouterr().out


def test_right_answers_pass(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = checked(exercise, MODEL, capsys)
    assert code == 0
    assert said.startswith("tiny: the visible checks of tiny.py\n")
    assert "all pass" in said
    assert " ".join(said.split()).endswith(
        "Hidden checks ask for all that the docstrings say: read them again, then submit."
    )


def test_a_wrong_answer_is_explained_and_what_is_next_is_said(
    exercise: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(exercise, WRONG, capsys)
    assert code == 1
    for line in ("double(3.0)", "expected  6", "got       9", "Next: fix double, then run `autograder check --function double`."):  # fmt: skip
        assert line in said


def test_more_help_is_offered_and_given(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(exercise, WRONG, capsys)
    assert "Stuck? `autograder check --function double --hint 2` asks what may help." in said
    _, said = checked(exercise, WRONG, capsys, hint=2)
    assert "Ask yourself: Twice, not squared." in said
    assert "Stuck?" not in said


def test_what_the_function_prints_is_shown_of_the_smallest_input_that_fails(
    exercise: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "def double(x):\n    for i in range(2000):\n        print(i, x)\n    return x * x\n"
    _, said = checked(exercise, source, capsys)
    assert "      It prints:\n        0 3.0\n        1 3.0\n" in said
    assert "        7 3.0\n        ... and more: it prints 2,000 times\n" in said


def test_the_table_says_what_is_earned_here_and_what_hidden_checks_give(
    exercise: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = checked(exercise, WRONG, capsys)
    [row] = [line.split("│")[1:-1] for line in said.splitlines() if "│ double" in line]
    assert [cell.strip() for cell in row] == ["double", "1 of 2", "10 of 30", "10", "failed"]


def test_what_is_not_written_yet_is_said_once(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub = "def double(x):\n    raise NotImplementedError\n"
    _, said = checked(exercise, stub, capsys)
    assert said.count("not written yet") == 1


def test_what_is_not_written_yet_is_no_failure_to_be_explained(
    exercise: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(exercise, "def double(x):\n    raise NotImplementedError\n", capsys)
    assert code == 1
    assert "not written yet" in said
    assert "Next: write double" in said


def test_what_went_wrong_when_the_file_was_run_is_a_note(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(exercise, MODEL + "1 / 0\n", capsys)
    assert "Note: line " in said
    assert "ZeroDivisionError" in said


def test_what_a_message_holds_is_no_style(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(exercise, "def double(x):\n    raise ValueError('[red]x[/nothing]')\n", capsys)
    assert "[red]x[/nothing]" in said


def test_a_file_is_checked_by_the_checks_beside_it(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (exercise / "other.py").write_text(WRONG)
    (exercise / "tiny.py").write_text(MODEL)
    assert check(exercise / "other.py", (), Beside()) == 1
    assert "the visible checks of other.py" in capsys.readouterr().out
    assert check(exercise, (), Beside()) == 0


def test_it_greets_with_the_last_time_and_says_what_is_new(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(exercise, WRONG, capsys)
    assert "Last time" not in said
    _, said = checked(exercise, MODEL, capsys)
    assert said.startswith("Last time (today at ")
    assert " 0 of 1 passed." in " ".join(said.split())
    assert "double passes now.\n" in said
    _, said = checked(exercise, WRONG, capsys)
    assert " all passed." in " ".join(said.split())
    assert "double passed before, and fails now.\n" in said


def test_what_goes_on_in_the_next_line_keeps_its_colour() -> None:
    lines = ["f: 1 of 2", "  points", "", "  x A sentence", "    goes on.", "      got  1", "      Ask yourself: why", "        not?"]  # fmt: skip
    styles = [text.style for text in style_lines(lines)]
    assert styles == ["bold", "bold", "", "red", "red", "", "cyan", "cyan"]


def test_a_terminal_is_filled_and_no_line_is_broken_twice(exercise: Path) -> None:
    (exercise / "tiny.py").write_text(WRONG)
    terminal = Terminal("autograder", "check", cwd=exercise, columns=40, rows=60)
    assert terminal.end() == 1
    assert "  Stuck? `autograder check --function\n    double --hint 2` asks what may help.\n" in terminal.text


def test_one_function_can_be_asked_for(exercise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(exercise, MODEL, capsys, "double")[0] == 0


@pytest.mark.parametrize(
    ("path", "function", "said"),
    [
        ("nowhere", None, r"^There is no .*nowhere\.$"),
        ("..", None, r"^No exercise here: run this in the folder that holds assignment\.toml and checks/\.$"),
        ("", "dubble", r"^No function is called 'dubble'\. Did you mean double\?$"),
        ("", "zzz", r"^No function is called 'zzz'\. There are: double, quadruple, total\.$"),
        ("empty.py", None, r"empty\.py is empty"),
    ],
)
def test_bad_usage_is_one_line(path: str, function: str | None, said: str, exercise: Path) -> None:
    (exercise / "tiny.py").write_text(MODEL)
    (exercise / "empty.py").write_text("")
    with pytest.raises(UsageError, match=said):
        check(exercise / path, (function,) if function else (), Beside())
