"""A mistake of a class becomes an entry of the bank, on an assignment of a few lines, judged by the real engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import KIT_VARIABLE, load_assignment
from autograder.bank import read_bank
from autograder.engine.journal import RESULTS, read_newest
from autograder.engine.options import GradeOptions
from autograder.engine.run import RunListener, run
from autograder.engine.runs import RUNS, remembered, run_of
from autograder.errors import UsageError
from autograder.reports.groups import unnamed
from autograder.reports.supplied import ROSTER
from autograder.result import Excerpt, to_line
from autograder.submission import find
from autograder.verify.adopt import Entry, Proof, Refused, next_commands, propose, prove, write
from tests.tiny import HEAD, MODEL, NAME, tiny

SAYS = "You square it. Multiply it by 2."
NAMER = "def mistakes(ask):\n    ask.double(1.0), ask.double(5.0)\n    yield from ()\n"
# Alone, each function is asked what the group was asked: chance has no part in the names of groups here.
CHECKS = {
    "visible/test_double.py": f"{HEAD}\n@weight(1)\ndef test_one(student):\n    '''double(1) is 2.'''\n    assert_close(student.double(1.0), 2.0)\n",
    "hidden/test_double.py": f"{HEAD}\n@weight(1)\ndef test_five(student):\n    '''double(5) is 10.'''\n    assert_close(student.double(5.0), 10.0)\n",
    "naming/double.py": NAMER,
}
BANK = "misconceptions/double.py"
CLASS = {
    "ann": MODEL.replace("2.0 * x", "x * x"),
    "ben": MODEL.replace("2.0 * x", "x ** 2"),
    "cleo": MODEL.replace("2.0 * x", "x ** 2 + (x == 7)"),
    "dan": MODEL.replace("2.0 * x", "x * FOUR / FOUR * x").replace("import torch", "import torch\nFOUR = 4.0"),
    "eve": MODEL,
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit, a class and its results."""
    place = tmp_path_factory.mktemp("judged")
    tiny(place / "kit", CHECKS)
    (place / "kit" / "exercises").mkdir()
    (place / "class").mkdir()
    (place / "out").mkdir()
    for name, source in CLASS.items():
        (place / "class" / f"{name}.py").write_text(source)
    options = GradeOptions(assignment=NAME, out=str(place / "out"), kit=str(place / "kit"), unsafe=True, jobs=1)
    run(options, find([place / "class"], NAME).submissions, RunListener())
    (place / "out" / RUNS).write_text(remembered(place / "out", run_of(options, [place / "class"], 5)))
    return place


@pytest.fixture
def place(judged: Path, tmp_path: Path) -> Iterator[Path]:
    """The same, with a bank that is empty before and after."""
    yield judged
    (judged / "kit" / "reference" / NAME / BANK).unlink(missing_ok=True)


def key(place: Path) -> str:
    (group,) = unnamed(read_newest(place / "out"))
    return group.key


def proposed(place: Path, name: str = "squares", says: str = SAYS, **more: object) -> Entry:
    return propose(place / "out", key(place), name, says, place / "kit", **more)  # type: ignore[arg-type]


def test_the_entry_is_proved_written_and_names_those_who_answer_alike(place: Path) -> None:
    entry = proposed(place)
    bank = place / "kit" / "reference" / NAME / BANK
    assert entry.path == bank
    assert not bank.exists()
    assert prove(entry) == Proof(4, 4)
    assert not bank.exists()
    write(entry)
    assert (
        bank.read_text()
        == f"# %% squares (by its answers)\n# fails: five, one.\n# {SAYS}\ndef double(x):\n    return x * x\n"
    )
    assert list(read_bank(bank, "double")) == [entry.case]
    assert list(next_commands(entry, place / "out")) == [
        "autograder verify tiny",
        f"autograder grade {place / 'class'} --assignment tiny --out {place / 'out'} --regrade --unsafe-no-sandbox",
    ]


