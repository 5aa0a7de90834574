"""pages/<student>.html: what stands on the text page, the function as it was submitted, and what checks have shown.

Nothing is from outside. With all that hidden checks found, it is the page for the instructor alone. A function of it
can stand in others' pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.reports import exhibits
from autograder.reports.explanation import Absent, Explanation, explain_everything, explain_function, gather_absent
from autograder.reports.grid import Comparison, compare
from autograder.reports.html import praise
from autograder.reports.pages import Unwritten, write_pages
from autograder.reports.sentences import Said
from autograder.reports.templates import render
from autograder.reports.text import describe_run
from autograder.result import SubmissionResult

PAGES = "pages"


@dataclass(frozen=True)
class _Line:
    """A line of the student's function; `marked` where something on the page is about it."""

    number: int
    text: str
    marked: bool


@dataclass(frozen=True)
class _Part:
    """A function on the page: where it stands, what is said of it, and its lines."""

    anchor: str
    explanation: Explanation
    lines: tuple[_Line, ...]


def student_page(result: SubmissionResult, facts: Sequence[tuple[str, str]] = ()) -> str:
    """The page as HTML. What others wrote is escaped.

    With `facts` on how it was judged, by name, it is for the instructor alone, and tells of hidden checks all there is.
    """
    explain = explain_everything if facts else explain_function
    parts = [_part(result, explain(result, function)) for function in result.functions]
    absent = gather_absent([part.explanation for part in parts])
    return _render("page.html", result, parts, facts=facts, absent=absent)


def function_cell(result: SubmissionResult, function: str, *, first: bool) -> str:
    """What the page says of one function, for its cell in a notebook that others show in a page of theirs.

    The `first` cell of a notebook has the style of all, and what is said of the submission as a whole.
    """
    explanation = explain_function(result, function)
    parts = [_part(result, explanation)]
    return _render("cell.html", result, parts, facts=(), first=first, praise=praise(result, explanation))


def _part(result: SubmissionResult, explanation: Explanation) -> _Part:
    anchor = f"f{result.functions.index(explanation.function)}"
    return _Part(anchor, explanation, tuple(_lines(explanation, result.problems)))


def _render(
    layout: str, result: SubmissionResult, parts: Sequence[_Part], absent: Sequence[Absent] = (), **more: object
) -> str:
    own = {part.explanation.function for part in parts}
    return render(
        "student.html",
        layout=layout,
        result=result,
        run=list(describe_run(result)),
        parts=parts,
        absent=absent,
        told={function for some in absent for function in some.functions},
        comparison=_comparison,
        shown=[(function, views) for function, views in exhibits.shown(result) if function in own],
        plot_size=(exhibits.WIDTH, exhibits.HEIGHT),
        **more,
    )


def _comparison(said: Said) -> Comparison | None:
    values = dict(said.blocks)
    return compare(values["expected"], values["got"]) if {"expected", "got"} <= values.keys() else None


def _lines(explanation: Explanation, problems: Sequence[str]) -> list[_Line]:
    """The function with those lines marked that the page is about; nothing of a stub."""
    code = explanation.code
    if code is None:
        return []
    told = [sentence for _, sentence in explanation.mistakes]
    told += [line for failure in explanation.failures for line in failure.said.below]
    name = code.chunk.rpartition("/")[2]
    lines = [
        _Line(
            number,
            text,
            any(f"{name}, line {number}: " in line for line in told)
            or any(line.startswith(f"line {number} of {code.chunk}: ") for line in problems),
        )
        for number, text in enumerate(code.text.split("\n"), start=code.first)
    ]
    return lines if not explanation.missing or any(line.marked for line in lines) else []


def write_student_pages(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Write pages/<student>.html for each result; a line for each that could not be written."""
    return write_pages(results, folder / PAGES, ".html", student_page)
