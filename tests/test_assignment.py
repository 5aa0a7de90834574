from __future__ import annotations

from pathlib import Path

import pytest

from autograder.assignment import (
    KIT_VARIABLE,
    Assignment,
    assignment_names,
    find_kit,
    load_assignment,
    read_assignment,
)
from autograder.errors import AutograderError, UsageError

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


def test_a_toml_that_cannot_be_used_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match="g has no points") as caught:
        read_assignment(reference(tmp_path, TOML.replace("g = 90", "")))
    assert str(caught.value).startswith(f"{tmp_path / 'assignment.toml'} cannot be used: ")
    assert str(caught.value).endswith("Correct it, or restore it from the release.")


@pytest.mark.parametrize("weights", ["", "[weights]\nf = 7\n"])
def test_a_students_folder_that_lacks_weights_is_refused(weights: str, tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=r"lacks weights of functions\. Restore it from the release\."):
        read_assignment(exercise(tmp_path, TOML + weights))


def test_an_assignment_without_data_takes_no_option_for_it(tmp_path: Path) -> None:
    assignment = read_assignment(reference(tmp_path))
    assert set(assignment.resources("offline").lent) == {"parameters"}
    for data, folder in (("fashion-mnist", None), ("auto", tmp_path)):
        with pytest.raises(UsageError, match="uses no data: leave the option out"):
            assignment.resources(data, folder)


def test_an_assignment_that_measures_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"its resources\.py has no function measure"):
        read_assignment(reference(tmp_path)).measure("offline", 5)


def test_a_kit_is_found_from_wherever_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reference(tmp_path / "kit" / "reference" / "hw")
    (tmp_path / "kit" / "deep" / "down").mkdir(parents=True)
    monkeypatch.delenv(KIT_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path / "kit" / "deep" / "down")
    assert find_kit() == tmp_path / "kit"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(KIT_VARIABLE, str(tmp_path / "kit"))
    assert find_kit() == tmp_path / "kit"
    assert assignment_names(tmp_path / "kit") == ["hw"]


@pytest.mark.parametrize(("name", "said"), [("hvv", "There are: hw, lab"), ("la", "Did you mean lab?")])
def test_a_name_that_is_off_gets_the_near_miss_or_all(name: str, said: str, tmp_path: Path) -> None:
    for each in ("hw", "lab"):
        reference(tmp_path / "reference" / each)
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        load_assignment(name, tmp_path)


def test_the_digest_tells_of_every_change_that_a_verdict_rests_on(tmp_path: Path) -> None:
    digests = {read_assignment(reference(tmp_path)).digest}
    for path, text in (("hidden/test_f.py", check("a", 3)), ("oracle.py", "x = 1\n"), ("hidden/test_h.py", "")):
        (tmp_path / path).write_text(text)
        digests.add(read_assignment(tmp_path).digest)
    (tmp_path / "notes.txt").write_text("of no weight")
    digests.add(read_assignment(tmp_path).digest)
    assert len(digests) == 4


def test_a_module_of_the_reference_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(AutograderError, match=r"oracle\.py is missing\. Restore it from the release"):
        read_assignment(reference(tmp_path)).module("oracle")
