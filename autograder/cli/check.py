"""What `autograder check` does once torch is there: the visible checks of an exercise folder, on this machine."""

from __future__ import annotations

import difflib
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment, find_exercise, read_assignment
from autograder.endpoint.child import ChildStarter
from autograder.errors import UsageError
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.reports.explanation import points
from autograder.reports.sentences import reason
from autograder.reports.text import explain, next_step
from autograder.result import SubmissionResult
from autograder.submission import Submission, read

_STYLES = {"passed": "green", "missing": "dim", "timeout": "red", "forbidden": "magenta"}


def check(path: Path, function: str | None, starter: ChildStarter) -> int:
    """Check the file or folder at `path`; 0 when everything passes, 1 when not."""
    assignment, submission = _find(path)
    functions = (_known(function, assignment),) if function else ()
    settings = Settings(assignment, (assignment.visible,), functions=functions, fork=False)
    result = Judge(settings).judge(submission, WorkerFactory(starter.start))
    show(result, submission, every=not function)
    return 0 if all(check.status == "passed" for check in result.checks) else 1


def _find(path: Path) -> tuple[Assignment, Submission]:
    if not path.exists():
        raise UsageError(f"There is no {path}.")
    folder = find_exercise(path)
    if folder is None:
        raise UsageError("No exercise here: run this in the folder that holds assignment.toml and checks/.")
    assignment = read_assignment(folder)
    submission = read(folder if path.is_dir() else path, assignment.name, "you")
    if submission.problem:
        raise UsageError(submission.problem)
    return assignment, submission


def _known(function: str, assignment: Assignment) -> str:
    functions = assignment.spec.functions
    if function not in functions:
        near = difflib.get_close_matches(function, functions, 1)
        raise UsageError(
            f"No function is called {function!r}. "
            + (f"Did you mean {near[0]}?" if near else f"There are: {', '.join(functions)}.")
        )
    return function


def show(result: SubmissionResult, submission: Submission, *, every: bool = True) -> None:
    """The table of functions, then why each lost points, then what to do next."""
    console = Console(highlight=False)
    name = submission.chunks[0].name if submission.chunks[0].name.endswith(".py") else "your notebook"
    console.print(Text(f"{result.assignment}: the visible checks of {name}", style="bold"))
    console.print(_table(result))
    for problem in result.problems:
        console.print(Text(f"Note: {problem}", style="yellow"))
    for name in result.functions:
        for line in explain(result, name):
            console.print(_style(line), soft_wrap=True)
    console.print(Text(next_step(result, every=every), style="bold"))


def _table(result: SubmissionResult) -> Table:
    table = Table()
    table.add_column("function")
    table.add_column("checks", justify="right")
    table.add_column("points here", justify="right")
    table.add_column("by hidden checks", justify="right")
    table.add_column("")
    for function in result.functions:
        checks = [check for check in result.checks if check.function == function]
        passed = sum(check.status == "passed" for check in checks)
        worst = next((check.status for check in checks if check.status != "passed"), "passed")
        said = {"passed": "all pass", "missing": reason(checks[0])}.get(worst, worst)
        style = _STYLES.get(worst, "red")
        score = f"{points(result.score(function))} of {points(result.max_score(function))}"
        more = points(result.unasked.get(function, 0.0))
        table.add_row(function, f"{passed} of {len(checks)}", score, more, Text(said, style=style))
    return table


def _style(line: str) -> Text:
    text = line.strip()
    if text.startswith("x "):
        return Text(line, style="red")
    if line and not line.startswith(" "):
        return Text(line, style="bold")
    return Text(line, style="cyan" if text.startswith("Ask yourself:") else "")
