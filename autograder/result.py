"""The record that flows to every report. Scores are computed from check results, never stored beside them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Status = Literal["passed", "failed", "error", "timeout", "forbidden", "missing", "broken"]


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one check found. `points` and `max_points` are in points of 100, `seconds` is wall time.

    `skipped` says that the submission was not asked, for the reason in `message`.
    """

    id: str
    function: str
    title: str
    status: Status
    max_points: float
    visible: bool
    message: str = ""
    counterexample: str = ""
    hint: str = ""
    diagnosis: str = ""
    skipped: bool = False
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """All or nothing: a check is one sentence, and it holds or it does not."""
        return self.max_points if self.status == "passed" else 0.0


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was found out about one submission.

    `problems` holds a line for each thing that went wrong before any check could run (unreadable file, syntax error,
    exception on import); `advice` maps a diagnosis such as `softmax.dim0` to the sentence that helps.
    """

    submission: str
    assignment: str
    functions: tuple[str, ...]
    checks: tuple[CheckResult, ...]
    problems: tuple[str, ...] = ()
    advice: dict[str, str] = {}
    sandbox: str = "none"
    data: str = ""
    seed: int = 0
    seconds: float = 0.0
    source_sha256: str = ""
    versions: dict[str, str] = {}

    def score(self, function: str | None = None) -> float:
        """Points earned, for one function or for all."""
        return _total(check.points for check in self._of(function))

    def max_score(self, function: str | None = None) -> float:
        """Points that can be earned, for one function or for all."""
        return _total(check.max_points for check in self._of(function))

    @property
    def broken(self) -> bool:
        """Whether some check could not be judged, by our fault."""
        return any(check.status == "broken" for check in self.checks)

    def _of(self, function: str | None) -> list[CheckResult]:
        return [check for check in self.checks if function in (None, check.function)]


def _total(points: Any) -> float:
    # Points are multiples of a tenth; the sum of their binary neighbours is not.
    return round(float(sum(points)), 6)


def to_line(result: SubmissionResult) -> bytes:
    """The line of results.jsonl: the record, and the scores that follow from it (schema 1)."""
    scores = {name: {"score": result.score(name), "max_score": result.max_score(name)} for name in result.functions}
    line = {
        "schema": 1,
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
