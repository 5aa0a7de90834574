from __future__ import annotations

import signal

import pytest

from autograder.endpoint.protocol import SandboxDied, describe_exit
from autograder.errors import AutograderError


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0, "ended itself with exit code 0 instead of returning"),
        (4, "ended itself with exit code 4 instead of returning"),
        (-signal.SIGSEGV, "crashed (SIGSEGV)"),
        (-signal.SIGKILL, "crashed (SIGKILL)"),
        (-250, "crashed (250)"),
    ],
)
def test_an_exit_code_is_put_into_words(code: int, said: str) -> None:
    assert describe_exit(code) == said


def test_a_sandbox_that_died_is_the_machines_fault() -> None:
    assert issubclass(SandboxDied, AutograderError)
