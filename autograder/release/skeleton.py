"""Begins an assignment: the files of one example function, for an author to put others in their place."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from autograder.errors import UsageError
from autograder.release.exercise import release
from autograder.release.templates import render

_TEMPLATES = "assignment"


def begin(name: str, kit: Path) -> list[Path]:
    """Write solutions/`name`, reference/`name` and what students get of it; the files and folders that are new.

    Raises UsageError for a name that cannot be one, or that is there.
    """
    if not name.isidentifier() or keyword.iskeyword(name) or name != name.lower():
        raise UsageError(
            f"{name!r} cannot be the name of a module: write small letters, digits and _, such as my_course."
        )
    taken = [path for room in ("solutions", "reference", "exercises") if (path := kit / room / name).exists()]
    if taken:
        raise UsageError(f"{taken[0]} is there already: choose another name.")
    title = name.replace("_", " ").capitalize()
    written = []
    for template in _templates():
        room, *inside = PurePosixPath(template).parts
        path = kit.joinpath(room, name, *inside)
        path = path.with_stem(name) if path.stem == "NAME" else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(f"{_TEMPLATES}/{template}", title=title), encoding="utf-8")
        written.append(path)
    return [*written, release(name, kit / "exercises", kit)]


def _templates() -> list[str]:
    """The files of an assignment, below the folder of templates."""
    folder = resources.files("autograder.release.templates") / _TEMPLATES

    def below(here: Traversable, path: str) -> Iterator[str]:
        for each in here.iterdir():
            if each.is_dir() and each.name != "__pycache__":
                yield from below(each, f"{path}{each.name}/")
            elif each.name.endswith((".py", ".toml")):
                yield f"{path}{each.name}"

    return sorted(below(folder, ""))
