from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

from autograder.assignment import assignment_names, load_assignment
from autograder.nbgrader_pages.config import FILTER
from autograder.nbgrader_pages.formulas import LEFT, formula
from autograder.release.cells import parts_of
from autograder.release.exercise import read_solution
from tests.conftest import KIT
from tests.html import Page

OURS = {"markdown2html": FILTER}


def shown(source: str, filters: Mapping[str, str] = OURS, **settings: object) -> str:
    """The HTML of a cell of Markdown, by nbconvert's own template with the filter."""
    config = Config({"HTMLExporter": {"filters": filters, **settings}})
    cell = new_markdown_cell(source, id="a", attachments={"dot.png": {"image/png": "iVBORw0KGgo="}})
    html, _ = HTMLExporter(config=config, template_name="classic").from_notebook_node(new_notebook(cells=[cell]))
    return str(html).partition("<body>")[2]


@pytest.mark.parametrize("name", assignment_names(KIT))
def test_every_formula_of_the_kits_notebooks_is_rendered(name: str) -> None:
    assignment = load_assignment(name, KIT)
    parts = parts_of(read_solution(assignment), assignment.spec.functions)
    prose = [part.cell.source for part in parts if part.cell.cell_type == "markdown"]
    assert sum(source.count("$") for source in prose) > 10
    page = Page("".join(map(shown, prose)))
    assert len(page.all("math")) >= 5
    assert not [each for each in page.all("span") if each.get("class") == LEFT]
    assert "$" not in page.text


def test_a_formula_is_inline_or_a_block_and_keeps_its_tex() -> None:
    page = Page(shown("$x_1$ and\n\n$$x_2$$\n\nor\n\n\\begin{align}x &= 1\\end{align}"))
    found = [(each["display"], each["alttext"]) for each in page.all("math")]
    assert found == [("inline", "x_1"), ("block", "x_2"), ("block", "\\begin{align}x &= 1\\end{align}")]
    assert page.all("mtable")


@pytest.mark.parametrize("tex", ["\\nosuch{x}", "x_", "\\left( x", "\\eqref{a}"])
def test_what_cannot_be_read_is_left_as_it_was_written(tex: str) -> None:
    assert formula(tex, "inline") == ""
    assert f'<span class="{LEFT}">${tex}$</span>' in shown(f"so ${tex}$ it is")


@pytest.mark.parametrize(
    "tex", ["\\text{<script>hurt()</script>}", "\\href{javascript:hurt()}{x}", "</math><script>hurt()</script>", "\\nosuch<script>hurt()</script>"]
)  # fmt: skip
def test_what_a_student_writes_between_dollars_is_text(tex: str) -> None:
    html = shown(f"${tex}$")
    assert "<script" not in html
    assert "href" not in html.replace("alttext=", "").replace(tex.replace("<", "&lt;").replace(">", "&gt;"), "")


def test_it_is_xml_with_characters_in_the_place_of_numbers() -> None:
    root = ElementTree.fromstring(formula("a < b \\leq \\mathbf{c}", "inline"))
    assert "".join(root.itertext()) == "a<b≤\N{MATHEMATICAL BOLD SMALL C}"


def test_bold_is_bold_where_browsers_know_no_variant() -> None:
    assert 'style="font-weight: bold"' in formula("\\boldsymbol\\epsilon", "inline")


def test_the_rest_is_as_nbconvert_has_it() -> None:
    source = "# A\n\n`$5` and ![dot](attachment:dot.png) for \\$6\n"
    assert shown(source) == shown(source, filters={})
    assert "data:image/png;base64,iVBORw0KGgo=" in shown(source)
    assert "¶" in shown(source)
    assert "¶" not in shown(source, exclude_anchor_links=True)
