"""Plays docs/an-evening.md: its answers are saved, its commands typed into a real terminal, its screens looked at.

    python -m tests.evening           says which blocks are not what is printed now
    python -m tests.evening --write   puts what is printed now into the page

Blocks of the page, by what stands behind the three backquotes:

    python NAME     what the student writes in the place of the function NAME
    console         a command behind `$`, and what it prints
    screen KEYS     what stands on the screen of `check --watch`, after these keys, if any
    notebook        a call behind `>`, and what its cell shows
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.release import release
from tests.conftest import KIT
from tests.terminal import SECONDS, Terminal

NAME = "softmax_regression"
PAGE = KIT / "docs" / "an-evening.md"
BLOCK = re.compile(r"^```(?P<kind>\w+) ?(?P<more>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CLOCK = re.compile(r"\b\d\d:\d\d\b")
EVENING = "21:30"
COLUMNS, ROWS = 100, 40
STILL_SECONDS = 1.0
LEFT = b"\x1b[?1049l"  # the other screen, which pyte does not know
WATCH = ["autograder", "check", "--watch"]


@dataclass
class Evening:
    """A student's folder, home, file and terminal."""

    home: Path
    answers: dict[str, str] = field(default_factory=dict)
    watching: Terminal | None = None
    seen: str = ""

    def __post_init__(self) -> None:
        self.folder = release(NAME, self.home, KIT)
        self.path = self.folder / f"{NAME}.py"
        self.stub = self.path.read_text()

    def write(self, function: str, answer: str) -> None:
        """Save another answer."""
        self.answers[function] = answer
        source = self.stub
        for name, text in self.answers.items():
            found = re.search(rf"^def {name}\(.*?(?=^# %%)", source, re.MULTILINE | re.DOTALL)
            assert found is not None, name
            source = f"{source[: found.start()]}{text}\n\n{source[found.end() :]}"
        self.path.write_text(source)

    def type(self, command: str) -> str:
        """What a command prints."""
        self.leave()
        words = shlex.split(command)
        terminal = self._terminal(words, rows=120)
        if words == WATCH:
            self.watching, self.seen = terminal, ""
            return ""
        terminal.end()
        return terminal.text

    def look(self, keys: str) -> str:
        """The screen of the watch once it has changed and come to rest."""
        assert self.watching is not None
        self.watching.press(keys)
        if keys == "q":
            return self.leave()
        still = time.monotonic()
        end = still + SECONDS
        while self._waits() or time.monotonic() - still < STILL_SECONDS:
            before = self.watching.text
            self.watching.read()
            if self.watching.text != before:
                still = time.monotonic()
            assert time.monotonic() < end, self.watching.text
        self.seen = self.watching.text
        return re.sub(r"\n{3,}", "\n\n", self.seen)

    def _waits(self) -> bool:
        text = self.watching.text if self.watching else ""
        return text == self.seen or "\u2026" in text or " pass\n" not in text

    def run_cell(self, call: str) -> str:
        """What a cell shows below functions as the file has them."""
        cell = f"{self.path.read_text()}\nfrom autograder.notebook import check\n{call}\n"
        (self.folder / "cell.py").write_text(cell)
        done = subprocess.run(
            [sys.executable, "cell.py"], cwd=self.folder, env=self._environment(), capture_output=True, text=True
        )
        (self.folder / "cell.py").unlink()
        return done.stdout + done.stderr

    def leave(self) -> str:
        """End the watch, if there is one."""
        if self.watching is None:
            return ""
        self.watching.press("q")
        self.watching.end()
        written, self.watching = self.watching.written, None
        return written.rpartition(LEFT)[2].decode()

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "XDG_STATE_HOME": str(self.home / "state"),
            "PYTHONPATH": str(KIT),
            "COLUMNS": str(COLUMNS),
        }

    def _terminal(self, words: list[str], rows: int) -> Terminal:
        return Terminal(
            *words,
            cwd=self.folder,
            rows=ROWS if words == WATCH else rows,
            columns=COLUMNS,
            XDG_STATE_HOME=str(self.home / "state"),
        )


def play(page: str, home: Path) -> Iterator[tuple[re.Match[str], str]]:
    """Each block of the page that shows something, and what it would hold now."""
    evening = Evening(home)
    for block in BLOCK.finditer(page):
        kind, more, text = block["kind"], block["more"], block["text"]
        first, _, _ = text.partition("\n")
        if kind == "python":
            evening.write(more, text)
        elif kind == "console":
            yield block, f"{first}\n{tidy(evening.type(first.removeprefix('$ ')))}"
        elif kind == "screen":
            yield block, tidy(evening.look(more))
        elif kind == "notebook":
            yield block, f"{first}\n{tidy(evening.run_cell(first.removeprefix('> ')))}"
    evening.leave()


def tidy(text: str) -> str:
    """What was printed, as the page holds it: at the hour that the page tells of."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return CLOCK.sub(EVENING, f"{lines}\n") if lines else ""


def main() -> int:
    """Say or mend what differs; 1 if something does and is left."""
    page = PAGE.read_text()
    with tempfile.TemporaryDirectory() as home:
        played = list(play(page, Path(home)))
    different = [(block, now) for block, now in played if block["text"] != now]
    if "--write" in sys.argv:
        for block, now in reversed(different):
            page = page[: block.start("text")] + now + page[block.end("text") :]
        PAGE.write_text(page)
        return 0
    for block, now in different:
        print(f"line {page[: block.start()].count(chr(10)) + 1} is now:\n{now}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
