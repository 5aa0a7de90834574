"""Templates, filled in. What stands beside them is for test_exercise and for tests/release/test_gradescope."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jinja2
import pytest

from autograder.assignment import Assignment
from autograder.release.templates import render
from autograder.reports.explanation import points
from autograder.submission.notebook import plain_python
from tests.tiny import FILES, tiny


def exercise(assignment: Assignment, wheel: str = "") -> str:
    """The README of its exercise folder, where the visible checks of `double` weigh 3 of 4."""
    return render(
        "exercise.md",
        said="Printed.",
        name="tiny",
        spec=assignment.spec,
        assignment=assignment,
        visible={"double": 3},
        points=points,
        wheel=wheel,
    )


@pytest.mark.parametrize("template", ["setup.sh", "run_autograder.sh"])
def test_a_program_is_one_that_bash_reads_and_names_the_assignment(template: str) -> None:
    program = render(template, name="tiny")
    assert program.startswith("#!/usr/bin/env bash\n")
    assert program.endswith("\n")
    assert "tiny" in program
    assert "{{" not in program
    assert subprocess.run(["bash", "-n"], input=program, text=True, capture_output=True).stderr == ""


def test_what_bash_takes_for_its_own_stays() -> None:
    assert "${AUTOGRADER_ROOT:-/autograder}" in render("run_autograder.sh", name="tiny")
    assert "${TORCH_INDEX:+--index-url" in render("setup.sh", name="tiny")


def test_a_value_that_is_missing_is_an_error_and_no_gap() -> None:
    with pytest.raises(jinja2.UndefinedError, match="'name' is undefined"):
        render("setup.sh")


def test_nothing_is_escaped() -> None:
    assert "a & b" in render("run_autograder.sh", name="a & b")


def test_the_functions_are_rows_of_one_table(tmp_path: Path) -> None:
    rows = "| `double` | 40 | 30 |\n| `quadruple` | 30 | 0 |\n| `total` | 30 | 0 |\n\n"
    assert "|---|---|---|\n" + rows in exercise(tiny(tmp_path))


def test_what_is_banned_and_rules_stand_there_where_there_are_some(tmp_path: Path) -> None:
    with_bans = exercise(tiny(tmp_path / "one"))
    assert "|---|---|\n| `total` | `cumsum` |\n\n" in with_bans
    toml = FILES["assignment.toml"].replace('[banned]\ntotal = ["cumsum"]\n', "")
    toml = toml.replace('book = "none"\n', 'book = "none"\nrules = "Work alone."\n')
    with_rules = exercise(tiny(tmp_path / "other", {"assignment.toml": toml}))
    assert "\nWork alone.\n" in with_rules
    assert "nothing of a library" not in with_rules


def test_how_to_install_stands_there_where_the_kit_lies_beside_it(tmp_path: Path) -> None:
    assignment = tiny(tmp_path)
    assert "pip" not in exercise(assignment)
    assert exercise(assignment, "kit.whl").count("kit.whl[notebook]") == 3


def test_the_cell_for_colab_is_python_but_for_its_three_magics() -> None:
    cell = render("colab.ipy", name="tiny")
    compile(plain_python(cell), "cell", "exec")
    assert "!unzip -q -o tiny*.zip" in cell
