"""Copies in disguise are asked about, and nobody else is: on files of tests/zoo/copies, and on what many people wrote."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from autograder.assignment import assignment_names, load_assignment
from autograder.bank import read_bank
from autograder.engine.journal import RESULTS
from autograder.engine.options import GradeOptions
from autograder.engine.runs import RUNS, remembered, run_of
from autograder.engine.similar import compare, find_similar, given
from autograder.errors import UsageError
from autograder.reports.similar import Likeness
from autograder.result import to_line
from autograder.submission import Chunk, Submission, find
from tests.conftest import KIT
from tests.reports.results import scored

NAME = "softmax_regression"
COPIES = KIT / "tests" / "zoo" / "copies"
ORIGINAL = COPIES / "original.py"
FOUND = ("padded", "reformatted", "renamed", "reordered", "reworded")
TOO_LITTLE = "in_part"  # one function of five lines


@pytest.fixture(scope="module")
def usual() -> list[str]:
    return list(given(load_assignment(NAME, KIT)))


@pytest.fixture(scope="module")
def others() -> list[Submission]:
    """A class without the copies."""
    return find([KIT / "tests" / "zoo" / "class"], NAME).submissions


def read(*paths: Path) -> list[Submission]:
    return [find([path], NAME).submissions[0] for path in paths]


def test_every_disguise_is_one_of_these() -> None:
    assert {path.stem for path in COPIES.glob("*.py")} == {"original", *FOUND, TOO_LITTLE}


@pytest.mark.parametrize("disguise", FOUND)
def test_a_copy_in_disguise_is_asked_about(disguise: str, usual: list[str], others: list[Submission]) -> None:
    [group] = compare([*others, *read(ORIGINAL, COPIES / f"{disguise}.py")], usual)
    assert group.students == tuple(sorted(("original", disguise)))
    assert {"safe_rows", "softmax", "train_epoch"} <= {each.name for each in group.passages}
    assert sum(each.words for each in group.passages) >= 120


def test_one_short_function_is_no_question(usual: list[str], others: list[Submission]) -> None:
    assert compare([*others, *read(ORIGINAL, COPIES / f"{TOO_LITTLE}.py")], usual) == []


def test_more_than_two_are_one_group_with_the_two_who_share_most(usual: list[str]) -> None:
    paths = [COPIES / f"{name}.py" for name in ("original", "renamed", "reworded")]
    [group] = compare(read(*paths), usual)
    assert group.students == ("original", "renamed", "reworded")
    assert set(group.pair) == {"original", "renamed"}


def test_what_many_have_is_usual(usual: list[str]) -> None:
    [original] = read(ORIGINAL)
    many = [Submission(student=f"s{number}", chunks=original.chunks) for number in range(6)]
    assert len(compare(many[:2], usual)) == 1
    assert compare(many, usual) == []
    assert compare(many[:2], [*usual, original.text]) == []


def test_the_lines_stand_side_by_side(usual: list[str]) -> None:
    [group] = compare(read(ORIGINAL, COPIES / "renamed.py"), usual)
    rows = next(each for each in group.passages if each.sides[0][0].text.startswith("def safe_rows"))
    left, right = rows.sides
    assert [line.text for line in left if line.shared][-1] == "    return scores - torch.stack(tops).unsqueeze(-1)"
    assert [line.text for line in right if line.shared][-1] == "    return m - torch.stack(peaks).unsqueeze(-1)"
    assert [line.number for line in left] == list(range(left[0].number, left[0].number + len(left)))
    assert rows.chunks == ("original.py", "renamed.py")
    assert group.lines >= 20


OTHER = "def many(x):\n" + "".join(f"    y{i} = x.a{i}(x.b{i}, {i} + x)\n" for i in range(40))
HELPER = """
def smooth{0}(values, width):
    total, kept = values.new_zeros(()), []
    for value in values.unbind(0):
        total = total * (width - 1) / width + value / width
        kept.append(total)
    return torch.stack(kept).flip(0)
"""


@pytest.mark.parametrize(
    "cells",
    [
        [HELPER.format("")] * 3,  # defined anew in each cell
        [HELPER.format("")] * 2 + [HELPER.format("").replace("width - 1", "width - 2")],
        [HELPER.format(i) for i in range(3)],  # by other names
    ],
)
def test_what_a_student_says_again_counts_once(cells: list[str]) -> None:
    again = [
        Submission(student=name, chunks=tuple(Chunk(f"cell {i}", each) for i, each in enumerate(cells)))
        for name in ("ann", "bert")
    ]
    once = Submission(student="cleo", chunks=(Chunk("cell 1", cells[0]),))
    assert compare([*again, once], []) == []
    long = [Submission(student=name, chunks=(Chunk("a.py", HELPER.format("") + OTHER),)) for name in ("ann", "bert")]
    [group] = compare(long, [])
    assert group.lines == len(HELPER.strip().splitlines()) + len(OTHER.strip().splitlines())


def replaced(assignment: str, kind: str) -> list[Submission]:
    """A class each of whom has one answer of the bank in the place of the model's."""
    known = load_assignment(assignment, KIT)
    cases = [case for each in known.bank(kind).values() for case in each]
    return [
        Submission(student=case.id, chunks=(Chunk("m.py", known.model or ""), Chunk("own.py", case.source)))
        for case in cases
    ]


