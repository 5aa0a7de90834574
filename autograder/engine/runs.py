"""runs.json: what a folder of results was asked for, so that one of its submissions can be found and judged again."""

from __future__ import annotations

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from autograder.assignment import KIT_VARIABLE, find_kit
from autograder.engine.options import GradeOptions
from autograder.errors import UsageError
from autograder.result import SubmissionResult
from autograder.submission import Submission, find

RUNS = "runs.json"


class Run(msgspec.Struct, frozen=True):
    """The options of a run, where the submissions lay (files and folders, by whole paths), and how many there were."""

    options: GradeOptions
    paths: tuple[str, ...]
    submissions: int = 0


def run_of(options: GradeOptions, paths: Sequence[Path], submissions: int = 0) -> Run:
    """What is to be remembered of a run that begins in this folder, with the kit that is found from here."""
    named = {"out": options.out, "data_dir": options.data_dir, "kit": options.kit or str(find_kit())}
    whole = {name: str(Path(value).resolve()) for name, value in named.items() if value}
    told = msgspec.structs.replace(options, resume=False, **whole)
    return Run(told, tuple(str(path.resolve()) for path in paths), submissions)


def recall(folder: Path) -> list[Run]:
    """The runs that are remembered, the oldest first; none where the file is missing or not to be read."""
    try:
        return msgspec.json.decode((folder / RUNS).read_bytes(), type=list[Run])
    except (OSError, msgspec.MsgspecError):
        return []


def remembered(folder: Path, run: Run) -> str:
    """The text of the file with this run in it, as the newest; one that is the same stands there once."""
    others = [each for each in recall(folder) if (each.options, each.paths) != (run.options, run.paths)]
    return msgspec.json.format(msgspec.json.encode([*others, run])).decode() + "\n"


def newest_run(folder: Path, assignment: str) -> Run:
    """The run that an assignment was last judged by; without paths where nobody has written one down."""
    runs = [run for run in recall(folder) if run.options.assignment == assignment]
    return runs[-1] if runs else Run(GradeOptions(assignment=assignment, out=str(folder)), ())


def command_of(run: Run, folder: Path, *more: str) -> str:
    """What grades the class into this folder once more, asked for the same and `more`, as a shell takes it.

    Seed and judges are left out: a folder of results keeps its own seed, and no result rests on the other.
    """
    options = run.options
    command = ["autograder", "grade", *(run.paths or ["SUBMISSIONS"]), "--assignment", options.assignment]
    command += ["--out", str(folder), *more]
    default = GradeOptions(assignment=options.assignment, out=options.out)
    for option, field in {"--data": "data", "--data-dir": "data_dir", "--scheduler": "scheduler"}.items():
        value = getattr(options, field)
        command += [option, value] if value != getattr(default, field) else []
    return shlex.join([*command, *(["--unsafe-no-sandbox"] if options.unsafe else [])])


def kit_of(run: Run) -> Path | None:
    """The kit of the class, unless another one is asked for, or it has been moved: then the one that is found."""
    kit = Path(run.options.kit)
    return None if KIT_VARIABLE in os.environ or not (run.options.kit and kit.is_dir()) else kit


def find_again(run: Run, paths: Sequence[Path] = ()) -> dict[str, Submission]:
    """What lies in `paths`, or where the class of the run lay, by student. Raises UsageError where nothing does."""
    places = paths or [Path(path) for path in run.paths]
    gone = [path for path in places if not path.exists()]
    if not places or gone:
        where = f"There is no {gone[0]} any more" if gone else "Nothing says where the class lies"
        raise UsageError(f"{where}: name its folder by --submissions.")
    return {each.student: each for each in find(places, run.options.assignment).submissions}


def unfinished(folder: Path, results: Sequence[SubmissionResult]) -> list[str]:
    """A line for each assignment of which less is judged than its newest run was about: that was broken off."""
    judged = Counter(result.assignment for result in results)
    newest = {run.options.assignment: run.submissions for run in recall(folder)}
    return [
        f"only {judged[name]} of {count} submissions of {name} are judged: `autograder grade` with --resume goes on"
        for name, count in newest.items()
        if judged[name] < count
    ]
