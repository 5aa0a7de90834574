"""What one sees while a class is graded: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from autograder.engine.options import GradeOptions
from autograder.engine.run import RunListener, RunStart
from autograder.result import SubmissionResult

_QUIET_SECONDS = 15.0  # between two lines, where there is no terminal
_TELLING = 5  # results, before which a rate says more of how judges start than of how long the rest takes
_SANDBOXES = {
    "namespaces": "each submission runs walled off, without your files, network or other processes",
    "landlock": "each submission runs without your files or network; this machine allows no namespaces",
    "none": "NO SANDBOX, as asked: a submission can read, change and send whatever you can",
}


class Progress(RunListener):
    """Draws how far a run is, from what it hears: a bar on a terminal, else a line now and then."""

    def __init__(self, console: Console, options: GradeOptions) -> None:
        self.console = console
        self._options = options
        self._total = 0
        self._done = 0
        self._running: list[str] = []
        self._start = self._last_line = time.monotonic()
        columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        ends = (TextColumn("left"), TimeRemainingColumn(), TextColumn("{task.fields[running]}", markup=False))
        self._bar = Bar(*columns, *ends, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task("", rate="", running="")

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def on_start(self, start: RunStart) -> None:
        self._total = start.todo
        self._bar.update(self._task, total=start.todo)
        count = f"{start.submissions} submission{'' if start.submissions == 1 else 's'}"
        if self._options.regrade:
            count += f", {start.todo} to judge, in what has changed or is missing"
        elif self._options.resume:
            count += f", {start.submissions - start.todo} judged before"
        data = f"; data: {start.data}" if start.data else ""
        self.console.print(f"{start.title}: {count}{data}; seed {start.seed}")
        if start.advice:
            said = f"NOT THE REAL DATA: {start.data} ones stand in; every page says so. Better: {start.advice}."
            self.console.print(said, style="bold red", markup=False, soft_wrap=True)
        if self._options.scheduler:
            self.console.print(f"Cluster: {self._options.scheduler}; each machine's sandbox stands in its results.")

    def on_sandbox(self, tier: str) -> None:
        self.console.print(f"Sandbox: {tier}: {_SANDBOXES[tier]}.", style="bold red" if tier == "none" else "")
        self._start = time.monotonic()

    def on_begin(self, student: str) -> None:
        self._running.append(student)
        self._show()

    def on_result(self, result: SubmissionResult) -> None:
        self._done += 1
        if result.submission in self._running:
            self._running.remove(result.submission)
        self._bar.advance(self._task)
        self._show()
        if not self.console.is_terminal and time.monotonic() - self._last_line >= _QUIET_SECONDS:
            self._last_line = time.monotonic()
            left = f", {self._rate()}, {self._left()} left" if self._done >= _TELLING else ""
            self.console.print(f"{self._done} of {self._total} judged{left}")

    def _show(self) -> None:
        self._bar.start()  # not before: it starts a thread, and judges are forked before they are given anything
        running = ", ".join(self._running)
        self._bar.update(self._task, rate=self._rate(), running=f"running: {running}" if running else "")

    def _per_second(self) -> float:
        return self._done / max(time.monotonic() - self._start, 1e-9)

    def _rate(self) -> str:
        return f"{self._per_second():.1f} a second" if self._done else ""

    def _left(self) -> str:
        seconds = round((self._total - self._done) / self._per_second())
        return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
