"""Programs with slots, on a table of a few lines: the area of sides."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import torch

from autograder.errors import StudentError
from autograder.naming import programs
from autograder.naming.asking import Answer
from autograder.naming.programs import PROGRAMS, RECORDED, Table

SOURCE = """
from autograder.naming.programs import Option, Programs

SIDES = [Option(lambda s: s), Option(lambda s: s.abs(), "absolute", "Signs are lost."), Option(lambda s: s.flip(1), "flipped", "")]
TOTALS = [
    Option(lambda s: s.prod(1)),
    Option(lambda s: s.sum(1), "sum", "You add the sides."),
    Option(lambda s: s.log().sum(1), "log", "Logarithms.", alone=True),
    Option(lambda s: s.missing(), "raises", "It raises."),
    Option(lambda s: s.prod(), "everything", "One number."),
]

def build(parts):
    return lambda s: parts["total"](parts["sides"](s))

PROGRAMS = Programs({"total": TOTALS, "sides": SIDES}, build, ("absolute",), [Option(lambda s: s, "nothing", "Sides.")])
"""
QUESTIONS = [(torch.tensor([[2.0, 3.0], [-4.0, 5.0]]),), (torch.tensor([[1.0, -1.0]]),)]


def beside(folder: Path, questions: Sequence[tuple[Any, ...]]) -> Table:
    """The table of a namer `area` in this folder."""
    namer = ModuleType("package_of_tests.area")
    namer.__file__ = str(folder / "area.py")
    if not (folder / "area.py").exists():
        (folder / "area.py").write_text("# asks\n")
    sys.modules[namer.__name__] = namer
    return Table(namer.__name__, questions)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    (tmp_path / f"area{PROGRAMS}").write_text(SOURCE)
    return beside(tmp_path, QUESTIONS)


def answers(*values: object) -> list[Answer]:
    return [Answer(torch.tensor(value)) for value in values]


def names(table: Table, found: list[Answer], places: list[int] | None = None) -> list[str]:
    return [mistake.name for mistake in table.find(found, places)]


def test_one_part_that_deviates_is_found_by_its_answers(table: Table) -> None:
    assert names(table, answers([5.0, 1.0], [0.0])) == ["sum"]


def test_an_option_that_keeps_company_comes_second(table: Table) -> None:
    assert names(table, answers([5.0, 9.0], [2.0])) == ["sum", "absolute"]


def test_what_stands_alone_says_nothing_of_its_company(table: Table) -> None:
    log = torch.tensor([[2.0, 3.0], [4.0, 5.0]]).log().sum(1).tolist()
    assert names(table, answers(log, [0.0])) == ["log"]


def test_two_parts_that_keep_no_company_are_not_tried(table: Table) -> None:
    assert names(table, answers([6.0, 20.0], [1.0])) == ["absolute"]
    assert names(table, answers([7.0, 7.0], [7.0])) == []


def test_a_program_as_a_whole_has_a_name(table: Table) -> None:
    assert names(table, [Answer(question[0]) for question in QUESTIONS]) == ["nothing"]


def test_an_exception_is_an_answer_like_another(table: Table) -> None:
    raised = Answer(error=StudentError("AttributeError", "no missing", ""))
    assert names(table, [raised, raised]) == ["raises"]


def test_some_questions_can_be_asked_alone(table: Table) -> None:
    assert names(table, answers([99.0], [0.0]), [1]) == ["sum"]


def test_an_answer_may_be_a_list(tmp_path: Path) -> None:
    (tmp_path / f"area{PROGRAMS}").write_text(
        "from autograder.naming.programs import Option, Programs\n"
        "PROGRAMS = Programs({}, lambda parts: None, (), [Option(lambda a, b: [a + b, a - b], 'both', '')])\n"
    )
    table = beside(tmp_path, [(torch.tensor([3.0, 1.0]), torch.tensor([1.0, 1.0]))])
    assert names(table, [Answer([torch.tensor([4.0, 2.0]), torch.tensor([2.0, 0.0])])]) == ["both"]
    assert names(table, [Answer([torch.tensor([4.0, 2.0, 2.0, 0.0])])]) == []


def test_what_was_recorded_finds_the_same_without_the_programs(table: Table, tmp_path: Path) -> None:
    table.record()
    (tmp_path / "home").mkdir()
    (tmp_path / f"area{RECORDED}").rename(tmp_path / "home" / f"area{RECORDED}")
    home = beside(tmp_path / "home", QUESTIONS)
    for given in (answers([5.0, 1.0], [0.0]), answers([5.0, 9.0], [2.0]), answers([7.0, 7.0], [7.0])):
        assert home.find(given) == table.find(given)


def test_what_was_recorded_of_other_programs_is_not_looked_at(table: Table, tmp_path: Path) -> None:
    table.record()
    assert beside(tmp_path, QUESTIONS).is_fresh()
    (tmp_path / f"area{PROGRAMS}").write_text(SOURCE.replace('"sum"', '"adds"'))
    changed = beside(tmp_path, QUESTIONS)
    assert not changed.is_fresh()
    assert names(changed, answers([5.0, 1.0], [0.0])) == ["adds"]


def test_what_was_recorded_beside_another_namer_is_stale(table: Table, tmp_path: Path) -> None:
    table.record()
    (tmp_path / "area.py").write_text("# asks something else\n")
    assert not beside(tmp_path, QUESTIONS).is_fresh()


def test_what_is_torn_is_stale_and_the_programs_are_asked(table: Table, tmp_path: Path) -> None:
    table.record()
    text = (tmp_path / f"area{RECORDED}").read_text()
    (tmp_path / f"area{RECORDED}").write_text(text[: len(text) // 2])
    torn = beside(tmp_path, QUESTIONS)
    assert not torn.is_fresh()
    assert names(torn, answers([5.0, 1.0], [0.0])) == ["sum"]


def test_a_complex_answer_is_no_programs(table: Table) -> None:
    assert names(table, [Answer(torch.tensor([5.0, 1.0]) + 0j), Answer(torch.tensor([0.0]) + 0j)]) == []


@pytest.mark.parametrize(
    ("value", "other", "near"),
    [
        ([1.0, 2.0], [1.0, 2.00001], True),
        ([1.0, 2.0], [1.0, 2.01], False),
        ([1.0, 2.0], [2.0, 1.0], False),
        ([0.0, 1.0], [1e-3, 1.0], False),
        ([1.0, float("inf")], [1.0, float("inf")], True),
        ([1.0, float("inf")], [1.0, 1e9], False),
        ([1.0, float("inf")], [1.0, float("-inf")], False),
        ([1.0, float("nan")], [float("nan"), 1.0], False),
        ([1.0], 1.0, False),
    ],
)
def test_answers_agree_when_every_entry_does(value: object, other: object, near: bool, tmp_path: Path) -> None:
    (tmp_path / f"area{PROGRAMS}").write_text(
        "import torch\nfrom math import inf, nan\nfrom autograder.naming.programs import Option, Programs\n"
        f"PROGRAMS = Programs({{}}, lambda parts: None, (), [Option(lambda: torch.tensor({other}), 'it', '')])\n"
    )
    assert bool(beside(tmp_path, [()]).find([Answer(torch.tensor(value))])) == near


@pytest.mark.parametrize("value", [None, "text", ["a"], {"a": 1}])
def test_a_value_that_is_no_number_is_no_programs_answer(value: object, table: Table) -> None:
    assert names(table, [Answer(value), Answer(value)]) == []


def test_an_answer_is_looked_at_once_however_many_programs_there_are(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.record()  # so that all programs have answered
    sizes: list[int] = []
    fingerprint = programs._fingerprint

    def counted(tensors: list[torch.Tensor]) -> programs.Fingerprint:
        sizes.append(tensors[0].numel())
        return fingerprint(tensors)

    monkeypatch.setattr(programs, "_fingerprint", counted)
    assert table.find([Answer(torch.zeros(1000))] * 2) == ()
    assert sizes == [1000, 1000]
