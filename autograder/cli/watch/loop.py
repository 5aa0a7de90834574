"""The main thread of the watch: what is saved, pressed or found out, one after the other."""

from __future__ import annotations

import contextlib
import functools
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import watchfiles
from rich.console import Console

from autograder.cli.platform import trust_terminal_size
from autograder.cli.watch.changes import Outline
from autograder.cli.watch.exercise import Exercise
from autograder.cli.watch.rounds import Round, Rounds
from autograder.cli.watch.screen import Display, display_for
from autograder.cli.watch.terminal import (
    PutBack,
    ended_by_signals,
    keys,
    suspend,
    told_of_suspension,
)
from autograder.cli.watch.view import View
from autograder.endpoint.warm import WarmStarter
from autograder.errors import AutograderError
from autograder.memory import changes, greeting, recall, remember
from autograder.result import SubmissionResult
from autograder.submission import Submission

_LOOK_SECONDS = 0.25  # between two looks at the size of the terminal
_STEP_MILLISECONDS = 30  # without another change, before what was saved is looked at


def watch(path: Path, functions: Sequence[str], starter: WarmStarter) -> int:
    """Check the exercise at `path` at every save, until the student leaves; always 0."""
    exercise = Exercise(path, functions)
    trust_terminal_size()
    console = Console(highlight=False)
    with ended_by_signals(), display_for(console) as display:
        loop = Loop(exercise, display)
        with loop.running(starter), contextlib.suppress(KeyboardInterrupt):
            loop.run(lambda: console.size)
    console.print(f"{loop.view.title}: {loop.view.count}.", markup=False)
    return 0


class Loop:
    """Does what the other threads have queued, and draws what has come of it."""

    def __init__(self, exercise: Exercise, display: Display) -> None:
        self.view = View(exercise.assignment.name, exercise.judge.exam.functions())
        self._exercise = exercise
        self._display = display
        self._todo: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()  # a signal's handler may put into it
        self._left = False
        self._rounds: Rounds
        self._put_back: PutBack = contextlib.nullcontext
        self._round: Round | None = None
        self._outline: Outline | None = None
        self._counted: set[str] = set()  # the functions of which this round is one more check
        self._known = ""  # a hash of what was read last

    @contextlib.contextmanager
    def running(self, starter: WarmStarter) -> Iterator[None]:
        """With the other threads at work."""
        stop = threading.Event()
        self._rounds = Rounds(starter, self._queue_told)
        files = threading.Thread(target=self._follow, args=(stop,), name="files", daemon=True)
        files.start()
        try:
            with (
                keys(lambda key: self._todo.put(functools.partial(self._press, key))) as self._put_back,
                told_of_suspension(lambda: self._todo.put(self._suspend)),
            ):
                yield
        finally:
            stop.set()
            self._rounds.close()
            files.join()

    def run(self, size: Callable[[], object]) -> None:
        """Go on until the student leaves; another `size` of the terminal is drawn for, too."""
        self._save()
        drawn_for = size()
        while not self._left:
            with contextlib.suppress(queue.Empty):
                self._todo.get(timeout=_LOOK_SECONDS)()
            if drawn_for != size():
                drawn_for = size()
                self._display.draw(self.view, over=False)

    def _follow(self, stop: threading.Event) -> None:
        """Queue every save into the folder, by whatever means the editor writes."""
        while not stop.is_set():
            with contextlib.suppress(OSError, RuntimeError):  # the folder is being replaced: look for the new one
                for _ in watchfiles.watch(
                    *self._exercise.folders,
                    step=_STEP_MILLISECONDS,
                    stop_event=stop,
                    raise_interrupt=False,
                    recursive=False,
                ):
                    self._todo.put(self._save)
            stop.wait(_LOOK_SECONDS)

    def _save(self) -> None:
        """Begin a round, if what is there now is another submission than before, or judged by other rules."""
        try:
            if self._exercise.read_rules():
                self.view.functions, self._known = self._exercise.judge.exam.functions(), ""
            submission = self._exercise.read_submission()
        except AutograderError as error:
            self._cannot_check(str(error))
            return
        if submission.problem:
            self._cannot_check(submission.problem)
        elif submission.sha256 != self._known:
            self._known = submission.sha256
            self._begin(submission)

    def _cannot_check(self, why: str) -> None:
        self.view.problem, self._known = why, ""
        self._display.draw(self.view, over=True)

    def _suspend(self) -> None:
        """Leave the terminal to the shell until the student is back.

        A round that was running is begun anew: its worker slept, and its time went on.
        """
        with self._display.left(), self._put_back():
            suspend()
        if self._round is not None and self.view.waiting:
            self._round = self._round.again()
            self._rounds.begin(self._round)
        self._display.draw(self.view, over=False)

    def _begin(self, submission: Submission) -> None:
        functions = self.view.functions
        before, self._outline = self._outline, Outline.of(submission, functions)
        changed = {*functions} if before is None else self._outline.changed_since(before)
        # What an earlier save has changed and no round has come to yet is as good as changed now.
        self._counted |= changed.intersection(functions)
        in_order = self._outline.order(functions, changed.union(self.view.waiting))
        greeted = greeting(recall(self._exercise.folder), functions) if before is None else ""
        self.view.news = [greeted] if greeted else []
        stand = [check for name in functions for check in self.view.checks(name)]
        self.view.begin(in_order)
        self._round = Round(self._exercise.judge, submission, in_order, stand)
        self._rounds.begin(self._round)
        self._display.draw(self.view, over=False)

    def _queue_told(self, this: Round, result: SubmissionResult | None) -> None:
        self._todo.put(functools.partial(self._told, this, result))

    def _told(self, this: Round, result: SubmissionResult | None) -> None:
        if this is self._round:  # else it was queued before a newer save
            if result is not None:
                self.view.take(result)
            else:
                self._remember()
            self._display.draw(self.view, over=result is None)

    def _remember(self) -> None:
        """Take in how the functions stand at the end of a round, and show what is new."""
        passed = {name: name in self.view.passed for name in self.view.functions}
        before, after = remember(self._exercise.folder, passed, self._counted)
        self.view.news = [*self.view.news, *changes(before, after)]
        self._counted.clear()

    def _press(self, key: str) -> None:
        if key == "q":
            self._left = True
        elif key == "h":
            self.view.ask_for_help()
        elif key in ("n", "p"):
            self.view.choose(1 if key == "n" else -1)
        elif key.isdigit():
            self.view.choose_number(int(key))
        self._display.draw(self.view, over=False)
