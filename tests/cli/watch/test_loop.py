"""An evening at a real terminal: files are saved as editors save them, keys are pressed, the screen is looked at."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import KIT
from tests.terminal import SECONDS, SHELL, Terminal
from tests.tiny import MODEL

WRONG = MODEL.replace("2.0 * x", "x * x")
STUB = MODEL.replace("return 2.0 * x", "raise NotImplementedError")
ENDLESS = MODEL.replace("return 2.0 * x", "while True: pass")
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"  # the other screen
CURSOR_HIDDEN, CURSOR_SHOWN = b"\x1b[?25l", b"\x1b[?25h"
ANY_INPUT = termios.ICANON | termios.ECHO
Start = Callable[..., Terminal]


@pytest.fixture
def start(exercise: Path) -> Iterator[Start]:
    started: list[Terminal] = []

    def run(*args: str, **options: object) -> Terminal:
        started.append(Terminal("autograder", "check", "--watch", *args, cwd=exercise, **options))  # type: ignore[arg-type]
        return started[-1]

    yield run
    for terminal in started:
        terminal.kill()


def whole(path: Path, text: str) -> None:
    path.write_text(text)


def renamed_over(path: Path, text: str) -> None:
    """As vim and many others: a new file takes the name of the old one."""
    path.with_name(f".{path.name}.swp").write_bytes(b"b0VIM")
    path.with_name("4913").write_text("")
    path.with_name("4913").unlink()
    path.with_name(f"{path.name}~").write_text(text)
    path.with_name(f"{path.name}~").replace(path)
    path.with_name(f".{path.name}.swp").unlink()


def deleted_and_written(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.02)
    path.write_text(text)


def emptied_and_written(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.flush()
        time.sleep(0.02)
        file.write(text)


SAVES = (whole, renamed_over, deleted_and_written, emptied_and_written)


def test_every_way_of_saving_is_seen_and_the_screen_stays_in_its_place(start: Start, exercise: Path) -> None:
    path = exercise / "tiny.py"
    path.write_text(STUB)
    terminal = start()
    terminal.wait("not written yet")
    for save in SAVES:
        save(path, WRONG)
        terminal.wait("got       9")
        assert terminal.text.startswith("tiny: 0 of 1 pass\n✗ double")
        save(path, MODEL)
        terminal.wait("double passes now.")
        assert "All checks here pass" in terminal.text
        assert terminal.text.startswith("tiny: 1 of 1 pass\n✓ double")
    terminal.press("q")
    assert terminal.end() == 0
    assert (terminal.written.count(ENTERED), terminal.written.count(LEFT)) == (1, 1)
    assert terminal.written.rpartition(LEFT)[2].strip().endswith(b"tiny: 1 of 1 pass.")


def test_what_is_half_written_or_endless_is_left_behind_at_the_next_save(start: Start, exercise: Path) -> None:
    path = exercise / "tiny.py"
    toml = exercise / "assignment.toml"
    toml.write_text(toml.read_text().replace("[points]", f"[limits]\ncall = {SECONDS}\n\n[points]"))
    path.write_text(ENDLESS)
    terminal = start()
    terminal.wait("Checking ...")
    path.write_text(MODEL.replace("2.0 * x", "2.0 * ("))
    terminal.wait("SyntaxError")
    path.write_text(ENDLESS)
    terminal.wait("… double")
    path.write_text(WRONG)
    terminal.wait("got       9")
    path.unlink()
    terminal.wait(lambda text: "got       9" not in text)
    path.write_text(MODEL)
    terminal.wait("All checks here pass")
    path.write_text(ENDLESS)
    terminal.wait("… double")
    terminal.press("q")
    assert terminal.end() == 0


def test_keys_give_hints_and_show_other_functions(start: Start, exercise: Path) -> None:
    (exercise / "tiny.py").write_text(WRONG)
    terminal = start()
    terminal.wait("got       9")
    assert "Twice, not squared." not in terminal.text
    terminal.press("h")
    terminal.wait("Ask yourself: Twice, not squared.")
    (exercise / "tiny.py").write_text(MODEL)
    terminal.wait("All checks here pass")
    for key in ("n", "1", "p"):
        terminal.press(key)
        terminal.wait("double: all checks here pass.")
    terminal.press("\x1b[Ax?")  # what means nothing does nothing
    terminal.process.setwinsize(30, 40)
    terminal.screen.resize(30, 40)
    terminal.wait("double: all checks here pass.")
    terminal.press("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    ("options", "marks"),
    [
        ({"columns": 40}, "✗ double"),
        ({"columns": 40, "COLUMNS": "80", "LINES": "50"}, "✗ double"),  # as readline hands them on
        ({"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}, "✗ double"),
        ({"PYTHONIOENCODING": "cp1252"}, "x double"),
        ({"PYTHONIOENCODING": "ascii"}, "x double"),
    ],
)
def test_other_terminals(start: Start, exercise: Path, options: dict[str, str], marks: str) -> None:
    (exercise / "tiny.py").write_text("print('\u4e2d')\ndef double(x):\n    raise ValueError('\u4e2d\u2713')\n")
    terminal = start(**options)
    terminal.wait("raised    ValueError:")
    assert terminal.text.splitlines()[1] == marks
    assert ("\u4e2d" in terminal.text) == ("PYTHONIOENCODING" not in options or options["PYTHONIOENCODING"] == "utf-8")
    assert "Note:" not in terminal.text  # printing is no mistake of the student's
    colours = any(code in terminal.written for code in (b"\x1b[31m", b"\x1b[1;31m"))
    assert colours == ("NO_COLOR" not in options)
    terminal.press("q")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 128 + signal.SIGHUP)],
)
def test_however_it_ends_the_terminal_is_as_before(
    start: Start, exercise: Path, number: signal.Signals, code: int
) -> None:
    (exercise / "tiny.py").write_text(ENDLESS)
    terminal = start()
    before = termios.tcgetattr(terminal.process.child_fd)
    terminal.wait("… double")
    during = termios.tcgetattr(terminal.process.child_fd)
    assert before[3] & ANY_INPUT
    assert not during[3] & ANY_INPUT
    children = {pid for pid in _children(terminal.process.pid) if pid}
    if number == signal.SIGINT:
        terminal.process.sendintr()
    else:
        os.kill(terminal.process.pid, number)
    while LEFT not in terminal.written:
        terminal.read()
    terminal.read(0.5)
    assert termios.tcgetattr(terminal.process.child_fd) == before
    assert terminal.end() == code
    assert b"Traceback" not in terminal.written
    assert CURSOR_SHOWN in terminal.written.rpartition(CURSOR_HIDDEN)[2]
    assert children
    assert not any(Path(f"/proc/{pid}").exists() for pid in children)


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            yield child
            yield from _children(child)


@pytest.mark.parametrize("source", [WRONG, ENDLESS])
def test_ctrl_z_leaves_the_terminal_to_the_shell_and_fg_comes_back(exercise: Path, source: str) -> None:
    path, toml = exercise / "tiny.py", exercise / "assignment.toml"
    toml.write_text(toml.read_text().replace("[points]", "[limits]\ncall = 5\n\n[points]"))
    path.write_text(source)
    terminal = Terminal(cwd=exercise, program=SHELL, PS1="shell> ", PYTHONPATH=str(KIT))
    with contextlib.ExitStack() as anyway:
        anyway.callback(terminal.kill)
        terminal.wait("shell>")
        before = termios.tcgetattr(terminal.process.child_fd)
        terminal.press(f"{sys.executable} -m autograder check --watch\n")
        terminal.wait("got       9" if source == WRONG else "… double")
        terminal.press("\x1a")
        terminal.wait("Stopped")
        assert "tiny: 0 of 1 pass" not in terminal.text
        assert terminal.written.rpartition(LEFT)[2].count(CURSOR_HIDDEN) == 0
        terminal.press("echo $((6 * 7))\n")
        terminal.wait("\n42\n")
        time.sleep(6 if source == ENDLESS else 0)  # none of which is the function's
        terminal.press("fg\n")
        terminal.wait("tiny: 0 of 1 pass\n" + ("✗ double" if source == WRONG else "… double"))
        path.write_text(MODEL)
        terminal.wait("double passes now." if source == WRONG else "All checks here pass")
        terminal.press("q")
        terminal.wait(lambda text: "tiny: 1 of 1 pass." in text and text.endswith("shell>"))
        assert termios.tcgetattr(terminal.process.child_fd)[3] & ANY_INPUT == before[3] & ANY_INPUT


def test_other_rules_are_judged_by_as_soon_as_they_are_saved(start: Start, exercise: Path) -> None:
    path, toml = exercise / "tiny.py", exercise / "assignment.toml"
    rules = toml.read_text()
    path.write_text(WRONG)
    terminal = start()
    terminal.wait("double: 10 of 40 points here")
    renamed_over(toml, rules.replace("double = 40", "double = 80"))
    terminal.wait("double: 20 of 80 points here")
    toml.write_text(rules.replace("[points]", "[points"))
    terminal.wait(lambda text: "it is not TOML: Expected ']'" in " ".join(text.split()))
    toml.unlink()
    terminal.wait(lambda text: "is gone. Restore it from the release." in " ".join(text.split()))
    toml.write_text(rules)
    terminal.wait("double: 10 of 40 points here")
    terminal.press("q")
    assert terminal.end() == 0


def test_the_next_evening_begins_with_how_the_last_one_ended(start: Start, exercise: Path) -> None:
    (exercise / "tiny.py").write_text(MODEL)
    for left, news in (("", ""), ("all passed.", "double passed before, and fails now.")):
        terminal = start()
        terminal.wait("double")
        terminal.wait(lambda text: "\u2713 double" in text or "\u2717 double" in text)
        terminal.wait(news)
        assert left in terminal.text
        assert ("Last time (today at " in terminal.text) == bool(left)
        terminal.press("q")
        assert terminal.end() == 0
        (exercise / "tiny.py").write_text(WRONG)


def test_where_nothing_can_be_drawn_it_prints_lines(exercise: Path) -> None:
    path = exercise / "tiny.py"
    path.write_text(WRONG)
    command = [sys.executable, "-m", "autograder", "check", "--watch"]
    with (
        subprocess.Popen(
            command, cwd=exercise, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8"
        ) as process,
        contextlib.ExitStack() as anyway,
    ):
        anyway.callback(process.kill)  # else what fails below waits for it for ever
        assert process.stdout is not None
        said = _until(process.stdout, "Waiting for you to save a file. Ctrl-C ends.")
        assert "      got       9.0" in said
        path.write_text(MODEL)
        said = _until(process.stdout, "Waiting for you to save a file. Ctrl-C ends.")
        assert "All checks here pass. Hidden checks ask for all that the docstrings say." in said
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(SECONDS) == 0
    assert "\x1b" not in rest
    assert rest.endswith("tiny: 1 of 1 pass.\n")


def _until(stream: object, last: str) -> list[str]:
    lines: list[str] = []
    for line in stream:  # type: ignore[attr-defined]
        lines.append(line.rstrip("\n"))
        if lines[-1] == last:
            return lines
    raise AssertionError(f"it ended before {last!r}: {lines}")
