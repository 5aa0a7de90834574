"""The self-test bites: whatever layer is taken away, it says what a submission could do then."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.errors import AutograderError
from autograder.sandbox import forked, tiers
from autograder.sandbox.forked import Program, Zygote
from autograder.sandbox.tiers import LANDLOCK, NAMESPACES, Tier

WITHOUT: dict[str, tuple[dict[str, Any], str]] = {
    "limits": ({"limits": False}, "raise a limit"),
    "landlock": ({"landlock": 0}, "read "),
    "system calls": ({"system_calls": False}, ""),
}


def test_it_finds_nothing_where_all_layers_are(tier: Tier, zygote: Zygote) -> None:
    tier.test(zygote)


def test_it_finds_nothing_where_the_judge_was_orphaned(
    tier: Tier, zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    # nohup, a service, a container: the parent is process 1, as a worker that is alone in its namespace is, too.
    monkeypatch.setattr("os.getppid", lambda: 1)
    tier.test(zygote)


def test_an_old_landlock_is_enough(tier: Tier, zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zygote, "layers", msgspec.structs.replace(tier.layers, landlock=1))
    tier.test(zygote)


@pytest.mark.parametrize("layer", WITHOUT)
def test_it_fails_without_any_one_layer(
    layer: str, tier: Tier, zygote: Zygote, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, said = WITHOUT[layer]
    monkeypatch.setattr(zygote, "layers", msgspec.structs.replace(tier.layers, **change))
    with pytest.raises(AutograderError, match=f"a submission could {said}"):
        tier.test(zygote)


def test_it_fails_without_nested_namespaces(tier: Tier, zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zygote, "layers", msgspec.structs.replace(tier.layers, namespaces=False))
    if tier is LANDLOCK:
        tier.test(zygote)  # it has none
        return
    with pytest.raises(AutograderError, match="a submission could see other processes"):
        tier.test(zygote)


def test_it_fails_without_the_wall(tier: Tier) -> None:
    if tier is LANDLOCK:
        return  # it has none
    # No worker comes up at all where only root can read the interpreter.
    said = "a submission could see /|a worker did not come up"
    with Program((), NAMESPACES.layers) as zygote, pytest.raises(AutograderError, match=said):
        tier.test(zygote)


def test_it_fails_where_the_environment_leaks(tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    clean = forked.environment(Path("/kit"))
    monkeypatch.setattr(forked, "environment", lambda code: {**clean, "PYTHONPATH": str(code), "SECRET": "1"})
    with tier.start() as zygote, pytest.raises(AutograderError, match=r"read the variables \['SECRET'\]"):
        tier.test(zygote)


def test_it_fails_where_a_secret_can_be_read(tier: Tier, zygote: Zygote) -> None:
    # Any file of the interpreter's will do.
    with pytest.raises(AutograderError, match=r"a submission could (read|see) .*argparse.py"):
        tier.test(zygote, [Path(argparse.__file__)])


def test_it_says_so_where_no_worker_comes_up(tier: Tier, zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zygote, "layers", msgspec.structs.replace(tier.layers, landlock=-1))
    with pytest.raises(AutograderError, match="could not be locked down: this kernel has no Landlock"):
        tier.test(zygote)


def test_the_first_tier_that_holds_is_taken(tier: Tier) -> None:
    never = Tier("never", tiers.NAMESPACES.wall, msgspec.structs.replace(tiers.LANDLOCK.layers, system_calls=False))
    sandbox = tiers.open_sandbox(tiers.Terms(1 << 30, 20), tiers=(never, tier))
    with_it = sandbox.tier
    sandbox.close()
    assert with_it is tier
