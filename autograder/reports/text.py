"""The words: what failed, the smallest input that shows it, what was expected, and what to do next. Plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from autograder.finding import Missing
from autograder.reports.explanation import Failure, explain_function, failure, points
from autograder.result import CheckResult, SubmissionResult

_WIDTH = 100
_UNSAFE = ", WITHOUT A SANDBOX: the program could reach everything that the grader could"


def feedback(result: SubmissionResult) -> str:
    """The page for a student: everything of visible checks; of hidden ones only what they ask and what helps."""
    lines = [f"{result.assignment}: {result.submission}", ""]
    lines += [f"Score: {points(result.score())} of {points(result.max_score())}"]
    lines += [*describe_run(result, _UNSAFE), ""]
    lines += [f"Note: {problem}" for problem in result.problems] + ([""] if result.problems else [])
    lines += list(overview(result))
    for function in result.functions:
        lines += list(explain(result, function))
    return "\n".join(lines).rstrip() + "\n"


def describe_run(result: SubmissionResult, unsafe: str) -> Iterator[str]:
    """On which data, if there are any, and whether without a sandbox."""
    said = f" on {result.data} data" if result.data else ""
    without = unsafe if result.sandbox == "none" else ""
    if said or without:
        yield f"Graded{said}{without}."


def overview(result: SubmissionResult) -> Iterator[str]:
    """A line for each function with its points, an arrow where some are missing, and an empty line."""
    width = max(map(len, result.functions), default=0)
    for name in result.functions:
        score, most = result.score(name), result.max_score(name)
        yield f"  {name:{width}}  {points(score):>4} of {points(most):<4} {'' if score == most else '<-'}".rstrip()
    yield ""


def explain(result: SubmissionResult, function: str) -> Iterator[str]:
    """Why a function lost points: the name of the mistake first, then each check that failed."""
    explanation = explain_function(result, function)
    if explanation.passed:
        return
    title = f"{function}: {explanation.scored}"
    if explanation.missing:
        yield f"{title}, {explanation.missing}"
        yield ""
        return
    yield title
    yield ""
    yield from _explain_mistakes(explanation.mistakes)
    if explanation.forbidden:
        yield from _wrap(explanation.forbidden, "  ")
        yield ""
    for each in explanation.failures:
        yield from _failure(each)
        yield ""
    yield from (f"  {line}" for line in explanation.left_out)
    yield from [""] if explanation.left_out else []


def explain_check(check: CheckResult, advice: Mapping[str, str]) -> Iterator[str]:
    """One failed check, with the mistakes that it names. Inputs and messages only of visible ones."""
    yield from _explain_mistakes([(name, advice[name]) for name in check.mistakes])
    yield from _failure(failure(check))


def _explain_mistakes(mistakes: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, sentence in mistakes:
        yield from _wrap(f"What went wrong ({name}): {sentence}", "  ")
        yield ""


def _failure(failed: Failure) -> Iterator[str]:
    yield f"  x {failed.title}  [-{points(failed.lost)}]{'  (hidden check)' if failed.hidden else ''}"
    if failed.call:
        yield "      Try it:"
        yield from failed.call  # at the margin: what is pasted into Python must not be indented
    yield from _indent(failed.lines, "      ")
    if failed.hint:
        yield from _wrap(f"Ask yourself: {failed.hint}", "      ")


def _indent(lines: Iterable[str], by: str) -> Iterator[str]:
    return (by + line for line in lines)


def _wrap(text: str, by: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=by, subsequent_indent=by + "  ")


def next_step(result: SubmissionResult, *, every: bool = True) -> str:
    """The last line of `check`: the first function that loses points, or that all pass, of `every` function or some."""
    for name in result.functions:
        failed = [check for check in result.checks if check.function == name and check.status != "passed"]
        if failed:
            missing = failed[0].finding if isinstance(failed[0].finding, Missing) else None
            todo = "write" if missing and not (missing.unread or missing.near) else "fix"
            return f"Next: {todo} {name}, then run `autograder check --function {name}`."
    if not every:
        return (
            f"All checks of {' and '.join(result.functions)} here pass. Run `autograder check` for the other functions."
        )
    if result.problems:
        return "All checks here pass, but running the whole file went wrong: read the note above before you submit."
    return "All checks here pass. Hidden checks ask for all that the docstrings say: read them again, then submit."
