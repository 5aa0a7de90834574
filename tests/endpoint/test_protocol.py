from __future__ import annotations

import signal

import pytest

from autograder.endpoint.protocol import SandboxDied, describe_end
from autograder.errors import AutograderError


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0, "ended itself with exit code 0 instead of returning"),
        (4, "ended itself with exit code 4 instead of returning"),
        (-signal.SIGSEGV, "crashed (SIGSEGV)"),
        (-signal.SIGKILL, "crashed (SIGKILL)"),
        (-250, "crashed (250)"),
        (None, "sent an answer that is none"),
    ],
)
def test_an_exit_code_is_put_into_words(code: int | None, said: str) -> None:
    assert describe_end(code) == said


def test_a_sandbox_that_died_is_the_machines_fault() -> None:
    assert issubclass(SandboxDied, AutograderError)
