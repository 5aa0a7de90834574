from __future__ import annotations

import os

import pytest

from autograder.sandbox import log as module
from autograder.sandbox.log import Log


@pytest.fixture
def pipe() -> tuple[int, int]:
    return os.pipe()


def printed(pipe: tuple[int, int], *parts: bytes) -> Log:
    read, write = pipe
    log = Log(read, lambda: None)
    for part in parts:
        os.write(write, part)
    os.close(write)
    log.close()
    return log


def test_what_is_printed_is_kept_in_order(pipe: tuple[int, int]) -> None:
    assert printed(pipe, b"one ", b"two\n").text == b"one two\n"


def test_of_much_the_beginning_is_kept(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OUTPUT_KEPT", 5)
    log = printed(pipe, b"abc", b"def", b"ghi")
    assert log.text == b"abcde"
    assert not log.flooded


def test_a_flood_is_killed_once_and_drained_on(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OUTPUT_CAP", 1 << 17)
    read, write = pipe
    killed: list[bool] = []
    log = Log(read, lambda: killed.append(True))
    for _ in range(8):
        os.write(write, bytes(1 << 16))  # as much as a pipe holds: nobody waits for ever to write
    os.close(write)
    log.close()
    assert log.flooded
    assert killed == [True]


def test_a_log_that_ends_while_somebody_still_writes_is_closed_all_the_same(pipe: tuple[int, int]) -> None:
    read, write = pipe
    log = Log(read, lambda: None)
    os.write(write, b"x")
    log.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(read)
    os.close(write)
    assert log.text == b"x"
