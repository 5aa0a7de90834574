"""The words: what failed, the smallest input that shows it, what was expected, and what to do next. Plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from autograder.result import CheckResult, SubmissionResult

_WIDTH = 100
_UNSAFE = ", WITHOUT A SANDBOX: the program could reach everything that the grader could"


def points(value: float) -> str:
    """2 and 1.5, not 2.0."""
    return f"{value:g}"


def feedback(result: SubmissionResult) -> str:
    """The page for a student: everything of visible checks; of hidden ones only what they ask and what helps."""
    lines = [f"{result.assignment}: {result.submission}", ""]
    lines += [f"Score: {points(result.score())} of {points(result.max_score())}"]
    lines += [f"Graded on {result.data or 'no data'}{_UNSAFE if result.sandbox == 'none' else ''}.", ""]
    lines += [f"Note: {problem}" for problem in result.problems] + ([""] if result.problems else [])
    lines += list(overview(result))
    for function in result.functions:
        lines += list(explain(result, function))
    return "\n".join(lines).rstrip() + "\n"


def overview(result: SubmissionResult) -> Iterator[str]:
    """A line for each function: its points."""
    width = max(map(len, result.functions), default=0)
    for name in result.functions:
        score, most = result.score(name), result.max_score(name)
        yield f"  {name:{width}}  {points(score):>4} of {points(most):<4} {'' if score == most else '<-'}".rstrip()
    yield ""


def explain(result: SubmissionResult, function: str) -> Iterator[str]:
    """Why a function lost points: the name of the mistake first, then each check that failed."""
    failed = [check for check in result.checks if check.function == function and check.status != "passed"]
    if not failed:
        return
    title = f"{function}: {points(result.score(function))} of {points(result.max_score(function))} points"
    if all(check.status == "missing" for check in failed):
        yield f"{title}, {failed[0].message}"
        yield ""
        return
    yield title
    yield ""
    for name in dict.fromkeys(check.diagnosis for check in failed if check.diagnosis):
        yield from _wrapped(f"What went wrong ({name}): {result.advice.get(name, '')}", "  ")
        yield ""
    if all(check.status == "forbidden" for check in failed):
        said = failed[0].message[:1].upper() + failed[0].message[1:]
        yield from _wrapped(f"{said}. {failed[0].hint}".strip(), "  ")
        yield ""
        return
    run = [check for check in failed if not check.message.startswith("not run")]
    for check in run:
        yield from explain_check(check)
        yield ""
    if len(run) < len(failed):
        lost = sum(check.max_points for check in failed if check not in run)
        yield f"  {len(failed) - len(run)} more checks were {failed[-1].message}.  [-{points(lost)}]"
        yield ""


def explain_check(check: CheckResult) -> Iterator[str]:
    """One failed check. Inputs and messages only of visible ones."""
    kind = "" if check.visible else "  (hidden check)"
    yield f"  x {check.title}  [-{points(check.max_points)}]{kind}"
    shown = check.visible or check.status in ("timeout", "forbidden", "missing")
    if check.status == "broken":
        yield "      This check could not be judged. It is not your fault; your instructor has been told."
        return
    if shown and check.counterexample and check.visible:
        yield "      Try it:"
        yield from _indented(check.counterexample.splitlines(), "        ")
    if shown and check.message:
        yield from _indented(_labelled(check), "      ")
    if check.hint and not check.diagnosis:
        yield from _wrapped(f"Hint: {check.hint}", "      ")


def _labelled(check: CheckResult) -> list[str]:
    lines = check.message.splitlines()
    return [f"raised    {lines[0]}", *lines[1:]] if check.status == "error" and ": " in lines[0] else lines


def _indented(lines: Iterable[str], by: str) -> Iterator[str]:
    return (by + line for line in lines)


def _wrapped(text: str, by: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=by, subsequent_indent=by + "  ")


def next_step(result: SubmissionResult) -> str:
    """The one thing to do now."""
    for name in result.functions:
        failed = [check for check in result.checks if check.function == name and check.status != "passed"]
        if failed:
            todo = "write" if failed[0].status == "missing" else "mend"
            return f"Next: {todo} {name}, then run `autograder check --function {name}`."
    return "All checks here pass. Hand in your file; hidden checks will ask for more of the same."
