from __future__ import annotations

from collections.abc import Mapping
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
from autograder.spec import FORMAT
from tests.tiny import FILES, MODEL, judged, sharing, statuses, tiny

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
    with pytest.raises(AutograderError) as caught:
        read_assignment(reference(tmp_path, TOML.replace("g = 90", "")))
    assert str(caught.value) == (
        f"{tmp_path / 'assignment.toml'} cannot be used: g has no points: give it some in [points]."
    )


def test_a_student_is_told_where_the_file_comes_from(tmp_path: Path) -> None:
    with pytest.raises(AutograderError) as caught:
        read_assignment(exercise(tmp_path, TOML.replace("functions", "function")))
    assert str(caught.value) == (
        f"{tmp_path / 'assignment.toml'} cannot be used: function is not known: did you mean functions?"
        " Or restore the file as it came with the exercise."
    )
    (tmp_path / "assignment.toml").unlink()
    with pytest.raises(AutograderError, match=r"cannot be read: No such file.* Restore it from the release\."):
        read_assignment(tmp_path)


def test_parameters_that_resources_cannot_read_are_named(tmp_path: Path) -> None:
    code = (
        "import msgspec\nclass P(msgspec.Struct):\n    rows: int\n"
        "def load(parameters):\n    return msgspec.convert(parameters, P)\n"
        "def measure(kind, folder, parameters, seeds):\n    return load(parameters)\n"
    )
    assignment = tiny(tmp_path, {"resources.py": code})
    for ask in (assignment.resources, lambda: assignment.measure("auto", 1)):
        with pytest.raises(
            AutograderError, match=r"assignment\.toml: \[parameters\] is not what .* `rows`\. Correct it"
        ):
            ask()


def test_a_handout_of_a_newer_kit_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(AutograderError) as caught:
        read_assignment(exercise(tmp_path, f"format = {FORMAT + 1}\n{TOML}new = 1\n[weights]\nf = 7\ng = 1\n"))
    assert "was printed by a newer autograder: install the one that came with it" in str(caught.value)
    assert "pip install --upgrade d2l-autograder" in str(caught.value)


@pytest.mark.parametrize("said", ["", f"format = {FORMAT}\n", f"format = {FORMAT - 1}\n"])
def test_a_handout_of_this_kit_or_an_older_one_is_read(said: str, tmp_path: Path) -> None:
    assert read_assignment(exercise(tmp_path, f"{said}{TOML}[weights]\nf = 7\ng = 1\n")).spec.title == "T"


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


def test_an_assignment_may_measure_without_data(tmp_path: Path) -> None:
    assignment = tiny(tmp_path, {"resources.py": "def measure(kind, folder, parameters, seeds):\n    return seeds\n"})
    assert assignment.measure("offline", 5) == "5"
    assert assignment.resources("offline").data == ""
    with pytest.raises(UsageError, match="uses no data"):
        assignment.resources("fashion-mnist")


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


def test_the_digest_of_a_bank_tells_of_what_gives_names_alone(tmp_path: Path) -> None:
    marked = "# %% halves (by its answers)\n# Half. Twice.\ndef double(x):\n    return x / 2\n"

    def digest(place: str, bank: str, probes: Mapping[str, str] = {}) -> str:
        return tiny(tmp_path / place, {"misconceptions/double.py": bank, **probes}).bank_digests["double"]

    none, by_answers = digest("none", ""), digest("marked", marked)
    assert digest("unmarked", marked.replace(" (by its answers)", "")) == none
    assert by_answers != none
    assert digest("other", marked.replace("Half.", "Halves.")) not in (none, by_answers)
    assert digest("asked", marked.replace(" (by its answers)", ""), {"probes.py": "\n"}) != none


def test_a_shared_function_is_judged_as_one_of_the_assignments_own(tmp_path: Path) -> None:
    own, shared = judged(tiny(tmp_path / "own"), MODEL), judged(sharing(tmp_path / "shared"), MODEL)
    assert [(check.id, check.max_points, check.visible) for check in shared.checks] == [
        (check.id, check.max_points, check.visible) for check in own.checks
    ]
    assert set(statuses(shared)) == {"passed"}


def test_its_oracle_and_bank_are_those_beside_its_checks(tmp_path: Path) -> None:
    cell = "# %% square\n# You square.\ndef double(x):\n    return x * x\n"
    changes = {"../shared/double/oracle.py": "N = 2\n", "oracle.py": "N = 1\n", "misconceptions/double.py": cell}
    assignment = sharing(tmp_path, changes)
    assert [assignment.oracle(name).N for name in ("double", "total")] == [2, 1]
    assert [case.id for cases in assignment.bank("misconceptions").values() for case in cases] == ["double.square"]
    assert not (assignment.folder / "misconceptions" / "double.py").exists()
    assert assignment.reference_implementations_for("quadruple") == {
        "double": FILES["reference_implementations/double.py"]
    }


def test_its_answer_stands_in_its_place_among_the_model_answers(tmp_path: Path) -> None:
    assignment = sharing(tmp_path)
    assert "def double" not in assignment.model_path.read_text()
    assert assignment.model == MODEL


def test_of_a_students_folder_the_digest_reads_what_was_given_alone(tmp_path: Path) -> None:
    folder = exercise(tmp_path, TOML + "[weights]\nf = 7\ng = 1\n")
    (folder / "checks" / "test_f.py").write_text("")
    before = read_assignment(folder).digest
    (folder / ".venv").mkdir()
    for path in (".venv/torch.py", "answer.py"):
        (folder / path).write_text("x = 1\n")
    assert read_assignment(folder).digest == before
    (folder / "checks" / "test_f.py").write_text("x = 1\n")
    assert read_assignment(folder).digest != before
