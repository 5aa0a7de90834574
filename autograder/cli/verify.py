"""What `autograder verify` does: proves one assignment after the other, and shows how it goes."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from autograder.assignment import assignment_names, find_kit, load_assignment
from autograder.verify import Listener, Proved, advice, as_page, as_table, prove


def verify(name: str | None, data: str, jobs: int, *, changed: bool, page: Path | None) -> int:
    """Prove this assignment, or all of the kit; 0 where every claim holds, else 1."""
    kit = find_kit()
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 140)
    proved, wrong = Proved(kit), 0
    for assignment in (load_assignment(each, kit) for each in ([name] if name else assignment_names(kit))):
        if changed and proved.holds(assignment, data):
            console.print(f"{assignment.name}: nothing has changed since every claim held.")
            continue
        with _Progress(console, assignment.name) as progress:
            quality = prove(assignment, kit, assignment.resources(data), jobs, progress)
        console.print(as_table(quality))
        for line in advice(quality):
            console.print(f"  {line}", soft_wrap=True, markup=False)
        if page is not None:
            page.write_text(as_page(assignment.spec.title, quality, progress.wrong), encoding="utf-8")
            console.print(f"The page on its checks: {page}")
        console.print(f"{assignment.name}: {progress.held} claims hold, {len(progress.wrong)} do not.")
        if not progress.wrong:
            proved.keep(assignment, data)
        wrong += len(progress.wrong)
    return 1 if wrong else 0


class _Progress(Listener):
    """A bar on a terminal, and a line for each claim that does not hold."""

    def __init__(self, console: Console, name: str) -> None:
        self.wrong: list[str] = []
        self.held = 0
        self._console = console
        columns = (TextColumn(name), BarColumn(), MofNCompleteColumn(), TextColumn("left"), TimeRemainingColumn())
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("", total=None)
        self._judging = False

    def __enter__(self) -> _Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def on_total(self, submissions: int) -> None:
        self._bar.update(self._task, total=submissions)
        self._judging = True

    def on_claim(self, wrong: str | None) -> None:
        if wrong is None:
            self.held += 1
        else:
            self.wrong.append(wrong)
            self._console.print(wrong, soft_wrap=True, markup=False)
        if self._judging:
            self._bar.start()  # not before the judges are forked: it starts a thread
            self._bar.advance(self._task)
