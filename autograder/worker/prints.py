"""What the submission prints: thrown away, but for the beginning and how often it prints.

A student who checks at home is shown that. Of a worker in a sandbox nobody asks for it. What is not kept costs no time,
either: nothing asks a tensor for its text, so that a print that was left in a loop does no harm.
"""

from __future__ import annotations

import builtins
import contextlib
import io
from collections.abc import Iterator
from typing import Any, TextIO

_KEPT = 4_000  # characters
_print = builtins.print


class Prints(io.TextIOBase):
    """In the place of sys.stdout and sys.stderr, and behind `print`; keeps `room` characters of a call."""

    encoding = "utf-8"  # what prints asks for it, and nothing is encoded here

    def __init__(self, room: int = _KEPT) -> None:
        self.text = ""
        self.times = 0  # that print was called
        self._room = room
        self._beyond: TextIO | None = None

    def writable(self) -> bool:
        """Always: part of being a file."""
        return True

    def write(self, text: str) -> int:
        """Keep the beginning."""
        self.text += text[: self._room - len(self.text)]
        if self._beyond is not None:
            self._beyond.write(text)
        return len(text)

    def forget(self) -> None:
        """Another call begins."""
        self.text, self.times = "", 0

    @contextlib.contextmanager
    def heard(self, beyond: TextIO | None = None) -> Iterator[None]:
        """Hear what is printed meanwhile; what is written goes on to `beyond`, such as a debugger's terminal."""
        self._beyond = beyond
        builtins.print = self._printing
        try:
            with contextlib.redirect_stdout(self), contextlib.redirect_stderr(self):
                yield
        finally:
            builtins.print = _print
            self._beyond = None

    def _printing(self, *values: Any, file: Any = None, **how: Any) -> None:
        if file is not None:
            _print(*values, file=file, **how)
            return
        self.times += 1
        if len(self.text) < self._room:
            _print(*values, file=self, **how)
