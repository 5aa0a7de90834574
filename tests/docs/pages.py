"""A hook of mkdocs: the pages that lie in the project's own folder stand on the site, too, with links that fit."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PAGES = {"README": "index", "ARCHITECTURE": "architecture", "CONTRIBUTING": "contributing", "CHANGELOG": "changelog"}
_LINK = re.compile(r"\]\((?!https?:|#)([^)\s#]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Called by mkdocs once it has found what is in docs/."""
    root = Path(config.config_file_path).parent
    for name, page in PAGES.items():
        text = fit((root / f"{name}.md").read_text(encoding="utf-8"))
        files.append(File.generated(config, f"{page}.md", content=text))
    return files


def fit(text: str) -> str:
    """The text of a page of the project's folder, as it is right in docs/."""

    def link(found: re.Match[str]) -> str:
        page = PAGES.get(found[1].removesuffix(".md"))
        return f"]({page}.md" if page else f"]({found[1].removeprefix('docs/')}"

    return _LINK.sub(link, text)
