"""What the kit claims: right answers pass, wrong ones are caught and named, what does nothing earns nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.assignment import Assignment
from autograder.bank import Case
from autograder.banned import Look
from autograder.naming.diagnosis import failed_checks
from autograder.release import render_exercise
from autograder.release.exercise import read_solution
from autograder.reports.sentences import lines
from autograder.result import SubmissionResult
from autograder.submission import Chunk, Submission
from autograder.verify.mutants import code_of, mutants

# What does nothing, of whatever function; an assignment's idle.py has more, as cells that define `idle`.
IDLE = {
    "returns nothing": "def idle(*args, **kwargs):\n    return None\n",
    "returns its argument": "def idle(*args, **kwargs):\n    return args[0]\n",
    "returns a constant": "def idle(*args, **kwargs):\n    return 0.5\n",
    "returns an empty list": "def idle(*args, **kwargs):\n    return []\n",
}


Claim = Callable[[SubmissionResult], str | None]


@dataclass(frozen=True)
class Expectation:
    """A submission, and what its result must be: None when it is, else a line that says what is not.

    `functions` are those that the expectation is about, and `function` the one that `kind` of code replaces: `right`,
    `wrong`, `idle` or `mutant`.
    """

    submission: Submission
    wrong_with: Claim
    functions: tuple[str, ...]
    kind: str = ""
    function: str = ""


def expectations_of(assignment: Assignment, kit: Path) -> Iterator[Expectation]:
    """The submissions that prove the kit: model answers, the stub, every known mistake and variant, idle code."""
    model = read_solution(assignment)
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

    def replacing(case: Case, kind: str, wrong_with: Claim, about: tuple[str, ...]) -> Expectation:
        submission = _submission(f"{kind} {case.id}", model, assignment.preamble, case.source)
        return Expectation(submission, wrong_with, about, kind, case.function)

    for cases in assignment.bank("variants").values():
        for case in cases:
            yield replacing(case, "right", _expect_full, find_affected(case))
    for function, cases in assignment.bank("misconceptions").items():
        ids, named = {case.id for case in cases}, _has_names(assignment, function)
        for case in cases:
            yield replacing(case, "wrong", _expect_caught(case, ids, named=named), find_claimed(case))
    for name in _functions(model, assignment.spec.functions):
        for what, code in {**IDLE, **assignment.idle}.items():
            case = Case(name, what, "", f"{code}\n{name} = idle\n")
            yield replacing(case, "idle", _expect_no_passes(name), (name,))


def expect_mutants_caught(assignment: Assignment, model: str) -> Iterator[Expectation]:
    """Mechanical mutants of the model answers, but for those that are known to do the same thing.

    Survivors are claimed to be none where somebody has read them, which an equivalent.toml says.
    """
    known = assignment.equivalent
    for function in _functions(model, assignment.spec.functions):
        same = (known or {}).get(function, {})
        for change, text in mutants(code_of(function, model)).items():
            if change not in same:
                submission = _submission(f"mutant {function}: {change}", model, text)
                claim = _no_claim if known is None else _expect_no_survivor(function)
                yield Expectation(submission, claim, (function,), "mutant", function)


def _no_claim(result: SubmissionResult) -> str | None:
    return None


def _expect_no_survivor(function: str) -> Claim:
    def wrong(result: SubmissionResult) -> str | None:
        alive = result.score(function) == result.max_score(function)
        return "passes: write a check that it fails, or into equivalent.toml why it does the same." if alive else None

    return wrong


def _has_names(assignment: Assignment, function: str) -> bool:
    """Whether mistakes in the function are to have a name: by a namer, or by the questions of probes.py."""
    return assignment.namer(function) is not None or (assignment.folder / "probes.py").is_file()


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


def _expect_full(result: SubmissionResult) -> str | None:
    failed = [check for check in result.checks if check.status != "passed"]
    lost = [f"{check.id} ({check.status}: {'; '.join(lines(check))})" for check in failed]
    return f"a right answer loses {', '.join(lost)}." if lost else None


def _expect_whole(assignment: Assignment) -> Claim:
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


def _expect_caught(case: Case, ids: set[str], *, named: bool) -> Claim:
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
        checks = [check for check in result.checks if check.function == case.function]
        failed = failed_checks(checks)
        if case.by_answers and failed != set(case.fails):
            now = replace(case, fails=tuple(sorted(failed))).failing
            return f"fails other checks than its comment says: begin that with `{now}`"
        names = [name for check in checks for name in check.mistakes]
        if not names and named:
            return "is named nothing."
        # Of two mistakes the one that is the case's own comes first; what others are called is no name for it.
        other_names = ids - {case.id, f"{case.function}.{case.alike}"}
        return f"is named {names[0]}, as another mistake is." if names and names[0] in other_names else None

    return wrong


def _expect_no_passes(name: str) -> Claim:
    def wrong(result: SubmissionResult) -> str | None:
        if result.broken:
            return _explain_broken(result)
        earned = [check.id for check in result.checks if check.function == name and check.status == "passed"]
        return f"does nothing, and passes {', '.join(earned)}." if earned else None

    return wrong
