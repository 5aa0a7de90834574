"""A real terminal in which a command runs: keys go in, and the screen is what a person would see."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

SECONDS = 120.0  # a start imports torch twice, and the machine may have other things to do


MODULE = (sys.executable, "-m")
SHELL = ("/bin/bash", "--norc", "--noprofile", "-i")


class Terminal:
    """A program, `python -m` unless another is given, with these arguments on a screen of this size."""

    def __init__(
        self,
        *args: str,
        cwd: Path,
        rows: int = 24,
        columns: int = 80,
        program: Sequence[str] = MODULE,
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.process = pexpect.spawn(
            program[0],
            [*program[1:], *args],
            cwd=str(cwd),
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", **environment},
        )

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def read(self, seconds: float = 0.05) -> None:
        """Take in what is written within these seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                part = self.process.read_nonblocking(1 << 16, timeout=0.02)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.written += part
            self._stream.feed(part)

    def wait(self, until: str | Callable[[str], bool], seconds: float = SECONDS) -> None:
        """Until this stands on the screen."""
        end = time.monotonic() + seconds
        holds = until if callable(until) else lambda text: until in text
        while not holds(self.text):
            assert time.monotonic() < end, f"{until!r} does not come; the screen is\n{self.text}"
            assert not self.process.flag_eof, f"it has ended; the screen is\n{self.text}"
            self.read()

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def end(self) -> int | None:
        """Wait for the program's end; its exit code, negative for a signal."""
        end = time.monotonic() + SECONDS
        while self.process.isalive() and time.monotonic() < end:
            self.read()
        self.read(0.2)
        self.process.close(force=True)
        signal, code = self.process.signalstatus, self.process.exitstatus
        return -int(signal) if signal else code if code is None else int(code)

    def kill(self) -> None:
        with contextlib.suppress(Exception):
            self.process.close(force=True)
