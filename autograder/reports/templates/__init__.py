"""The HTML of all reports: one environment, in which whatever is filled in is escaped."""

from __future__ import annotations

import functools
import re
from typing import Any

import jinja2
from markupsafe import Markup

from autograder.reports.explanation import points

_REM = re.compile(r"(\d*\.?\d+)rem\b")
_REM_PIXELS = 16  # of a page that says nothing else; in a page of others it may be anything


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("autograder.reports", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["points"] = points
    environment.filters["embedded"] = _embedded
    return environment


def _embedded(css: str) -> Markup:
    """The style of our pages, nested in a rule: what it says of a page, it says of what that rule is about.

    In the light alone: `:root` of the dark and of paper matches nothing there.
    """
    css = str(css).replace(":root {", "& {", 1).replace("body {", "& {")  # of Markup, what is put in would be escaped
    return Markup(_REM.sub(lambda found: f"{float(found[1]) * _REM_PIXELS:g}px", css))


def render(template: str, **values: Any) -> str:
    """The template of this name, filled in."""
    return _environment().get_template(template).render(values)
