from __future__ import annotations

import msgspec

from autograder.submission import Chunk, Submission

TWO = (Chunk("cell 1", "x = 1"), Chunk("cell 2", "y = 2"))


def test_notes_are_the_warnings_and_then_the_problem() -> None:
    assert Submission(student="ann").notes == ()
    assert Submission(student="ann", warnings=("Two files.",), problem="It is empty.").notes == (
        "Two files.",
        "It is empty.",
    )


def test_its_text_is_all_the_source() -> None:
    assert Submission(student="ann", chunks=TWO).text == "x = 1\ny = 2"


def test_the_digest_is_of_names_and_sources_and_of_nothing_else() -> None:
    digest = Submission(student="ann", chunks=TWO).sha256
    assert Submission(student="ben", chunks=TWO, warnings=("Two files.",)).sha256 == digest
    others = [
        TWO[:1],
        TWO[::-1],
        (Chunk("cell 1", "x = 1"), Chunk("cell 3", "y = 2")),
        (Chunk("cell 1", "x = 1\ny = 2"),),
    ]
    assert len({Submission(student="ann", chunks=chunks).sha256 for chunks in others} | {digest}) == 5


def test_the_digest_is_the_same_on_every_machine() -> None:
    assert Submission(student="ann", chunks=TWO).sha256.startswith("3dbb4b07928cd83f")


def test_it_crosses_to_another_program_as_it_is() -> None:
    one = Submission(student="ann", chunks=TWO, warnings=("Two files.",), problem="It is empty.")
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=Submission) == one
