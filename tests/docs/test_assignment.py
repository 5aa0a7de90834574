"""docs/assignment.md has a section for each field of assignment.toml, and what it quotes is what is said."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from autograder.assignment import read_assignment
from autograder.errors import AutograderError
from autograder.spec import Limits, Spec, read_spec
from tests.conftest import KIT
from tests.test_proofread import WRONG as PROOFREAD

PAGE = (KIT / "docs" / "assignment.md").read_text()
SECTIONS = dict(re.findall(r"^### `([\w.]+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def fields(kind: type[msgspec.Struct], place: str = "") -> list[str]:
    return [f"{place}{field.name}" for field in msgspec.structs.fields(kind)]


def test_every_field_has_a_section_and_nothing_else_has() -> None:
    heads = re.findall(r"^### `([\w.]+)`$", PAGE, re.MULTILINE)
    assert sorted(heads) == sorted([*fields(Spec), *fields(Limits, "limits.")])


@pytest.mark.parametrize(
    "field", [*msgspec.structs.fields(Spec), *msgspec.structs.fields(Limits)], ids=lambda field: field.name
)
def test_a_section_says_what_a_field_is_when_it_is_left_out(field: msgspec.structs.FieldInfo) -> None:
    text = " ".join(SECTIONS[field.name if field.name in SECTIONS else f"limits.{field.name}"].split())
    if field.required:
        assert "; required." in text
    elif isinstance(field.default, float | int) and field.name != "format":
        assert f"; {field.default:g} if left out" in text


def test_the_whole_example_is_one() -> None:
    spec = read_spec(EXAMPLES[0].encode())
    assert (spec.functions, spec.points) == (("area", "volume"), {"area": 60, "volume": 40})
    assert spec.limits.functions == {"volume": 10}


SOME = 'title = "T"\nbook = "B"\nfunctions = ["area", "accuracy", "train_epoch", "training_run"]\n'
POINTS = "[points]\narea = 25\naccuracy = 25\ntrain_epoch = 25\ntraining_run = 25\n"
WRONG = [
    SOME + POINTS + "aera = 3\n",
    SOME.replace('"T"', "3") + POINTS,
    SOME.replace('"area"', '"area", "area"') + POINTS,
    'shared = ["area"]\n' + SOME.replace('"area", ', "") + POINTS.replace("area = 25\n", ""),
    SOME + POINTS.replace("area = 25\n", ""),
    SOME + POINTS + '[dependencies]\ntrain_epoch = ["acuracy"]\n',
    SOME + POINTS + '[requires]\ntraining_run = ["training_run"]\n',
    SOME + POINTS + "[limits]\ncall = 0\n",
    SOME + POINTS + "[limits]\nbudgets = 1\n",
]


@pytest.mark.parametrize("toml", WRONG)
def test_the_page_quotes_what_is_said(toml: str, tmp_path: Path) -> None:
    (tmp_path / "visible").mkdir()
    (tmp_path / "assignment.toml").write_text(toml)
    with pytest.raises(AutograderError) as caught:
        read_assignment(tmp_path)
    said = str(caught.value).partition(" cannot be used: ")[2].rstrip(".")
    assert said in PAGE


@pytest.mark.parametrize("what", ["points add up to more", "weights in two places", "a ban of nothing"])
def test_the_page_quotes_what_verify_says(what: str) -> None:
    _, said = PROOFREAD[what]
    assert said.removeprefix("assignment.toml: ").rstrip(".") in PAGE
