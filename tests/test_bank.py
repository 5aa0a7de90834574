from __future__ import annotations

from pathlib import Path

import pytest

from autograder.bank import Case, read_bank, read_text
from autograder.errors import AutograderError

BANK = """
import torch  # above the first cell, and so of none

# %% dim0
# Your columns sum to 1, your rows do not.
# Sum over dim 1.

def softmax(X):
    # No sentence: it stands in the code.
    return X.exp() / X.exp().sum(0)


# %% base_2 (alike: dim0)
def softmax(X):
    return X.exp2()
"""


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    (tmp_path / "softmax.py").write_text(BANK)
    return list(read_bank(tmp_path / "softmax.py", "softmax"))


def test_a_cell_is_a_case_of_its_function(cases: list[Case]) -> None:
    assert [case.id for case in cases] == ["softmax.dim0", "softmax.base_2"]


def test_the_comment_below_its_name_is_its_sentence_on_one_line(cases: list[Case]) -> None:
    assert [case.sentence for case in cases] == ["Your columns sum to 1, your rows do not. Sum over dim 1.", ""]


def test_its_code_is_what_follows_with_comments_of_its_own(cases: list[Case]) -> None:
    assert cases[0].source == (
        "def softmax(X):\n    # No sentence: it stands in the code.\n    return X.exp() / X.exp().sum(0)\n"
    )
    assert cases[1].source == "def softmax(X):\n    return X.exp2()\n"


def test_another_case_that_behaves_alike_is_named(cases: list[Case]) -> None:
    assert [case.alike for case in cases] == ["", "dim0"]


@pytest.mark.parametrize(
    "checks", [(), ("one",), ("one", "two[0.5-a]"), tuple(f"a_check_of_number_{i}" for i in range(20))]
)
def test_a_case_that_no_namer_speaks_of_is_marked_and_says_what_it_fails(
    checks: tuple[str, ...], tmp_path: Path
) -> None:
    case = Case("f", "dim0", "Wrong. Right it.", "def f(X):\n    return X\n", by_answers=True, fails=checks)
    (tmp_path / "f.py").write_text(case.text + "# %% other\n# fails: to say more. Say it.\n")
    marked, other = read_bank(tmp_path / "f.py", "f")
    assert marked == case
    assert (other.by_answers, other.fails, other.sentence) == (False, (), "fails: to say more. Say it.")
    assert max(map(len, case.text.splitlines())) <= 120


def test_a_file_without_cells_has_no_cases(tmp_path: Path) -> None:
    (tmp_path / "f.py").write_text("# no cell\n")
    assert list(read_bank(tmp_path / "f.py", "f")) == []


@pytest.mark.parametrize("bad", [None, b"\xff\xfe\xff"])
def test_a_file_that_cannot_be_read_is_named_with_what_to_do(bad: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "f.py"
    if bad is not None:
        path.write_bytes(bad)
    with pytest.raises(AutograderError, match=r"f\.py cannot be read: .*Write it, or restore it from the release"):
        read_text(path)
