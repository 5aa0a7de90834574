from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import Assignment, read_assignment
from autograder.errors import AutograderError

TOML = 'title = "T"\nbook = "B"\nfunctions = ["f", "g"]\n[points]\nf = 10\ng = 90\n'


def check(name: str, weight: float) -> str:
    return f"@weight({weight})\ndef test_{name}(student): ...\n"


def reference(folder: Path, toml: str = TOML) -> Path:
    (folder / "visible").mkdir(parents=True)
    (folder / "hidden").mkdir()
    (folder / "assignment.toml").write_text(toml)
    (folder / "visible" / "test_f.py").write_text(check("a", 1))
    (folder / "hidden" / "test_f.py").write_text(check("a", 2) + check("b", 4))
    (folder / "hidden" / "test_g.py").write_text(check("a", 0.5))
    return folder


def exercise(folder: Path, toml: str) -> Path:
    (folder / "checks").mkdir(parents=True)
    (folder / "checks" / "test_f.py").write_text(check("a", 1))
    (folder / "assignment.toml").write_text(toml)
    return folder


def test_a_check_gets_the_part_of_the_points_that_its_weight_is_of_all_weights(tmp_path: Path) -> None:
    assignment = read_assignment(reference(tmp_path))
    assert assignment.weights == {"f": 7, "g": 0.5}
    assert assignment.worth("f", 2) == pytest.approx(10 * 2 / 7)
    assert assignment.worth("g", 0.5) == 90
    assert round(sum(assignment.worth("f", weight) for weight in (1, 2, 4)), 9) == 10


def test_a_students_folder_has_the_weights_of_checks_that_it_has_not(tmp_path: Path) -> None:
    told = read_assignment(exercise(tmp_path, TOML + "[weights]\nf = 7\ng = 0.5\n"))
    assert told.worth("f", 1) == pytest.approx(10 / 7)


def test_a_function_without_weights_or_not_of_the_assignment_has_nothing_to_share(tmp_path: Path) -> None:
    assignment = read_assignment(reference(tmp_path))
    (tmp_path / "hidden" / "test_g.py").write_text("def test_a(student): ...\n")
    assert (assignment.worth("g", 0), assignment.worth("h", 1)) == (0, 0)


def test_the_real_one_is_worth_its_points(assignment: Assignment) -> None:
    for name, points in assignment.spec.points.items():
        assert assignment.worth(name, assignment.weights[name]) == points


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("budgets = 30", "unknown field `budgets`"),
        ("budget = -1", "the limit budget is -1: give it a number above 0"),
        ("call = 0", "the limit call is 0: give it a number above 0"),
        ("[limits.functions]\nf = -2.5", "the limit f is -2.5: give it a number above 0"),
    ],
)
def test_limits_that_nothing_could_keep_are_refused(limits: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=said):
        read_assignment(reference(tmp_path, f"{TOML}[limits]\n{limits}\n"))


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (TOML.replace("g = 90", ""), r"g has no points: give it some in \[points\]"),
        (TOML.replace("g = 90", "g = 0"), r"g has no points: give it some in \[points\]"),
        (TOML + "h = 1\n", r"\[points\] names h, which is none of the functions"),
        (TOML.split("[points]")[0], "points"),
    ],
)
def test_points_that_miss_a_function_or_a_function_that_misses_points_are_refused(
    toml: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(AutograderError, match=said) as caught:
        read_assignment(reference(tmp_path, toml))
    assert str(caught.value).endswith("Correct it, or restore it from the release.")


@pytest.mark.parametrize("weights", ["", "[weights]\nf = 7\n"])
def test_a_students_folder_that_lacks_weights_is_refused(weights: str, tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=r"lacks weights of functions\. Restore it from the release\."):
        read_assignment(exercise(tmp_path, TOML + weights))
