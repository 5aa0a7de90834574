"""Takes a mistake that a class has made and nobody has named into the bank: a function, its sentence, and a proof.

What is written must do what every entry of the bank does: `verify` is asked of a copy of the reference that has it. And
it must do what the group did: fail the same checks to the same effect, with the seed and the data of the class.
"""

from __future__ import annotations

import difflib
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from autograder.assignment import KIT_VARIABLE, Assignment, assignment_names, load_assignment
from autograder.bank import Case, read_bank
from autograder.engine.job import Job, JobListener, grade
from autograder.engine.journal import read_newest
from autograder.engine.runs import Run, command_of, find_again, newest_run
from autograder.errors import UsageError
from autograder.naming.diagnosis import failed_checks
from autograder.naming.mistake import effect
from autograder.reports.by_hand import BY_HAND, as_they_count
from autograder.reports.groups import Group, group_key, unnamed
from autograder.reports.supplied import read_people
from autograder.result import CheckResult, SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Submission
from autograder.text import one_line
from autograder.verify.claims import expectations_of
from autograder.verify.excerpted import Unfit, self_contained
from autograder.verify.static import static

_NOTHING = "Nothing was written"
_LONGEST = 600  # characters of a sentence
_NAMES = "tests/names/bank_*.toml"  # in a checkout of the kit: what all of a bank is called


@dataclass(frozen=True)
class Entry:
    """A cell that the bank is to have: `text` goes to the end of the file at `path`.

    It is the function of `example`, one of the `group`. `submissions` are those of the group that are still there.
    """

    case: Case
    path: Path
    assignment: Assignment
    kit: Path
    group: Group
    example: SubmissionResult
    run: Run
    submissions: tuple[Submission, ...]


def propose(folder: Path, key: str, name: str, says: str, kit: Path, paths: Sequence[Path] = ()) -> Entry:
    """The entry that a group of the results in `folder` makes, with `says` or the sentence of by_hand.toml.

    Nothing of a submission has run by then. Raises UsageError for what cannot be an entry.
    """
    group = _find_group(folder, key)
    function, run = group.function, newest_run(folder, group.example.assignment)
    if paths:
        run = msgspec.structs.replace(run, paths=tuple(str(path.resolve()) for path in paths))
    assignment = load_assignment(group.example.assignment, kit)
    _refuse_name(assignment, function, name)
    sentence = one_line(says or _said_by_hand(group), most=_LONGEST)
    _refuse_sentence(sentence, key)
    by_answers = assignment.namer(function) is not None
    if not by_answers and not (assignment.folder / "probes.py").is_file():
        raise UsageError(f"Nothing names mistakes in {function}: write naming/{function}.py, or probes.py, first.")
    submissions = _still_there(run, group, moved=bool(paths))
    example, source = _choose(assignment, group, submissions)
    path = assignment.home(function) / "misconceptions" / f"{function}.py"
    fails = tuple(sorted(failed_checks(_checks_of(example, function)))) if by_answers else ()
    case = Case(function, name, sentence, source, by_answers=by_answers, fails=fails)
    return Entry(case, path, assignment, kit, group, example, run, tuple(submissions.values()))


def _find_group(folder: Path, key: str) -> Group:
    results, _ = as_they_count(folder, read_newest(folder), read_people(folder))
    groups = {group.key: group for group in unnamed(results)}
    if key not in groups:
        near = difflib.get_close_matches(key, groups, 1)
        offer = f"Did you mean {near[0]}?" if near else "class.html names them all; a mistake with a name is in none."
        raise UsageError(f"Nobody in {folder} is in the group {key}. {offer}")
    return groups[key]


def _refuse_name(assignment: Assignment, function: str, name: str) -> None:
    if not (name.isidentifier() and name.isascii()):
        raise UsageError(f"{name!r} is no name of a mistake: letters, digits and _, such as dim0_after_max.")
    for kind in ("misconceptions", "variants"):
        if any(case.name == name for case in assignment.bank(kind).get(function, ())):
            raise UsageError(f"{kind}/{function}.py has a {name} already: choose another name.")


