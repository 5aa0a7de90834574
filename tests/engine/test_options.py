from __future__ import annotations

import msgspec
import pytest

from autograder.engine.options import GradeOptions


def test_what_was_asked_for_crosses_to_another_program_as_it_is() -> None:
    asked = GradeOptions(assignment="x", out="results", seed=3, jobs=7, unsafe=True)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(asked), type=GradeOptions) == asked


def test_what_is_not_asked_for_is_the_safe_way() -> None:
    asked = GradeOptions(assignment="x", out="results")
    assert (asked.unsafe, asked.resume, asked.seed, asked.data, asked.scheduler) == (False, False, None, "auto", "")


def test_no_other_record_passes_for_it() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.msgpack.decode(msgspec.msgpack.encode({"assignment": "x"}), type=GradeOptions)
