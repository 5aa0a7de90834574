"""A zygote of each tier, and a way to ask a fresh worker of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from autograder.remote import Remote
from autograder.sandbox.forked import Worker, Zygote
from autograder.sandbox.tiers import Tier
from autograder.wire import Load

MEMORY, CPU = 1 << 30, 20
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def zygote(tier: Tier) -> Iterator[Zygote]:
    with tier.start() as zygote:
        yield zygote


@pytest.fixture
def ask(zygote: Zygote) -> Ask:
    """The value of `answer()` in a fresh worker; `code` is the submission that defines it."""

    def ask(code: str, seconds: float = 5.0, started: list[Worker] | None = None) -> Any:
        def start(_: Sequence[str]) -> Worker:
            worker = zygote.spawn(MEMORY, CPU)
            if started is not None:
                started.append(worker)
            return worker

        harness = "def answer(student):\n    return student.answer()\n"
        remote = Remote(start, Load([("attack.py", code)], harness), 10)
        try:
            return remote("answer", [], 1, seconds)
        finally:
            remote.close()

    return ask
