"""What `autograder check` does once torch is there: the visible checks of an exercise folder, on this machine."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment, find_exercise, read_assignment
from autograder.cli.platform import trust_terminal_size
from autograder.endpoint.child import ChildStarter
from autograder.errors import UsageError
from autograder.finding import Missing, Needs
from autograder.judge import Judge, Settings, WorkerFactory
from autograder.memory import changes, greeting, passed_in, remember
from autograder.reports.explanation import points
from autograder.reports.sentences import reason
from autograder.reports.text import PAGE, Layout, explain, next_step
from autograder.result import CheckResult, SubmissionResult
from autograder.submission import Submission, read

_STYLES = {"passed": "green", "forbidden": "magenta"}


def check(path: Path, functions: Sequence[str], starter: ChildStarter, hint: int = 1) -> int:
    """Check the file or folder at `path`, all functions or these; 0 when everything passes, 1 when not."""
    trust_terminal_size()
    assignment, submission = find_exercise_at(path)
    settings = Settings(assignment, assignment.visible, functions=known_functions(functions, assignment), fork=False)
    result = Judge(settings).judge(submission, WorkerFactory(starter.start))
    before, after = remember(assignment.folder, passed_in(result), result.functions)
    checked = [name for name in assignment.spec.functions if name in after.functions]
    if greeted := greeting(before, checked):
        Console(highlight=False).print(Text(greeted, style="dim"))
    show(result, submission, tuple(changes(before, after)), every=not functions, hint=hint)
    return 0 if all(check.status == "passed" for check in result.checks) else 1


def find_exercise_at(path: Path) -> tuple[Assignment, Submission]:
    """The exercise that the file or folder at `path` belongs to, and what is answered. Raises UsageError."""
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


def known_functions(wanted: Sequence[str], assignment: Assignment) -> tuple[str, ...]:
    """The same names, in the order of the assignment. Raises UsageError with the near miss for one that is none."""
    functions = assignment.spec.functions
    for function in wanted:
        if function not in functions:
            near = difflib.get_close_matches(function, functions, 1)
            raise UsageError(
                f"No function is called {function!r}. "
                + (f"Did you mean {near[0]}?" if near else f"There are: {', '.join(functions)}.")
            )
    return tuple(name for name in functions if name in wanted)


def show(
    result: SubmissionResult, submission: Submission, news: Sequence[str] = (), *, every: bool = True, hint: int = 1
) -> None:
    """The table of functions, what is new, why each lost points, up to this step of help, and what to do next.

    What is not written yet needs no more words than the table has.
    """
    console = Console(highlight=False)
    name = submission.chunks[0].name if submission.chunks[0].name.endswith(".py") else "your notebook"
    console.print(Text(f"{result.assignment}: the visible checks of {name}", style="bold"))
    console.print(_table(result))
    for line in news:
        console.print(Text(line, style="bold"))
    for problem in result.problems:
        console.print(Text(f"Note: {problem}", style="yellow"))
    for name in result.functions:
        if not all(_not_begun(check) for check in result.checks if check.function == name):
            for text in style_lines(explain(result, name, hint, ask_for(name), layout_for(console))):
                console.print(text, soft_wrap=True)
    console.print(Text(next_step(result, every=every), style="bold"))


def layout_for(console: Console) -> Layout:
    """As wide as the terminal; as on a page where it is none."""
    return Layout(console.width) if console.is_terminal else PAGE


def ask_for(function: str) -> Callable[[int], str]:
    """How a student asks for a step of help."""
    return lambda step: f"`autograder check --function {function} --hint {step}`"


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
        worst = next((check for check in checks if check.status != "passed"), checks[0])
        style = "dim" if _not_begun(worst) else _STYLES.get(worst.status, "red")
        score = f"{points(result.score(function))} of {points(result.max_score(function))}"
        more = points(result.unasked.get(function, 0.0))
        table.add_row(function, f"{passed} of {len(checks)}", score, more, Text(_standing(worst), style=style))
    return table


def _standing(worst: CheckResult) -> str:
    """How a function stands, by its first check that does not pass: a few words for the table."""
    if isinstance(worst.finding, Needs):
        return f"waits for {worst.finding.function}"
    if worst.status == "missing":
        return reason(worst) if _not_begun(worst) else "not found"
    return "all pass" if worst.status == "passed" else worst.status


def _not_begun(check: CheckResult) -> bool:
    """Whether the function, or one that it takes, is not written: the table says all that there is to say."""
    found = check.finding
    return isinstance(found, Needs) or (isinstance(found, Missing) and not (found.unread or found.near))


def style_lines(lines: Iterable[str]) -> Iterator[Text]:
    """The lines of an explanation in the colours of the terminal; what goes on further in keeps its line's."""
    style, indent = "", 0
    for line in lines:
        at, own = len(line) - len(line.lstrip()), _style(line)
        if own or not style or at != indent + 2:
            style, indent = own, at
        yield Text(line, style=style)


def _style(line: str) -> str:
    text = line.strip()
    if text.startswith("x "):
        return "red"
    if line and not line.startswith(" "):
        return "bold"
    return "cyan" if text.startswith("Ask yourself:") else ""
