"""Keys of a pseudo-terminal in this process. With a whole program in it, it is for test_loop."""

from __future__ import annotations

import io
import os
import pty
import queue
import signal
import sys
import termios
from collections.abc import Iterator

import pytest

from autograder.cli.watch.terminal import ended_by_signals, keys


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of the terminal that is standard input."""
    master, slave = pty.openpty()
    with os.fdopen(slave) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield master
    os.close(master)


def test_each_key_is_told_as_it_is_pressed_and_the_terminal_put_back(keyboard: int) -> None:
    pressed = queue.Queue[str]()
    before = termios.tcgetattr(sys.stdin)

    def press_and_fail() -> None:
        with keys(pressed.put):
            for sent, told in ((b"h", "h"), (b"q", "q"), (b"\xff", "\ufffd")):
                os.write(keyboard, sent)
                assert pressed.get(timeout=30) == told
            assert termios.tcgetattr(sys.stdin) != before
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        press_and_fail()
    assert termios.tcgetattr(sys.stdin) == before


@pytest.mark.parametrize("stdin", [None, io.StringIO("q")])
def test_without_a_terminal_there_are_no_keys(stdin: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)
    pressed = queue.Queue[str]()
    with keys(pressed.put):
        pass
    assert pressed.empty()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_would_end_the_program_is_an_exception(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as ended, ended_by_signals():
        os.kill(os.getpid(), number)
    assert ended.value.code == 128 + number
    assert signal.getsignal(number) is before
