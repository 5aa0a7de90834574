"""The proof of a whole assignment, the one that `autograder new` begins: as it stands, and with checks taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import load_assignment
from autograder.release import begin, release
from autograder.verify import Listener, prove
from autograder.verify.quality import Quality

NAME = "mine"


class Told(Listener):
    def __init__(self) -> None:
        self.total = 0
        self.claims: list[str | None] = []

    def on_total(self, submissions: int) -> None:
        self.total = submissions

    def on_claim(self, wrong: str | None) -> None:
        self.claims.append(wrong)

    @property
    def wrong(self) -> list[str]:
        return [claim for claim in self.claims if claim]


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    begin(NAME, tmp_path)
    return tmp_path


def proved(kit: Path) -> tuple[Told, Quality]:
    told, assignment = Told(), load_assignment(NAME, kit)
    return told, prove(assignment, kit, assignment.resources(), 2, told)


def test_what_is_begun_holds_as_it_stands(kit: Path) -> None:
    told, quality = proved(kit)
    assert told.wrong == []
    own = quality.functions["row_means"]
    assert (own.right.all, own.wrong.all, own.survivors) == (2, 5, [])
    # Model answers, stub, variants, misconceptions, what does nothing, mutants.
    assert told.total == 2 + 2 + 5 + 4 + own.mutants.all
    assert len(told.claims) > told.total


def test_what_slips_through_without_checks_is_told(kit: Path) -> None:
    (kit / "reference" / NAME / "hidden" / "test_row_means.py").unlink()
    visible = kit / "reference" / NAME / "visible" / "test_row_means.py"
    start, _, rest = visible.read_text().partition(
        "    assert_close(student.row_means(X), torch.tensor([2.0, 5.0]))\n    stu"
    )
    visible.write_text(start + rest.partition("\n")[2])
    release(NAME, kit / "exercises", kit)
    told, quality = proved(kit)
    assert "wrong row_means.always_float32: is not caught." in told.wrong
    assert quality.functions["row_means"].survivors


def test_survivors_are_a_claim_once_somebody_has_read_them(kit: Path) -> None:
    test_what_slips_through_without_checks_is_told(kit)
    survivor = next(iter(proved(kit)[1].functions["row_means"].survivors))
    known = kit / "reference" / NAME / "equivalent.toml"
    known.write_text("")
    assert any(line.startswith(f"mutant row_means: {survivor}: passes") for line in proved(kit)[0].wrong)
    known.write_text(f'[row_means]\n"{survivor}" = "the same"\n')
    assert not any(survivor in line for line in proved(kit)[0].wrong)
