"""Single keys, read as they are pressed, and a terminal that is put back however the program ends (but by SIGKILL).

Or is suspended, as by Ctrl-Z: then the shell gets it as it was, and the program has it again when it goes on.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

_POLL_SECONDS = 0.05
Tell = Callable[[str], None]
PutBack = Callable[[], contextlib.AbstractContextManager[None]]


@contextlib.contextmanager
def keys(tell: Tell) -> Iterator[PutBack]:
    """`tell` is called in a thread with each key that is pressed meanwhile. Without a terminal there are none.

    What it yields makes a context in which the terminal is as it was.
    """
    stream = sys.stdin
    if stream is None or not stream.isatty():
        yield contextlib.nullcontext
        return
    stop = threading.Event()
    with _unbuffered() as put_back:
        thread = threading.Thread(target=_read, args=(tell, stop), name="keys", daemon=True)
        thread.start()
        try:
            yield put_back
        finally:
            stop.set()
            thread.join()


@contextlib.contextmanager
def ended_by_signals() -> Iterator[None]:
    """What would end the program at once ends it as an exception does, so that all is put back."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def told_of_suspension(tell: Callable[[], None]) -> Iterator[None]:
    """`tell` is called, in the main thread and amidst whatever it does, in the place of being suspended."""
    number = getattr(signal, "SIGTSTP", None)  # Windows has no such thing
    if number is None:
        yield
        return
    before = signal.signal(number, lambda *_: tell())
    try:
        yield
    finally:
        signal.signal(number, before)


if sys.platform == "win32":
    import msvcrt

    def _read(tell: Tell, stop: threading.Event) -> None:
        while not stop.wait(_POLL_SECONDS):
            while msvcrt.kbhit():
                tell(msvcrt.getwch())

    def suspend() -> None:
        """There is no such thing."""

    def _unbuffered() -> contextlib.AbstractContextManager[PutBack]:
        return contextlib.nullcontext(contextlib.nullcontext)

else:
    import os
    import select
    import termios
    import tty

    def _read(tell: Tell, stop: threading.Event) -> None:
        number = sys.stdin.fileno()
        while not stop.is_set():
            if select.select([number], [], [], _POLL_SECONDS)[0]:
                pressed = os.read(number, 1)
                if not pressed:  # the terminal is gone
                    return
                tell(pressed.decode("ascii", "replace"))

    def suspend() -> None:
        """Stop, as Ctrl-Z stops a program that knows nothing of it; returns once it goes on."""
        handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        try:
            os.kill(os.getpid(), signal.SIGTSTP)
        finally:
            signal.signal(signal.SIGTSTP, handler)

    @contextlib.contextmanager
    def _unbuffered() -> Iterator[PutBack]:
        number = sys.stdin.fileno()
        before = termios.tcgetattr(number)

        @contextlib.contextmanager
        def put_back() -> Iterator[None]:
            termios.tcsetattr(number, termios.TCSADRAIN, before)
            try:
                yield
            finally:
                tty.setcbreak(number)

        try:
            tty.setcbreak(number)
            yield put_back
        finally:
            termios.tcsetattr(number, termios.TCSADRAIN, before)