def _said_by_hand(group: Group) -> str:
    return group.example.by_hand.says.get(group.function, "") if group.example.by_hand else ""


def _refuse_sentence(sentence: str, key: str) -> None:
    if not sentence:
        raise UsageError(f"Nothing says what is wrong: write a sentence for {key} into {BY_HAND}, or add --says.")
    if effect(sentence) == sentence:
        raise UsageError(
            f"The sentence says what is wrong and no more, and verify asks for both: go on with what to do. It says:"
            f" {sentence}"
        )


def _still_there(run: Run, group: Group, *, moved: bool) -> dict[str, Submission]:
    """The submissions of the group that are as they were judged; none where the class is not there any more.

    Raises UsageError where somebody has said where it was `moved`.
    """
    try:
        found = find_again(run)
    except UsageError:
        if moved:
            raise
        return {}
    judged = {result.submission: result.source_sha256 for result in group.results}
    return {name: found[name] for name, digest in judged.items() if name in found and found[name].sha256 == digest}


def _choose(
    assignment: Assignment, group: Group, submissions: Mapping[str, Submission]
) -> tuple[SubmissionResult, str]:
    """Whose function it is to be, and its source: the example's, or that of the next who has one that stands alone."""
    why = ""
    for result in (group.example, *group.results):
        try:
            return result, self_contained(assignment, group.function, result, submissions.get(result.submission))
        except Unfit as unfit:
            why = why or f"{result.submission}: {unfit}"
    raise UsageError(f"No function of the group can be an entry. {why}")


class Refused(UsageError):
    """The entry would not do what an entry must: nothing was written."""


@dataclass(frozen=True)
class Proof:
    """How many of the group, of those whose submission is still there, have the entry's name once it is in the bank."""

    named: int
    asked: int


def prove(entry: Entry, jobs: int = 2) -> Proof:
    """Find out, in a copy of the reference, that verify has nothing against it. Raises Refused with the reason."""
    with tempfile.TemporaryDirectory() as place:
        copy = _copy_kit(entry, Path(place))
        assignment = load_assignment(entry.assignment.name, copy)
        _refuse_garbled(entry, assignment)
        for said in _new_complaints(entry, assignment, copy):
            raise Refused(f"{_NOTHING}: with it, verify says: {said}")
        results = _judge(entry, assignment, copy, jobs)
    _refuse_other_failure(entry, results[_submission_of(entry.case)])
    members = [results[each.student] for each in entry.submissions]
    named = [each for each in members if entry.case.id in {name for check in each.checks for name in check.mistakes}]
    if members and not named:
        raise Refused(f"{_NOTHING}: nobody of the group would get its name: they answer otherwise than the entry.")
    return Proof(len(named), len(members))


def write(entry: Entry) -> None:
    """Put it at the end of the bank's file, which is begun if need be."""
    _append(entry, entry.path)


def next_commands(entry: Entry, folder: Path) -> Iterator[str]:
    """What to run next, in order."""
    function, home = entry.case.function, entry.assignment.home(entry.case.function)
    sharing = [name for name in assignment_names(entry.kit) if load_assignment(name, entry.kit).home(function) == home]
    kit = f"{KIT_VARIABLE}={shlex.quote(str(entry.kit))} " if KIT_VARIABLE in os.environ else ""
    yield from (f"{kit}autograder verify {name}" for name in dict.fromkeys((entry.assignment.name, *sharing)))
    yield from _record_names(entry)
    yield kit + command_of(entry.run, folder, "--regrade")


def _record_names(entry: Entry) -> Iterator[str]:
    """What records the names of the bank again, in a checkout whose tests hold it to them."""
    folder = entry.path.parent.relative_to(entry.kit)
    for path in entry.kit.glob(_NAMES):
        if f"[{entry.case.function}." in path.read_text(encoding="utf-8"):
            name, record = path.stem.removeprefix("bank_"), path.relative_to(entry.kit)
            yield f"python -m tests.names {folder} --assignment {name} --judged {record} --write"


