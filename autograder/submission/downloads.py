"""What Canvas, Moodle and Gradescope write into the names of what an instructor downloads from them.

Canvas      smithalice_LATE_12345_678901_hw.py: name, late mark, number of the person, number of the file, its name;
            anon_ab12C_678901_hw.py where names are hidden; smithalice_12345_text.html for text typed into a form
Moodle      Alice Smith_1234567_assignsubmission_file_/hw.py, or one folder with Alice Smith_1234567_assignsubmission_
            file_hw.py; onlinetext instead of file for text typed into a form
Gradescope  submission_987654/hw.py, and submission_metadata.yml, which says whose they are
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

METADATA = "submission_metadata.yml"
_LARGEST_METADATA = 64 << 20  # bytes: with the history of all submissions it is long
_CANVAS_FILE = r"_(?:\d{2,}_(?P<file>.+)|(?P<typed>text|link)\.html)"
_CANVAS = (
    re.compile(r"(?P<late>LATE_)?(?P<person>(?P<id>anon_\w{5}))" + _CANVAS_FILE),
    re.compile(r"(?P<person>\S+?)_(?P<late>LATE_)?(?P<id>\d+)" + _CANVAS_FILE),
)
_MOODLE = re.compile(r"(?P<person>.+?)(?:_(?P<id>\d+))?_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?")


@dataclass(frozen=True)
class Download:
    """A file or folder of a download: whose it is, and what the student called it (empty for a folder).

    `typed` says that it holds what was typed into a form, and no file.
    """

    person: str
    id: str
    file: str = ""
    late: bool = False
    typed: bool = False


class Unknown(Exception):
    """The metadata of a Gradescope export cannot be read; the message says why."""


def download(name: str, people: Mapping[str, Download]) -> Download | None:
    """What `name` says, if a platform made it up. `people` is what `gradescope_people` returned."""
    if name in people:
        return people[name]
    moodle = _MOODLE.fullmatch(name)
    if moodle:
        typed = moodle["kind"] != "file"
        return Download(moodle["person"], moodle["id"] or "", moodle["file"] or "", typed=typed)
    for canvas in filter(None, (pattern.fullmatch(name) for pattern in _CANVAS)):
        if canvas["person"] == canvas["id"] or _is_canvas(canvas["person"]):
            late, typed = bool(canvas["late"]), bool(canvas["typed"])
            return Download(canvas["person"], canvas["id"], canvas["file"] or "", late, typed)
    return None


def people_in(names: Iterable[str]) -> int:
    """How many people's work an archive holds, by the names of its files; 0 where no platform made it."""
    paths = [name.split("/") for name in names]
    found = {(told.person, told.id) for path in paths for part in path if (told := download(part, {}))}
    if any(path[-1] == METADATA for path in paths):
        found |= {(path[-2], "") for path in paths if len(path) > 1 and path[-2].startswith("submission_")}
    return len(found)


def _is_canvas(person: str) -> bool:
    """Canvas writes names in small letters, without spaces and signs."""
    return person == person.lower() and all(c == "_" or unicodedata.category(c)[0] in "LMN" for c in person)


def gradescope_people(folder: Path) -> dict[str, Download]:
    """Folder -> whose it is, as an export says; nothing where there is none. Raises Unknown."""
    path = folder / METADATA
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        raw = _yaml(path)
    except Exception as error:  # whatever is wrong with it, the submissions are there
        raise Unknown(type(error).__name__) from error
    entries = raw.items() if isinstance(raw, dict) else ()
    return {str(key): found for key, entry in entries if (found := _person(str(key), entry))}


def _yaml(path: Path) -> Any:
    import yaml  # not for each student who checks a file

    if path.stat().st_size > _LARGEST_METADATA:
        raise ValueError(f"larger than {_LARGEST_METADATA >> 20} MB")
    # Everything as text: a date that is none would be an error, and a number loses its zeros.
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def _person(folder: str, entry: Any) -> Download | None:
    submitters = entry.get(":submitters") if isinstance(entry, dict) else None
    people = [each for each in submitters if isinstance(each, dict)] if isinstance(submitters, list) else []
    names = [_said(each, ":name") or _said(each, ":email") for each in people]
    ids = [_said(each, ":sid") or _said(each, ":email") for each in people]
    return Download(", ".join(filter(None, names)), "+".join(filter(None, ids)) or folder) if any(names) else None


def _said(submitter: dict[Any, Any], key: str) -> str:
    value = submitter.get(key)
    return value.strip() if isinstance(value, str) else ""
