"""not_judged.txt: what lies in a class folder and is not judged, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.reports.pages import Unwritten, write_file
from autograder.submission import LeftOut

NOT_JUDGED = "not_judged.txt"
_MOST_SHOWN = 10
_NOTHING = "Everything in the class folder was judged."


def write_left_out(left_out: Sequence[LeftOut], folder: Path) -> Unwritten:
    """A line for each; written where there is nothing to say, too, so that none of an earlier run remains."""
    lines = [f"{each.name}: {each.reason}" for each in left_out] or [_NOTHING]
    return write_file(folder / NOT_JUDGED, lambda: "\n".join(lines) + "\n")


def read_left_out(folder: Path) -> list[str]:
    """The lines that `write_left_out` wrote into the folder; none where there is no file, or nothing to say."""
    try:
        lines = (folder / NOT_JUDGED).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line for line in lines if line and line != _NOTHING]


def left_out_lines(left_out: Sequence[LeftOut], folder: Path) -> list[str]:
    """For the end of a run: the first few, what to do, and where all of them stand."""
    if not left_out:
        return []
    shown = [f"  {each.name}: {each.reason}" for each in left_out[:_MOST_SHOWN]]
    more = [f"  and {len(left_out) - _MOST_SHOWN} more"] if len(left_out) > _MOST_SHOWN else []
    todo = f"If one of them is somebody's work, ask for a .py file, a notebook or a .zip. List: {folder / NOT_JUDGED}"
    return [f"Not judged: {len(left_out)} of what lies in the class folder.", *shown, *more, todo]
