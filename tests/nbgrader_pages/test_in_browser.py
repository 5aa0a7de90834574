"""A page of nbgrader's, by its own template, in Chromium: formulas of each notebook of the kit, and of others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.assignment import assignment_names, load_assignment
from autograder.nbgrader_pages import show_offline
from autograder.release.cells import parts_of
from autograder.release.exercise import read_solution
from autograder.reports.student_page import function_cell, student_page
from tests.browser import Browser, browser_of_tests
from tests.conftest import KIT
from tests.reports.results import NAMES, made_up

SCRIPT = "cdnjs.cloudflare.com"
LAID_OUT = "return [...document.querySelectorAll('math')].filter(each => each.getBoundingClientRect().width > 3).length"


LOOKS = """
const read = ["display", "color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "lineHeight", "textAlign",
  "textDecorationLine", "whiteSpace", "padding", "borderTopWidth", "borderLeftColor", "outlineColor", "position", "maxWidth"]
return [...document.querySelectorAll(".card *:not(svg *)")].map(each => {
  const style = getComputedStyle(each)
  return [each.tagName, each.className, ...read.map(name => style[name])].join("; ")
})
"""


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser_of_tests(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def feedback(book: NotebookNode, path: Path) -> Path:
    """As `nbgrader generate_feedback` writes it of a course with our lines."""
    config = Config()
    show_offline(config)
    about = {"notebook": "a", "score": 0, "max_score": 0, "late_penalty": 0}
    settings = GenerateFeedback(coursedir=CourseDirectory(config=config), config=config).config
    html, _ = HTMLExporter(config=settings).from_notebook_node(book, {"nbgrader": about})
    path.write_text(str(html))
    return path


def asked_outside(chromium: Browser, path: Path) -> list[str]:
    time.sleep(0.5)  # a script is asked for once the page is there
    return [address for address in chromium.asked_for(path) if not address.startswith(("file:", "data:"))]


@pytest.mark.parametrize("name", assignment_names(KIT))
def test_all_formulas_are_rendered_and_nothing_is_asked_for(name: str, chromium: Browser, tmp_path: Path) -> None:
    assignment = load_assignment(name, KIT)
    cells = [part.cell for part in parts_of(read_solution(assignment), assignment.spec.functions)]
    path = feedback(new_notebook(cells=[cell for cell in cells if cell.cell_type == "markdown"]), tmp_path / "a.html")
    chromium.open(path)
    assert asked_outside(chromium, path) == []
    assert chromium.console() == []
    assert chromium.run(LAID_OUT) == chromium.run("return document.querySelectorAll('math').length") >= 5
    assert "$" not in chromium.run("return document.body.innerText")


@pytest.mark.parametrize(
    "cell",
    [
        new_markdown_cell("$\\nosuch{x}$"),
        new_code_cell(outputs=[new_output("display_data", data={"text/latex": "$x$"})]),
    ],
)
def test_where_one_is_left_nbconverts_own_script_is_asked_for(
    cell: NotebookNode, chromium: Browser, tmp_path: Path
) -> None:
    path = feedback(new_notebook(cells=[cell]), tmp_path / "a.html")
    chromium.open(path)
    outside = asked_outside(chromium, path)
    chromium.console()  # says that nobody answers, where there is no network
    assert outside
    assert all(SCRIPT in address for address in outside)


def test_the_formgraders_script_hears_that_all_is_rendered(chromium: Browser, tmp_path: Path) -> None:
    path = feedback(new_notebook(cells=[new_markdown_cell("$x$")]), tmp_path / "a.html")
    chromium.open(path)
    chromium.run("MathJax.loaded = false; MathJax.Hub.Startup.signal.Interest(said => { document.title = said })")
    time.sleep(0.2)
    assert chromium.run("return document.title") == "End"


@pytest.mark.parametrize("what", range(5))
def test_a_function_looks_in_it_as_on_the_students_page(what: int, chromium: Browser, tmp_path: Path) -> None:
    result = made_up(NAMES[10], what)
    (tmp_path / "page.html").write_text(student_page(result))
    cells = [
        new_code_cell(
            outputs=[new_output("display_data", data={"text/html": function_cell(result, name, first=number == 0)})]
        )
        for number, name in enumerate(result.functions)
    ]
    path = feedback(new_notebook(cells=cells), tmp_path / "a.html")
    chromium.open(tmp_path / "page.html")
    due = chromium.run(LOOKS)
    assert len(due) > 10
    for scheme in ("light", "dark"):  # nbgrader's page is always light
        chromium.open(path, scheme=scheme)
        assert chromium.run(LOOKS) == due
        assert chromium.obstacles(".autograder") == []
    assert asked_outside(chromium, path) == []
    assert chromium.console() == []
    assert chromium.run("return window.hurt === undefined")


def test_the_style_of_a_function_holds_for_nothing_around_it(chromium: Browser, tmp_path: Path) -> None:
    looks = """return ["body", "h1", "p", "code", "th"].map(tag => {
        const style = getComputedStyle(document.querySelector(".text_cell " + tag) || document.body)
        return [style.font, style.margin, style.padding, style.color, style.backgroundColor].join()
    })"""
    prose = new_markdown_cell("# A\n\n`b` c\n\n|d|\n|-|\n|e|")
    html = function_cell(made_up("ann", 0), "f", first=True)
    seen = []
    for outputs in ([], [new_output("display_data", data={"text/html": html})]):
        book = new_notebook(cells=[prose, new_code_cell(outputs=outputs)])
        chromium.open(feedback(book, tmp_path / "a.html"))
        seen.append(chromium.run(looks))
    assert seen[0] == seen[1]
