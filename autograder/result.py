"""The record that flows to every report. Scores are computed from check results, never stored beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from autograder.exhibit import Exhibit
from autograder.finding import Finding

SYNTHETIC = "synthetic"  # what `data` says where the kit drew them itself
_ONE_MISTAKE = 2  # the schema in which a check names one mistake at most, its `diagnosis`

Status = Literal["passed", "failed", "error", "timeout", "forbidden", "missing", "not run", "broken"]


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one check found. `max_points` is its share of its function's points, not rounded; `seconds` is wall time.

    `finding` says why it did not pass, or was not run; `hint` is the author's, of what often causes it; `mistakes` are
    the names of what is wrong with the function; `stdout` are the first lines of what it printed then, on a student's
    own machine alone.

    `counterexample` is code to paste at Python's prompt, which prints `printed` where it gives an answer, and, if it
    `repeats`, the same each time.

    `exhibits` are what the check shows beside its verdict, such as a curve.
    """

    id: str
    function: str
    title: str
    status: Status
    max_points: float
    visible: bool
    finding: Finding | None = None
    counterexample: str = ""
    printed: str = ""
    repeats: bool = True
    hint: str = ""
    mistakes: tuple[str, ...] = ()
    stdout: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """All or nothing: a check is one sentence, and it holds or it does not."""
        return self.max_points if self.status == "passed" else 0.0


class ByHand(msgspec.Struct, frozen=True):
    """What a person has decided beside the judge: points of functions, and what being late costs.

    `says` is, for a function whose mistake has no name, the sentence about it.
    """

    points: dict[str, float] = {}
    late_days: float = 0.0
    penalty: float = 0.0
    comment: str = ""
    says: dict[str, str] = {}


class Excerpt(msgspec.Struct, frozen=True):
    """A function as the student wrote it: in which file or cell, the number of its first line, and its lines, cut."""

    chunk: str
    first: int
    text: str


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found out about one submission.

    `problems` holds a line for each thing that went wrong before any check could run (unreadable file, syntax error,
    exception on import); `advice` maps the name of a mistake such as `softmax.dim0` to the sentence that helps.
    `code` are the functions that lost points, as they were submitted.
    `stumbles` says, by function, what the naming of its mistakes ran into: for the lecturer, and on nobody's page.
    `unasked` are the points of each function that only hidden checks give, where these are not at hand: on a student's
    own machine. `number` is the person's on the platform that the submission was downloaded from, if that says one.
    `rests_on` is, for each function, a digest of what its verdict rests on, besides versions, data and seed. `bank` is
    one of the known mistakes, for each function whose mistake was looked for among them. `by_hand` counts in every
    score, and `name` is the person's in the class list: both are kept elsewhere, and in no line of results.jsonl.
    """

    submission: str
    number: str = ""
    assignment: str
    functions: tuple[str, ...]
    checks: tuple[CheckResult, ...]
    problems: tuple[str, ...] = ()
    advice: dict[str, str] = {}
    code: dict[str, Excerpt] = {}
    stumbles: dict[str, str] = {}
    unasked: dict[str, float] = {}
    sandbox: str = "none"
    data: str = ""
    seed: int = 0
    seconds: float = 0.0
    source_sha256: str = ""
    versions: dict[str, str] = {}
    rests_on: dict[str, str] = {}
    bank: dict[str, str] = {}
    by_hand: ByHand | None = None
    name: str = ""

    def score(self, function: str | None = None) -> float:
        """The points that the checks of a function have earned, or those of all functions; or what a person decided."""
        if self.by_hand is None:
            return self._total(function, lambda check: check.points)
        if function is not None:
            earned = self._total(function, lambda check: check.points)
            return self.by_hand.points.get(function, earned)
        return round(max(sum(map(self.score, self.functions)) - self.by_hand.penalty, 0.0), 2)

    def max_score(self, function: str | None = None) -> float:
        """Points that can be earned, for one function or for all."""
        return self._total(function, lambda check: check.max_points)

    @property
    def broken(self) -> bool:
        """Whether some check could not be judged, by our fault."""
        return any(check.status == "broken" for check in self.checks)

    def _total(self, function: str | None, worth: Callable[[CheckResult], float]) -> float:
        # Each function in hundredths, which is what is shown: so the functions of a page add up to its total.
        names = self.functions if function is None else (function,)
        sums = (sum(worth(check) for check in self.checks if check.function == name) for name in names)
        return round(sum(round(float(points), 2) for points in sums), 2)


def to_line(result: SubmissionResult) -> bytes:
    """The line of results.jsonl: the record, and the scores that follow from it (schema 3)."""
    result = msgspec.structs.replace(result, by_hand=None)
    scores = {name: {"score": result.score(name), "max_score": result.max_score(name)} for name in result.functions}
    line = {
        "schema": 3,
        "submission": result.submission,
        "number": result.number,
        "assignment": result.assignment,
        "score": result.score(),
        "max_score": result.max_score(),
        "functions": scores,
        "checks": [{**msgspec.structs.asdict(check), "points": check.points} for check in result.checks],
        "problems": result.problems,
        "advice": result.advice,
        "code": result.code,
        "stumbles": result.stumbles,
        "sandbox": result.sandbox,
        "data": result.data,
        "seed": result.seed,
        "seconds": result.seconds,
        "source_sha256": result.source_sha256,
        "versions": result.versions,
        "rests_on": result.rests_on,
        "bank": result.bank,
    }
    return msgspec.json.encode(line) + b"\n"


def from_line(line: bytes) -> SubmissionResult:
    """Read a line of results.jsonl back. Unknown keys are ignored; raises msgspec.DecodeError on anything else."""
    raw = msgspec.json.decode(line)
    if isinstance(raw, dict) and isinstance(raw.get("functions"), dict):
        raw["functions"] = tuple(raw["functions"])
    if isinstance(raw, dict) and raw.get("schema") == _ONE_MISTAKE:
        _rename_mistakes(raw.get("checks"))
    return msgspec.convert(raw, SubmissionResult)


def _rename_mistakes(checks: object) -> None:
    for check in checks if isinstance(checks, list) else ():
        if isinstance(check, dict) and (name := check.pop("diagnosis", "")):
            check["mistakes"] = (name,)
