"""What `verify` says of a kit that is not whole. What it says of checks and banks is seen by running it on the kit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.assignment import load_assignment
from autograder.release import release
from autograder.verify.static import static

NAME = "softmax_regression"
Edit = Callable[[Path], None]


@pytest.fixture
def copy(kit: Path, tmp_path: Path) -> Path:
    """A kit of our own, as fresh as printed."""
    (tmp_path / "solutions").symlink_to(kit / "solutions")
    shutil.copytree(kit / "reference", tmp_path / "reference", ignore=shutil.ignore_patterns("__pycache__"))
    release(NAME, tmp_path / "exercises", tmp_path)
    return tmp_path


def wrong_with(kit: Path) -> list[str]:
    return [wrong for wrong in static(load_assignment(NAME, kit), kit) if wrong]


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(kit: Path) -> None:
        file = kit / "reference" / NAME / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return edit


def test_nothing_is_wrong_with_the_kit(copy: Path) -> None:
    assert wrong_with(copy) == []


def test_what_proofreading_finds_is_told(copy: Path) -> None:
    replaced("assignment.toml", "softmax = 20", "softmax = 30")(copy)
    release(NAME, copy / "exercises", copy)
    assert wrong_with(copy) == ["assignment.toml: points add up to 110, not 100: change [points]."]


@pytest.mark.parametrize("path", ["README.md", "assignment.toml"])
def test_a_handout_with_other_points_is_stale(path: str, copy: Path) -> None:
    replaced("assignment.toml", "softmax = 20", "softmax = 30")(copy)
    replaced("assignment.toml", "cross_entropy = 20", "cross_entropy = 10")(copy)
    [said] = wrong_with(copy)
    assert path in said
    assert said.endswith(f"run `autograder release {NAME} --to exercises`.")


def test_a_weight_that_students_lack_makes_their_folder_stale(copy: Path) -> None:
    replaced("hidden/test_softmax.py", "@weight(3", "@weight(4")(copy)
    assert wrong_with(copy) == [
        f"exercises/{NAME} is stale (README.md, assignment.toml): run `autograder release {NAME} --to exercises`."
    ]
