"""What is said of a function that lost points, and to whom: told here once, put into text or HTML elsewhere.

Inputs, answers and exceptions are told of visible checks only; of a hidden one its sentence, the name of the mistake
and the hint.

Help comes in steps (`Help`). A graded page holds them all; at home a student begins with the first, and asks for more.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.finding import Raised, Waits, WrongValues
from autograder.naming.mistake import effect
from autograder.reports.sentences import Said, absence, hint, reason, said
from autograder.result import CheckResult, Excerpt, SubmissionResult

_NOT_YOUR_FAULT = "This check could not be judged. It is not your fault."
_TOLD_OF_HIDDEN = ("timeout", "missing")  # none of these tells anything of the input


class Help(enum.IntEnum):
    """The steps of help: where to look (check, input, answer, name of the mistake), why, and what to do about it."""

    WHERE = 1
    WHY = 2
    IDEA = 3


@dataclass(frozen=True)
class Failure:
    """One check that did not pass.

    `call` is code to paste, `said` what was expected and what came, `stdout` what the function printed. `id` is told to
    instructors alone.
    """

    title: str
    lost: float
    hidden: bool
    call: tuple[str, ...] = ()
    said: Said = field(default_factory=Said)
    stdout: tuple[str, ...] = ()
    hint: str = ""
    id: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What was expected and what came, in lines."""
        return self.said.lines


@dataclass(frozen=True)
class Explanation:
    """A function: its points, and why some are missing.

    `unasked` are the points of hidden checks that are not at hand: `most` is what the others give. Of the `steps` of
    help that there are it holds the first ones, up to `step`.
    `missing` or `forbidden` says all there is to say where nothing was written or something forbidden was called (and
    `absence` the first of these so that others can stand beside it); else
    `mistakes` are names and sentences, `failures` the checks that failed, and `left_out` lines about those that have
    nothing to say. One mistake fails many checks, so the first failure alone is told in full; its question is asked
    where no mistake is named. `by_hand` is what a person says in the place of a name. `code` is the function as it was
    submitted, where that is at hand.
    """

    function: str
    score: float
    most: float
    checks: int
    unasked: float = 0.0
    missing: str = ""
    absence: str = ""
    forbidden: str = ""
    mistakes: tuple[tuple[str, str], ...] = ()
    by_hand: str = ""
    failures: tuple[Failure, ...] = ()
    left_out: tuple[str, ...] = ()
    step: int = Help.IDEA
    steps: int = Help.WHERE
    code: Excerpt | None = None

    @property
    def scored(self) -> str:
        """Such as `16 of 20 points`; without hidden checks `4 of 20 points here, up to 14 more when graded`."""
        here = f" here, up to {points(self.unasked)} more when graded" if self.unasked else ""
        return f"{points(self.score)} of {points(self.most + self.unasked)} points{here}"

    @property
    def passed(self) -> bool:
        """Whether every check of the function passed, so that there is nothing to explain."""
        return not (self.missing or self.forbidden or self.failures or self.left_out)

    def told(self, step: int) -> Explanation:
        """The same with the first steps of help only, up to this one. There need not be so many."""
        return replace(
            self,
            step=min(step, self.steps),
            mistakes=tuple((name, _told(sentence, step)) for name, sentence in self.mistakes),
            failures=tuple(each if step >= Help.WHY else replace(each, hint="") for each in self.failures),
        )

    def offer(self, ask: Callable[[int], str]) -> str:
        """How to get the next step, which `ask` says for its number; nothing where all has been said."""
        if self.step >= self.steps:
            return ""
        gives = "tells what to do" if self.step == Help.WHY else "says why" if self.mistakes else "asks what may help"
        return f"Stuck? {ask(self.step + 1)} {gives}."


def _told(sentence: str, step: int) -> str:
    return sentence if step >= Help.IDEA else effect(sentence) if step == Help.WHY else ""


