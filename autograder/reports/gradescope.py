"""results.json, as Gradescope reads it: a test for each function, with the words that help as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from autograder.reports.html import function_html
from autograder.reports.pages import Unwritten, write_pages
from autograder.reports.text import describe_run
from autograder.result import SubmissionResult


def as_gradescope(result: SubmissionResult) -> dict[str, Any]:
    """The record of one submission. `output` is what stands above the tests."""
    return {
        "score": result.score(),
        "output": "\n".join([*describe_run(result, " WITHOUT A SANDBOX"), *result.problems]),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": [
            {
                "name": name.replace("_", " "),
                "score": result.score(name),
                "max_score": result.max_score(name),
                "status": "passed" if result.score(name) == result.max_score(name) else "failed",
                "output": function_html(result, name),
                "output_format": "html",
                "visibility": "visible",
            }
            for name in result.functions
        ],
        "extra_data": {"seed": result.seed, "versions": result.versions, "source_sha256": result.source_sha256},
    }


def write_gradescope(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Write gradescope/<student>.json for each result; a line for each that could not be written."""
    return write_pages(results, folder / "gradescope", ".json", _record)


def _record(result: SubmissionResult) -> str:
    return msgspec.json.format(msgspec.json.encode(as_gradescope(result))).decode()
