"""The record that flows to every report. Scores are computed from check results, never stored beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from autograder.finding import Finding

Status = Literal["passed", "failed", "error", "timeout", "forbidden", "missing", "not run", "broken"]


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one check found. `max_points` is its share of its function's points, not rounded; `seconds` is wall time.

    `finding` says why it did not pass, or was not run; `hint` is the author's, of what often causes it; `mistakes` are
    the names of what is wrong with the function.
    """

    id: str
    function: str
    title: str
    status: Status
    max_points: float
    visible: bool
    finding: Finding | None = None
    counterexample: str = ""
    hint: str = ""
    mistakes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """All or nothing: a check is one sentence, and it holds or it does not."""
        return self.max_points if self.status == "passed" else 0.0


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found out about one submission.

    `problems` holds a line for each thing that went wrong before any check could run (unreadable file, syntax error,
    exception on import); `advice` maps the name of a mistake such as `softmax.dim0` to the sentence that helps.
    `unasked` are the points of each function that only hidden checks give, where these are not at hand: on a student's
    own machine.
    """

    submission: str
    assignment: str
    functions: tuple[str, ...]
    checks: tuple[CheckResult, ...]
    problems: tuple[str, ...] = ()
    advice: dict[str, str] = {}
    unasked: dict[str, float] = {}
    sandbox: str = "none"
    data: str = ""
    seed: int = 0
    seconds: float = 0.0
    source_sha256: str = ""
    versions: dict[str, str] = {}

    def score(self, function: str | None = None) -> float:
        """The points that the checks of a function have earned, or those of all functions."""
        return self._total(function, lambda check: check.points)

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
    scores = {name: {"score": result.score(name), "max_score": result.max_score(name)} for name in result.functions}
    line = {
        "schema": 3,
        "submission": result.submission,
        "assignment": result.assignment,
        "score": result.score(),
        "max_score": result.max_score(),
        "functions": scores,
        "checks": [{**msgspec.structs.asdict(check), "points": check.points} for check in result.checks],
        "problems": result.problems,
        "advice": result.advice,
        "sandbox": result.sandbox,
        "data": result.data,
        "seed": result.seed,
        "seconds": result.seconds,
        "source_sha256": result.source_sha256,
        "versions": result.versions,
    }
    return msgspec.json.encode(line) + b"\n"


def from_line(line: bytes) -> SubmissionResult:
    """Read a line of results.jsonl back. Unknown keys are ignored; raises msgspec.DecodeError on anything else."""
    raw = msgspec.json.decode(line)
    if isinstance(raw, dict) and isinstance(raw.get("functions"), dict):
        raw["functions"] = tuple(raw["functions"])
    return msgspec.convert(raw, SubmissionResult)
