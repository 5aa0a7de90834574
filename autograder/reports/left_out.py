"""not_judged.txt: what lies in a class folder and is not judged, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.reports.pages import Unwritten, write_file
from autograder.submission import LeftOut

NOT_JUDGED = "not_judged.txt"
_MOST_SHOWN = 10


def write_left_out(left_out: Sequence[LeftOut], folder: Path) -> Unwritten:
    """A line for each; written where there is nothing to say, too, so that none of an earlier run remains."""
    lines = [f"{each.name}: {each.reason}" for each in left_out] or ["Everything in the class folder was judged."]
    return write_file(folder / NOT_JUDGED, lambda: "\n".join(lines) + "\n")


def left_out_lines(left_out: Sequence[LeftOut], folder: Path) -> list[str]:
    """For the end of a run: the first few, what to do, and where all of them stand."""
    if not left_out:
        return []
    shown = [f"  {each.name}: {each.reason}" for each in left_out[:_MOST_SHOWN]]
    more = [f"  and {len(left_out) - _MOST_SHOWN} more"] if len(left_out) > _MOST_SHOWN else []
    todo = f"If one of them is somebody's work, ask for a .py file, a notebook or a .zip. List: {folder / NOT_JUDGED}"
    return [f"Not judged: {len(left_out)} of what lies in the class folder.", *shown, *more, todo]
