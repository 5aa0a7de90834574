"""A zygote without layers, and what a worker of it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from autograder.sandbox.forked import Zygote
from autograder.sandbox.tiers import NONE
from autograder.wire import REPLIES, Call, Load

HARNESS = "def ask(student):\n    return student.ask()\n"


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    with NONE.start() as zygote:
        yield zygote


def answers(zygote: Zygote, source: str) -> tuple[Any, Any]:
    """What a fresh worker answers to loading the source, and to the call of its `ask`."""
    worker = zygote.spawn(2 << 30, 60)
    try:
        replies = []
        for request in (Load([("answer.py", source)], HARNESS), Call("ask", [], 0)):
            worker.channel.send(request, [])
            replies.append(worker.channel.receive(REPLIES).message)
        return replies[0], replies[1]
    finally:
        worker.end()
