"""by_hand.toml: what a person has decided beside the judge. It lies with the results, and changes none of them.

`[late]` has `points_per_day`; `[students.ann]` may have `late_days`, a `comment`, and `points.softmax` for a function;
`[groups.softmax-3f2a9c]`, whose name class.html tells, `says` a sentence to everybody in it.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from autograder.errors import UsageError
from autograder.reports.groups import unnamed
from autograder.reports.pages import Unwritten
from autograder.reports.supplied import Person, name_people
from autograder.result import ByHand, SubmissionResult
from autograder.toml import read_toml

BY_HAND = "by_hand.toml"
Counting = tuple[list[SubmissionResult], Unwritten]
_NEAR = 0.6  # what difflib takes for a near miss, too
_READ_BY_STUDENTS = (("feedback/", "text", "feedback/*.txt"), ("class.html and pages/", "html", "class.html"))


class _Late(msgspec.Struct, forbid_unknown_fields=True):
    points_per_day: float = 0.0


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    late_days: float = 0.0
    comment: str = ""
    points: dict[str, float] = {}


class _Sentence(msgspec.Struct, forbid_unknown_fields=True):
    says: str


class Decisions(msgspec.Struct, forbid_unknown_fields=True):
    """What the file holds: `students` by the id that grades.csv has of them, `groups` by the name in class.html."""

    late: _Late = msgspec.field(default_factory=_Late)
    students: dict[str, _Entry] = {}
    groups: dict[str, _Sentence] = {}

    def __post_init__(self) -> None:
        """Raises ValueError for what nobody can mean."""
        if not 0 <= self.late.points_per_day < float("inf"):
            raise ValueError(f"points_per_day is {self.late.points_per_day:g}: say how many points a day costs")
        for student, entry in self.students.items():
            for name, value in (("late_days", entry.late_days), *entry.points.items()):
                if not 0 <= value < float("inf"):
                    raise ValueError(f"{name} of {student} is {value:g}: give a number from 0 on")
        for group, sentence in self.groups.items():
            if not sentence.says.strip():
                raise ValueError(f"[groups.{group}] says nothing: write a sentence, in quotes")


def read_decisions(folder: Path) -> Decisions:
    """Those beside the results; none where there is no such file. Raises UsageError for one that is not to be read."""
    path = folder / BY_HAND
    if not path.is_file():
        return Decisions()
    try:
        return read_toml(path.read_bytes(), Decisions)
    except (OSError, ValueError) as error:
        said = f"{error}{'' if str(error).endswith('?') else '.'}"
        raise UsageError(f"{path} cannot be used: {said} No result is touched.") from error


def as_they_count(folder: Path, results: Sequence[SubmissionResult], people: Sequence[Person]) -> Counting:
    """The results with what people have written beside them in `folder`, and a line for each thing astray in that."""
    return apply(read_decisions(folder), name_people(results, people))


def apply(decisions: Decisions, results: Sequence[SubmissionResult]) -> Counting:
    """The results as they count, and a line for each decision that is about nobody, or about no function."""
    functions: dict[str, set[str]] = {}  # of everybody, in all assignments
    for result in results:
        functions.setdefault(result.submission, set()).update(result.functions)
    lost: Unwritten = []
    for student, entry in decisions.students.items():
        own = functions.get(student)
        if own is None:
            lost.append(f"{BY_HAND} names {_near(student, functions)}")
        else:
            strange = (name for name in entry.points if name not in own)
            lost += [f"{BY_HAND} gives {student} points for {_near(name, own)}" for name in strange]
    told, empty = _say(decisions, results)
    return [_decide(decisions, result, told.get(_who(result), {})) for result in results], lost + empty


_Who = tuple[str, str]


def _who(result: SubmissionResult) -> _Who:
    return result.assignment, result.submission


def _say(decisions: Decisions, results: Sequence[SubmissionResult]) -> tuple[dict[_Who, dict[str, str]], Unwritten]:
    """For everybody in a group the sentence by function, and a line for each group that nobody is in."""
    groups = {group.key: group for group in unnamed(results)} if decisions.groups else {}
    told: dict[_Who, dict[str, str]] = {}
    empty: Unwritten = []
    for key, sentence in decisions.groups.items():
        if key not in groups:
            empty.append(f"{BY_HAND} has a sentence for {_no_group(key, groups)}")
            continue
        for result in groups[key].results:
            told.setdefault(_who(result), {})[groups[key].function] = " ".join(sentence.says.split())
    return told, empty


def lines_for(key: str) -> str:
    """What a person pastes into by_hand.toml to say a sentence to a group."""
    return msgspec.toml.encode({"groups": {key: {"says": "..."}}}).decode()


def _no_group(key: str, groups: Collection[str]) -> str:
    """A group of the same function is the near miss: checks that changed make another name of the same mistake."""
    function = key.rpartition("-")[0]
    alike = [group for group in groups if group.rpartition("-")[0] == function]
    near = difflib.get_close_matches(key, alike or groups, 1, cutoff=0.0 if alike else _NEAR)
    todo = f"did you mean {near[0]}?" if near else "take it out where its mistake has a name by now"
    return f"the group {key}, and nobody is in it (any more); {todo}"


def _decide(decisions: Decisions, result: SubmissionResult, says: dict[str, str]) -> SubmissionResult:
    entry = decisions.students.get(result.submission, _Entry())
    points = {name: value for name, value in entry.points.items() if name in result.functions}
    penalty = entry.late_days * decisions.late.points_per_day
    by_hand = ByHand(points, entry.late_days, penalty, entry.comment, says)
    return msgspec.structs.replace(result, by_hand=by_hand) if by_hand != ByHand() else result


def behind_decisions(folder: Path) -> list[str]:
    """What else was written before by_hand.toml was, with the formats of `report` that write it again."""
    path = folder / BY_HAND
    if not path.is_file():
        return []
    decided = path.stat().st_mtime
    return [
        f"{name} (--format {form})"
        for name, form, written in _READ_BY_STUDENTS
        if any(file.stat().st_mtime < decided for file in folder.glob(written))
    ]


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"{name}, who or which is not there{f'; did you mean {near[0]}?' if near else ''}"


def describe(result: SubmissionResult) -> Iterator[str]:
    """What was decided by hand, as students read it."""
    decided = result.by_hand
    judged = msgspec.structs.replace(result, by_hand=None)
    for name, value in decided.points.items() if decided else ():
        yield f"By hand: {value:g} points for {name}, in place of {judged.score(name):g}."
    if decided and decided.late_days:
        days = f"{decided.late_days:g} day{'' if decided.late_days == 1 else 's'}"
        yield f"By hand: {days} late, {decided.penalty:g} points less."
    if decided and decided.comment:
        yield f"Comment: {decided.comment}"
