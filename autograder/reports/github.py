"""github/<student>.txt and .md: what a workflow of GitHub Classroom prints, and the summary of a job.

In a workflow: `cat github/*.txt`, which the classroom reads the points from, and
`cat github/*.md >> "$GITHUB_STEP_SUMMARY"`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from autograder.reports.explanation import points
from autograder.reports.pages import Unwritten, write_pages
from autograder.reports.text import feedback
from autograder.result import SubmissionResult


def write_github(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Both files for each result."""
    where = folder / "github"
    return write_pages(results, where, ".txt", notices) + write_pages(results, where, ".md", summary)


def notices(result: SubmissionResult) -> str:
    """The two commands that GitHub Classroom takes the points from."""
    score, most = result.score(), result.max_score()
    total = msgspec.json.encode({"totalPoints": score, "maxPoints": most}).decode()
    said = {"Autograding complete": f"Points {points(score)}/{points(most)}", "Autograding report": total}
    return "".join(f"::notice title={title}::{_escaped(text)}\n" for title, text in said.items())


def summary(result: SubmissionResult) -> str:
    """A table of functions, and the page of the student below it, as Markdown."""
    rows = [
        f"| `{name}` | {points(result.score(name))} of {points(result.max_score(name))} |" for name in result.functions
    ]
    page = feedback(result).splitlines()
    # Indented, it is shown as it is: nothing that a student wrote can end the block.
    return "\n".join(["| function | points |", "|---|---|", *rows, "", *(f"    {line}" for line in page), ""])


def _escaped(text: str) -> str:
    """As a workflow command wants its text."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
