"""A number that a training loop returns for each epoch, and the ways in which it is made."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.naming.asking import same
from autograder.naming.loops import Trace
from autograder.naming.totals import Family, Rows, computed, match

RTOL, ATOL = 2e-4, 2e-5


@dataclass(frozen=True)
class Column:
    """One number of each epoch: its name, the words for it, ways to compute it, and of what in each epoch of a trace.

    `otherwise` are other moments or samples, by name and words: the same number of these is a mistake.
    """

    name: str
    words: str
    family: Family
    rows: Sequence[Sequence[list[Rows]]]  # by trace and epoch
    otherwise: Sequence[tuple[str, str, Sequence[Sequence[list[Rows]]]]] = ()

    @property
    def every(self) -> list[list[Rows]]:
        """Those of all epochs of all traces."""
        return [rows for each in self.rows for rows in each]

    def find(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        """The name and the words of the way in which these numbers were made; the right one has no name."""
        if not any(numbers):
            return f"{self.name}_is_zero", "is always 0: nothing is added to it, or nothing is found right."
        found = self._rounded(numbers) or match(numbers, self.family, self.every)
        if found is not None:
            return found
        for name, words, rows in self.otherwise:
            if match(numbers, self.family[:1], [epoch for each in rows for epoch in each]):
                return name, words
        return self._never_reset(numbers)

    def _rounded(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        """Few digits of the right numbers: of large ones they are as near as right answers are."""
        right = [computed(self.family[0][2], each) for each in self.every]
        for digits in range(5):
            short = [round(each, digits) for each in right]
            if list(numbers) == short and not same(short, right, 1e-6, 1e-6):
                return f"{self.name}_rounded", f"is rounded to {digits} digits."
        return None

    def _never_reset(self, numbers: Sequence[float]) -> tuple[str, str] | None:
        words = "runs on from one epoch to the next: begin the sums of each epoch with 0."
        sums = [list(itertools.accumulate(each)) for each in map(list, self.rows)]
        found = match(numbers, self.family, [rows for each in sums for rows in each])
        if found is not None:
            return "never_reset", f"{words} It also {found[1]}" if found[0] and not found[1][:1].isupper() else words
        right = self.family[0][2]
        for one, other in ((sums, self.rows), (self.rows, sums)):
            mixed = [computed(right, a) * _count(a) / _count(b) for run, others in zip(one, other, strict=True)
                     for a, b in zip(run, others, strict=True)]  # fmt: skip
            if same(list(numbers), mixed, RTOL, ATOL):
                return "never_reset", words
        return None


def measured_before(name: str, traces: Sequence[Trace]) -> tuple[str, str, list[list[list[Rows]]]]:
    """Of a column: the same number, of all training samples and before the steps of the epoch."""
    rows = [[trace.whole("train", each.steps[0].weights) for each in trace.learning] for trace in traces]
    return (
        f"{name}_before_epoch",
        "is measured on all samples before the steps of the epoch: add it up batch by batch, each before its own step.",
        rows,
    )


def _count(rows: list[Rows]) -> int:
    return sum(each.n for each in rows)
