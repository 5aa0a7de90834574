"""Text that somebody else wrote, made fit to be stored and shown."""

from __future__ import annotations

import re

LONGEST = 4000  # characters: more than any honest message


def plain(text: str, most: int = LONGEST) -> str:
    """`text` without what a terminal would obey or a file could not hold, and not longer than `most` characters."""
    cut = text if len(text) <= most else text[:most] + " [...]"
    return "".join(c if c.isprintable() or c in "\n\t" else _shown(c) for c in cut)


def line(text: str, most: int) -> str:
    """`text` on one line, plain, and not longer than `most` characters."""
    return plain(" ".join(text[: 4 * most].split()), most)


def name(text: str) -> str:
    """A file's or student's name on one line: what cannot be shown becomes an underscore."""
    return "".join(c if c.isprintable() else "_" for c in text)


def file_name(text: str) -> str:
    """A student's name as a file's, in a folder of ours and nowhere else."""
    return re.sub(r"[^\w.@+-]", "_", text)


def _shown(character: str) -> str:
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character.encode("unicode_escape").decode()
