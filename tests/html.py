"""Reads a page back with Python's own parser, and says what keeps a screen reader from making sense of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

_VOID = {"meta", "link", "img", "br", "line", "rect", "input", "hr"}
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")
_OUTSIDE = ("src", "href", "srcset", "action", "data", "poster")


class Page(HTMLParser):
    """The elements of a page in their order, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []  # the innermost element, and what stands in it
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    @property
    def text(self) -> str:
        """What can be read, each space and end of line as one space."""
        return " ".join(" ".join(text for tag, text in self.texts if tag != "style").split())

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of these elements."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def faults(self) -> Iterator[str]:
        """A line for each thing that is not as it should be."""
        ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]
        if self.unbalanced or self.open:
            yield f"elements that do not close: {self.unbalanced + self.open}"
        if [each.get("lang") for each in self.all("html")] != ["en"]:
            yield "no language"
        pictures = [each for each in self.all("svg") if each.get("aria-hidden") != "true"]
        if len(self.all("title")) - len(pictures) != 1 or len(self.all("main")) != 1 or len(self.all("h1")) != 1:
            yield "not one title, one main and one h1"
        yield from (f"two elements have the id {name}" for name, count in Counter(ids).items() if count > 1)
        levels = [int(tag[1]) for tag, _ in self.elements if re.fullmatch("h[1-6]", tag)]
        pairs = zip([0, *levels], levels, strict=False)
        yield from (f"h{deeper} below h{level}" for level, deeper in pairs if deeper > level + 1)
        yield from (
            "a th without scope" for each in self.all("th") if each.get("scope") not in ("row", "col", "rowgroup")
        )
        for tag, attributes in self.elements:
            yield from self._faults_of(tag, attributes, ids)

    def _faults_of(self, tag: str, attributes: dict[str, str], ids: list[str]) -> Iterator[str]:
        if tag in ("script", "iframe", "object", "embed", "form"):
            yield f"a {tag}"
        if tag == "img" and not attributes.get("alt"):
            yield "an img without words for who does not see it"
        yield from (f"{tag} has {name}" for name in attributes if name.startswith("on"))
        unseen = attributes.get("aria-hidden") == "true"
        if tag in ("section", "svg") and not unseen and attributes.get("aria-labelledby") not in ids:
            yield f"a {tag} without a name"
        if attributes.get("role") == "group" and not attributes.keys() & {"aria-label", "aria-labelledby"}:
            yield "a group without a name"
        for name in _OUTSIDE:
            address = attributes.get(name, "")
            if address.startswith("#") and address[1:] not in ids:
                yield f"nothing is called {address}"
            own = address == "data:," or (tag == "img" and _PICTURE.fullmatch(address))
            if not own and re.match(r"[a-z]+:|//", address):
                yield f"{tag} asks for {address}"
