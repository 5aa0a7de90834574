from __future__ import annotations

from pathlib import Path

from autograder.assignment import load_assignment
from autograder.verify import Proved
from autograder.verify.proved import PROVED
from tests.tiny import NAME, tiny


def test_what_has_not_changed_is_known(tmp_path: Path) -> None:
    proved, assignment = Proved(tmp_path), tiny(tmp_path)
    assert not proved.holds(assignment, "offline")
    proved.keep(assignment, "offline")
    assert proved.holds(assignment, "offline")
    assert not proved.holds(assignment, "auto")


def test_any_file_of_the_assignment_counts(tmp_path: Path) -> None:
    assignment = tiny(tmp_path)
    Proved(tmp_path).keep(assignment, "offline")
    for room in ("reference", "solutions", "exercises"):
        (tmp_path / room / NAME).mkdir(exist_ok=True, parents=True)
        (tmp_path / room / NAME / "new.txt").write_text(room)
        assert not Proved(tmp_path).holds(load_assignment(NAME, tmp_path), "offline"), room
        Proved(tmp_path).keep(assignment, "offline")
        assert Proved(tmp_path).holds(load_assignment(NAME, tmp_path), "offline"), room


def test_a_torn_record_is_no_proof(tmp_path: Path) -> None:
    assignment = tiny(tmp_path)
    Proved(tmp_path).keep(assignment, "offline")
    (tmp_path / PROVED).write_bytes(b'{"tiny')
    assert not Proved(tmp_path).holds(assignment, "offline")
