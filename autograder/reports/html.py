"""The same words as in `text`, as HTML for the cell of a notebook. What others wrote is escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from autograder.reports.explanation import Explanation, Help, explain_function
from autograder.reports.templates import render
from autograder.result import SubmissionResult


def function_html(
    result: SubmissionResult,
    function: str,
    notes: Sequence[str] = (),
    after: str = "",
    step: int = Help.IDEA,
    ask: Callable[[int], str] | None = None,
) -> str:
    """One function: its points, why some are missing, `notes` above that and a line `after` it.

    Help goes up to this step; `ask` says how a student gets another one, whose number it is given.
    """
    explanation = explain_function(result, function).told(step)
    offer = explanation.offer(ask) if ask else ""
    said = praise(result, explanation)
    return render("function.html", explanation=explanation, praise=said, notes=notes, offer=offer, after=after)


def praise(result: SubmissionResult, explanation: Explanation) -> str:
    """What is said of a function that passed, such as `all 12 checks pass.`; nothing where nothing was asked."""
    if not explanation.checks:
        return ""
    kind = "visible checks" if all(check.visible for check in result.checks) else "checks"
    return "its check passes." if explanation.checks == 1 else f"all {explanation.checks} {kind} pass."
