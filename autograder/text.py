"""Text that somebody else wrote, made fit to be stored and shown."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence

LONGEST = 4000  # characters: more than any honest message
_LONGEST_LINE = 500  # characters
_LONGEST_PRINTED = 1000  # characters of a line
_LONGEST_PAGE = 200  # bytes of UTF-8; a file's name may have 255, and its suffix and a backup's want some
_UNENCODABLE = "backslashreplace"  # what a terminal has no sign for is written as Python code would have it
_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_FILE_NAMES = frozenset(" _-.@+(),'")
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)  # no files on Windows


def encodable(text: str) -> str:
    """`text` without lone surrogates, which no file, no hash and no message takes."""
    return _SURROGATE.sub("\ufffd", text)


def plain(text: str, most: int = LONGEST) -> str:
    """`text` without what a terminal would obey or a file could not hold, and not longer than `most` characters."""
    cut = text if len(text) <= most else text[:most] + " [...]"
    return "".join(c if c.isprintable() or c in "\n\t" else _shown(c) for c in cut)


def printout(text: str) -> str:
    """What a program printed, in lines as it came, none of which is longer than a person reads."""
    return "\n".join(plain(line, _LONGEST_PRINTED) for line in plain(text).split("\n"))


def name(text: str) -> str:
    """A file's or student's name on one line: what cannot be shown becomes an underscore."""
    return "".join(c if c.isprintable() else "_" for c in text)


def one_line(text: str, most: int = _LONGEST_LINE) -> str:
    """`text` on one line of at most `most` characters."""
    line = " ".join(text.split())
    return name(line if len(line) <= most else line[: most - 6] + " [...]")


def distinct(wishes: Sequence[str], key: Callable[[str], str] = str) -> list[str]:
    """The wishes, no two alike under `key`: the first of several keeps its name, others get the next free number."""
    holders: dict[str, int] = {}
    for i, wish in enumerate(wishes):
        holders.setdefault(key(wish), i)
    given, tried = list(wishes), dict.fromkeys(holders, 1)
    for i, wish in enumerate(wishes):
        kind = key(wish)
        while holders[key(given[i])] != i:
            tried[kind] += 1
            given[i] = f"{wish}-{tried[kind]}"
            holders.setdefault(key(given[i]), i)
    return given


def page_names(names: Iterable[str]) -> dict[str, str]:
    """Name -> the name of its page, without suffix: a file's on any system, and nobody else's on any disk.

    No two are alike even where a disk tells neither capitals nor forms of Unicode apart. A name that can stand as it is
    comes before one that has to be changed.
    """
    wishes = {name: _file_name(name) for name in names}
    order = sorted(wishes, key=lambda name: (wishes[name] != name, name))
    return dict(zip(order, distinct([wishes[name] for name in order], fold_case), strict=True))


def fold_case(text: str) -> str:
    """`text` as a disk compares it that tells neither capitals nor forms of Unicode apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def write_anything() -> None:
    """Let no character of ours or of a student's end a command, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_UNENCODABLE)


def writable(text: str, encoding: str) -> str:
    """The text as it will stand on a terminal with this encoding: for whoever has to know how wide it is."""
    return text.encode(encoding, _UNENCODABLE).decode(encoding)


def _file_name(text: str) -> str:
    kept = "".join(
        c if c in _IN_FILE_NAMES or (c.isprintable() and unicodedata.category(c)[0] in "LMN") else "_" for c in text
    )
    cut = unicodedata.normalize("NFC", kept).encode()[:_LONGEST_PAGE].decode(errors="ignore").rstrip(" .")
    # A first sign that hides a file or makes an option of it, and names that Windows keeps for devices.
    return f"_{cut}" if not cut or cut[0] in " .-" or _DEVICES.fullmatch(cut.partition(".")[0].rstrip()) else cut


def _shown(character: str) -> str:
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character.encode("unicode_escape").decode()
