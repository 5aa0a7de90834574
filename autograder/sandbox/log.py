"""Reads what a worker prints, so that it never waits for a reader, and keeps the beginning."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

OUTPUT_CAP = 8 << 20  # bytes that a worker may print before it is killed
_OUTPUT_KEPT = 64 << 10


class Log:
    """Drains what a worker prints: keeps the beginning, and kills a flood."""

    def __init__(self, fd: int, kill: Callable[[], None]) -> None:
        self.text = b""
        self.flooded = False
        self._fd = fd
        self._kill = kill
        self._thread = threading.Thread(target=self._drain, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait up to a second for the last output of a worker that has ended, and read no more."""
        self._thread.join(1)
        os.close(self._fd)

    def _drain(self) -> None:
        total = 0
        while part := self._read():
            total += len(part)
            self.text += part[: max(0, _OUTPUT_KEPT - len(self.text))]
            if total > OUTPUT_CAP and not self.flooded:
                self.flooded = True
                self._kill()

    def _read(self) -> bytes:
        try:
            return os.read(self._fd, 1 << 16)
        except OSError:
            return b""
