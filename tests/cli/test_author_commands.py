from __future__ import annotations

from pathlib import Path

import pytest

from autograder.release import find_stale
from tests.cli.conftest import Command

NAME = "softmax_regression"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("release", NAME), "Where to? Add --to FOLDER, or --nbgrader COURSE."),
        (("release", NAME, "--nbgrader", "o", "--gradescope"), "Where to? Add --to FOLDER"),
        (("release", "nothing", "--to", "o"), "No assignment is called 'nothing'"),
        (("verify", "softmax_regresion"), "Did you mean softmax_regression?"),
        (("verify", NAME, "--data", "x"), "There are: auto"),
        (("measure", "nothing"), "No assignment is called 'nothing'"),
        (("measure", NAME, "--seeds", "1"), "Invalid value for '--seeds'"),
    ],
)
def test_bad_usage_gets_one_line_and_exit_code_2(args: tuple[str, ...], said: str, command: Command, kit: Path) -> None:
    done = command(*args, cwd=kit)
    assert done.code == 2
    assert said in done.stderr
    assert not (kit / "o").exists()


def test_what_students_get_is_printed_and_its_place_is_said(command: Command, kit: Path, tmp_path: Path) -> None:
    done = command("release", NAME, "--to", str(tmp_path), cwd=kit)
    assert (done.code, done.stdout) == (0, f"Printed {tmp_path / NAME}.\n")
    for path in ("README.md", f"{NAME}.py", f"{NAME}.ipynb", "checks/test_softmax.py"):
        assert (tmp_path / NAME / path).read_bytes() == (kit / "exercises" / NAME / path).read_bytes()
    assert find_stale(NAME, kit) == []


def test_a_course_is_set_up_and_the_next_command_is_said(command: Command, kit: Path, tmp_path: Path) -> None:
    done = command("release", NAME, "--nbgrader", str(tmp_path / "course"), cwd=kit)
    assert done.code == 0
    assert f"Wrote {tmp_path / 'course' / 'nbgrader_config.py'}\n" in done.stdout
    assert done.stdout.endswith(f"Next, in {tmp_path / 'course'}: nbgrader generate_assignment {NAME}\n")
    assert (tmp_path / "course" / "source" / NAME / f"{NAME}.ipynb").is_file()


def test_the_archive_for_gradescope_is_for_no_student(command: Command, kit: Path, tmp_path: Path) -> None:
    done = command("release", NAME, "--to", str(tmp_path), "--gradescope", cwd=kit)
    assert "upload it, and show it to no student." in done.stdout
    assert [path.suffix for path in tmp_path.iterdir()] == [".zip"]


def test_the_threshold_can_be_measured_again(command: Command, kit: Path) -> None:
    done = command("measure", NAME, "--seeds", "2", cwd=kit)
    assert done.code == 0
    assert done.stdout.startswith("[parameters.threshold.synthetic]\nthreshold = 0.")