@pytest.mark.parametrize("kind", ["variants", "misconceptions"])
@pytest.mark.parametrize("assignment", assignment_names(KIT))
def test_nobody_is_asked_about_of_answers_that_were_written_apart(assignment: str, kind: str) -> None:
    known = load_assignment(assignment, KIT)
    handout, model = list(given(known))[:2]  # without the bank, which would make all of it usual
    assert compare(replaced(assignment, kind), [handout, model, *known.reference_implementations.values()]) == []


@pytest.mark.parametrize("folder", ["class", "broken", "hostile"])
def test_nobody_of_the_zoo_is_asked_about(folder: str, usual: list[str]) -> None:
    assert compare(find([KIT / "tests" / "zoo" / folder], NAME).submissions, usual) == []


def dealt(seed: int) -> list[Submission]:
    """A class of whom each has, for every function, an answer that nobody else has: written blind, for other tests."""
    deal = random.Random(seed)
    cells: dict[str, list[Chunk]] = {}
    for path in sorted((KIT / "tests" / "names").glob("*/*.py")):
        if path.parent.name in ("first", "second", "third", "learners"):
            own = cells.setdefault(path.stem, [])
            own += [Chunk(f"{path.stem}.py", case.source) for case in read_bank(path, path.stem)]
    for each in cells.values():
        deal.shuffle(each)
    return [
        Submission(student=f"s{number}", chunks=chunks)
        for number, chunks in enumerate(zip(*cells.values(), strict=False))
    ]


@pytest.mark.parametrize("seed", range(3))
def test_nobody_is_asked_about_of_whole_submissions_that_share_no_author(seed: int, usual: list[str]) -> None:
    pupils = dealt(seed)
    assert len(pupils) > 50
    assert compare(pupils, usual) == []


def hostile() -> Sequence[str]:
    noise = random.Random(1)
    return (
        "x = " + "(" * 5_000, "", "\0", "def f(:\n", "def f():\n" + "    y = y * 2 + 1\n" * 20_000,
        "\n".join(f"def f{n}(a): return a.b{n}({n}, {noise.random()})" for n in range(3_000)),
        "αβγ = '王小明'  # محمد\n" * 2_000, "<script>" * 100, "a." * 30_000, "'" + r"\'" * 60_000,
    )  # fmt: skip


def test_nothing_that_is_handed_in_ends_it(usual: list[str]) -> None:
    class_ = [
        Submission(student=f"{n} {i}", chunks=(Chunk("a.py", each),))
        for n, each in enumerate(hostile())
        for i in range(3)
    ]
    groups: list[Likeness] = compare(class_, usual)
    assert all(len(each.students) == 3 for each in groups)
    assert all(len(side) <= 30 for group in groups for each in group.passages for side in each.sides)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Results of a class that lies beside them."""
    (tmp_path / "class").mkdir()
    (tmp_path / "out").mkdir()
    for name in ("original", "renamed"):
        (tmp_path / "class" / f"{name}.py").write_text((COPIES / f"{name}.py").read_text())
    line = to_line(scored("original", 70)).replace(b'"Softmax"', f'"{NAME}"'.encode())
    (tmp_path / "out" / RESULTS).write_bytes(line)
    run = run_of(GradeOptions(assignment=NAME, out=str(tmp_path / "out"), kit=str(KIT)), [tmp_path / "class"])
    (tmp_path / "out" / RUNS).write_text(remembered(tmp_path / "out", run))
    return tmp_path / "out"


def test_the_class_is_read_again_where_it_was(folder: Path) -> None:
    [found] = find_similar(folder)
    assert (found.assignment, found.submissions) == (NAME, 2)
    assert [group.students for group in found.groups] == [("original", "renamed")]


def test_a_class_that_was_moved_is_named(folder: Path) -> None:
    moved = (folder.parent / "class").rename(folder.parent / "moved")
    with pytest.raises(UsageError, match=r"There is no .*class any more: name its folder by --submissions"):
        find_similar(folder)
    assert len(find_similar(folder, [moved])[0].groups) == 1


def test_without_rapidfuzz_it_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    with pytest.raises(UsageError, match=r"needs rapidfuzz: pip install .*instructor"):
        find_similar(folder)
