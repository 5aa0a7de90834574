"""Proves the kit: right answers pass, wrong ones are caught and named, what students get is fresh and leaks nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.banned import Look
from autograder.engine.job import Job, JobListener, grade
from autograder.harness import Harness
from autograder.naming.diagnosis import tables_of
from autograder.naming.known import KnownMistakes
from autograder.naming.programs import PROGRAMS
from autograder.nbgrader_course.source import render_source
from autograder.proofread import proofread
from autograder.release import find_stale, render_exercise
from autograder.reports.sentences import lines
from autograder.resources import Resources
from autograder.result import SubmissionResult
from autograder.sandbox.tiers import NONE, TIERS
from autograder.submission import Chunk, Submission

# What does nothing, of whatever function; an assignment's idle.py has more, as cells that define `idle`.
IDLE = {
    "returns nothing": "def idle(*args, **kwargs):\n    return None\n",
    "returns its argument": "def idle(*args, **kwargs):\n    return args[0]\n",
    "returns a constant": "def idle(*args, **kwargs):\n    return 0.5\n",
    "returns an empty list": "def idle(*args, **kwargs):\n    return []\n",
}


@dataclass(frozen=True)
class Expectation:
    """A submission, and what its result must be: None when it is, else a line that says what is not.

    `functions` are those that the expectation is about.
    """

    submission: Submission
    wrong_with: Callable[[SubmissionResult], str | None]
    functions: tuple[str, ...]


@dataclass
class _Comparison(JobListener):
    """Hears each result of the job, and tells a line where it is not as expected, else None."""

    expectations: dict[str, Expectation]
    tell: Callable[[str | None], None]

    def on_result(self, result: SubmissionResult) -> None:
        wrong = self.expectations[result.submission].wrong_with(result)
        self.tell(f"{result.submission}: {wrong}" if wrong else None)


def verify(
    assignment: Assignment, kit: Path, resources: Resources, jobs: int, tell: Callable[[str | None], None]
) -> None:
    """Tell a line of each expectation that does not hold, None of each that does."""
    for wrong in static(assignment, kit):
        tell(wrong)
    expectations = {expectation.submission.student: expectation for expectation in expectations_of(assignment, kit)}
    only = {name: expectation.functions for name, expectation in expectations.items()}
    submissions = [expectation.submission for expectation in expectations.values()]
    # The kit's own code: where no sandbox holds, it may run without one.
    job = Job(assignment, resources, smallest=False, only=only)
    grade(job, submissions, _Comparison(expectations, tell), jobs, (*TIERS, NONE))


def static(assignment: Assignment, kit: Path) -> Iterator[str | None]:
    """What needs no judge: exercises/ is fresh and holds nothing of what is hidden; points and weights are whole."""
    how = f"run `autograder release {assignment.name} --to exercises`"
    where = f"exercises/{assignment.name}"
    if not (kit / where).is_dir():
        yield f"{where} is not printed yet: {how}."
    else:
        old = find_stale(assignment.name, kit)
        yield f"{where} is stale ({', '.join(old)}): {how}." if old else None
    yield from leaks(assignment, kit)
    yield from proofread(assignment)
    stale = [table.recorded.name for table in tables_of(assignment) if not table.is_fresh()]
    yield f"{', '.join(stale)} in naming/ was recorded of other programs: {how}." if stale else None
    yield from _indistinct(assignment, kit)


def _indistinct(assignment: Assignment, kit: Path) -> Iterator[str]:
    """Known mistakes whose name would be said of something else, too."""
    model = (kit / "solutions" / assignment.name / f"{assignment.name}.py").read_text()
    known = KnownMistakes(assignment, Harness(assignment.harness))
    for function in assignment.spec.functions:
        for case, other in known.indistinct(function, model):
            yield f"{case.id} answers every question of probes.py as {other} does: add a question, or `(alike: name)`."


def leaks(assignment: Assignment, kit: Path) -> Iterator[str]:
    """Lines of the reference and of hidden checks that stand in what students get, or what an nbgrader course gets."""
    files = render_exercise(assignment.name, kit)
    pages = [content.decode() for path, content in files.items() if _may_leak(path)]
    # The source notebook holds the model answers, which nbgrader takes out; no student gets it.
    pages += [text for path, text in render_source(assignment, kit).items() if _may_leak(path)]
    given = {line.strip() for page in pages for line in page.splitlines()}
    tables = assignment.naming.glob(f"*{PROGRAMS}")
    banks = (assignment.folder / "misconceptions").glob("*.py")
    for path in [*assignment.hidden.glob("*.py"), *assignment.folder.glob("*.py"), *tables, *banks]:
        for line in _find_telling_lines(path.read_text()) & given:
            yield f"{path.name}: students get its line {line!r}."


def _may_leak(path: str) -> bool:
    """Whether a file that is printed is none of the visible checks, which are printed as they are."""
    return "checks/" not in path or "checks/naming/" in path


def _find_telling_lines(source: str) -> set[str]:
    """Lines that say something only this file says: long ones, but for imports and decorators."""
    lines = {line.strip() for line in source.splitlines()}
    return {line for line in lines if len(line) > 50 and not line.startswith(("from ", "import ", "#", "@"))}


def expectations_of(assignment: Assignment, kit: Path) -> Iterator[Expectation]:
    """The submissions that prove the kit: model answers, the stub, every known mistake and variant, idle code."""
    model = (kit / "solutions" / assignment.name / f"{assignment.name}.py").read_text()
    stub = render_exercise(assignment.name, kit)[f"{assignment.name}.py"].decode()
    every, made_of = assignment.spec.functions, _made_of(assignment, model)

    def find_affected(case: Case) -> tuple[str, ...]:
        """The function that a case replaces, and those that are made of it: it can be seen in no other."""
        return tuple(name for name in every if name == case.function or case.function in made_of[name])

    def find_claimed(case: Case) -> tuple[str, ...]:
        """The same, without those that require it: they may fall with it, and nothing is claimed of them."""
        requires = assignment.spec.requires
        return tuple(name for name in find_affected(case) if case.function not in requires.get(name, ()))

    yield Expectation(_submission("model answers", model), _expect_whole(assignment), every)
    yield Expectation(_submission("untouched stub", stub), _expect_nothing, every)
    for cases in assignment.bank("variants").values():
        for case in cases:
            yield Expectation(_substitute(case, model, assignment.preamble, "right"), _expect_full, find_affected(case))
    for function, cases in assignment.bank("misconceptions").items():
        ids, named = {case.id for case in cases}, _has_names(assignment, function)
        for case in cases:
            wrong = _substitute(case, model, assignment.preamble, "wrong")
            yield Expectation(wrong, _expect_caught(case, ids, named=named), find_claimed(case))
    for name in _functions(model, assignment.spec.functions):
        for what, code in {**IDLE, **assignment.idle}.items():
            case = Case(name, what, "", f"{code}\n{name} = idle\n")
            yield Expectation(_substitute(case, model, assignment.preamble, "idle"), _expect_no_passes(name), (name,))


def _has_names(assignment: Assignment, function: str) -> bool:
    """Whether mistakes in the function are to have a name: by a namer, or by the questions of probes.py."""
    return (assignment.naming / f"{function}.py").is_file() or (assignment.folder / "probes.py").is_file()


def _made_of(assignment: Assignment, model: str) -> dict[str, set[str]]:
    """What each function is made of, as assignment.toml says or the model answers show."""
    spec, look = assignment.spec, Look([("model", model)])
    return {
        name: {*look.names(name), *spec.dependencies.get(name, ()), *spec.requires.get(name, ())}
        for name in spec.functions
    }


def _functions(model: str, graded: Sequence[str]) -> list[str]:
    defined = {node.name for node in ast.parse(model).body if isinstance(node, ast.FunctionDef)}
    return [name for name in graded if name in defined]


def _submission(student: str, *sources: str) -> Submission:
    chunks = tuple(Chunk(f"part {i}.py", source) for i, source in enumerate(sources, start=1))
    return Submission(student=student, chunks=chunks)


def _substitute(case: Case, model: str, preamble: str, kind: str) -> Submission:
    return _submission(f"{kind} {case.id}", model, preamble, case.source)


def _expect_full(result: SubmissionResult) -> str | None:
    failed = [check for check in result.checks if check.status != "passed"]
    lost = [f"{check.id} ({check.status}: {'; '.join(lines(check))})" for check in failed]
    return f"a right answer loses {', '.join(lost)}." if lost else None


def _expect_whole(assignment: Assignment) -> Callable[[SubmissionResult], str | None]:
    """All points of every function: also where pytest makes several checks, or none, of what stands in a file."""

    def wrong(result: SubmissionResult) -> str | None:
        most = {name: result.max_score(name) for name in result.functions}
        odd = [name for name, points in most.items() if points != round(assignment.spec.points[name], 2)]
        said = f"the checks of {', '.join(odd)} are not those that stand in their files: write each as one function."
        return said if odd else _expect_full(result)

    return wrong


def _explain_broken(result: SubmissionResult) -> str:
    check = next(check for check in result.checks if check.status == "broken")
    return f"{check.id} cannot be judged: {'; '.join(lines(check))}."


def _expect_nothing(result: SubmissionResult) -> str | None:
    return f"gets {result.score():g} points." if result.score() else None


def _expect_caught(case: Case, ids: set[str], *, named: bool) -> Callable[[SubmissionResult], str | None]:
    def wrong(result: SubmissionResult) -> str | None:
        own, most = result.score(case.function), result.max_score(case.function)
        if own == most:
            return "is not caught."
        others = [name for name in result.functions if name != case.function]
        hurt = [name for name in others if result.score(name) < result.max_score(name)]
        if hurt:
            return f"costs points in {', '.join(hurt)}."
        if result.broken:
            return _explain_broken(result)
        names = [name for check in result.checks if check.function == case.function for name in check.mistakes]
        if not names and named:
            return "is named nothing."
        # Of two mistakes the one that is the case's own comes first; what others are called is no name for it.
        other_names = ids - {case.id, f"{case.function}.{case.alike}"}
        return f"is named {names[0]}, as another mistake is." if names and names[0] in other_names else None

    return wrong


def _expect_no_passes(name: str) -> Callable[[SubmissionResult], str | None]:
    def wrong(result: SubmissionResult) -> str | None:
        if result.broken:
            return _explain_broken(result)
        earned = [check.id for check in result.checks if check.function == name and check.status == "passed"]
        return f"does nothing, and passes {', '.join(earned)}." if earned else None

    return wrong
