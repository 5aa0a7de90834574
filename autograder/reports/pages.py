"""A page for each submission, and where it lies: one that cannot be written costs nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.result import SubmissionResult
from autograder.text import encodable, name, one_line, page_names

Unwritten = list[str]  # a line for each file that could not be written


def page_stems(results: Sequence[SubmissionResult]) -> list[str]:
    """The name of each one's page, without suffix. Where there are several assignments, each has its own page."""
    several = len({result.assignment for result in results}) > 1
    keys = [f"{result.submission}, {result.assignment}" if several else result.submission for result in results]
    pages = page_names(keys)
    return [pages[key] for key in keys]


def write_pages(
    results: Sequence[SubmissionResult], folder: Path, suffix: str, render: Callable[[SubmissionResult], str]
) -> Unwritten:
    """Write what `render` makes of each result into `folder`; a line for each file that could not be written."""
    unwritten: Unwritten = []
    for result, stem in zip(results, page_stems(results), strict=True):
        unwritten += write_file(folder / f"{stem}{suffix}", lambda result=result: render(result))  # type: ignore[misc]
    return unwritten


def write_file(path: Path, text: Callable[[], str]) -> Unwritten:
    """Write what `text` returns. The boundary: whatever goes wrong is a line of this one file."""
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(encodable(text()), encoding="utf-8")
    except Exception as error:
        why = (error.strerror if isinstance(error, OSError) else "") or f"{type(error).__name__}: {error}"
        return [f"{name(path.name)} in {path.parent} could not be written ({one_line(why, 100)})"]
    return []
