"""What of earlier results still stands: only what a change touches is judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from autograder.engine.job import Job
from autograder.engine.journal import newest_of
from autograder.judge import versions
from autograder.reports.changes import Change
from autograder.result import CheckResult, SubmissionResult
from autograder.submission import Submission

_WHOLE = "reference"  # the version that is told function by function in `rests_on`
_SAME_POINTS = 0.005


@dataclass(frozen=True)
class Ground:
    """What the verdicts of a run rest on, besides the submissions, and what each function is worth."""

    seed: int
    data: str
    versions: Mapping[str, str]
    rests_on: Mapping[str, str]
    points: Mapping[str, float]
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    banks: Mapping[str, str] = field(default_factory=dict)  # of the functions whose known mistakes matter

    @classmethod
    def of(cls, job: Job) -> Ground:
        """That of a job."""
        assignment, spec = job.assignment, job.assignment.spec
        data = job.resources.data if job.resources else ""
        asked = [name for name in job.functions or spec.functions if assignment.weights.get(name)]
        rests_on = {name: assignment.digests[name] for name in asked}
        points = {name: spec.points[name] for name in asked}
        return cls(job.seed, data, versions(assignment), rests_on, points, spec.requires, assignment.bank_digests)

    @classmethod
    def of_result(cls, result: SubmissionResult) -> Ground:
        """That of a result."""
        points = {name: result.max_score(name) for name in result.functions}
        return cls(result.seed, result.data, result.versions, result.rests_on, points, banks=result.bank)

    def changes(self, before: SubmissionResult) -> Iterator[str]:
        """In words, in what the ground of an earlier result was another one; nothing where it still stands."""
        yield from self._changes_of_run(before)
        yield from (f"{name} is new" for name in self.rests_on if name not in before.functions)
        others = [
            name for name, digest in self.rests_on.items()
            if name in before.functions and before.rests_on.get(name) != digest
        ]  # fmt: skip
        if others:
            yield f"the checks of {', '.join(others)} have changed"
        if names := [name for name in self.rests_on if name not in others and self._is_named_otherwise(name, before)]:
            yield f"the known mistakes of {', '.join(names)} have changed"
        yield from (f"{name} is no function any more" for name in before.functions if name not in self.rests_on)
        for name, worth in self.points.items():
            if name in before.functions and not self._is_worth_the_same(name, before):
                yield f"{name} is worth {worth:g}, not {before.max_score(name):g}"

    def _changes_of_run(self, before: SubmissionResult) -> Iterator[str]:
        """What concerns all functions alike."""
        if before.seed != self.seed:
            yield f"the seed is {self.seed}, not {before.seed}"
        if before.data != self.data:
            yield f"the data are {self.data or 'none'}, not {before.data or 'none'}"
        for name in sorted((self.versions.keys() | before.versions.keys()) - {_WHOLE}):
            old, new = before.versions.get(name, "none"), self.versions.get(name, "none")
            if old != new:
                yield f"{name} is {new}, not {old}"

    def touched(self, before: SubmissionResult | None, submission: Submission) -> tuple[str, ...]:
        """The functions of a submission that have to be judged, whatever an earlier result says of it."""
        if before is None or before.broken or before.source_sha256 != submission.sha256:
            return tuple(self.rests_on)
        if any(self._changes_of_run(before)):
            return tuple(self.rests_on)
        return tuple(
            name for name, digest in self.rests_on.items()
            if before.rests_on.get(name) != digest or self._is_named_otherwise(name, before)
        )  # fmt: skip

    def _is_named_otherwise(self, function: str, before: SubmissionResult) -> bool:
        """Whether the mistake of an earlier result was looked for in a bank that is another one by now."""
        known = before.bank.get(function)
        return known is not None and self.banks.get(function, known) != known

    def renew(self, before: SubmissionResult, judged: SubmissionResult | None = None) -> SubmissionResult:
        """An earlier result with what was judged anew in its place, and with the points of today."""
        new = judged or before
        again = judged.functions if judged else ()
        functions = tuple(name for name in self.rests_on if name in again or name in before.functions)
        checks = {name: [check for check in new.checks if check.function == name] for name in again}
        kept = {name: self._worth_today(name, before) for name in functions if name not in again}
        found = tuple(check for name in functions for check in (checks | kept)[name])
        named = {name for check in found for name in check.mistakes}
        advice = {name: text for name, text in {**before.advice, **new.advice}.items() if name in named}
        stumbles = {name: why for name, why in before.stumbles.items() if name not in again} | new.stumbles
        code = {name: text for name, text in before.code.items() if name in kept} | new.code
        bank = {name: digest for name, digest in before.bank.items() if name in kept} | new.bank
        return msgspec.structs.replace(
            new, functions=functions, checks=found, advice=advice, code=code, stumbles=stumbles, bank=bank,
            sandbox="none" if "none" in (before.sandbox, new.sandbox) else new.sandbox,
            versions=dict(self.versions), rests_on=dict(self.rests_on),
        )  # fmt: skip

    def waits_otherwise(self, before: SubmissionResult, renewed: SubmissionResult) -> bool:
        """Whether a function that was not judged again waits for points of others that are there now, or no more."""
        return any(
            (before.score(part) == 0) != (renewed.score(part) == 0)
            for parts in self.requires.values()
            for part in parts
        )

    def _worth_today(self, function: str, before: SubmissionResult) -> list[CheckResult]:
        checks = [check for check in before.checks if check.function == function]
        if self._is_worth_the_same(function, before):
            return checks
        share = self.points[function] / (before.max_score(function) or 1.0)
        return [msgspec.structs.replace(check, max_points=check.max_points * share) for check in checks]

    def _is_worth_the_same(self, function: str, before: SubmissionResult) -> bool:
        return abs(before.max_score(function) - self.points[function]) <= _SAME_POINTS


def judged_otherwise(
    known: Mapping[str, SubmissionResult], submissions: Sequence[Submission], ground: Ground
) -> dict[str, list[str]]:
    """Who has a result of the same submission that rested on something else, by what has changed since."""
    found: dict[str, list[str]] = {}
    for submission in submissions:
        before = known.get(submission.student)
        if before is not None and before.source_sha256 == submission.sha256 and not before.broken:
            for change in ground.changes(before):
                found.setdefault(change, []).append(submission.student)
    return found


def find_changes(earlier: Iterable[SubmissionResult], results: Sequence[SubmissionResult]) -> list[Change]:
    """What each result, of those that took the place of an earlier one, says otherwise than the last of these."""
    last = newest_of(earlier)
    pairs = [(last[key], after) for after in results if (key := (after.assignment, after.submission)) in last]
    return [Change(before, after, tuple(_reasons(before, after))) for before, after in pairs]


def _reasons(before: SubmissionResult, after: SubmissionResult) -> Iterator[str]:
    if before.source_sha256 != after.source_sha256:
        yield "another file was handed in"
    yield from Ground.of_result(after).changes(before)
