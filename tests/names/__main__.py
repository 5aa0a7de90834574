"""How often a mistake is named rightly: `python -m tests.names FOLDER`, a folder of answers that somebody wrote blind.

A file a function, in cells like a bank's, whose comment says `truth: what is wrong`; answers under right/ are right. Each
is graded beside the model answers. Reading decides what a name is worth: `judged.toml` in the folder says for each cell
the names that were read, and their verdict: right, half (true, but not the cause) or wrong. What has no verdict, or other
names than were read, is printed and counted apart. So is, as `unseen`, what passes every check that students have: of
such a mistake its author hears with the grade.

`python -m tests.names --mutants FOLDER` writes such a folder: mechanical mutants of right answers, those that are caught.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from autograder.assignment import Assignment, load_assignment
from autograder.bank import Case, read_bank
from autograder.engine.job import Job, JobListener, grade
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Chunk, Submission
from tests.names import mechanical

KIT = Path(__file__).parent.parent.parent
MUTANTS, TRIED = 25, 40  # of a function: so many are kept, of so many at most
KINDS = ("right", "half", "wrong", "none", "not judged", "not caught")
UNSEEN = "unseen"


class Entry(msgspec.Struct):
    """One cell of a set: how it was named, what reading says of that, and the checks that failed."""

    names: list[str]
    verdict: str
    failed: list[str]


Judged = dict[str, dict[str, Entry]]


class Results(JobListener):
    """Keeps all results by the id of the cell."""

    def __init__(self) -> None:
        self.found: dict[str, SubmissionResult] = {}

    def on_result(self, result: SubmissionResult) -> None:
        self.found[result.submission] = result


def cases(folder: Path, assignment: Assignment) -> Iterator[Case]:
    """The cells of a folder."""
    for name in assignment.spec.functions:
        if (folder / f"{name}.py").is_file():
            yield from read_bank(folder / f"{name}.py", name)


def graded(assignment: Assignment, asked: list[Case]) -> dict[str, SubmissionResult]:
    """Each beside the model answers, asked about its own function alone."""
    model, watcher = assignment.model, Results()
    assert model is not None
    submissions = [
        Submission(student=f"{number} {case.id}", chunks=tuple(
            Chunk(f"part {i}.py", text) for i, text in enumerate((model, assignment.preamble, case.source), start=1)
        )) for number, case in enumerate(asked)
    ]  # fmt: skip
    only = {each.student: (case.function,) for each, case in zip(submissions, asked, strict=True)}
    grade(Job(assignment, assignment.resources("offline"), smallest=False, only=only), submissions, watcher,
          os.cpu_count() or 1, (*TIERS, NONE))  # fmt: skip
    return {case.id: watcher.found[each.student] for each, case in zip(submissions, asked, strict=True)}


def names_of(result: SubmissionResult) -> list[str]:
    """The names of mistakes in a result, without their function."""
    found = dict.fromkeys(name for check in result.checks for name in check.mistakes)
    return [name.partition(".")[2] for name in found]


def failed_of(result: SubmissionResult) -> list[str]:
    """The checks that an answer failed, as a namer hears of them."""
    wrong = [check for check in result.checks if check.status in ("failed", "error")]
    return sorted({check.id.rpartition("::test_")[2] for check in wrong})


def write(path: Path, found: dict[Case, SubmissionResult], judged: Judged) -> None:
    """Keep what was named, and the verdicts of those that are named as they were when somebody read them."""
    functions = dict(judged)
    for case in found:
        functions[case.function] = {}  # those of functions that were not asked stay
    for case, result in found.items():
        names = names_of(result)
        before = judged.get(case.function, {}).get(case.name)
        verdict = before.verdict if before is not None and before.names == names else ""
        functions.setdefault(case.function, {})[case.name] = Entry(names, verdict, failed_of(result))
    path.write_bytes(msgspec.toml.encode(functions))


def read(path: Path) -> Judged:
    """What was named before, and what reading said of it."""
    return msgspec.toml.decode(path.read_bytes(), type=Judged) if path.is_file() else {}


def caught_mutants(assignment: Assignment, seed: int) -> list[Case]:
    """Mechanical mutants of each function that lose points."""
    drawn = [case for _, cases in itertools.groupby(mechanical.draw(assignment, seed), lambda case: case.function)
             for case in itertools.islice(cases, TRIED)]  # fmt: skip
    results = graded(assignment, drawn)
    caught = [case for case in drawn if not _is_full(results[case.id], case)]
    return [case for function in assignment.spec.functions
            for case in [case for case in caught if case.function == function][:MUTANTS]]  # fmt: skip


def main() -> int:
    """Print what was named how, and a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.names", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--assignment", default="softmax_regression", help="whose functions they are")
    parser.add_argument("--mutants", action="store_true", help="write a set of mechanical mutants into the folder")
    parser.add_argument("--seed", type=int, default=1, help="which mutants are drawn")
    parser.add_argument("--judged", type=Path, help="judged.toml, where it lies elsewhere")
    parser.add_argument("--all", action="store_true", help="print what was judged, too")
    parser.add_argument("--function", help="of one function only")
    parser.add_argument("--write", action="store_true", help="keep the names in judged.toml, to be judged there")
    options = parser.parse_args()
    assignment = load_assignment(options.assignment, KIT)
    if options.mutants:
        mechanical.write(options.folder, caught_mutants(assignment, options.seed))
        return 0
    path = options.judged or options.folder / "judged.toml"
    judged = read(path)
    wrong = [case for case in cases(options.folder, assignment) if options.function in (None, case.function)]
    results = graded(assignment, wrong)
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in wrong:
        kind, unseen = _kind(results[case.id], case, judged), _passes_visible(results[case.id], case)
        table[case.function].update([kind, UNSEEN] if unseen else [kind])
        if options.all or unseen or kind not in ("right", "half", "wrong"):
            _show(case, f"{kind}, {UNSEEN}" if unseen else kind, results[case.id])
    _show_right(assignment, [case for case in cases(options.folder / "right", assignment)
                             if options.function in (None, case.function)])  # fmt: skip
    columns = (*KINDS, UNSEEN)
    print(f"\n{'':16}" + "".join(f"{column:>12}" for column in columns))
    table["all"] = sum(table.values(), collections.Counter())
    for function, counts in table.items():
        print(f"{function:16}" + "".join(f"{counts[column]:12}" for column in columns))
    if options.write:
        write(path, {case: results[case.id] for case in wrong}, judged)
    return 0


