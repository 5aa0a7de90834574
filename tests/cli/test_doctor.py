from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

from autograder.assignment import KIT_VARIABLE
from autograder.cli import doctor
from autograder.errors import AutograderError, StudentTimeout
from autograder.private import LIBRARIES
from autograder.sandbox import tiers
from tests.cli.conftest import Command


@pytest.fixture
def without_sandboxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_sandbox", lambda: iter(()))
    monkeypatch.setattr(doctor, "_ask_a_worker", lambda: None)


def test_this_machine_has_both_sandboxes(command: Command, kit: Path) -> None:
    done = command("doctor", cwd=kit)
    assert done.code == 0
    assert f"ok  torch {torch.__version__}: nothing to do\n" in done.stdout
    for name in ("namespaces", "landlock"):
        assert f"sandbox {name}: " in done.stdout


@pytest.mark.usefixtures("without_sandboxes")
def test_data_of_each_assignment_is_named_with_what_to_do_for_better_ones(
    command: Command, kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AUTOGRADER_DATA_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", "/nowhere")
    said = [line for line in command("doctor", cwd=kit).stdout.splitlines() if "data of" in line]
    assert [line.split(": ")[0] for line in said] == ["no  data of softmax_concise", "no  data of softmax_regression"]
    assert all("/nowhere" in line for line in said)


@pytest.mark.usefixtures("without_sandboxes")
def test_what_pages_lack_without_pillow_is_said(command: Command, kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Pillow" not in command("doctor", cwd=kit).stdout
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert (
        "no  pages: they have no images, for Pillow is missing: pip install pillow\n"
        in command("doctor", cwd=kit).stdout
    )


@pytest.fixture
def student(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the kit's checkout, and without what instructors install."""
    monkeypatch.setenv(KIT_VARIABLE, str(tmp_path))
    monkeypatch.setattr("autograder.assignment._upwards", lambda start: [start.resolve()])
    monkeypatch.setattr("autograder.assignment.__file__", str(tmp_path / "a" / "b" / "c.py"))
    monkeypatch.setattr(doctor, "_INSTRUCTORS", ("no_such_library",))


@pytest.mark.usefixtures("student")
def test_a_student_hears_that_check_works_and_nothing_of_what_instructors_need(
    command: Command, exercise: Path, tmp_path: Path
) -> None:
    for folder, where in ((tmp_path, "in the folder of an exercise"), (exercise, "for tiny")):
        lines = command("doctor", cwd=folder).stdout.splitlines()
        assert [line.split()[:2] for line in lines] == [["ok", name] for name in (*LIBRARIES, "check:")]
        assert lines[-1] == f"ok  check: works here: run `autograder check` {where}"


@pytest.mark.usefixtures("student")
def test_an_exercise_that_is_damaged_is_said_with_what_to_do(
    command: Command, exercise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_ask_a_worker", lambda: None)
    (exercise / "assignment.toml").write_text("title = ")
    [*_, last] = command("doctor", cwd=exercise).stdout.splitlines()
    assert last.startswith("no  check: ")
    assert last.endswith("Correct it there. Or restore the file as it came with the exercise.")


@pytest.mark.usefixtures("student")
@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (AutograderError("The program that runs your code did not start; try again."), "did not start; try again."),
        (StudentTimeout(60), "starts, but does not answer: try again, then reinstall"),
    ],
)
def test_where_no_program_can_run_the_student_s_code_it_is_said(
    raised: BaseException, said: str, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> None:
        raise raised

    monkeypatch.setattr(doctor, "_ask_a_worker", failing)
    [*_, last] = command("doctor", cwd=tmp_path).stdout.splitlines()
    assert last.startswith("no  check: ")
    assert last.endswith(said)


@pytest.mark.usefixtures("student", "without_sandboxes")
def test_the_instructor_s_extra_makes_it_an_instructor_s_machine(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_INSTRUCTORS", ("pytest",))
    monkeypatch.setattr(doctor, "_sandbox", lambda: iter([(True, "sandbox")]))
    assert "ok  sandbox\n" in command("doctor", cwd=tmp_path).stdout


@pytest.mark.usefixtures("without_sandboxes")
@pytest.mark.parametrize(("path", "said"), [("README.md", "is a file"), ("nowhere", "does not exist")])
def test_what_is_no_folder_is_bad_usage(path: str, said: str, command: Command, kit: Path) -> None:
    done = command("doctor", path, cwd=kit)
    assert done.code == 2
    assert said in done.stderr


@pytest.mark.usefixtures("without_sandboxes")
def test_a_folder_that_is_no_course_is_told_how_to_become_one(command: Command, kit: Path, tmp_path: Path) -> None:
    said = command("doctor", str(tmp_path), cwd=kit).stdout
    assert f"no  {tmp_path} is no nbgrader course: autograder release NAME --nbgrader {tmp_path} makes it one" in said
    assert "course" not in command("doctor", cwd=kit).stdout


@pytest.mark.usefixtures("without_sandboxes")
def test_a_course_is_looked_at_from_outside_or_inside(command: Command, kit: Path, tmp_path: Path) -> None:
    command("release", "softmax_regression", "--nbgrader", str(tmp_path / "d2l"), cwd=kit)
    for args, cwd in (((str(tmp_path / "d2l"),), kit), ((), tmp_path / "d2l")):
        said = command("doctor", *args, cwd=cwd).stdout
        assert "no  softmax_regression: not generated yet: nbgrader generate_assignment" in said


@pytest.mark.usefixtures("without_sandboxes")
def test_elsewhere_than_on_linux_grading_is_ruled_out_and_check_is_not(
    command: Command, kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "no  grading other people's code needs Linux: use a Linux container or WSL2; `check` works here" in (
        command("doctor", cwd=kit).stdout
    )


class Sandboxes:
    """In the place of a sandbox: those of the tiers named hold."""

    def __init__(self, *held: str) -> None:
        self.held = held

    def __call__(self, tier: tiers.Tier, terms: tiers.Terms) -> Sandboxes:
        self.tier = tier
        return self

    def prepare(self) -> None:
        if self.tier.name not in self.held:
            raise AutograderError("a submission could read.")

    def close(self) -> None:
        """Nothing to end."""


USES = "ok  sandbox {}: a worker was attacked and held: `autograder grade` uses it: nothing to do"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (("namespaces", "landlock"), [USES.format("namespaces"), "ok  sandbox landlock: a worker was attacked and held: a further one, not needed"]),
        (("namespaces",), [USES.format("namespaces"), "ok  sandbox landlock: a submission could read: not needed"]),
        (("landlock",), ["no  sandbox namespaces: a submission could read: worth fixing", USES.format("landlock")]),
        ((), ["no  sandbox namespaces: ", "no  sandbox landlock: ", "no  sandbox: none, so `grade` refuses: pip install"]),
    ],
)  # fmt: skip
def test_of_sandboxes_one_is_enough_and_none_is_too_few(
    held: tuple[str, ...], said: list[str], command: Command, kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiers, "Sandbox", Sandboxes(*held))
    lines = [line for line in command("doctor", cwd=kit).stdout.splitlines() if "sandbox" in line]
    assert len(lines) == len(said)
    for line, part in zip(lines, said, strict=True):
        assert line.startswith(part)
