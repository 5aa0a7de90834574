"""How `check --watch` looks: one screen that is drawn over itself, or lines where there is no such terminal."""

from __future__ import annotations

import contextlib
import textwrap
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from autograder.cli.check import layout_for, style_lines
from autograder.cli.watch.view import Mark, View
from autograder.text import writable

_MARKS: dict[Mark, tuple[str, str, str]] = {  # for UTF-8, for anything else, and the style
    "passed": ("✓", "+", "green"),
    "failed": ("✗", "x", "red"),
    "missing": ("·", ".", "dim"),
    "waiting": ("…", "~", "yellow"),
}
_WAITING = "Waiting for you to save a file. Ctrl-C ends."
_KEYS = "h hint  n/p other function  q leave"


class Display(Protocol):
    """Shows the view whenever it has changed; `over` says that nothing runs that will change it again.

    While it is `left`, the terminal is somebody else's.
    """

    def __enter__(self) -> Display: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def draw(self, view: View, *, over: bool) -> None: ...

    def left(self) -> contextlib.AbstractContextManager[None]: ...


class FullScreen(Display):
    """The terminal's other screen, without what was typed before, which is there again when this one is left."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(
            console=console, screen=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
        )

    def __enter__(self) -> FullScreen:
        self._live.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.__exit__(kind, error, trace)

    def draw(self, view: View, *, over: bool) -> None:
        """Draw it over what was there, cut to the size that the terminal has now."""
        foot = _fold([*_news(view), Text(_KEYS, "dim")], self._console)
        lines = [*_head(view, self._console), *_fold(_body(view, self._console), self._console)]
        room = max(self._console.height - len(foot), 1)
        if len(lines) > room:
            lines = [line for line in lines if line.plain]
        if len(lines) > room:
            lines = [*lines[: room - 1], Text("(more below: make the window higher)", "dim")]
        lines += [Text("")] * (room - len(lines))
        self._live.update(Group(*lines, *foot), refresh=True)

    @contextlib.contextmanager
    def left(self) -> Iterator[None]:
        """With what was typed before on the terminal, and this screen again afterwards."""
        self._live.stop()
        try:
            yield
        finally:
            self._live.start()


class Lines(Display):
    """Prints each round once it is over: for a pipe, a log, or a terminal that cannot move its cursor."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is nothing to put back."""

    def draw(self, view: View, *, over: bool) -> None:
        """Print it, if nothing runs that will change it."""
        if over:
            for line in (
                *_head(view, self._console),
                *_body(view, self._console),
                *_news(view),
                Text(_WAITING),
                Text(""),
            ):
                self._console.print(line, soft_wrap=True)

    def left(self) -> contextlib.AbstractContextManager[None]:
        """There is nothing to leave."""
        return contextlib.nullcontext()


def display_for(console: Console) -> Display:
    """What this terminal can do."""
    able = console.is_terminal and not console.is_dumb_terminal and not console.legacy_windows
    return FullScreen(console) if able else Lines(console)


def _fold(lines: Iterable[Text], console: Console) -> list[Text]:
    """The lines as they fit the terminal, each continued a little further in; code stays at the margin."""
    width, encoding = console.width, console.encoding
    return [Text(part, line.style) for line in lines for part in _wrap(writable(line.plain, encoding), width)]


def _wrap(line: str, width: int) -> list[str]:
    indent = len(line) - len(line.lstrip())
    further = " " * (indent + 2 if indent else 0)
    return textwrap.wrap(line, width, subsequent_indent=further, break_on_hyphens=False) or [""]


def _head(view: View, console: Console) -> Iterator[Text]:
    """How many functions pass, and a mark for each, as many in a line as fit."""
    yield from _fold([Text(f"{view.title}: {view.count}", "bold")], console)
    which = 0 if console.encoding.lower().startswith("utf") else 1
    row = Text()
    for function in view.functions:
        *signs, style = _MARKS[view.mark(function)]
        shown = f"{style} underline" if function == view.shown else style
        entry = Text.assemble((f"{signs[which]} ", style), (function, shown))
        if row and len(row) + 2 + len(entry) > console.width:
            yield row
            row = Text()
        row = Text("  ").join([row, entry]) if row else entry
    yield from (row, Text(""))


def _news(view: View) -> Iterator[Text]:
    return (Text(line, "bold") for line in view.news)


def _body(view: View, console: Console) -> Iterator[Text]:
    if view.problem:
        yield Text(view.problem, "yellow")
        return
    for problem in view.problems:
        yield Text(f"Note: {problem}", "yellow")
    if said := view.help(layout_for(console)):
        yield from style_lines(said)
    elif view.shown:
        yield Text(f"{view.shown}: all checks here pass.", "green")
    elif view.waiting:
        yield Text("Checking ...", "dim")
    else:
        yield Text("All checks here pass. Hidden checks ask for all that the docstrings say.", "bold green")
