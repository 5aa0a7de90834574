"""The words: what failed, the smallest input that shows it, what was expected, and what to do next. Plain text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.finding import Missing, Waits
from autograder.reports import by_hand, exhibits
from autograder.reports.explanation import (
    Explanation,
    Failure,
    Help,
    explain_function,
    explain_one,
    gather_absent,
    points,
)
from autograder.result import CheckResult, SubmissionResult

_WIDTH = 100  # longer lines are hard to read
_NARROWEST = 20
_LABEL = re.compile(r" *\S+ {2,}")
_UNSAFE = ", WITHOUT A SANDBOX: the program could reach everything that the grader could"


@dataclass(frozen=True)
class Layout:
    """How lines are broken: on a page sentences alone; on a terminal of so many `columns` all but code to paste."""

    columns: int = 0

    def sentence(self, text: str, by: str) -> list[str]:
        """What is broken on a page, too, indented `by` this."""
        width = min(max(self.columns, _NARROWEST), _WIDTH) if self.columns else _WIDTH
        return textwrap.wrap(text, width, initial_indent=by, subsequent_indent=by + "  ")

    def line(self, text: str) -> list[str]:
        """What has a line of its own where there is room."""
        return self._broken(text, _WIDTH, len(text) - len(text.lstrip()) + 2)

    def value(self, text: str) -> list[str]:
        """What a program prints, behind a label such as `expected  `: it goes on below itself, as far as it likes."""
        found = _LABEL.match(text)
        return self._broken(text, self.columns, found.end() if found else len(text) - len(text.lstrip()) + 2)

    def _broken(self, text: str, most: int, further: int) -> list[str]:
        width = max(min(self.columns, most), _NARROWEST)
        if not self.columns or len(text) <= width:
            return [text]
        return textwrap.wrap(text, width, subsequent_indent=" " * further, break_on_hyphens=False)


PAGE = Layout()


def feedback(result: SubmissionResult) -> str:
    """The page for a student: everything of visible checks; of hidden ones only what they ask and what helps."""
    who = f"{result.name} ({result.submission})" if result.name else result.submission
    lines = [f"{result.assignment}: {who}", ""]
    lines += [f"Score: {points(result.score())} of {points(result.max_score())}"]
    lines += [*describe_run(result), ""]
    lines += [f"Note: {problem}" for problem in result.problems] + ([""] if result.problems else [])
    lines += list(overview(result))
    absent = gather_absent([explain_function(result, function) for function in result.functions])
    for some in absent:
        lines += [*PAGE.sentence(f"{some.absence}: {', '.join(some.functions)}.  [-{points(some.lost)}]", ""), ""]
    told = {function for some in absent for function in some.functions}
    for function in result.functions:
        lines += list(explain(result, function)) if function not in told else []
    for function, said in exhibits.sentences(result):
        lines += [f"{function} shows:", *(part for line in said for part in PAGE.sentence(line, "  ")), ""]
    return "\n".join(lines).rstrip() + "\n"


def describe_run(result: SubmissionResult, unsafe: str = _UNSAFE) -> Iterator[str]:
    """On which data, if there are any, whether without a sandbox, and what was decided by hand."""
    said = f" on {result.data} data" if result.data else ""
    without = unsafe if result.sandbox == "none" else ""
    if said or without:
        yield f"Graded{said}{without}."
    yield from by_hand.describe(result)


def overview(result: SubmissionResult) -> Iterator[str]:
    """A line for each function with its points, an arrow where some are missing, and an empty line."""
    width = max(map(len, result.functions), default=0)
    for name in result.functions:
        score, most = result.score(name), result.max_score(name)
        yield f"  {name:{width}}  {points(score):>4} of {points(most):<4} {'' if score == most else '<-'}".rstrip()
    yield ""


def explain(
    result: SubmissionResult,
    function: str,
    step: int = Help.IDEA,
    ask: Callable[[int], str] | None = None,
    layout: Layout = PAGE,
) -> Iterator[str]:
    """Why a function lost points: the name of the mistake first, then each check that failed.

    Help goes up to this step; `ask` says how a student gets another one, whose number it is given.
    """
    explanation = explain_function(result, function).told(step)
    if explanation.passed:
        return
    title = f"{function}: {explanation.scored}"
    if explanation.missing:
        yield from layout.line(f"{title}: {explanation.missing}")
        yield ""
        return
    yield from layout.line(title)
    yield ""
    yield from _explain(explanation, ask, layout)


def explain_check(check: CheckResult, advice: Mapping[str, str], step: int, ask: Callable[[int], str]) -> Iterator[str]:
    """One failed check, with the mistakes that it names. Inputs and messages only of visible ones."""
    yield from _explain(explain_one(check, advice).told(step), ask, PAGE)


def _explain(explanation: Explanation, ask: Callable[[int], str] | None, layout: Layout) -> Iterator[str]:
    for name, sentence in explanation.mistakes:
        said = f"What went wrong ({name}): {sentence}" if sentence else f"What went wrong: {name}"
        yield from (*layout.sentence(said, "  "), "")
    if explanation.by_hand:
        yield from (*layout.sentence(f"What went wrong, says your instructor: {explanation.by_hand}", "  "), "")
    if explanation.forbidden:
        yield from (*layout.sentence(explanation.forbidden, "  "), "")
    for each in explanation.failures:
        yield from (*_failure(each, layout), "")
    for line in explanation.left_out:
        yield from layout.line(f"  {line}")
    yield from [""] if explanation.left_out else []
    if ask is not None and (offer := explanation.offer(ask)):
        yield from (*layout.line(f"  {offer}"), "")


def _failure(failed: Failure, layout: Layout) -> Iterator[str]:
    where = "  (hidden check)" if failed.hidden else ""
    yield from layout.line(f"  x {failed.title}  [-{points(failed.lost)}]{where}")
    if failed.call:
        yield "      Try it:"
        yield from failed.call  # at the margin: what is pasted into Python must not be indented
    yield from _indent(failed.lines, "      ", layout)
    if failed.stdout:
        yield "      It prints:"
        yield from _indent(failed.stdout, "        ", layout)
    if failed.hint:
        yield from layout.sentence(f"Ask yourself: {failed.hint}", "      ")


def _indent(lines: Iterable[str], by: str, layout: Layout) -> Iterator[str]:
    return (part for line in lines for part in layout.value(by + line))


def next_step(result: SubmissionResult, *, every: bool = True) -> str:
    """The last line of `check`: the first function that loses points, or that all pass, of `every` function or some."""
    for name in result.functions:
        failed = [check for check in result.checks if check.function == name and check.status != "passed"]
        if failed:
            first = failed[0].finding
            missing = first if isinstance(first, Missing) else None
            name = first.function if isinstance(first, Waits) else name
            todo = "write" if missing and not (missing.unread or missing.near) else "fix"
            return f"Next: {todo} {name}, then run `autograder check --function {name}`."
    if not every:
        return (
            f"All checks of {' and '.join(result.functions)} here pass. Run `autograder check` for the other functions."
        )
    if result.problems:
        return "All checks here pass, but running the whole file went wrong: read the note above before you submit."
    return "All checks here pass. Hidden checks ask for all that the docstrings say: read them again, then submit."