def _copy_kit(entry: Entry, place: Path) -> Path:
    """The kit as it is, but for a reference of its own that has the entry."""
    shutil.copytree(entry.kit / "reference", place / "reference", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("solutions", "exercises"):
        (place / name).symlink_to((entry.kit / name).resolve(), target_is_directory=True)
    _append(entry, place / entry.path.relative_to(entry.kit))
    return place


def _append(entry: Entry, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(before + "\n" * (bool(before) and not before.endswith("\n")) + entry.case.text, encoding="utf-8")


def _refuse_garbled(entry: Entry, assignment: Assignment) -> None:
    path = assignment.home(entry.case.function) / "misconceptions" / entry.path.name
    if [*read_bank(path, entry.case.function)][-1] != entry.case:
        raise Refused(f"{_NOTHING}: a line of it would be taken for the head of a cell. Write it by hand.")


def _new_complaints(entry: Entry, assignment: Assignment, copy: Path) -> Iterator[str]:
    """What verify says of the files of the copy, and not of the kit as it is."""
    said = [each for each in static(assignment, copy) if each]
    known = {each for each in static(entry.assignment, entry.kit) if each} if said else set()
    yield from (each for each in said if each not in known)


class _Keeper(JobListener):
    def __init__(self) -> None:
        self.results: dict[str, SubmissionResult] = {}

    def on_result(self, result: SubmissionResult) -> None:
        self.results[result.submission] = result


def _submission_of(case: Case) -> str:
    return f"wrong {case.id}"  # as verify calls it


def _judge(entry: Entry, assignment: Assignment, copy: Path, jobs: int) -> dict[str, SubmissionResult]:
    """The results of the entry and of the group, with the seed and the data of the class."""
    [claim] = [
        each for each in expectations_of(assignment, copy) if each.submission.student == _submission_of(entry.case)
    ]
    function, run = entry.case.function, entry.run.options
    alone = () if function in assignment.spec.requires else (function,)
    only = {claim.submission.student: claim.functions}
    if alone:
        only |= {each.student: alone for each in entry.submissions}
    data_dir = Path(run.data_dir) if run.data_dir else None
    resources = assignment.resources(entry.example.data or "auto", data_dir)
    keeper, tiers = _Keeper(), (NONE,) if run.unsafe else TIERS
    of_verify, of_class = (
        Job(assignment, resources, smallest=False, only=only),
        Job(assignment, resources, entry.example.seed, only=only),
    )
    for job, submissions in ((of_verify, ()), (of_class, entry.submissions)):
        grade(job, [claim.submission, *submissions], keeper, jobs, tiers)
        if wrong := claim.wrong_with(keeper.results[claim.submission.student]):
            raise Refused(f"{_NOTHING}: verify would say of {entry.case.id} that it {wrong}")
    return keeper.results


def _refuse_other_failure(entry: Entry, result: SubmissionResult) -> None:
    own = _checks_of(result, entry.case.function)
    if group_key(entry.case.function, own) == entry.group.key:
        return
    bare = [msgspec.structs.replace(check, mistakes=()) for check in own]
    [now] = unnamed([msgspec.structs.replace(result, checks=tuple(bare))]) or [Group(entry.case.function, "nothing")]
    raise Refused(
        f"{_NOTHING}: alone, the function of {entry.example.submission} does not fail as the group does, which"
        f" {entry.group.what} ({_titles(entry.group)}): it {now.what} ({_titles(now)}). What is wrong stands elsewhere"
        " in the submission, or depends on it."
    )


def _checks_of(result: SubmissionResult, function: str) -> list[CheckResult]:
    return [check for check in result.checks if check.function == function]


def _titles(group: Group) -> str:
    return "; ".join(group.checks) or "no check"
