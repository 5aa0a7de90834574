"""All that is known of one submission, hidden inputs and messages too: for the instructor alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.reports.explanation import Explanation, Failure, explain_everything, points
from autograder.reports.pages import Unwritten, page_stems, write_file
from autograder.reports.student_page import student_page
from autograder.result import SubmissionResult

DEEP = "replay"


def deep_text(result: SubmissionResult, functions: Sequence[str], notes: Sequence[str] = ()) -> str:
    """What a terminal shows: each of these functions with every check that did not pass, in full."""
    lines = [f"{result.assignment}: {result.submission}: {points(result.score())} of {points(result.max_score())}"]
    lines += [f"{name}: {value}" for name, value in run_facts(result)]
    lines += [f"Note: {note}" for note in (*notes, *result.problems)]
    for function in functions:
        explanation = explain_everything(result, function)
        lines += [""] * (not explanation.passed)
        lines += _of_function(explanation, result.stumbles.get(function, ""))
    return "\n".join(lines) + "\n"


def run_facts(result: SubmissionResult) -> Iterator[tuple[str, str]]:
    """How it was judged, by name."""
    yield "data", result.data or "none needed"
    yield "sandbox", result.sandbox
    yield "seed", str(result.seed)
    yield "time", f"{result.seconds:.1f} s"
    yield "source", result.source_sha256[:12]
    yield "versions", ", ".join(f"{name} {version}" for name, version in result.versions.items())


def _of_function(explanation: Explanation, stumble: str) -> Iterator[str]:
    yield f"{explanation.function}: {explanation.scored}"
    yield from filter(None, (explanation.missing, explanation.forbidden))
    for name, sentence in explanation.mistakes:
        yield f"  What went wrong ({name}): {sentence}"
    if stumble:
        yield f"  Naming its mistakes broke off: {stumble}"
    if explanation.code and not explanation.passed:
        yield f"  In {explanation.code.chunk}:"
        for number, line in enumerate(explanation.code.text.split("\n"), start=explanation.code.first):
            yield f"  {number:5} {line}".rstrip()
    for failure in explanation.failures:
        yield from ("", *_failure(failure))


def _failure(failure: Failure) -> Iterator[str]:
    yield f"  x {failure.title}  [-{points(failure.lost)}]{'  (hidden check)' if failure.hidden else ''}"
    yield f"    {failure.id}"
    if failure.call:
        yield "      Try it:"
        yield from failure.call  # at the margin: what is pasted into Python must not be indented
    yield from (f"      {line}" for line in failure.lines)
    if failure.hint:
        yield f"      Ask yourself: {failure.hint}"


def write_deep_page(result: SubmissionResult, folder: Path) -> Unwritten:
    """Write replay/<student>.html; a line where that fails."""
    [stem] = page_stems([result])
    return write_file(folder / DEEP / f"{stem}.html", lambda: student_page(result, list(run_facts(result))))
