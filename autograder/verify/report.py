"""What `verify` tells an author of the checks: a table and lines for the terminal, or a page."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any

import jinja2
from rich.table import Table

from autograder.reports.explanation import points
from autograder.verify.quality import FunctionQuality, Quality

_COLUMNS = (
    "right answers whole",
    "mistakes caught",
    "of these named",
    "mutants caught",
    "of these named",
    "all that fail at home",
)


def as_table(quality: Quality) -> Table:
    """A row for each function."""
    table = Table()
    table.add_column("function")
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for name, own in quality.functions.items():
        table.add_row(name, *map(str, _shares(own)))
    return table


def _shares(own: FunctionQuality) -> Sequence[object]:
    return own.right, own.wrong, own.named, own.mutants, own.mutants_named, own.seen_at_home


def advice(quality: Quality) -> Iterator[str]:
    """A line for each thing that an author may want to change; none of them is a claim that does not hold."""
    for name, own in quality.functions.items():
        for survivor in own.survivors:
            yield f"{name}: a mutant passes all checks: {survivor}"
        for check in own.unneeded if own.wrong.all + own.mutants.all else ():
            yield f"{check}: no wrong answer fails it: write the mistake that it is for into the bank, or delete it."
        for check in own.asked_twice:
            yield f"{check}: visible checks ask most of what it asks: what it finds, students find at home."
        if own.never_alone:
            yield f"{name}: the other checks would catch as much without any one of: {', '.join(own.never_alone)}"


@functools.cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("autograder.verify", ".")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined).get_template(
        "page.html"
    )


def as_page(title: str, quality: Quality, wrong: Sequence[str]) -> str:
    """The same as HTML, with a row for each check; `wrong` are the claims that do not hold."""
    shares: dict[str, Any] = {name: _shares(own) for name, own in quality.functions.items()}
    return _template().render(title=title, columns=_COLUMNS, shares=shares, quality=quality, wrong=wrong, points=points)
