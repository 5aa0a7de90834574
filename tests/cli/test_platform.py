from __future__ import annotations

import sys

import pytest

from autograder.cli.platform import needs_linux
from autograder.errors import UsageError


def test_on_linux_everything_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    needs_linux()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_a_line_says_what_to_use_and_what_works(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(UsageError, match="use a Linux container or WSL2; `check` works here"):
        needs_linux()
