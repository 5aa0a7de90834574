"""The same words as in `text`, as HTML for the cell of a notebook. What others wrote is escaped."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import jinja2

from autograder.reports.explanation import explain_function, points
from autograder.result import SubmissionResult


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("autograder.reports", ".")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined).get_template(
        "function.html"
    )


def function_html(result: SubmissionResult, function: str, notes: Sequence[str] = (), after: str = "") -> str:
    """One function: its points, why some are missing, `notes` above that and a line `after` it."""
    explanation = explain_function(result, function)
    kind = "visible checks" if all(check.visible for check in result.checks) else "checks"
    praise = "its check passes." if explanation.checks == 1 else f"all {explanation.checks} {kind} pass."
    return _template().render(explanation=explanation, points=points, praise=praise, notes=notes, after=after)
