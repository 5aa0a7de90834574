"""Thousands of hand-ins of each kind that hypothesis can think of."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, Phase, given, settings

from tests.submission.fuzz import KINDS, Layout, survives

EXAMPLES = 10_000


def fuzz() -> None:
    """A line for each kind; the first example that ends a run or touches another ends this, too."""
    for kind, layouts in KINDS.items():
        seen = [0]

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )
        @given(layout=layouts)
        def check(layout: Layout, seen: list[int] = seen) -> None:
            seen[0] += 1
            survives(layout)

        start = time.perf_counter()
        check()
        spent = time.perf_counter() - start
        print(
            f"fuzz, {kind:20} {seen[0]:6} class folders, nobody's run ended and nobody else touched, {spent:.0f} s",
            flush=True,
        )
