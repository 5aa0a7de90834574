"""The site builds, all links lead somewhere, and nothing on it is fetched from another host."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import KIT
from tests.docs.pages import PAGES, fit

SOURCES = ("mkdocs.yml", "tests/docs/pages.py", *(f"{name}.md" for name in PAGES))
FETCHED = re.compile(
    r"""<(?:script|img|iframe|source)[^>]* src=["']?https?:|<link[^>]* href=["']?https?:|@import|url\(["']?https?:"""
)


def build(kit: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)], cwd=kit, check=False,
        capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip


def test_every_page_is_on_the_site_and_nothing_is_fetched(tmp_path: Path) -> None:
    done = build(KIT, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    pages = {path.stem: path.read_text() for path in (tmp_path / "site").glob("*.html")}
    assert set(pages) >= {*PAGES.values(), *(path.stem for path in (KIT / "docs").glob("*.md"))}
    styles = [path.read_text() for path in (tmp_path / "site").rglob("*.css")]
    assert not [match[0] for text in (*pages.values(), *styles) for match in FETCHED.finditer(text)]


@pytest.mark.parametrize("link", ["[x](nowhere.md)", "[x](student.md#nowhere)", "![x](pictures/nowhere.svg)"])
def test_a_link_that_leads_nowhere_fails(link: str, tmp_path: Path) -> None:
    shutil.copytree(KIT / "docs", tmp_path / "docs")
    for path in SOURCES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(KIT / path, tmp_path / path)
    with (tmp_path / "docs" / "student.md").open("a") as page:
        page.write(f"\n{link}\n")
    done = build(tmp_path, tmp_path / "site")
    assert done.returncode == 1
    assert "nowhere" in done.stderr


def test_links_of_the_projects_folder_fit_the_site() -> None:
    text = "[a](docs/student.md#x) ![b](docs/pictures/b.svg) [c](README.md) [d](https://x.org/README.md) [e](#e)"
    assert fit(text) == "[a](student.md#x) ![b](pictures/b.svg) [c](index.md) [d](https://x.org/README.md) [e](#e)"
    assert fit("[a](ARCHITECTURE.md#rooms)") == "[a](architecture.md#rooms)"
