"""Each attack of the self-test works where nothing stands in its way: one that never works would find every sandbox tight."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
if sys.platform == "linux":
    from autograder.sandbox import attack
    from tests.worker.programs import said


@pytest.fixture
def facts(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """What there is to attack, all of it within reach."""
    (tmp_path / "canary").write_text("for nobody to read")
    with (
        socket.socket() as tcp,
        socket.socket(socket.AF_UNIX) as stream,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagrams,
    ):
        tcp.bind(("127.0.0.1", 0))
        stream.bind(str(tmp_path / "stream"))
        datagrams.bind(str(tmp_path / "datagrams"))
        tcp.listen()
        stream.listen()
        yield {
            "unreadable": [str(tmp_path / "canary")],
            "unwritable": [str(tmp_path / "new")],
            "invisible": [str(tmp_path / "canary")],
            "ports": [tcp.getsockname()[1]],
            "sockets": [str(tmp_path / "stream")],
            "datagrams": [str(tmp_path / "datagrams")],
            "pids": [os.getppid()],
            "environment": [],
            "too much memory": 1 << 20,
            "alone": True,
        }


def attempts(facts: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    return dict(attack._attempts(facts))


def test_what_is_within_reach_is_reached(facts: dict[str, Any], tmp_path: Path) -> None:
    tried = attempts(facts)
    names = [name for name in tried if name.startswith(("read ", "write ", "connect ", "send ", "signal "))]
    assert len(names) == 7
    assert [name for name in names if not attack._works(tried[name])] == []
    assert (tmp_path / "new").exists()


def test_what_is_not_there_is_not_reached(facts: dict[str, Any], tmp_path: Path) -> None:
    nothing = str(tmp_path / "nothing" / "at all")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        away = {name: [nothing] for name in ("unreadable", "unwritable", "sockets", "datagrams")}
        tried = attempts({**facts, **away, "ports": [closed.getsockname()[1]], "pids": [1 << 30]})
        names = [name for name in tried if name.startswith(("read ", "write ", "connect ", "send a", "signal "))]
        assert len(names) == 6
        assert [name for name in names if attack._works(tried[name])] == []


# Each is tried in a Python of its own, for it changes who tries it.
@pytest.mark.parametrize("name", ["setsid", "personality", "inotify_init1", "memfd_create"])
def test_a_call_that_gets_past_the_kernel_is_noticed(name: str) -> None:
    assert said(f"from autograder.sandbox import attack\nprint(attack._call({name!r}))\n") == "True"


@pytest.mark.parametrize(
    "attempt",
    [
        "attack._fork",
        "attack._execute",
        "attack._raise_limit",
        "attack._own_signal",
        "attack._thread",
        "lambda: attack._more_memory(1 << 20)",
    ],
)
def test_what_an_ordinary_process_may_do_is_noticed(attempt: str) -> None:
    source = (
        f"import os\nos.dup2(os.pipe()[0], 3)\nfrom autograder.sandbox import attack\nprint(attack._works({attempt}))\n"
    )
    assert said(source) == "True"


def test_a_call_that_does_not_exist_is_no_breach() -> None:
    assert attack._call("no_such_call") is False


def states(facts: dict[str, Any]) -> list[str]:
    return [what for what, breached in attack._states(facts) if breached]


def test_an_ordinary_process_is_told_apart_from_a_worker(facts: dict[str, Any]) -> None:
    found = " | ".join(states(facts))
    for part in ("use the descriptors [0, 1, 2, ", "read the variables [", "run longer than", "find ['hypothesis', 'pytest'] loaded", "see other processes", f"see {facts['invisible'][0]}"):  # fmt: skip
        assert part in found
    assert "do without threads" not in found


def test_what_may_be_there_is_no_breach(facts: dict[str, Any]) -> None:
    found = " | ".join(states({**facts, "environment": list(os.environ), "alone": False}))
    assert "read the variables" not in found
    assert "see " not in found
