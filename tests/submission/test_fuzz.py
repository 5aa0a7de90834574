"""Nothing that can be submitted ends a run, or touches anybody else's row or page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.submission.fuzz import KINDS, survives

EXAMPLES = 200


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_survives(kind: str) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(layout=KINDS[kind])
    def check(layout: list[tuple[bytes, bytes]]) -> None:
        survives(layout)

    check()
