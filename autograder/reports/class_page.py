"""class.html: what an instructor wants to know of a class on Monday. For the instructor alone: it names everybody."""

from __future__ import annotations

import functools
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from autograder.reports.by_hand import lines_for
from autograder.reports.flags import flag
from autograder.reports.groups import named, unnamed
from autograder.reports.items import Item, analyse
from autograder.reports.left_out import read_left_out
from autograder.reports.pages import Unwritten, page_stems, write_file
from autograder.reports.similar import Similar, is_of, read_similar
from autograder.reports.student_page import PAGES
from autograder.reports.templates import render
from autograder.result import SYNTHETIC, SubmissionResult
from autograder.text import page_names

_BINS = 10
_MOST_GROUPS = 40
_SLOWEST = 3


@dataclass(frozen=True)
class _Function:
    """How a function went: its points, the mean, and how many have all of them, some and none."""

    name: str
    most: float
    mean: float
    full: int
    part: int
    none: int


def class_page(
    results: Sequence[SubmissionResult],
    address: Mapping[str, str],
    left_out: Sequence[str] = (),
    similar: Similar | None = None,
) -> str:
    """The page of one assignment as HTML; `address` says where the page of a submission is.

    `similar` is what came of comparing the submissions, if somebody has asked for that. Those that could not be judged
    are named, and counted in no figure.
    """
    judged = [result for result in results if not result.broken]
    shares = [result.score() / result.max_score() for result in judged if result.max_score()]
    items: dict[str, list[Item]] = {}
    for item in analyse(results):
        items.setdefault(item.function, []).append(item)
    return render(
        "class.html",
        assignment=results[0].assignment if results else "",
        results=sorted(results, key=lambda result: result.submission.casefold()),
        judged=judged,
        address=address,
        flag=flag,
        scores=[result.score() for result in judged],
        most=max((result.max_score() for result in judged), default=0.0),
        statistics=statistics,
        bins=_histogram(shares),
        functions=list(_functions(judged)),
        items=items,
        named=named(judged),
        unnamed=unnamed(judged),
        lines_for=lines_for,
        most_groups=_MOST_GROUPS,
        left_out=left_out,
        similar=similar,
        compared_today=similar is not None and is_of(similar, results),
        slowest=sorted(results, key=lambda result: -result.seconds)[:_SLOWEST],
        runs=_runs(results),
        drawn=sum(result.data == SYNTHETIC for result in results),
        unsafe=sum(result.sandbox == "none" for result in results),
    )


def _histogram(shares: Sequence[float]) -> list[int]:
    """How many have 0 to 9 %, 10 to 19 % and so on, and as the last bin 100 %: who has all is of a kind of its own."""
    counts = Counter(min(int(share * _BINS + 1e-9), _BINS) for share in shares)
    return [counts[number] for number in range(_BINS + 1)]


def _functions(results: Sequence[SubmissionResult]) -> Iterator[_Function]:
    for name in dict.fromkeys(name for result in results for name in result.functions):
        pairs = [(result.score(name), result.max_score(name)) for result in results if name in result.functions]
        full, none = sum(score == most for score, most in pairs), sum(score == 0 for score, _ in pairs)
        mean = statistics.fmean(score for score, _ in pairs)
        yield _Function(name, max(most for _, most in pairs), mean, full, len(pairs) - full - none, none)


def _runs(results: Sequence[SubmissionResult]) -> dict[str, Counter[str]]:
    """What the class was judged with, and how many of them: more than one line says that it was not one run."""
    return {
        "data": Counter(result.data or "none needed" for result in results),
        "sandbox": Counter(result.sandbox for result in results),
        "seed": Counter(str(result.seed) for result in results),
        "versions": Counter(", ".join(map(" ".join, result.versions.items())) for result in results if result.versions),
    }


def write_class_page(results: Sequence[SubmissionResult], folder: Path) -> Unwritten:
    """Write class.html, or one for each assignment where there are several."""
    pages = [quote(f"{PAGES}/{stem}.html") for stem in page_stems(results)]
    by_assignment: dict[str, dict[str, str]] = {}
    for result, page in zip(results, pages, strict=True):
        by_assignment.setdefault(result.assignment, {})[result.submission] = page
    several = page_names(f"class, {name}" for name in by_assignment) if len(by_assignment) > 1 else {}
    similar, left_out = read_similar(folder), read_left_out(folder)
    unwritten: Unwritten = []
    for name, address in by_assignment.items():
        own = [result for result in results if result.assignment == name]
        path = folder / f"{several.get(f'class, {name}', 'class')}.html"
        unwritten += write_file(path, functools.partial(class_page, own, address, left_out, similar.get(name)))
    return unwritten