def points(value: float) -> str:
    """2, 1.5 and 0.33: at most two decimals, and no zeros behind them."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def explain_function(result: SubmissionResult, function: str) -> Explanation:
    """All that any report says of a function: its points, and why some are missing."""
    checks = [check for check in result.checks if check.function == function]
    failed = [check for check in checks if check.status != "passed"]
    score, most = result.score(function), result.max_score(function)
    explanation = Explanation(function, score, most, len(checks), result.unasked.get(function, 0.0))
    explanation = replace(explanation, code=result.code.get(function))
    if not failed:
        return explanation
    if all(check.status == "missing" for check in failed):
        return replace(explanation, missing=reason(failed[0]), absence=absence(failed[0]))
    if all(check.status == "forbidden" for check in failed):
        return replace(explanation, forbidden=_forbidden(failed[0]))
    names = dict.fromkeys(name for check in failed for name in check.mistakes)
    not_run = [check for check in failed if check.status == "not run"]
    beside = [check for check in failed if isinstance(check.finding, WrongValues)]
    if len(beside) + len(not_run) == len(failed):
        beside = beside[1:]  # nothing else says what is wrong
    ran = sorted((check for check in failed if check not in not_run + beside), key=_size_of_input)
    first = next((check for check in ran if check.status in ("failed", "error")), None)
    mistakes = tuple((name, result.advice.get(name, "")) for name in names)
    failures = tuple(failure(check, in_full=check is first) for check in ran)
    by_hand = "" if mistakes or result.by_hand is None else result.by_hand.says.get(function, "")
    if by_hand:  # a question beside the answer is one too many
        failures = tuple(replace(each, hint="") for each in failures)
    return replace(
        explanation,
        mistakes=mistakes,
        by_hand=by_hand,
        failures=failures,
        left_out=(*_not_run(not_run), *_beside_wrong_values(beside)),
        steps=_steps(mistakes, failures),
    )


@dataclass(frozen=True)
class Absent:
    """Functions of which there is nothing to say but that they are not written, and the points of all of them."""

    absence: str
    functions: tuple[str, ...]
    lost: float


def gather_absent(explanations: Sequence[Explanation]) -> list[Absent]:
    """Those that a page tells of together, where there are several: who has handed in nothing reads it once."""
    alike: dict[str, list[Explanation]] = {}
    for each in explanations:
        if each.absence:
            alike.setdefault(each.absence, []).append(each)
    return [
        Absent(absence, tuple(each.function for each in some), sum(each.most - each.score for each in some))
        for absence, some in alike.items()
        if len(some) > 1
    ]


def explain_everything(result: SubmissionResult, function: str) -> Explanation:
    """What an instructor alone may read: each check that did not pass in full, hidden or not."""
    explanation = explain_function(result, function)
    if explanation.missing or explanation.forbidden:
        return explanation
    failed = (check for check in result.checks if check.function == function and check.status != "passed")
    return replace(explanation, left_out=(), failures=tuple(map(_everything, failed)))


def _everything(check: CheckResult) -> Failure:
    return Failure(
        check.title,
        check.max_points,
        not check.visible,
        tuple(check.counterexample.splitlines()),
        said(check),
        check.stdout,
        hint(check),
        check.id,
    )


def explain_one(check: CheckResult, advice: Mapping[str, str]) -> Explanation:
    """What is said of one failed check alone, with the mistakes that it names."""
    mistakes, failures = tuple((name, advice[name]) for name in check.mistakes), (failure(check),)
    explanation = Explanation(check.function, check.points, check.max_points, checks=1)
    return replace(explanation, mistakes=mistakes, failures=failures, steps=_steps(mistakes, failures))


def _steps(mistakes: Sequence[tuple[str, str]], failures: Sequence[Failure]) -> int:
    """How many steps of help there are."""
    if any(sentence != effect(sentence) for _, sentence in mistakes):
        return Help.IDEA
    return Help.WHY if mistakes or any(each.hint for each in failures) else Help.WHERE


def _forbidden(check: CheckResult) -> str:
    why = reason(check)
    return f"{why[:1].upper()}{why[1:]}. {hint(check)}"


def _size_of_input(check: CheckResult) -> tuple[bool, int]:
    """What comes first: the smallest input that can be shown, which is that of a visible check."""
    return not (check.visible and check.counterexample), len(check.counterexample)


def _not_run(checks: Sequence[CheckResult]) -> Iterator[str]:
    if checks:
        one, waits = len(checks) == 1, isinstance(checks[-1].finding, Waits)
        some = "1 check" if one else f"{len(checks)} checks"
        verb = ("says" if one else "say") + " nothing yet" if waits else ("was" if one else "were") + " not run"
        yield f"{some} {verb}: {reason(checks[-1])}.  [-{_lost(checks)}]"


def _beside_wrong_values(checks: Sequence[CheckResult]) -> Iterator[str]:
    if checks:
        one = len(checks) == 1
        some = "1 more check was not looked at" if one else f"{len(checks)} more checks were not looked at"
        yield f"{some}: beside wrong values {'it has' if one else 'they have'} nothing to say.  [-{_lost(checks)}]"


def _lost(checks: Sequence[CheckResult]) -> str:
    return points(sum(check.max_points for check in checks))


def _of_hidden(check: CheckResult) -> Said:
    """What is said of a hidden check that did not pass: none of the student's own words is in it."""
    own = isinstance(check.finding, Raised) and check.finding.where
    return Said(below=("your code raised an exception",)) if own else Said()


def failure(check: CheckResult, *, in_full: bool = True) -> Failure:
    """What a report shows of one check that did not pass; of a hidden one no input and no answer.

    What is not told `in_full` has its sentence alone, where there was an answer.
    """
    hidden = not check.visible
    if check.status == "broken":
        return Failure(check.title, check.max_points, hidden, said=Said(below=(_NOT_YOUR_FAULT,)))
    if not in_full and check.status in ("failed", "error"):
        return Failure(check.title, check.max_points, hidden)
    if check.status == "forbidden":
        return Failure(check.title, check.max_points, hidden, said=Said(below=(_forbidden(check),)))
    shown = check.visible or check.status in _TOLD_OF_HIDDEN
    return Failure(
        check.title,
        check.max_points,
        hidden,
        call=tuple(check.counterexample.splitlines()) if check.visible else (),
        said=said(check) if shown else _of_hidden(check),
        stdout=check.stdout if check.visible else (),
        hint="" if check.mistakes else hint(check),
    )
