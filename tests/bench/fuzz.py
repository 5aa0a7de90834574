"""Thousands of hand-ins of each kind that hypothesis can think of."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.submission.fuzz import KINDS, Layout, survives

EXAMPLES = 10_000


def fuzz() -> None:
    """A line for each kind; the first example that ends a run or touches another ends this, too."""
    for kind, layouts in KINDS.items():
        start = time.perf_counter()
        count = _tried(layouts)
        spent = time.perf_counter() - start
        print(f"fuzz, {kind:20} {count:6} class folders: no run ended, no neighbour touched; {spent:.0f} s", flush=True)


def _tried(layouts: st.SearchStrategy[Layout]) -> int:
    count = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(layout=layouts)
    def check(layout: Layout) -> None:
        nonlocal count
        count += 1
        survives(layout)

    check()
    return count
