"""The pages as people see them: in Chromium, wide and narrow, light and dark, with names and texts meant to break them.

Skipped where there is no browser, or a failure where a skip would go unseen: AUTOGRADER_REQUIRE_BROWSER=1.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.reports.formats import write_html
from autograder.reports.left_out import write_left_out
from autograder.reports.similar import Similar, write_similar
from autograder.submission import LeftOut
from tests.browser import Browser, browser_of_tests
from tests.reports.results import NAMES, SCRIPT, broken, made_up
from tests.reports.test_similar import likeness

PHONE = 360
NO_ICON = "data:,"
PICTURE = "data:image/png;base64,"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser_of_tests(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of names in ten scripts, some of which are programs."""
    folder = tmp_path_factory.mktemp("class")
    write_left_out([LeftOut(SCRIPT, "no .py file")], folder)
    write_similar([Similar("Softmax", 2, "", (likeness(*NAMES[:3]), likeness(*NAMES[3:5])))], folder)
    results = [made_up(name, what) for what, name in enumerate(NAMES)] + [broken("zoe")]
    assert write_html(results, folder) == []
    return folder


def every(pages: Path) -> list[Path]:
    return [pages / "class.html", *sorted((pages / "pages").iterdir())]


def some(pages: Path) -> list[Path]:
    """The class, and a student for each kind of mistake."""
    return [pages / "class.html", *(pages / "pages" / f"{name}.html" for name in NAMES[:7])]


def test_nothing_is_said_in_the_console_nothing_is_asked_for_and_nothing_runs(chromium: Browser, pages: Path) -> None:
    for path in every(pages):
        chromium.open(path)
        assert chromium.console() == []
        pictures = set(chromium.run("return [...document.images].map(each => each.src)"))
        assert all(address.startswith(PICTURE) for address in pictures)
        assert set(chromium.asked_for(path)) <= {path.as_uri(), NO_ICON, *pictures}
        assert chromium.run("return document.scripts.length") == 0
        assert chromium.run("return window.hurt === undefined")


def test_what_a_page_asks_for_is_noticed(chromium: Browser, tmp_path: Path) -> None:
    outside = "http://127.0.0.1:9/x.png"  # where nobody answers
    (tmp_path / "bad.html").write_text(f"<img src='{outside}'><script>window.hurt = 1</script>")
    chromium.open(tmp_path / "bad.html")
    assert outside in chromium.asked_for(tmp_path / "bad.html")
    assert chromium.run("return window.hurt") == 1
    assert chromium.console()
    assert chromium.obstacles()


def test_on_a_phone_nothing_is_wider_than_the_screen(chromium: Browser, pages: Path) -> None:
    for path in every(pages):
        chromium.open(path, width=PHONE)
        assert (path.name, chromium.width()) == (path.name, PHONE)


def test_what_is_wider_can_be_scrolled_by_keyboard(chromium: Browser, pages: Path) -> None:
    find = """
        const scrolls = e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX == "auto"
        const all = [...document.querySelectorAll("main *")].filter(scrolls)
        return [all.length > 0, all.filter(e => e.tabIndex < 0).map(e => e.outerHTML.slice(0, 200))]
    """
    seen = False
    for path in every(pages):
        chromium.open(path, width=PHONE)
        some_scroll, out_of_reach = chromium.run(find)
        assert out_of_reach == []
        seen |= some_scroll
    assert seen


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, PHONE])
def test_nothing_keeps_anybody_from_reading_it(chromium: Browser, pages: Path, scheme: str, width: int) -> None:
    for path in some(pages):
        chromium.open(path, width=width, scheme=scheme)
        assert chromium.obstacles() == []


def test_images_are_drawn_in_their_colours(chromium: Browser, pages: Path) -> None:
    """Grey ones from light to dark, weights from blue over white to red."""
    corner = """
        const [picture, x, y] = arguments, canvas = document.createElement("canvas").getContext("2d")
        canvas.drawImage(picture, 0, 0)
        return [picture.naturalWidth, picture.naturalHeight, ...canvas.getImageData(x, y, 1, 1).data]
    """
    chromium.open(pages / "pages" / f"{NAMES[1]}.html")
    grey, _, weights, _ = chromium.run("return [...document.images]")
    assert chromium.driver.execute_script(corner, grey, 0, 0) == [28, 28, 255, 255, 255, 255]
    assert chromium.driver.execute_script(corner, grey, 27, 0) == [28, 28, 228, 228, 228, 255]
    assert [chromium.driver.execute_script(corner, weights, x, y)[2:5] for x, y in ((0, 0), (1, 0), (1, 1))] == [
        [33, 102, 172], [247, 247, 247], [178, 24, 43],
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, PHONE])
def test_nor_does_what_is_folded_up(chromium: Browser, pages: Path, scheme: str, width: int) -> None:
    chromium.open(pages / "class.html", width=width, scheme=scheme)
    assert chromium.run("return [...document.querySelectorAll('details')].map(each => each.open = true).length") > 5
    assert chromium.width() == width
    assert chromium.obstacles() == []


def test_it_is_dark_in_the_dark_and_light_on_paper(chromium: Browser, pages: Path) -> None:
    background = "return getComputedStyle(document.body).backgroundColor"
    path = every(pages)[1]
    chromium.open(path, scheme="light")
    assert chromium.run(background) == "rgb(255, 255, 255)"
    chromium.open(path, scheme="dark")
    assert chromium.run(background) == "rgb(20, 23, 28)"
    chromium.open(path, scheme="dark", media="print")
    assert chromium.run(background) == "rgb(255, 255, 255)"


def test_it_can_be_printed(chromium: Browser, pages: Path, tmp_path: Path) -> None:
    chromium.open(pages / "class.html", media="print")
    chromium.print_to(tmp_path / "class.pdf")
    assert (tmp_path / "class.pdf").read_bytes().startswith(b"%PDF")


def test_links_of_the_class_page_open_the_pages_of_students(chromium: Browser, pages: Path) -> None:
    chromium.open(pages / "class.html")
    addresses = set(chromium.run("return [...document.links].map(link => link.href)"))
    assert addresses == {path.as_uri() for path in every(pages)[1:]}


def test_a_name_from_right_to_left_does_not_turn_what_stands_beside_it(chromium: Browser, pages: Path) -> None:
    chromium.open(pages / "class.html")
    places = """
        const left = cell => cell.getBoundingClientRect().left
        return [...document.querySelectorAll(".marks tbody tr")].map(row => left(row.children[1]) > left(row.children[0]))
    """
    assert chromium.run(places) == [True] * (len(NAMES) + 1)
