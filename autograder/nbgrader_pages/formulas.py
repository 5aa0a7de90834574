"""Formulas as MathML, which browsers and screen readers read as it stands."""

from __future__ import annotations

import html
import re
from typing import Any
from xml.etree import ElementTree

import jinja2
from latex2mathml.converter import convert_to_element
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets.config import LoggingConfigurable

LEFT = "left-to-mathjax"  # the class of what mathjax.html.j2 looks for
_COMMAND = re.compile(r"\\[A-Za-z]")


class MarkdownToHtml(LoggingConfigurable):
    """nbconvert's filter of Markdown, `markdown2html`, with MathML for its TeX. Its parent is the exporter."""

    @jinja2.pass_context
    def __call__(self, context: jinja2.runtime.Context, source: str) -> str:
        """The HTML of a cell, or of a comment; pictures and links as the exporter's own filter has them."""
        exporter: Any = self.parent
        renderer = _Renderer(
            escape=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            embed_images=exporter.embed_images,
            path=context.get("resources", {}).get("metadata", {}).get("path", ""),
            anchor_link_text=exporter.anchor_link_text,
            exclude_anchor_links=exporter.exclude_anchor_links,
            **exporter.lexer_options,
        )
        rendered: str = MarkdownWithMath(renderer=renderer).render(source)
        return rendered

    jinja_pass_arg = __call__.jinja_pass_arg  # type: ignore[attr-defined]  # Jinja asks the filter, not its __call__


class _Renderer(IPythonRenderer):
    def inline_math(self, body: str) -> str:
        return formula(body, "inline") or _left(f"${body}$")

    def block_math(self, body: str) -> str:
        return formula(body, "block") or _left(f"$${body}$$")

    def latex_environment(self, name: str, body: str) -> str:
        written = f"\\begin{{{name}}}{body}\\end{{{name}}}"
        return formula(written, "block") or _left(written)


def formula(tex: str, display: str) -> str:
    """The formula as MathML, `inline` or a `block`; empty where it holds what cannot be read."""
    try:
        math = convert_to_element(tex, display=display)
    except Exception:  # of many kinds; what a student writes between dollars need not be TeX
        return ""
    for each in math.iter():
        each.text = html.unescape(each.text or "")  # it names characters by their numbers
        each.attrib.pop("href", None)
        if each.get("mathvariant", "").startswith("bold"):
            each.set("style", "font-weight: bold")  # browsers know no variant but `normal`
    if any(_COMMAND.search(each.text or "") for each in math.iter()):
        return ""
    math.set("alttext", tex)
    return ElementTree.tostring(math, encoding="unicode", short_empty_elements=False)


def _left(tex: str) -> str:
    return f'<span class="{LEFT}">{html.escape(tex)}</span>'
