"""A zygote of each tier, and a way to ask a fresh worker of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from autograder.errors import AutograderError
from autograder.sandbox import tiers
from autograder.sandbox.forked import Worker, Zygote
from autograder.sandbox.tiers import Tier
from autograder.student import Remote
from autograder.wire import Load

MEMORY, CPU = 1 << 30, 20
Ask = Callable[..., Any]


@pytest.fixture(scope="session", params=tiers.TIERS, ids=lambda tier: tier.name)
def tier(request: pytest.FixtureRequest) -> Tier:
    """Each tier. Where one cannot run its tests are skipped, or fail where a skip would go unseen."""
    tier: Tier = request.param
    try:
        with tier.start() as zygote:
            zygote.spawn(MEMORY, CPU).end()
    except AutograderError as error:
        if os.environ.get("AUTOGRADER_REQUIRE_SANDBOX") == "1":
            pytest.fail(f"AUTOGRADER_REQUIRE_SANDBOX is set, and the tier {tier.name} does not run here: {error}")
        pytest.skip(f"the tier {tier.name} does not run here: {error}")
    return tier


@pytest.fixture(scope="session")
def zygote(tier: Tier) -> Iterator[Zygote]:
    with tier.start() as zygote:
        yield zygote


@pytest.fixture
def ask(zygote: Zygote) -> Ask:
    """The value of `answer()` in a fresh worker; `code` is the submission that defines it."""

    def ask(code: str, seconds: float = 5.0, started: list[Worker] | None = None) -> Any:
        def start() -> Worker:
            worker = zygote.spawn(MEMORY, CPU)
            if started is not None:
                started.append(worker)
            return worker

        harness = "def answer(student):\n    return student.answer()\n"
        remote = Remote(start, Load([("attack.py", code)], harness), 10)
        remote.call_seconds = seconds
        try:
            return remote("answer", [], 1)
        finally:
            remote.close()

    return ask


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if sys.platform != "linux" and "tier" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="sandboxes are for Linux"))
