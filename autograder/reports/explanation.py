"""What is said of a function that lost points, and to whom: told here once, put into text or HTML elsewhere.

Inputs, answers and exceptions are told of visible checks only; of a hidden one its sentence, the name of the mistake
and the hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.finding import Raised, WrongValues
from autograder.reports.sentences import hint, lines, reason
from autograder.result import CheckResult, SubmissionResult

_NOT_YOUR_FAULT = "This check could not be judged. It is not your fault."
_TOLD_OF_HIDDEN = ("timeout", "forbidden", "missing")  # none of these tells anything of the input


@dataclass(frozen=True)
class Failure:
    """One check that did not pass. `call` is code to paste, `lines` what was expected and what came."""

    title: str
    lost: float
    hidden: bool
    call: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Explanation:
    """A function: its points, and why some are missing.

    `unasked` are the points of hidden checks that are not at hand: `most` is what the others give.
    `missing` or `forbidden` says all there is to say where nothing was written or something forbidden was called; else
    `mistakes` are names and sentences, `failures` the checks that failed, and `left_out` lines about those that have
    nothing to say. One mistake fails many checks, so the first failure alone is told in full; its question is asked
    where no mistake is named.
    """

    function: str
    score: float
    most: float
    checks: int
    unasked: float = 0.0
    missing: str = ""
    forbidden: str = ""
    mistakes: tuple[tuple[str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def scored(self) -> str:
        """Such as `16 of 20 points`; without hidden checks `4 of 6 points here (14 more by hidden checks)`."""
        here = f" here ({points(self.unasked)} more by hidden checks)" if self.unasked else ""
        return f"{points(self.score)} of {points(self.most)} points{here}"

    @property
    def passed(self) -> bool:
        """Whether every check of the function passed, so that there is nothing to explain."""
        return not (self.missing or self.forbidden or self.failures or self.left_out)


def points(value: float) -> str:
    """2, 1.5 and 0.33: at most two decimals, and no zeros behind them."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def explain_function(result: SubmissionResult, function: str) -> Explanation:
    """All that any report says of a function: its points, and why some are missing."""
    checks = [check for check in result.checks if check.function == function]
    failed = [check for check in checks if check.status != "passed"]
    score, most = result.score(function), result.max_score(function)
    explanation = Explanation(function, score, most, len(checks), result.unasked.get(function, 0.0))
    if not failed:
        return explanation
    if all(check.status == "missing" for check in failed):
        return replace(explanation, missing=reason(failed[0]))
    if all(check.status == "forbidden" for check in failed):
        said = reason(failed[0])
        return replace(explanation, forbidden=f"{said[:1].upper()}{said[1:]}. {hint(failed[0])}")
    names = dict.fromkeys(name for check in failed for name in check.mistakes)
    not_run = [check for check in failed if check.status == "not run"]
    beside = [check for check in failed if isinstance(check.finding, WrongValues)]
    if len(beside) + len(not_run) == len(failed):
        beside = beside[1:]  # nothing else says what is wrong
    ran = sorted((check for check in failed if check not in not_run + beside), key=_size_of_input)
    first = next((check for check in ran if check.status in ("failed", "error")), None)
    return replace(
        explanation,
        mistakes=tuple((name, result.advice.get(name, "")) for name in names),
        failures=tuple(failure(check, in_full=check is first) for check in ran),
        left_out=(*_not_run(not_run), *_beside_wrong_values(beside)),
    )


def _size_of_input(check: CheckResult) -> tuple[bool, int]:
    """What comes first: the smallest input that can be shown, which is that of a visible check."""
    return not (check.visible and check.counterexample), len(check.counterexample)


def _not_run(checks: Sequence[CheckResult]) -> Iterator[str]:
    if checks:
        some = "1 check was" if len(checks) == 1 else f"{len(checks)} checks were"
        yield f"{some} not run: {reason(checks[-1])}.  [-{_lost(checks)}]"


def _beside_wrong_values(checks: Sequence[CheckResult]) -> Iterator[str]:
    if checks:
        one = len(checks) == 1
        some = "1 more check was not looked at" if one else f"{len(checks)} more checks were not looked at"
        yield f"{some}: beside wrong values {'it has' if one else 'they have'} nothing to say.  [-{_lost(checks)}]"


def _lost(checks: Sequence[CheckResult]) -> str:
    return points(sum(check.max_points for check in checks))


def _of_hidden(check: CheckResult) -> tuple[str, ...]:
    """The lines of a hidden check that did not pass: none of the student's own words is among them."""
    own = isinstance(check.finding, Raised) and check.finding.where
    return ("your code raised an exception",) if own else ()


def failure(check: CheckResult, *, in_full: bool = True) -> Failure:
    """What a report shows of one check that did not pass; of a hidden one no input and no answer.

    What is not told `in_full` has its sentence alone, where there was an answer.
    """
    hidden = not check.visible
    if check.status == "broken":
        return Failure(check.title, check.max_points, hidden, lines=(_NOT_YOUR_FAULT,))
    if not in_full and check.status in ("failed", "error"):
        return Failure(check.title, check.max_points, hidden)
    shown = check.visible or check.status in _TOLD_OF_HIDDEN
    return Failure(
        check.title,
        check.max_points,
        hidden,
        call=tuple(check.counterexample.splitlines()) if check.visible else (),
        lines=tuple(lines(check)) if shown else _of_hidden(check),
        hint="" if check.mistakes else hint(check),
    )