def test_the_next_commands_find_the_kit_and_a_class_that_was_moved(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(place / "class", tmp_path / "moved here")
    entry = proposed(place, paths=[tmp_path / "moved here"])
    monkeypatch.setenv(KIT_VARIABLE, str(place / "kit"))
    verify, grade = next_commands(entry, place / "out")
    assert verify == f"{KIT_VARIABLE}={place / 'kit'} autograder verify tiny"
    assert grade.startswith(f"{KIT_VARIABLE}={place / 'kit'} autograder grade '{tmp_path / 'moved here'}' --assignment")


def test_a_checkout_whose_tests_hold_the_names_is_told_to_record_them_again(place: Path, tmp_path: Path) -> None:
    tiny(tmp_path, CHECKS)
    entry, names = proposed(place), tmp_path / "tests" / "names"
    names.mkdir(parents=True)
    (names / "bank_other.toml").write_text('[total.adds]\nnames = ["adds"]\n')
    there = replace(entry, kit=tmp_path, path=tmp_path / "reference" / NAME / BANK)
    assert not any("tests.names" in command for command in next_commands(there, place / "out"))
    (names / f"bank_{NAME}.toml").write_text('[double.adds]\nnames = ["adds"]\n')
    assert list(next_commands(there, place / "out"))[1] == (
        f"python -m tests.names reference/{NAME}/misconceptions --assignment {NAME}"
        f" --judged tests/names/bank_{NAME}.toml --write"
    )


def test_whose_name_the_class_list_has_gives_way_to_the_next(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    results = {each.submission: each for each in read_newest(place / "out")}
    code = {"double": Excerpt("s1.py", 1, "def double(x):\n    mueller = x * x\n    return mueller\n")}
    ann = msgspec.structs.replace(results["ann"], submission="s1", code=code)
    (out / RESULTS).write_bytes(to_line(ann))
    assert propose(out, key(place), "squares", SAYS, place / "kit").example.submission == "s1"
    (out / ROSTER).write_text("id,name\ns1,Ann Mueller\n")
    with pytest.raises(UsageError, match=r"its code says whose it is \(mueller\)"):
        propose(out, key(place), "squares", SAYS, place / "kit")


def test_it_comes_after_what_is_there(place: Path) -> None:
    bank = place / "kit" / "reference" / NAME / BANK
    bank.parent.mkdir(exist_ok=True)
    bank.write_text("# %% adds\n# You add. Multiply.\ndef double(x):\n    return x + 2")
    write(proposed(place))
    assert [case.name for case in read_bank(bank, "double")] == ["adds", "squares"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("def double(x):\n    return 2 * x\n", "it is not caught"),
        ("def double(x):\n    raise ValueError(x)\n", "does not fail as the group does, which returns other numbers"),
        (
            "def double(x):\n    return 10.0 if x == 5 else x\n",
            "fails other checks than its comment says: begin that with `fails: one.`",
        ),
    ],
)
def test_one_that_does_something_else_is_refused(place: Path, source: str, why: str) -> None:
    entry = proposed(place)
    with pytest.raises(Refused, match="Nothing was written") as raised:
        prove(replace(entry, case=replace(entry.case, source=source)))
    assert why in str(raised.value)


def test_one_that_another_answers_alike_is_refused(place: Path) -> None:
    write(proposed(place))
    with pytest.raises(Refused, match=r"double\.again that it is named double\.squares, as another mistake is"):
        prove(proposed(place, "again"))


def test_what_is_taken_for_the_head_of_a_cell_is_refused(place: Path) -> None:
    entry = proposed(place)
    source = f"TEXT = '''\n# %% halves\n'''\n{entry.case.source}"
    with pytest.raises(Refused, match="head of a cell"):
        prove(replace(entry, case=replace(entry.case, source=source)))


@pytest.mark.parametrize(
    ("name", "says", "why"),
    [
        ("a-b", SAYS, "'a-b' is no name of a mistake"),
        ("ünder", SAYS, "is no name of a mistake"),
        ("squares", "", "Nothing says what is wrong: write a sentence for double-"),
        ("squares", "You square it.", "and verify asks for both: go on with what to do. It says: You square it."),
    ],
)
def test_what_cannot_be_an_entry_is_one_clear_line(place: Path, name: str, says: str, why: str) -> None:
    with pytest.raises(UsageError) as raised:
        proposed(place, name, says)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_name_that_is_there_is_refused(place: Path) -> None:
    write(proposed(place))
    with pytest.raises(UsageError, match=r"misconceptions/double\.py has a squares already: choose another name"):
        proposed(place)


def test_a_group_that_is_not_there_is_told_with_the_near_miss(place: Path) -> None:
    right = key(place)
    with pytest.raises(UsageError, match=f"Did you mean {right}"):
        propose(place / "out", right[:-1] + "z", "squares", SAYS, place / "kit")
    with pytest.raises(UsageError, match=r"class\.html names them all"):
        propose(place / "out", "x", "squares", SAYS, place / "kit")


def test_where_nothing_names_mistakes_an_entry_would_name_none(place: Path, tmp_path: Path) -> None:
    kit = tiny(tmp_path / "kit", {path: text for path, text in CHECKS.items() if "naming" not in path})
    assert load_assignment(NAME, tmp_path / "kit") == kit
    with pytest.raises(UsageError, match=r"write naming/double\.py, or probes\.py, first"):
        propose(place / "out", key(place), "squares", SAYS, tmp_path / "kit")


def test_without_the_class_it_is_made_of_what_the_results_keep(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / RESULTS).write_bytes((place / "out" / RESULTS).read_bytes())
    entry = propose(out, key(place), "squares", SAYS, place / "kit")
    assert (entry.case.source, entry.submissions) == ("def double(x):\n    return x * x\n", ())
    with pytest.raises(UsageError, match="There is no"):
        propose(out, key(place), "squares", SAYS, place / "kit", [tmp_path / "gone"])


def test_whose_source_cannot_stand_alone_gives_way_to_the_next(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    results = {each.submission: each for each in read_newest(place / "out")}
    (out / RESULTS).write_bytes(to_line(results["dan"]) + to_line(results["ben"]))
    assert propose(out, key(place), "squares", SAYS, place / "kit").example.submission == "ben"
    (out / RESULTS).write_bytes(to_line(results["dan"]))
    with pytest.raises(UsageError, match=r"No function of the group can be an entry\. dan: it needs FOUR"):
        propose(out, key(place), "squares", SAYS, place / "kit")
