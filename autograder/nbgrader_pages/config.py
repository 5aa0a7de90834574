"""What a course's nbgrader_config.py has nbconvert do."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

FILTER = "autograder.nbgrader_pages.formulas.MarkdownToHtml"
_TEMPLATES = Path(__file__).parent / "templates"
_OF_NBGRADER = Path("server_extensions", "formgrader", "templates")  # what it names where no config says others


def show_offline(config: Any) -> None:
    """Formulas become MathML when a page is made, and no script is fetched; what the course says of pages stays."""
    section = config.HTMLExporter
    filters, folders = (section.get(name) for name in ("filters", "extra_template_basedirs"))
    section.filters = {**_said(filters, {}), "markdown2html": FILTER}
    section.extra_template_basedirs = [str(_TEMPLATES), *_said(folders, []), str(_nbgrader() / _OF_NBGRADER)]


def _said(value: Any, otherwise: Any) -> Any:
    """A whole value, or what changes to one come to."""
    if value is None:
        return otherwise
    return value.get_value(otherwise) if hasattr(value, "get_value") else value


def _nbgrader() -> Path:
    found = find_spec("nbgrader")
    return Path(found.origin).parent if found and found.origin else Path()