def _kind(result: SubmissionResult, case: Case, judged: Judged) -> str:
    if _is_full(result, case):
        return "not caught"
    names, entry = names_of(result), judged.get(case.function, {}).get(case.name)
    if not names:
        return "none"
    return entry.verdict if entry is not None and entry.names == names and entry.verdict else "not judged"


def _is_full(result: SubmissionResult, case: Case) -> bool:
    return result.score(case.function) == result.max_score(case.function)


def _passes_visible(result: SubmissionResult, case: Case) -> bool:
    return all(check.status == "passed" for check in result.checks if check.visible and check.function == case.function)


def _show(case: Case, kind: str, result: SubmissionResult) -> None:
    print(f"\n{case.id}: {kind}\n    {case.sentence}")
    for name in names_of(result):
        print(f"    -> {name}: {result.advice[f'{case.function}.{name}']}")
    if kind == "none":
        for check in [check for check in result.checks if check.status != "passed"][:3]:
            print(f"    x {check.id}: {check.status} {check.finding}"[:300])


def _show_right(assignment: Assignment, right: list[Case]) -> None:
    """Right answers that lose points, or of which something is said."""
    for name, result in graded(assignment, right).items() if right else ():
        if result.score() < result.max_score() or names_of(result):
            lost = [check.id for check in result.checks if check.status != "passed"]
            print(f"\nRIGHT ANSWER {name} loses {lost}, named {names_of(result)}")


if __name__ == "__main__":
    raise SystemExit(main())
